import News

// `m`: the map of what is on the screen.

extension Model {
    /// The map of the list's places, or of the open article's.
    mutating func openMapOfPanes() {
        if panes.focus == .list {
            openMap(MapScreen(.list(panes.shownList.scope, name: listName)))
            send(.ask(.places(panes.shownList.scope)))
        } else {
            guard let reading = panes.reading else { return say("no article is open") }
            let places = reading.filed.mapPlaces
            if places.isEmpty { return say("this article names no place that is on the map") }
            openMap(MapScreen(.article(reading.id, headline: reading.filed.article.headline), places: places))
        }
    }

    /// The map of an entity and of the places that it is named together with.
    mutating func openMap(of dossier: Dossier) {
        let own = MapPlace(dossier.entity, count: dossier.entity.articles)
        let others = dossier.seenWith.compactMap { MapPlace($0.entity, count: $0.articles) }
        var map = MapScreen(.entity(dossier.entity), places: [own].compactMap { $0 } + others)
        if map.places.isEmpty { return say("no place is known for \(dossier.entity.name)") }
        // A place is shown where it is; of anyone else, all that can be shown is the places named together with them.
        if let own { map.begin(at: own) }
        openMap(map)
    }

    mutating func openMap(of entity: Entity) {
        guard let place = MapPlace(entity, count: entity.articles) else {
            return say("\(entity.name) is not on the map")
        }
        openMap(MapScreen(.entity(entity), places: [place]))
    }

    private mutating func openMap(_ map: MapScreen) {
        guard look.world != nil else {
            return say("the map's file map.dat is missing: install Dateline again", isError: true)
        }
        open(map)
    }

    private var listName: String {
        let names = panes.shownList.chips.map(\.label)
        return names.isEmpty ? "all articles" : names.joined(separator: ", ")
    }

    mutating func takePlaces(_ places: [Dossier.Companion], of scope: Scope) {
        fillMap(with: places.compactMap { MapPlace($0.entity, count: $0.articles) }) {
            if case .list(scope, _) = $0 { true } else { false }
        }
    }

    /// Gives the open map its places, if it shows the places of what is meant.
    mutating func fillMap(with places: [MapPlace], of isMeant: (MapScreen.Contents) -> Bool) {
        guard case .map(var map) = screen, isMeant(map.contents) else { return }
        map.fill(with: places)
        screen = .map(map)
    }
}
