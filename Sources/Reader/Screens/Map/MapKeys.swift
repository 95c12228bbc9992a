import News
import Terminal

// The map as a screen: its keys, the mouse, and its bottom line.

extension MapScreen: Cover {
    var screen: Screen { .map(self) }
    var subject: Entity? { selectedPlace?.entity }
    var explained: Explained? { selectedPlace.map { .place($0.entity.id) } }
    var refusal: String { "not on the map; q goes back" }
    var renewal: Question? { if case .list(let scope, _) = contents { .places(scope) } else { nil } }

    func outcome(of command: ScreenCommand) -> Outcome {
        switch command {
        case .move(let movement): move(movement)
        case .sideways(let direction):
            changing { map, _ in map.change { $0.pan(right: 0.2 * Double(direction.step), down: 0) } }
        case .pane(let direction), .article(let direction), .mention(let direction), .anyMention(let direction):
            goToPlace(by: direction.step)
        case .open:
            if let place = selectedPlace { .does { $0.openDossier(of: place.entity) } } else { noPlace }
        case .map: .does { $0.goBack() }
        case .zoom(.nearer): changing { map, _ in map.zoom(by: 0.625) }
        case .zoom(.farther): changing { map, _ in map.zoom(by: 1.6) }
        case .zoom(.allPlaces): changing { map, _ in map.fitAll() }
        }
    }

    private var noPlace: Outcome { .refused("there is no place here") }

    private func move(_ movement: Movement) -> Outcome {
        changing { map, body in
            let page = max(1, MapAreas(body: body).list?.rows ?? 8)
            switch movement {
            case .rows(let count): map.change { $0.pan(right: 0, down: 0.2 * Double(count)) }
            case .pages(let count), .halfPages(let count): map.select(map.selected + count * page)
            case .top: map.select(0)
            case .bottom: map.select(Int.max)
            case .to(let place): map.select(place)
            }
        }
    }

    /// Goes to the next place in the list, and from the last one to the first.
    private func goToPlace(by step: Int) -> Outcome {
        if places.isEmpty { return noPlace }
        return changing { map, _ in map.select((map.selected + step + map.places.count) % map.places.count) }
    }

    mutating func take(_ mouse: Key.Mouse, in body: Area) -> ScreenCommand? {
        switch mouse.action {
        case .wheelDown: return .zoom(.farther)
        case .wheelUp: return .zoom(.nearer)
        case .doubleClick: return .open
        case .press: press(mouse, in: MapAreas(body: body))
        case .drag, .release: break
        }
        return nil
    }

    private mutating func press(_ mouse: Key.Mouse, in areas: MapAreas) {
        if let list = areas.list, list.contains(row: mouse.row, column: mouse.column) {
            let index = listTop + mouse.row - list.row
            if places.indices.contains(index) { select(index) }
        } else if let index = placeNear(row: mouse.row - areas.map.row, column: mouse.column - areas.map.column) {
            select(index)
        }
    }

    /// The place whose mark is nearest to a cell of the map, at most two columns or one row away.
    private func placeNear(row: Int, column: Int) -> Int? {
        guard let window else { return nil }
        let near = places.indices.compactMap { index -> (index: Int, distance: Int)? in
            guard let cell = window.cell(of: places[index].point) else { return nil }
            let distance = max(abs(cell.column - column), 2 * abs(cell.row - row))
            return distance <= 2 ? (index, distance) : nil
        }
        return near.min { $0.distance < $1.distance }?.index
    }

    /// As in 'Berlin · named 4 times · 52.5 N 13.4 E · Germany'.
    func words(_ look: Look) -> String {
        guard let place = selectedPlace, let position = place.entity.place else { return "" }
        let count =
            switch contents {
            case .article: "named \(counted(place.count, "time"))"
            case .list, .entity: "in \(counted(place.count, "article"))"
            }
        var parts = [oneLine(place.entity.name), count, coordinates(position)]
        if let country = position.country, country != place.entity.name { parts.append(oneLine(country)) }
        return parts.joined(separator: " \(look.glyphs.separator) ")
    }

    var hints: [WantedHint] {
        [
            WantedHint(.nextMention, .previousMention, word: "places", short: "next"),
            WantedHint(.open, word: "dossier", short: "who"), WantedHint(.zoomIn, .zoomOut, word: "zoom"),
            WantedHint(.back, word: "back"), .keys,
        ]
    }
}
