import Resources

/// Lines drawn with dots, several to a cell.
struct DotGrid {
    let rows: Int
    let columns: Int
    let dots: MapDots
    /// The dots of each cell, row after row, and whether a coast is among them.
    private var bits: [UInt8]
    private var isCoast: [Bool]

    /// If a dot shows more of the earth's girth than this, only coasts are drawn: borders would fill the continents.
    private static let coarsestWithBorders = 1.6 / 360

    /// A part of the world.
    init(_ world: WorldMap, in window: MapWindow, dots: MapDots) {
        rows = window.rows
        columns = window.columns
        self.dots = dots
        bits = Array(repeating: 0, count: rows * columns)
        isCoast = Array(repeating: false, count: rows * columns)
        let corner = window.corner
        let right = Double(dots.across) / window.scale
        let down = Double(dots.down) / (2 * window.scale)
        let box = window.box
        let left = (box.x.lowerBound - corner.x) * right
        let limits = Limits(
            left: left, right: min(left + (box.x.upperBound - box.x.lowerBound) * right, Double(dotColumns)) - 0.01,
            bottom: Double(dotRows) - 0.01)
        let hasBorders = 1 / min(right, down) <= Self.coarsestWithBorders
        world.lines(in: box, step: 1 / max(right, down)) { line, points in
            guard hasBorders || line == .coast else { return }
            var last: (x: Double, y: Double)?
            for point in points {
                let next = (x: (point.x - corner.x) * right, y: (point.y - corner.y) * down)
                if let last { draw(from: last, to: next, within: limits, as: line) }
                last = next
            }
        }
    }

    /// What a cell shows; nil for nothing.
    func cell(row: Int, column: Int) -> (sign: Unicode.Scalar, isCoast: Bool)? {
        let index = row * columns + column
        guard (0..<rows).contains(row), (0..<columns).contains(column), bits[index] != 0 else { return nil }
        return (dots.sign(of: bits[index]), isCoast[index])
    }

    private var dotColumns: Int { columns * dots.across }
    private var dotRows: Int { rows * dots.down }

    /// Where dots can be set: from 0 downwards, and from `left` to the right.
    private struct Limits {
        let left, right, bottom: Double
    }
}

extension DotGrid {
    private mutating func draw(
        from start: (x: Double, y: Double), to end: (x: Double, y: Double), within limits: Limits,
        as line: WorldMap.Line
    ) {
        guard let (start, end) = clipped(start, end, to: limits) else { return }
        let (fromX, fromY) = (Int(start.x), Int(start.y))
        let (toX, toY) = (Int(end.x), Int(end.y))
        let steps = max(abs(toX - fromX), abs(toY - fromY))
        for step in 0...steps {
            let x = steps == 0 ? fromX : fromX + rounded((toX - fromX) * step, by: steps)
            let y = steps == 0 ? fromY : fromY + rounded((toY - fromY) * step, by: steps)
            // A disputed border is broken, wherever its pieces begin.
            if line == .disputedBorder, (x + y) % 4 >= 2 { continue }
            set(x: x, y: y, isCoast: line == .coast)
        }
    }

    private func rounded(_ number: Int, by divisor: Int) -> Int {
        (2 * number + (number < 0 ? -divisor : divisor)) / (2 * divisor)
    }

    private mutating func set(x: Int, y: Int, isCoast coast: Bool) {
        guard (0..<dotColumns).contains(x), (0..<dotRows).contains(y) else { return }
        let cell = y / dots.down * columns + x / dots.across
        bits[cell] |= 1 << UInt8(y % dots.down * dots.across + x % dots.across)
        if coast { isCoast[cell] = true }
    }

    /// The part of a straight line within the limits; nil if there is none.
    ///
    /// - Source: Y.-D. Liang and B. Barsky, "A New Concept and Method for Line Clipping" (1984).
    private func clipped(
        _ start: (x: Double, y: Double), _ end: (x: Double, y: Double), to limits: Limits
    ) -> (start: (x: Double, y: Double), end: (x: Double, y: Double))? {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        var (from, to) = (0.0, 1.0)
        /// Keeps the part within one side; returns false if there is none.
        func cut(_ direction: Double, _ distance: Double) -> Bool {
            if direction < 0 { from = max(from, distance / direction) }
            if direction > 0 { to = min(to, distance / direction) }
            return direction != 0 || distance >= 0
        }
        guard cut(-dx, start.x - limits.left), cut(dx, limits.right - start.x), cut(-dy, start.y),
            cut(dy, limits.bottom - start.y)
        else { return nil }
        guard from <= to else { return nil }
        return ((start.x + from * dx, start.y + from * dy), (start.x + to * dx, start.y + to * dy))
    }
}
