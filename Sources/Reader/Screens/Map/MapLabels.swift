/// A place's name on the map.
struct MapLabel: Equatable, Sendable {
    /// The index of the place that it names.
    let place: Int
    let text: String
    let row: Int
    let column: Int
    let width: Int
}

/// Puts names beside marks so that no name covers another or a mark, or touches the mark or name next to it.
///
/// The first places get their names first. A name goes to the right of its mark, or else to the left, above or below;
/// if there is no room, it is left out. Costs a few steps a name.
struct MapLabels {
    private let rows: Int
    private let columns: Int
    /// The cells that no name may cover, and those of them that are marks.
    private var isTaken: [Bool]
    private let isMark: [Bool]
    private(set) var labels: [MapLabel] = []

    /// - Parameters:
    ///   - names: the names with the cells of their marks, the most important first.
    init(_ names: [(text: String, row: Int, column: Int)], rows: Int, columns: Int) {
        self.rows = max(0, rows)
        self.columns = max(0, columns)
        var isMark = Array(repeating: false, count: self.rows * self.columns)
        for name in names where (0..<self.rows).contains(name.row) && (0..<self.columns).contains(name.column) {
            isMark[name.row * self.columns + name.column] = true
        }
        self.isMark = isMark
        isTaken = isMark
        for (index, name) in names.enumerated() { put(index, name.text, row: name.row, column: name.column) }
    }

    private mutating func put(_ index: Int, _ text: String, row: Int, column: Int) {
        let width = shownWidth(text)
        guard width > 0 else { return }
        let middle = column - width / 2
        let spots = [
            (row, column + 2), (row, column - 1 - width), (row - 1, middle), (row + 1, middle), (row - 1, column + 1),
            (row + 1, column + 1), (row - 1, column - width), (row + 1, column - width),
        ]
        for (row, column) in spots where isFree(row: row, columns: column..<column + width) {
            // A blank column at either side separates names.
            take(row: row, columns: column - 1..<column + width + 1)
            labels.append(MapLabel(place: index, text: text, row: row, column: column, width: width))
            return
        }
    }

    private func isFree(row: Int, columns span: Range<Int>) -> Bool {
        guard (0..<rows).contains(row), span.lowerBound >= 0, span.upperBound <= columns else { return false }
        let beside = [span.lowerBound - 1, span.upperBound].filter { (0..<columns).contains($0) }
        return !span.contains { isTaken[row * columns + $0] } && !beside.contains { isMark[row * columns + $0] }
    }

    private mutating func take(row: Int, columns span: Range<Int>) {
        guard (0..<rows).contains(row) else { return }
        for column in span where (0..<columns).contains(column) { isTaken[row * columns + column] = true }
    }
}
