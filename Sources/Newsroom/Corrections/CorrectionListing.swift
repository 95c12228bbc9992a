import Libraries
import News
import Reader
import Resources

extension NewsLibrary {
    /// The corrections in force, newest first, with what a list of them tells.
    package func listedCorrections() throws -> [ListedCorrection] {
        let (articles, obstacles) = (try correctedArticles(), try obstaclesToUndoing())
        return try corrections().reversed().map { filed in
            let headline = try filed.scope.article.flatMap { try article($0)?.article.headline }
            let count = try articles[filed.id] ?? entity(filed.correction.entity)?.articles ?? 0
            return ListedCorrection(filed: filed, articles: count, headline: headline, obstacle: obstacles[filed.id])
        }
    }

    /// Where a place may be by the gazetteer: the places that have one of its names, the most populous first.
    package func locations(of id: Entity.ID) throws -> [LocationChoice] {
        guard let entity = try entity(id) else { return [] }
        guard let resources = Resources.locate() else { throw NewsroomError.noResources }
        let gazetteer = try resources.gazetteer()
        let aliases = try dossier(of: id, limits: DossierLimits(articles: 0, quotes: 0, roles: 0, companions: 0))?
            .aliases
        var choices: [LocationChoice] = []
        for name in [entity.name] + (aliases ?? []).map(\.text) {
            for place in gazetteer.places(named: folded(name)) where place.kind != .demonym {
                guard let choice = LocationChoice(place), !choices.contains(choice) else { continue }
                choices.append(choice)
            }
        }
        return choices
    }
}

extension LocationChoice {
    /// - Returns: nil if it is not known where the place is.
    fileprivate init?(_ place: GazetteerPlace) {
        guard let latitude = place.latitude, let longitude = place.longitude else { return nil }
        let population = place.population > 0 ? place.population : nil
        let words =
            [place.name, place.kind.word, place.kind == .country ? nil : place.country]
            + [population.map { counted($0, "inhabitant") }]
        self.init(
            title: words.compactMap { $0 }.joined(separator: ", "),
            place: Place(latitude: latitude, longitude: longitude, country: place.country, population: population))
    }
}

extension GazetteerPlace.Kind {
    fileprivate var word: String {
        switch self {
        case .country: "country"
        case .capital: "capital"
        case .city: "city"
        case .town: "town"
        case .region: "region"
        case .demonym: "people"
        }
    }
}
