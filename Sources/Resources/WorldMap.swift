import Glibc

/// A point on Mercator's map of the world, with the earth's circumference as 1.
///
/// `x` grows eastwards from 0 at 180 degrees west; `y` grows southwards from 0 at 85.0511 degrees north to 1 at 85.0511
/// degrees south. An `x` outside 0 to 1 is the same location, once more around the earth.
package struct MapPoint: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// The point of a location; nil if the earth has no such location. Latitudes beyond the map's edge lie on the edge.
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
/// It is one file, mapped into memory; opening it reads nothing but its head. `Resources/build/map.py` makes it and
/// describes its layout.
package struct WorldMap: Sendable, Hashable {
    /// What a line shows.
    package enum Line: UInt16, Sendable {
        case coast
        case border
        /// A border that another country claims runs elsewhere.
        case disputedBorder
    }

    /// Part of the map: ranges of ``MapPoint/x`` and ``MapPoint/y``. The range of `x` may lie anywhere, but is at most
    /// 1 long.
    package struct Box: Hashable, Sendable {
        package var x: ClosedRange<Double>
        package var y: ClosedRange<Double>

        package init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
            self.x = x
            self.y = y
        }
    }

    /// The latitude of the map's upper edge, in degrees: with it, Mercator's map is a square.
    package static let edge = 85.0511

    private struct Level {
        /// The length of a unit, as ``MapPoint`` measures it.
        let unit: Double
        let lines, table, points: Int
    }

    private let file: MappedFile
    private let levels: [Level]

    /// - Throws: `.unreadable`, or `.malformed` if the file is of another kind or length.
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

    /// Passes on the lines that touch a part of the map, in the order of the file.
    ///
    /// - Parameters:
    ///   - step: the smallest difference that will be visible; the coarsest level is used that is off by at most half of it.
    ///   - take: receives what the line shows and its points, at least one; the array is reused for the next line.
    /// - Complexity: O(*n*) in the lines of the level, a few thousand, and in the points passed on.
    package func lines(in box: Box, step: Double, _ take: (Line, [MapPoint]) -> Void) {
        guard let level = levels.first(where: { $0.unit * 4 <= step }) ?? levels.last else { return }
        var points: [MapPoint] = []
        // The earth is repeated on either side, because the part may lie across the map's seam.
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
    /// The bytes of a line's record in the table.
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

    /// Reads a zigzag varint: seven bits a byte, the low ones first; the lowest bit of all is the sign.
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
