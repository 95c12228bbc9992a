import Glibc
import Resources

/// The part of the world that is shown, on an area of so many rows and columns of cells.
///
/// A cell is taken to be twice as high as wide. The earth is shown once at most: where the area is wider than it, both
/// sides stay empty.
struct MapWindow: Equatable, Sendable {
    private(set) var centre: MapPoint
    /// The part of the earth's girth that a column shows.
    private(set) var scale: Double
    let rows: Int
    let columns: Int

    /// Where the world is cut when all of it is shown: through the Bering Strait, off every continent.
    private static let middleOfWorld = MapPoint(x: 0.53, y: 0.41)
    /// The height of the world from the north of Greenland to Cape Horn.
    private static let heightOfWorld = 0.62
    /// The least that is shown when places are fitted: with one city, its country and the neighbours.
    private static let leastFitted = 26.0 / 360
    /// The nearest one can look: about 100 km across.
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
    /// On the round earth they lie on the shortest arc that holds them all: Fiji and Hawaii are neighbours.
    init(fitting points: [MapPoint], rows: Int, columns: Int) {
        self.init(worldOn: rows, columns: columns)
        guard let arc = Self.shortestArc(points.map(\.x)), let north = points.map(\.y).min(),
            let south = points.map(\.y).max()
        else { return }
        let across = Double(max(4, self.columns - max(8, self.columns / 4)))
        let down = 2 * Double(max(2, self.rows - max(2, self.rows / 4)))
        let scale = max(arc.length / across, (south - north) / down, Self.leastFitted / Double(self.columns))
        // What is nearly around the world is better seen where the world is cut as everywhere.
        if arc.length > 0.6 || scale >= self.scale { return }
        self.scale = scale
        centre = MapPoint(x: arc.start + arc.length / 2, y: (north + south) / 2)
        settle()
    }

    /// Moves by parts of what is shown: 1 is a whole width or height.
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

    /// The same on another area.
    func resized(rows: Int, columns: Int) -> MapWindow {
        MapWindow(
            centre: centre, scale: scale * Double(self.columns) / Double(max(1, columns)), rows: rows, columns: columns)
    }

    /// Shares of the earth's girth.
    private var width: Double { scale * Double(columns) }
    private var height: Double { scale * 2 * Double(rows) }

    /// The upper left corner of the area.
    var corner: MapPoint { MapPoint(x: centre.x - width / 2, y: centre.y - height / 2) }

    /// What of the world is to be seen.
    var box: WorldMap.Box {
        WorldMap.Box(
            x: centre.x - min(0.5, width / 2)...centre.x + min(0.5, width / 2),
            y: max(0, corner.y)...max(0, min(1, corner.y + height)))
    }

    /// The cell that shows a point; nil where it is outside the area.
    func cell(of point: MapPoint) -> (row: Int, column: Int)? {
        let turned = point.x + (centre.x - point.x).rounded()
        let column = ((turned - corner.x) / scale).rounded(.down)
        let row = ((point.y - corner.y) / (2 * scale)).rounded(.down)
        guard (0..<Double(columns)).contains(column), (0..<Double(rows)).contains(row) else { return nil }
        return (Int(row), Int(column))
    }

    /// Keeps to the world: neither beyond its edges in the north and south, nor farther off than the whole of it.
    private mutating func settle() {
        let farthest = max(1 / Double(columns), Self.heightOfWorld / (2 * Double(rows)))
        scale = min(max(scale, Self.leastShown / Double(columns)), farthest)
        centre.x -= centre.x.rounded(.down)
        let half = min(0.5, height / 2)
        centre.y = min(max(centre.y, half), 1 - half)
    }

    /// The shortest arc of a circle of girth 1 that holds all of some points on it; nil for none.
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
    /// A round length that takes some columns at most, and the columns it takes, at the latitude of the centre.
    ///
    /// - Returns: nil where not even a kilometre would fit, or nothing is to be measured.
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
