import News
import Resources

/// Finds where the places in one article lie.
///
/// Of several places with one name the larger is meant, unless the article mentions the country of another: Birmingham
/// is in Alabama beside 'American' and 'Atlanta', and in England by itself. 'Paris, Texas' needs nothing else.
struct PlaceFinder {
    let gazetteer: Gazetteer
    let reading: Reading

    /// Sets the position of every entity of the draft that is a known place.
    func locate(in draft: inout Draft) {
        let countries = countries(of: draft)
        let owners = followers(of: draft)
        for index in draft.entities.indices where draft.entities[index].kind == .place {
            let named = candidates(for: draft.entities[index])
            let own = Set(named.map(\.country))
            // A country counts if the article names it elsewhere, but not if only this very name points to it.
            let others = countries.filter { !own.contains($0.key) || $0.value.contains { $0 != index } }
            let best = named.max {
                weight($0, Set(others.keys), owners[index]) < weight($1, Set(others.keys), owners[index])
            }
            draft.entities[index].place = best.flatMap(place)
        }
    }

    private func candidates(for entity: NamedEntity) -> [GazetteerPlace] {
        for name in [entity.name] + entity.aliases {
            let places = gazetteer.places(named: folded(name)).filter { $0.kind != .demonym }
            if !places.isEmpty { return places }
        }
        return []
    }

    /// Points for size and for fitting the article. A town of a million has 6.5, and each factor of ten adds 1.
    private func weight(_ place: GazetteerPlace, _ countries: Set<String>, _ owner: GazetteerPlace?) -> Double {
        var weight = size(of: place)
        if place.latitude != nil { weight += 0.5 }
        if countries.contains(place.country) { weight += 3 }
        if let owner, owner.country == place.country, owner.name != place.name {
            weight += 8 - min(4, distance(place, owner))
        }
        return weight
    }

    private func size(of place: GazetteerPlace) -> Double {
        switch place.kind {
        case .country: 7.5
        case .region: 6
        // Washington means the city rather than the state.
        case .capital: max(6.7, digits(place.population))
        case .city, .town, .demonym: digits(place.population)
        }
    }

    private func digits(_ population: Int) -> Double { Double(String(population).count) - 0.5 }

    /// How far apart two places are, in steps of some 500 km; 0 if that is not known.
    private func distance(_ left: GazetteerPlace, _ right: GazetteerPlace) -> Double {
        guard let north = left.latitude, let east = left.longitude, let otherNorth = right.latitude,
            let otherEast = right.longitude
        else { return 0 }
        return (abs(north - otherNorth) + abs(east - otherEast)) / 5
    }

    private func place(_ place: GazetteerPlace) -> Place? {
        guard let latitude = place.latitude, let longitude = place.longitude else { return nil }
        return Place(
            latitude: latitude, longitude: longitude, country: place.country.isEmpty ? nil : place.country,
            population: place.population > 0 ? place.population : nil)
    }

    // MARK: What the article mentions

    /// The countries that the article's names point to, each with the entities that point there: countries, their peoples,
    /// and towns whose name only one country has.
    private func countries(of draft: Draft) -> [String: Set<Int>] {
        var result: [String: Set<Int>] = [:]
        for (index, entity) in draft.entities.enumerated() where entity.kind == .place || entity.kind == .group {
            let places = gazetteer.places(named: folded(entity.name))
            let countries = Set(places.map(\.country))
            let isCountry = places.first.map { $0.kind == .country || $0.kind == .demonym } ?? false
            guard let country = places.first?.country, countries.count == 1 || isCountry else { continue }
            result[country, default: []].insert(index)
        }
        return result
    }

    /// For entities written as in 'Paris, Texas', the region or country after the comma.
    private func followers(of draft: Draft) -> [Int: GazetteerPlace] {
        var result: [Int: GazetteerPlace] = [:]
        for index in draft.spans.indices.dropLast() {
            let (name, next) = (draft.spans[index].tokens, draft.spans[index + 1].tokens)
            guard draft.spans[index].kind == .place, draft.spans[index + 1].kind == .place,
                next.lowerBound == name.upperBound + 1, reading.isMark(name.upperBound, ","),
                let owner = gazetteer.places(named: folded(reading.text(next))).first(where: {
                    $0.kind == .region || $0.kind == .country
                })
            else { continue }
            result[draft.entityOf[index]] = owner
        }
        return result
    }
}
