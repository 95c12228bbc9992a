import Glibc

/// A point on the map of the world after Mercator, with the earth's girth as 1.
///
/// `x` grows to the east and is 0 at 180 degrees west; `y` grows to the south and is 0 at 85.0511 degrees north and 1
/// at as many south. An `x` beyond 0 to 1 is the same place, gone around once more.
package struct MapPoint: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// Where a place lies; nil for what is no place. Latitudes beyond the map's edge lie on it.
    ///
    /// - Source: J. P. Snyder, "Map Projections: A Working Manual" (1987), formula 7-2.
    package init?(latitude: Double, longitude: Double) {
        guard latitude.isFinite, longitude.isFinite, abs(latitude) <= 90, abs(longitude) <= 360 else { return nil }
        let radians = min(max(latitude, -WorldMap.edge), WorldMap.edge) * .pi / 180
        x = (longitude + 180) / 360
        x -= x.rounded(.down)
        y = (1 - log(tan(.pi / 4 + radians / 2)) / .pi) / 2
    }
}

/// Coastlines and borders of the world, in several levels of detail.
///
/// One file mapped into memory; opening it reads nothing but its head. The layout is described in
/// `Resources/build/map.py`, which makes it.
package struct WorldMap: Sendable, Hashable {
    /// What a line shows.
    package enum Line: UInt16, Sendable {
        case coast
        case border
        /// A border that another country claims to run elsewhere.
        case disputedBorder
    }

    /// A part of the map: ranges of ``MapPoint/x`` and ``MapPoint/y``, the former no longer than 1 and anywhere.
    package struct Box: Hashable, Sendable {
        package var x: ClosedRange<Double>
        package var y: ClosedRange<Double>

        package init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
            self.x = x
            self.y = y
        }
    }

    /// The latitude of the map's upper edge, in degrees: where Mercator's map is a square.
    package static let edge = 85.0511

    private struct Level {
        /// The length of a unit.
        let unit: Double
        let lines, table, points: Int
    }

    private let file: MappedFile
    private let levels: [Level]

    /// - Throws: `.unreadable`, or `.malformed` for a file of another kind or length.
    package init(path: String) throws(ResourceError) {
        let file = try MappedFile(path: path)
        self.file = file
        let count = Int(file.uint32(at: 8))
        guard file.text(at: 0) == "DLMAP1", (1...8).contains(count) else {
            throw .malformed(path: path, expected: "a map, version 1")
        }
        levels = (0..<count).map { index in
            func number(_ field: Int) -> Int { Int(file.uint32(at: 12 + index * 16 + field * 4)) }
            return Level(
                unit: 1 / Double(1 << min(number(0), 30)), lines: number(1), table: number(2), points: number(3))
        }
        let isWhole = levels.allSatisfy { $0.table + $0.lines * Self.record <= file.count && $0.points <= file.count }
        guard isWhole else { throw .malformed(path: path, expected: "a map, whole") }
    }

    package static func == (left: WorldMap, right: WorldMap) -> Bool { left.file === right.file }

    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(file)) }

    /// The lines in a part of the map, wherever they touch it; in order of the file.
    ///
    /// - Parameters:
    ///   - step: the smallest difference that will be seen: the coarsest level is taken that is right by half of it.
    ///   - take: is given what the line shows and its points, at least one; the array is used again for the next line.
    /// - Complexity: O(*n*) in the lines of the level, of which there are a few thousand, and in the points given.
    package func lines(in box: Box, step: Double, _ take: (Line, [MapPoint]) -> Void) {
        guard let level = levels.first(where: { $0.unit * 4 <= step }) ?? levels.last else { return }
        var points: [MapPoint] = []
        // The earth once more at either side: a part may lie across its seam.
        for turn in -1...1 {
            let shift = Double(turn)
            guard box.x.overlaps(shift...shift + 1) else { continue }
            let x = units(box.x.lowerBound - shift, level)...units(box.x.upperBound - shift, level)
            let y = units(box.y.lowerBound, level)...units(box.y.upperBound, level)
            for index in 0..<level.lines {
                let record = level.table + index * Self.record
                guard coordinate(record) <= x.upperBound, coordinate(record + 8) >= x.lowerBound,
                    coordinate(record + 4) <= y.upperBound, coordinate(record + 12) >= y.lowerBound,
                    let line = Line(rawValue: file.uint16(at: record + 22))
                else { continue }
                read(record, of: level, shift: shift, into: &points)
                if !points.isEmpty { take(line, points) }
            }
        }
    }
}

extension WorldMap {
    /// The bytes of a line in the table.
    private static let record = 24

    private func coordinate(_ offset: Int) -> Int { Int(Int32(bitPattern: file.uint32(at: offset))) }

    private func units(_ value: Double, _ level: Level) -> Int {
        Int((min(max(value, -4), 4) / level.unit).rounded())
    }

    private func read(_ record: Int, of level: Level, shift: Double, into points: inout [MapPoint]) {
        points.removeAll(keepingCapacity: true)
        var offset = level.points + Int(file.uint32(at: record + 16))
        var (x, y) = (0, 0)
        for _ in 0..<file.uint16(at: record + 20) {
            x &+= difference(at: &offset)
            y &+= difference(at: &offset)
            points.append(MapPoint(x: Double(x) * level.unit + shift, y: Double(y) * level.unit))
        }
    }

    /// A zigzag varint: seven bits a byte, the low ones first; the lowest bit of all is the sign.
    private func difference(at offset: inout Int) -> Int {
        var number = 0
        for shift in stride(from: 0, to: 35, by: 7) {
            let byte = Int(file.uint8(at: offset))
            offset += 1
            number |= (byte & 0x7F) << shift
            if byte < 0x80 { break }
        }
        return number & 1 == 0 ? number >> 1 : -((number + 1) >> 1)
    }
}
