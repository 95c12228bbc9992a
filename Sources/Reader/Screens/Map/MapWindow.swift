import Glibc
import Resources

/// The part of the world that is shown on an area of cells.
///
/// A cell counts as twice as high as wide. The earth is shown at most once: if the area is wider, both sides stay
/// empty.
struct MapWindow: Equatable, Sendable {
    private(set) var centre: MapPoint
    /// The part of the earth's girth that a column shows.
    private(set) var scale: Double
    let rows: Int
    let columns: Int

    /// The centre when the whole world is shown: the map is then cut through the Bering Strait, away from every
    /// continent.
    private static let middleOfWorld = MapPoint(x: 0.53, y: 0.41)
    /// The height of the world from the north of Greenland to Cape Horn.
    private static let heightOfWorld = 0.62
    /// The least that is shown when places are fitted: around a single city, its country and the neighbours.
    private static let leastFitted = 26.0 / 360
    /// The least that can be shown: about 100 km across.
    private static let leastShown = 1.0 / 360

    init(centre: MapPoint, scale: Double, rows: Int, columns: Int) {
        self.centre = centre
        self.scale = scale
        self.rows = max(1, rows)
        self.columns = max(1, columns)
        settle()
    }

    /// The whole world, as far as the area is wide.
    init(worldOn rows: Int, columns: Int) {
        self.init(centre: Self.middleOfWorld, scale: 1, rows: rows, columns: columns)
    }

    /// Fits places into the area, with room around them for their names.
    ///
    /// On the round earth they are on the shortest arc that contains them all: Fiji and Hawaii are neighbours.
    init(fitting points: [MapPoint], rows: Int, columns: Int) {
        self.init(worldOn: rows, columns: columns)
        guard let arc = Self.shortestArc(points.map(\.x)), let north = points.map(\.y).min(),
            let south = points.map(\.y).max()
        else { return }
        let across = Double(max(4, self.columns - max(8, self.columns / 4)))
        let down = 2 * Double(max(2, self.rows - max(2, self.rows / 4)))
        let scale = max(arc.length / across, (south - north) / down, Self.leastFitted / Double(self.columns))
        // Places all around the world are easier to find on the usual map of the world.
        if arc.length > 0.6 || scale >= self.scale { return }
        self.scale = scale
        centre = MapPoint(x: arc.start + arc.length / 2, y: (north + south) / 2)
        settle()
    }

    /// Moves by a share of what is shown: 1 is its whole width or height.
    mutating func pan(right: Double, down: Double) {
        centre.x += right * width
        centre.y += down * height
        settle()
    }

    /// Shows more of the world for a factor above 1, less of it below; the centre stays.
    mutating func zoom(by factor: Double) {
        scale *= factor
        settle()
    }

    mutating func move(to point: MapPoint) {
        centre = point
        settle()
    }

    func resized(rows: Int, columns: Int) -> MapWindow {
        MapWindow(
            centre: centre, scale: scale * Double(self.columns) / Double(max(1, columns)), rows: rows, columns: columns)
    }

    private var width: Double { scale * Double(columns) }
    private var height: Double { scale * 2 * Double(rows) }

    var corner: MapPoint { MapPoint(x: centre.x - width / 2, y: centre.y - height / 2) }

    /// The part of the world that has to be drawn.
    var box: WorldMap.Box {
        WorldMap.Box(
            x: centre.x - min(0.5, width / 2)...centre.x + min(0.5, width / 2),
            y: max(0, corner.y)...max(0, min(1, corner.y + height)))
    }

    /// The cell that shows a point; nil if the point is outside the area.
    func cell(of point: MapPoint) -> (row: Int, column: Int)? {
        let turned = point.x + (centre.x - point.x).rounded()
        let column = ((turned - corner.x) / scale).rounded(.down)
        let row = ((point.y - corner.y) / (2 * scale)).rounded(.down)
        guard (0..<Double(columns)).contains(column), (0..<Double(rows)).contains(row) else { return nil }
        return (Int(row), Int(column))
    }

    /// Stays within the world: not beyond its edges in the north and south, and not farther away than all of it.
    private mutating func settle() {
        let farthest = max(1 / Double(columns), Self.heightOfWorld / (2 * Double(rows)))
        scale = min(max(scale, Self.leastShown / Double(columns)), farthest)
        centre.x -= centre.x.rounded(.down)
        let half = min(0.5, height / 2)
        centre.y = min(max(centre.y, half), 1 - half)
    }

    /// The shortest arc of a circle of girth 1 that contains all of some points on it; nil for no points.
    private static func shortestArc(_ points: [Double]) -> (start: Double, length: Double)? {
        let sorted = points.sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        var widest = (end: first, gap: first + 1 - last)
        for (point, next) in zip(sorted, sorted.dropFirst()) where next - point > widest.gap {
            widest = (next, next - point)
        }
        return (widest.end, 1 - widest.gap)
    }
}

extension MapWindow {
    /// A round length that takes at most a number of columns, and the columns that it takes, at the latitude of the
    /// centre.
    ///
    /// - Returns: nil if not even a kilometre fits, or one would be too short to draw.
    func scaleBar(columns: Int) -> (columns: Int, kilometres: Int)? {
        // Mercator's map is stretched by the secant of the latitude, which is the hyperbolic cosine of its height.
        let girth = 40_075 / cosh((0.5 - centre.y) * 2 * .pi)
        let longest = girth * scale * Double(columns)
        let lengths = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
        guard let length = lengths.last(where: { Double($0) <= longest }) else { return nil }
        let taken = Int((Double(length) / (girth * scale)).rounded())
        return taken >= 2 ? (taken, length) : nil
    }
}
