import News
import Resources
import Terminal

// `m`: the map. It stands in place of the panes, as a dossier does; `q` goes back.

extension Model {
    /// The map of what is on the screen: the dossier's places, the list's, or the open article's. On the map, away again.
    mutating func toggleMap() {
        if map != nil { return goBack() }
        if let dossier { return showMap(dossier.dossier) }
        if focus == .list {
            openMap(MapScreen(.list(shownList.scope, name: listName)))
            return send(.ask(.places(shownList.scope)))
        }
        guard let reading else { return say("no article is open") }
        let places = reading.filed.mapPlaces
        if places.isEmpty { return say("this article names no place that is on the map") }
        openMap(MapScreen(.article(reading.id, headline: reading.filed.article.headline), places: places))
    }

    /// The map of an entity and of the places that it is seen with.
    mutating func showMap(_ dossier: Dossier) {
        let own = MapPlace(dossier.entity, count: dossier.entity.articles)
        let others = dossier.seenWith.compactMap { MapPlace($0.entity, count: $0.articles) }
        // A place is looked at where it lies; of anyone else the places it is seen with are all there is to show.
        var screen = MapScreen(.entity(dossier.entity), places: [own].compactMap { $0 } + others)
        if screen.places.isEmpty { return say("no place is known for \(dossier.entity.name)") }
        if let own { screen.begin(at: own) }
        openMap(screen)
    }

    /// The map of one place, of which no more is known than where it lies.
    mutating func showMap(of entity: Entity) {
        guard let place = MapPlace(entity, count: entity.articles) else {
            return say("\(entity.name) is not on the map")
        }
        openMap(MapScreen(.entity(entity), places: [place]))
    }

    private mutating func openMap(_ screen: MapScreen) {
        guard world != nil else {
            return say("the map's file map.dat is missing: install Dateline again", isError: true)
        }
        pushHistory()
        mode = .normal
        closeScreens()
        map = screen
    }

    /// What the places of a list are called by.
    private var listName: String {
        let name = [shownList.entityName, shownList.scope.typed].compactMap { $0 }.filter { !$0.isEmpty }
        return name.isEmpty ? "all articles" : name.joined(separator: " ")
    }

    mutating func takePlaces(_ places: [Dossier.Companion], of scope: Scope) {
        guard case .list(scope, _)? = map?.subject else { return }
        map?.fill(with: places.compactMap { MapPlace($0.entity, count: $0.articles) })
    }

    /// A movement on the map, or from place to place.
    mutating func moveOnMap(_ action: Action) {
        let page = max(1, mapAreas.list?.rows ?? 8)
        let selected = map?.selected ?? 0
        switch action {
        case .down: map?.change { $0.pan(right: 0, down: 0.2) }
        case .up: map?.change { $0.pan(right: 0, down: -0.2) }
        case .right: map?.change { $0.pan(right: 0.2, down: 0) }
        case .left: map?.change { $0.pan(right: -0.2, down: 0) }
        case .zoomIn: map?.change { $0.zoom(by: 0.625) }
        case .zoomOut: map?.change { $0.zoom(by: 1.6) }
        case .wholeMap: map?.fitAll()
        case .nextMention, .nextAnyMention, .nextArticle, .nextPane: goToPlace(by: 1)
        case .previousMention, .previousAnyMention, .previousArticle, .previousPane: goToPlace(by: -1)
        case .pageDown, .halfDown: map?.select(selected + page)
        case .pageUp, .halfUp: map?.select(selected - page)
        case .top: map?.select(0)
        case .bottom: map?.select(Int.max)
        default: break
        }
    }

    /// The next place in the list, and from the last one the first.
    private mutating func goToPlace(by step: Int) {
        guard let map, !map.places.isEmpty else { return say("there is no place here") }
        let count = map.places.count
        self.map?.select((map.selected + step + count) % count)
    }

    var mapAreas: MapAreas { MapAreas(body: areas.body) }

    mutating func takeOnMap(_ mouse: Key.Mouse) {
        let areas = mapAreas
        switch mouse.action {
        case .wheelDown: moveOnMap(.zoomOut)
        case .wheelUp: moveOnMap(.zoomIn)
        case .doubleClick: openChosen()
        case .press:
            if let list = areas.list, list.contains(row: mouse.row, column: mouse.column) {
                let index = (map?.listTop ?? 0) + mouse.row - list.row
                if map?.places.indices.contains(index) == true { map?.select(index) }
            } else if let index = placeNear(row: mouse.row - areas.map.row, column: mouse.column - areas.map.column) {
                map?.select(index)
            }
        default: break
        }
    }

    /// The place whose mark stands nearest to a cell of the map, at most two columns or one row away.
    private func placeNear(row: Int, column: Int) -> Int? {
        guard let map, let window = map.window else { return nil }
        let near = map.places.indices.compactMap { index -> (index: Int, distance: Int)? in
            guard let cell = window.cell(of: map.places[index].point) else { return nil }
            let distance = max(abs(cell.column - column), 2 * abs(cell.row - row))
            return distance <= 2 ? (index, distance) : nil
        }
        return near.min { $0.distance < $1.distance }?.index
    }
}
