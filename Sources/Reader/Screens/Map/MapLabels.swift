/// A place's name on the map.
struct MapLabel: Equatable, Sendable {
    /// Which place it names: an index among those that were to be named.
    let place: Int
    let text: String
    let row: Int
    let column: Int
    /// The columns that it takes.
    let width: Int
}

/// Puts names beside marks so that none covers another or a mark, and none touches a mark or a name beside it.
///
/// The first places get their names first; a name stands at the right of its mark, else at the left, above, or below; one
/// for which there is no room is left out. Costs a few steps a name.
struct MapLabels {
    private let rows: Int
    private let columns: Int
    /// Cells that no name may stand in, and those of them that are marks.
    private var isTaken: [Bool]
    private let isMark: [Bool]
    private(set) var labels: [MapLabel] = []

    /// - Parameters:
    ///   - names: by the order in which they are to be put, with where their marks stand.
    init(_ names: [(text: String, row: Int, column: Int)], rows: Int, columns: Int) {
        self.rows = max(0, rows)
        self.columns = max(0, columns)
        var isMark = Array(repeating: false, count: self.rows * self.columns)
        for name in names where (0..<self.rows).contains(name.row) && (0..<self.columns).contains(name.column) {
            isMark[name.row * self.columns + name.column] = true
        }
        self.isMark = isMark
        isTaken = isMark
        for (index, name) in names.enumerated() { place(index, name.text, row: name.row, column: name.column) }
    }

    private mutating func place(_ index: Int, _ text: String, row: Int, column: Int) {
        let width = shownWidth(text)
        guard width > 0 else { return }
        let middle = column - width / 2
        let spots = [
            (row, column + 2), (row, column - 1 - width), (row - 1, middle), (row + 1, middle), (row - 1, column + 1),
            (row + 1, column + 1), (row - 1, column - width), (row + 1, column - width),
        ]
        for (row, column) in spots where isFree(row: row, columns: column..<column + width) {
            // A blank column at either side keeps names apart.
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
