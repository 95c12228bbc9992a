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
        /// The columns of letters behind which the text has a sign that keeps letters from joining.
        fileprivate(set) var unjoined: [Int] = []
    }

    /// Whether lines are put into the order of the screen; if not, the terminal does it.
    private let areOrdered: Bool
    /// The line written last, and whether what is written next may go on in it. Every piece of every frame comes by here, so
    /// the line is changed in place.
    private var last = Line(row: 0, columns: 0..<0, runsRightToLeft: false)
    private var isOpen = false
    private var turned: [Line] = []

    init(areOrdered: Bool) { self.areOrdered = areOrdered }

    mutating func note(_ text: Substring, row: Int, columns: Range<Int>) {
        guard areOrdered, !columns.isEmpty else { return }
        // A text of as many columns as bytes is ASCII: every other letter takes fewer columns than bytes.
        let runs = text.utf8.count != columns.count && runsRightToLeft(text)
        if isOpen, last.row == row, last.columns.upperBound == columns.lowerBound {
            last.columns = last.columns.lowerBound..<columns.upperBound
            if runs { last.runsRightToLeft = true }
        } else {
            end()
            last = Line(row: row, columns: columns, runsRightToLeft: runs)
            isOpen = true
        }
        if runs { noteUnjoined(text, from: columns.lowerBound) }
    }

    /// Notes where a text that is written from a column on has a zero-width non-joiner behind a letter: no cell holds it.
    private mutating func noteUnjoined(_ text: Substring, from column: Int) {
        let nonJoiner: Unicode.Scalar = "\u{200C}"
        guard text.unicodeScalars.contains(nonJoiner) else { return }
        var (column, start) = (column, text.startIndex)
        for glyph in Terminal.Glyphs(text) {
            let end = text.utf8.index(start, offsetBy: glyph.bytes)
            if text[start..<end].unicodeScalars.last == nonJoiner { last.unjoined.append(column) }
            (column, start) = (column + glyph.columns, end)
        }
    }

    /// Ends the line: what is written next is another one, even if it stands right behind it.
    mutating func end() {
        if isOpen, last.runsRightToLeft || last.direction == .rightToLeft { turned.append(last) }
        isOpen = false
    }

    /// Says of which paragraph the line written last is a part, and where its field is.
    mutating func place(_ change: (inout Line) -> Void) {
        if isOpen { change(&last) }
    }

    /// The lines so far; the next one begins anew.
    mutating func takeAll() -> [Line] {
        end()
        defer { turned = [] }
        return turned
    }
}
