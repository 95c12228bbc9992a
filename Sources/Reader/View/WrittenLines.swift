import Terminal

/// The lines that were written on a canvas and that hold text which runs right to left. Pieces that were written one behind
/// the other are one line.
struct WrittenLines: Sendable {
    /// A line, and the paragraph that it is part of.
    struct Line: Sendable {
        let row: Int
        fileprivate(set) var columns: Range<Int>
        fileprivate(set) var runsRightToLeft: Bool
        /// The columns that it may use; nil for those in which it was written.
        var field: Range<Int>?
        var before: Substring = ""
        var after: Substring = ""
        /// The direction of its paragraph; nil if the line is all of it.
        var direction: ReadingDirection?
    }

    /// Whether lines are put into the order of the screen; if not, the terminal does it.
    private let areOrdered: Bool
    private var last: Line?
    private var turned: [Line] = []

    init(areOrdered: Bool) { self.areOrdered = areOrdered }

    mutating func note(_ text: Substring, row: Int, columns: Range<Int>) {
        guard areOrdered, !columns.isEmpty else { return }
        let runs = runsRightToLeft(text)
        if let line = last, line.row == row, line.columns.upperBound == columns.lowerBound {
            last?.columns = line.columns.lowerBound..<columns.upperBound
            last?.runsRightToLeft = runs || line.runsRightToLeft
            return
        }
        end()
        last = Line(row: row, columns: columns, runsRightToLeft: runs)
    }

    /// Ends the line: what is written next is another one, even if it stands right behind it.
    mutating func end() {
        if let last, last.runsRightToLeft || last.direction == .rightToLeft { turned.append(last) }
        last = nil
    }

    /// Says of which paragraph the line written last is a part, and where its field is.
    mutating func place(_ change: (inout Line) -> Void) {
        guard var line = last else { return }
        change(&line)
        last = line
    }

    /// The lines so far; the next one begins anew.
    mutating func takeAll() -> [Line] {
        end()
        defer { turned = [] }
        return turned
    }
}
