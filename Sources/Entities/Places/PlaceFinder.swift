import News
import Resources

/// Finds where the places of one article lie.
///
/// What the text says beside a name settles it ('Paris, Texas', `PlaceOwners`). Else the famous one is meant: of several
/// places of one name the larger, and a capital before all others, unless the article speaks of another's country:
/// Birmingham is in Alabama beside 'American' and 'Atlanta', but Paris in France. In a report from one state (Georgia, with
/// three of its towns or more) its towns come first. A small town that is nowhere written as a place is on no map.
struct PlaceFinder {
    let gazetteer: Gazetteer
    let reading: Reading
    /// What the text says of where places lie, by the first token of the name.
    let owners: [Int: PlaceOwner]

    /// Sets the place of every entity of the draft that is a place and known.
    func locate(in draft: inout Draft) {
        let mentions = mentions(of: draft)
        guard !mentions.isEmpty else { return }
        let (known, context) = candidates(for: mentions, draft)
        for (entity, places) in known {
            guard let named = mentions[entity] else { continue }
            let place = place(among: places, owner(of: named, draft), entity, context)
            guard let place, context.isInFocus(place) || isWritten(place, named, draft) else { continue }
            draft.entities[entity].place = Place(place)
        }
    }

    /// For each entity, why its place was chosen; nil for one without a place.
    func reasons(in draft: Draft) -> [PlaceReason?] {
        let mentions = mentions(of: draft)
        let (known, context) = candidates(for: mentions, draft)
        return draft.entities.indices.map { entity in
            guard let chosen = draft.entities[entity].place, let spans = mentions[entity] else { return nil }
            let places = known[entity] ?? []
            let weighed = places.map { PlaceCandidate(place: $0, weight: context.weight(of: $0, entity)) }
            let ground: PlaceGround =
                switch owner(of: spans, draft) {
                case .region, .named: .beside
                case .itself: .state
                case nil: ground(places, chosen)
                }
            func isChosen(_ candidate: PlaceCandidate) -> Bool { Place(candidate.place) == chosen }
            return PlaceReason(
                ground: ground,
                candidates: weighed.filter(isChosen)
                    + weighed.filter { !isChosen($0) }.sorted { $0.weight > $1.weight })
        }
    }

    private func ground(_ places: [GazetteerPlace], _ chosen: Place) -> PlaceGround {
        if places.count == 1 { return .onlyOne }
        let best = places.max { $0.size < $1.size }
        return best?.latitude == chosen.latitude ? .bestKnown : .context
    }

    /// The spans of each entity that is a place.
    private func mentions(of draft: Draft) -> [Int: [Int]] {
        var mentions: [Int: [Int]] = [:]
        for (span, entity) in draft.entityOf.enumerated() where draft.entities[entity].kind == .place {
            mentions[entity, default: []].append(span)
        }
        return mentions
    }

    /// What may be meant by each entity, and what the whole text says for and against it.
    private func candidates(
        for mentions: [Int: [Int]], _ draft: Draft
    ) -> (known: [Int: [GazetteerPlace]], context: PlaceContext) {
        let known = mentions.mapValues { candidates(for: $0, draft) }
        let owners = mentions.mapValues { owner(of: $0, draft) }
        return (known, PlaceContext(draft, known, ownersOf: owners, gazetteer))
    }

    /// The places of the first of the written names that the gazetteer has, those with coordinates.
    private func candidates(for spans: [Int], _ draft: Draft) -> [GazetteerPlace] {
        guard let first = spans.first else { return [] }
        let written = Set(spans.map { reading.text(draft.spans[$0].tokens) })
        for name in [draft.entities[draft.entityOf[first]].name] + written.sorted() {
            let places = gazetteer.places(named: folded(name)).filter { $0.kind != .demonym }
            let located = places.filter { $0.latitude != nil }
            if !places.isEmpty { return located.isEmpty ? places : located }
        }
        return []
    }

    private func owner(of spans: [Int], _ draft: Draft) -> PlaceOwner? {
        spans.lazy.compactMap { owners[draft.spans[$0].tokens.lowerBound] }.first
    }

    // MARK: Choosing

    private func place(
        among places: [GazetteerPlace], _ owner: PlaceOwner?, _ entity: Int, _ context: PlaceContext
    ) -> GazetteerPlace? {
        switch owner {
        case .named(let whole): return gazetteer.places(named: whole).first
        case .itself: return places.first { $0.kind == .region } ?? places.first
        case .region(let region): return nearest(places, to: region) ?? approximate(region)
        case nil:
            return places.max { context.weight(of: $0, entity) < context.weight(of: $1, entity) }
        }
    }

    /// The place in a region or country: the nearest to its middle where that is known, else the largest.
    private func nearest(_ places: [GazetteerPlace], to region: GazetteerPlace) -> GazetteerPlace? {
        let inside = places.filter { $0.country == region.country && $0 != region && $0.kind != .country }
        guard region.kind == .region, region.latitude != nil else {
            return inside.max { $0.population < $1.population }
        }
        let near = inside.filter { $0.distance(to: region) < PlaceFinder.widestRegion }
        return near.min { left, right in
            left.distance(to: region) - left.size < right.distance(to: region) - right.size
        }
    }

    /// A town that the gazetteer lacks lies somewhere in its state: 'Peru, Indiana'.
    private func approximate(_ region: GazetteerPlace) -> GazetteerPlace? {
        region.kind == .region && region.latitude != nil ? region : nil
    }

    /// In degrees of latitude and longitude, from a state's middle to its far end: Ontario, Queensland.
    private static let widestRegion = 17.0

    // MARK: Written as a place

    /// Whether the text writes a town as a place at least once. A town of fewer than 200 000 is as often a person.
    private func isWritten(_ place: GazetteerPlace, _ spans: [Int], _ draft: Draft) -> Bool {
        guard place.kind == .town, place.population < PlaceFinder.known else { return true }
        return spans.contains { isWritten(draft.spans[$0].tokens, $0, draft) }
    }

    private static let known = 200_000

    private func isWritten(_ name: Range<Int>, _ span: Int, _ draft: Draft) -> Bool {
        if name.count > 1 || owners[name.lowerBound] != nil { return true }
        let (before, after) = (name.lowerBound - 1, name.upperBound)
        let opensText = before < 0 || reading.tokens[name.lowerBound].traits.contains(.afterLineEnd)
        if opensText, after < reading.tokens.count { return true }
        if before >= 0,
            reading.has(before, [.placePreposition, .placeNoun])
                || SpeechWords.prepositions.contains(reading.fact(before).hash)
        {
            return true
        }
        if after < reading.tokens.count, reading.isPossessive(after) || reading.has(after, .placeNoun) { return true }
        return isListed(span, draft, by: -1) || isListed(span, draft, by: 1)
    }

    /// Whether a place stands beside it in a list: 'Rome and Athens'.
    private func isListed(_ span: Int, _ draft: Draft, by step: Int) -> Bool {
        let other = span + step
        guard draft.spans.indices.contains(other), draft.spans[other].kind == .place else { return false }
        let (left, right) = step < 0 ? (other, span) : (span, other)
        return draft.spans[right].tokens.lowerBound - draft.spans[left].tokens.upperBound <= 2
    }
}

extension Place {
    /// Nil for a place without coordinates.
    fileprivate init?(_ place: GazetteerPlace) {
        guard let latitude = place.latitude, let longitude = place.longitude else { return nil }
        self.init(
            latitude: latitude, longitude: longitude, country: place.country.isEmpty ? nil : place.country,
            population: place.population > 0 ? place.population : nil)
    }
}
