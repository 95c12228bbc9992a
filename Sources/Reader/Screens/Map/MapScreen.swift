import News
import Resources
import Terminal

/// A place on the map.
struct MapPlace: Equatable, Sendable {
    let entity: Entity
    /// How often it is named by what the map is about.
    let count: Int
    let point: MapPoint

    /// - Returns: nil for what lies nowhere.
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
    /// The places that the article names and of which it is known where they lie.
    var mapPlaces: [MapPlace] { entities.compactMap { MapPlace($0.entity, count: $0.mentionsHere) } }
}

/// The map: whose places it shows, which of them is chosen, and what part of the world.
struct MapScreen: Equatable, Sendable {
    /// Whose places it shows.
    enum Contents: Equatable, Sendable {
        case article(Article.ID, headline: String)
        case list(Scope, name: String)
        /// An entity, and who or what it is seen with.
        case entity(Entity)
    }

    let contents: Contents
    /// Most named first.
    private(set) var places: [MapPlace] = []
    private(set) var selected = 0
    /// Whether the places are known.
    private(set) var isLoaded = false
    /// The part of the world; nil before the first frame.
    private(set) var window: MapWindow?
    /// The first place on the screen in the list beside the map.
    private(set) var listTop = 0
    /// Whether the window is still the one that shows all places.
    private var isFitted = true
    /// What the map shows first, in place of all places.
    private var startsAt: MapPoint?

    init(_ contents: Contents) { self.contents = contents }

    init(_ contents: Contents, places: [MapPlace]) {
        self.contents = contents
        fill(with: places)
    }

    var selectedPlace: MapPlace? { places[safe: selected] }

    /// Takes the places in; the chosen one stays so.
    mutating func fill(with places: [MapPlace]) {
        let before = selectedPlace?.entity.id
        self.places = places.sorted { ($1.count, $0.entity.id) < ($0.count, $1.entity.id) }
        selected = self.places.firstIndex { $0.entity.id == before } ?? 0
        isLoaded = true
        if isFitted { window = nil }
    }

    /// Makes the window fit an area, and keeps the chosen place in sight in the list beside it.
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

    /// Chooses a place without a word, and shows what lies around it.
    mutating func begin(at place: MapPlace) {
        selected = places.firstIndex { $0.entity.id == place.entity.id } ?? 0
        startsAt = place.point
    }

    /// All places again.
    mutating func fitAll() {
        isFitted = true
        startsAt = nil
        window = nil
    }

    mutating func pan(right: Double, down: Double) { change { $0.pan(right: right, down: down) } }

    mutating func zoom(by factor: Double) { change { $0.zoom(by: factor) } }

    private mutating func change(_ change: (inout MapWindow) -> Void) {
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
