import News
import Resources

/// What one article speaks of, by which a place is told from others of its name: countries, and perhaps one state.
struct PlaceContext {
    /// The entities that point to each country: countries, their peoples, and towns of which there is one.
    private var countries: [String: Set<Int>] = [:]
    /// The state that the article reports from.
    private var focus: GazetteerPlace?

    /// - Parameters:
    ///   - known: for each entity that is a place, those of its name.
    ///   - ownersOf: for each, what the text says beside it.
    init(_ draft: Draft, _ known: [Int: [GazetteerPlace]], ownersOf: [Int: PlaceOwner?], _ gazetteer: Gazetteer) {
        for (index, entity) in draft.entities.enumerated() {
            switch entity.kind {
            case .place:
                let owner = ownersOf[index] ?? nil
                if let country = PlaceContext.country(of: known[index] ?? [], owner) {
                    countries[country, default: []].insert(index)
                }
            case .group:
                if let country = gazetteer.places(named: folded(entity.name)).first?.country {
                    countries[country, default: []].insert(index)
                }
            case .organization, .facility:
                if let country = PlaceContext.country(opening: entity.name, gazetteer) {
                    countries[country, default: []].insert(index)
                }
            case .person, .weapon, .product, .event, .work, .other, .date: break
            }
        }
        focus = PlaceContext.focus(known, ownersOf)
    }

    /// The country of 'Sindh High Court': where the first word of a longer name is a region of one country alone.
    private static func country(opening name: String, _ gazetteer: Gazetteer) -> String? {
        guard let space = name.firstIndex(of: " ") else { return nil }
        let places = gazetteer.places(named: folded(name[..<space])).filter { $0.kind != .demonym }
        guard let first = places.first, places.contains(where: { $0.kind == .region }),
            places.allSatisfy({ $0.country == first.country })
        else { return nil }
        return first.country
    }

    /// The country that a name points to by itself; nil for a town of which there are several.
    private static func country(of places: [GazetteerPlace], _ owner: PlaceOwner?) -> String? {
        switch owner {
        case .region(let region): return region.country
        case .itself: return places.first { $0.kind == .region }?.country
        case .named: return places.first?.country
        case nil:
            guard let first = places.first else { return nil }
            let isOne = first.kind == .country || Set(places.map(\.country)).count == 1
            return isOne ? first.country : nil
        }
    }

    /// A state near which three places of the article or more lie, if the text names it as one: 'the state of Georgia'.
    private static func focus(_ known: [Int: [GazetteerPlace]], _ ownersOf: [Int: PlaceOwner?]) -> GazetteerPlace? {
        let states = known.keys.sorted().compactMap { entity -> GazetteerPlace? in
            guard case .itself = ownersOf[entity] ?? nil else { return nil }
            return known[entity]?.first { $0.kind == .region }
        }
        return states.first { state in
            known.values.count { places in places.contains { $0.isNear(state) } } >= 3
        }
    }

    /// Points for size and for fitting what the article speaks of. A town of a million has 6, ten times more one more.
    ///
    /// - Parameter entity: whose place it may be: a country that only this name points to does not count.
    func weight(of place: GazetteerPlace, _ entity: Int) -> Double {
        var weight = place.size
        if place.latitude != nil { weight += 0.5 }
        if countries[place.country]?.contains(where: { $0 != entity }) ?? false { weight += 3 }
        if isInFocus(place) { weight += 7 }
        return weight
    }

    /// Whether a place lies in the state that the article reports from, or is that state.
    func isInFocus(_ place: GazetteerPlace) -> Bool {
        focus.map { place == $0 || place.isNear($0) } ?? false
    }
}

extension GazetteerPlace {
    /// Points for how well a place is known.
    var size: Double {
        switch kind {
        case .country: 7.5
        case .region: 6
        // Washington is the city before the state, and Paris the one in France beside any country's name.
        case .capital: population >= 500_000 ? 9.8 : population >= 100_000 ? 6.7 : digits + 1
        case .city, .town, .demonym: digits
        }
    }

    private var digits: Double { Double(String(population).count) - 0.5 }

    /// In degrees of latitude and longitude; far where either is not known.
    func distance(to other: GazetteerPlace) -> Double {
        guard let north = latitude, let east = longitude, let otherNorth = other.latitude,
            let otherEast = other.longitude
        else { return 360 }
        return abs(north - otherNorth) + abs(east - otherEast)
    }

    /// Whether a town lies in a state or close by.
    func isNear(_ state: GazetteerPlace) -> Bool {
        country == state.country && kind != .country && kind != .region && distance(to: state) < 5
    }
}
