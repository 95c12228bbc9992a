/// A place's name on the map.
struct MapLabel: Equatable, Sendable {
    /// The index of the place that it names.
    let place: Int
    let text: String
    let row: Int
    let column: Int
    let width: Int
}

/// Puts names beside marks so that no name covers another or a mark that matters as much, or touches the mark or name next
/// to it.
///
/// The first places get their names first. A name goes to the right of its mark, or else to the left, above or below. If
/// there is no room, it may cover the marks of places that are named less than half as often; if there is still none, it
/// is left out. Costs a few steps a name.
struct MapLabels {
    private let rows: Int
    private let columns: Int
    private let counts: [Int]
    /// The cells of names.
    private var isTaken: [Bool]
    /// The first place with its mark in a cell.
    private var marks: [Int: Int] = [:]
    private(set) var labels: [MapLabel] = []
    /// The places whose marks are under names.
    private(set) var covered: Set<Int> = []

    /// - Parameters:
    ///   - names: the names with the cells of their marks, the most important first.
    ///   - counts: how often each place is named; empty if no name may cover a mark.
    init(_ names: [(text: String, row: Int, column: Int)], counts: [Int] = [], rows: Int, columns: Int) {
        self.rows = max(0, rows)
        self.columns = max(0, columns)
        self.counts = counts
        isTaken = Array(repeating: false, count: self.rows * self.columns)
        for (index, name) in names.enumerated()
        where (0..<self.rows).contains(name.row) && (0..<self.columns).contains(name.column) {
            let cell = name.row * self.columns + name.column
            if marks[cell] == nil { marks[cell] = index }
        }
        for (index, name) in names.enumerated() { put(index, name.text, row: name.row, column: name.column) }
    }

    private mutating func put(_ index: Int, _ text: String, row: Int, column: Int) {
        let width = shownWidth(text)
        if (0..<rows).contains(row), (0..<columns).contains(column), isTaken[row * columns + column] {
            covered.insert(index)
            return
        }
        guard width > 0 else { return }
        let middle = column - width / 2
        let spots = [
            (row, column + 2), (row, column - 1 - width), (row - 1, middle), (row + 1, middle), (row - 1, column + 1),
            (row + 1, column + 1), (row - 1, column - width), (row + 1, column - width),
        ]
        for mayCover in counts.isEmpty ? [false] : [false, true] {
            for (row, column) in spots
            where isFree(row: row, columns: column..<column + width, for: index, mayCover: mayCover) {
                // A blank column at either side separates names.
                take(row: row, columns: column - 1..<column + width + 1)
                labels.append(MapLabel(place: index, text: text, row: row, column: column, width: width))
                return
            }
        }
    }

    private func isFree(row: Int, columns span: Range<Int>, for index: Int, mayCover: Bool) -> Bool {
        guard (0..<rows).contains(row), span.lowerBound >= 0, span.upperBound <= columns else { return false }
        let isOutside = span.lowerBound - 1..<span.upperBound + 1
        return !span.contains { isTaken[row * columns + $0] }
            && isOutside.allSatisfy { column in
                guard (0..<columns).contains(column), let other = marks[row * columns + column] else { return true }
                return mayCover && other != index && counts[other] < counts[index] / 2
            }
    }

    private mutating func take(row: Int, columns span: Range<Int>) {
        guard (0..<rows).contains(row) else { return }
        for column in span where (0..<columns).contains(column) { isTaken[row * columns + column] = true }
    }
}
