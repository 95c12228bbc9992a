import News
import Resources
import Terminal

/// A place on the map.
struct MapPlace: Equatable, Sendable {
    let entity: Entity
    /// How often it is named in what the map shows.
    let count: Int
    let point: MapPoint

    /// - Returns: nil if it is not known where the entity is.
    init?(_ entity: Entity, count: Int) {
        guard let place = entity.place,
            let point = MapPoint(latitude: place.latitude, longitude: place.longitude)
        else { return nil }
        self.entity = entity
        self.count = count
        self.point = point
    }
}

extension FiledArticle {
    /// The places that the article names, if it is known where they are.
    var mapPlaces: [MapPlace] { entities.compactMap { MapPlace($0.entity, count: $0.mentionsHere) } }
}

/// The most places that the map shows. A question for places asks for one more, which tells whether some are left out.
package let mostMapPlaces = 200

/// The map: its places, the chosen one, and the part of the world that is shown.
struct MapScreen: Equatable, Sendable {
    /// What the map shows the places of.
    enum Contents: Equatable, Sendable {
        case article(Article.ID, headline: String)
        case list(Scope, name: String)
        /// An entity and those that it is named together with.
        case entity(Entity)
    }

    let contents: Contents
    /// The most often named first; at most `mostMapPlaces`.
    private(set) var places: [MapPlace] = []
    /// Whether there are places beyond those.
    private(set) var hasMore = false
    private(set) var selected = 0
    /// Whether the places have come.
    private(set) var isLoaded = false
    /// The part of the world that is shown; nil before the first frame.
    private(set) var window: MapWindow?
    /// The first place that the list beside the map shows.
    private(set) var listTop = 0
    /// Whether the window still shows all places.
    private var isFitted = true
    private var startsAt: MapPoint?

    init(_ contents: Contents) { self.contents = contents }

    init(_ contents: Contents, places: [MapPlace]) {
        self.contents = contents
        fill(with: places)
    }

    var selectedPlace: MapPlace? { places[safe: selected] }

    /// Takes in the places; the chosen one stays chosen.
    mutating func fill(with places: [MapPlace]) {
        let before = selectedPlace?.entity.id
        let sorted = places.sorted { ($1.count, $0.entity.id) < ($0.count, $1.entity.id) }
        self.places = Array(sorted.prefix(mostMapPlaces))
        hasMore = sorted.count > mostMapPlaces
        selected = self.places.firstIndex { $0.entity.id == before } ?? 0
        isLoaded = true
        if isFitted { window = nil }
    }

    /// Makes the window fit an area, and scrolls the list beside it to the chosen place.
    mutating func fit(_ body: Area, _ look: Look) -> Question? {
        let areas = MapAreas(body: body)
        let (rows, columns) = (areas.map.rows, areas.map.columns)
        if let window, !isFitted {
            self.window = window.resized(rows: rows, columns: columns)
        } else if window?.rows != max(1, rows) || window?.columns != max(1, columns) {
            let points = startsAt.map { [$0] } ?? places.map(\.point)
            window = MapWindow(fitting: points, rows: rows, columns: columns)
        }
        let listRows = max(1, areas.list?.rows ?? 1)
        if selected < listTop { listTop = selected }
        if selected >= listTop + listRows { listTop = selected - listRows + 1 }
        listTop = listTop.clamped(0, max(0, places.count - listRows))
        return nil
    }

    /// Chooses a place, and shows at first what is around it.
    mutating func begin(at place: MapPlace) {
        selected = places.firstIndex { $0.entity.id == place.entity.id } ?? 0
        startsAt = place.point
    }

    mutating func fitAll() {
        isFitted = true
        startsAt = nil
        window = nil
    }

    /// Shows more of the world for a factor above 1, less of it below, around the chosen place.
    mutating func zoom(by factor: Double) {
        let point = selectedPlace?.point
        change { window in
            window.zoom(by: factor)
            if let point { window.move(to: point) }
        }
    }

    mutating func change(_ change: (inout MapWindow) -> Void) {
        guard var changed = window else { return }
        change(&changed)
        window = changed
        isFitted = false
    }

    /// Chooses a place, and moves the map to it.
    mutating func select(_ index: Int) {
        guard !places.isEmpty else { return }
        selected = index.clamped(0, places.count - 1)
        let point = places[selected].point
        change { $0.move(to: point) }
    }
}
