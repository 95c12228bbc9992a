// The screen as a value. A view writes text into a grid, a test compares the grid with a screen typed into the test,
// and Curses paints what has changed since the last grid.
//
// No position is an error: what lies outside is clipped, so a view may draw without asking whether the window is one
// row high. And no text is raw: it is made safe as it is written.

/// Rows and columns of cells.
package struct CellGrid: Hashable, Sendable {
    /// As requested, but at most `largest`.
    package let size: Size
    /// Row after row.
    var cells: [Cell]
    /// In the order in which they were made.
    package internal(set) var links: [CellLink] = []

    /// More than any screen has: a terminal may claim 65,535 rows of as many columns.
    package static let largest = Size(rows: 1000, columns: 2000)

    /// Makes a grid of blanks.
    package init(size: Size, style: Style = .plain) {
        let rows = min(max(0, size.rows), Self.largest.rows)
        let columns = min(max(0, size.columns), Self.largest.columns)
        self.size = Size(rows: rows, columns: columns)
        cells = Array(repeating: .blank(style), count: rows * columns)
    }

    /// The cell at a row and a column; a plain blank outside the grid.
    package subscript(row: Int, column: Int) -> Cell {
        guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return .blank(.plain) }
        return cells[row * size.columns + column]
    }

    /// Writes text into one row, made safe and clipped to the grid.
    ///
    /// A wide glyph is written whole or not at all. If half of an older one is overwritten, its other half becomes a
    /// blank.
    ///
    /// - Parameters:
    ///   - row: may lie outside the grid; then nothing is written.
    ///   - column: where the text begins; may lie outside the grid, also left of it.
    ///   - limit: the most columns that the text may take.
    /// - Returns: the columns taken, counted from `column`, including those left of the grid.
    @discardableResult
    package mutating func write(
        _ text: Substring, row: Int, column: Int, style: Style = .plain, columns limit: Int = .max
    ) -> Int {
        guard (0..<size.rows).contains(row), column < size.columns else { return 0 }
        var used = 0
        var rest = text
        while !rest.isEmpty {
            // Most text is plain. The rest goes glyph by glyph, up to where ASCII goes on.
            let plain = writePlain(rest, row: row, column: column + used, style: style, columns: limit - used)
            used += plain.columns
            if plain.bytes == rest.utf8.count { return used }
            var glyphs = Glyphs(rest[rest.utf8.index(rest.startIndex, offsetBy: plain.bytes)...])
            repeat {
                guard let glyph = glyphs.next(), glyph.columns <= limit - used,
                    column + used + glyph.columns <= size.columns
                else { return used }
                put(glyph, row: row, column: column + used, style: style)
                used += glyph.columns
            } while !glyphs.isAtASCII
            rest = glyphs.rest
        }
        return used
    }

    /// Writes text into one row, made safe and clipped to the grid; see `write` for a substring.
    @discardableResult
    package mutating func write(
        _ text: String, row: Int, column: Int, style: Style = .plain, columns limit: Int = .max
    ) -> Int {
        write(Substring(text), row: row, column: column, style: style, columns: limit)
    }

    /// Fills part of the grid with a glyph one column wide, clipped to the grid.
    ///
    /// - Parameter glyph: its first glyph is used, or a blank if that is not one column wide.
    package mutating func fill(
        row: Int, column: Int, rows: Int, columns: Int, with glyph: String, style: Style = .plain
    ) {
        let span = clipped(column, columns, to: size.columns)
        guard !span.isEmpty else { return }
        var glyphs = Glyphs(glyph)
        let scalars = glyphs.next().flatMap { $0.columns == 1 ? $0.scalars : nil } ?? .blank
        let cell = Cell(scalars, columns: 1, style: style)
        removeLinks(row: row, rows: rows, columns: span)
        for row in clipped(row, rows, to: size.rows) {
            blankHalves(row: row, columns: span)
            let start = row * size.columns
            cells.withUnsafeMutableBufferPointer {
                $0[start + span.lowerBound..<start + span.upperBound].update(repeating: cell)
            }
        }
    }

    /// Makes part of the grid blank, clipped to the grid.
    package mutating func fill(row: Int, column: Int, rows: Int, columns: Int, style: Style = .plain) {
        fill(row: row, column: column, rows: rows, columns: columns, with: " ", style: style)
    }

    /// Changes the style of part of a row but not its text, clipped to the grid. Both halves of a wide glyph change
    /// together.
    package mutating func restyle(row: Int, column: Int, columns: Int, _ change: (inout Style) -> Void) {
        guard (0..<size.rows).contains(row) else { return }
        let span = whole(row: row, columns: clipped(column, columns, to: size.columns))
        // Neighbouring cells mostly look alike, so a look is changed once and reused.
        var (before, after) = (PackedStyle(.plain), PackedStyle(.plain))
        var isKnown = false
        for index in row * size.columns + span.lowerBound..<row * size.columns + span.upperBound {
            let look = cells[index].look
            if !isKnown || !look.isLike(before) {
                var style = look.style
                change(&style)
                (before, after, isKnown) = (look, PackedStyle(style), true)
            }
            cells[index].take(after)
        }
    }
}

extension CellGrid {
    /// Writes the beginning of a text as far as its glyphs are known without looking at what surrounds them. That is most
    /// text, at a tenth of the cost of finding glyphs. `row` must lie in the grid.
    ///
    /// - Returns: the columns taken, and the bytes of text written.
    private mutating func writePlain(
        _ text: Substring, row: Int, column: Int, style: Style, columns limit: Int
    ) -> (columns: Int, bytes: Int) {
        guard column >= 0, limit > 0, column < size.columns else { return (0, 0) }
        let room = min(limit, size.columns - column)
        let index = row * size.columns + column
        let look = PackedStyle(style)
        let isCut = cells[index].isContinuation
        let written = text.utf8.withContiguousStorageIfAvailable { text in
            cells.withUnsafeMutableBufferPointer { cells in
                var (count, bytes) = (0, 0)
                while bytes < text.count, count < room {
                    if let byte = text.letter(at: bytes) {
                        cells[index + count] = Cell(ascii: byte, look: look)
                        bytes += 1
                    } else if let glyph = text.plainGlyph(at: bytes) {
                        cells[index + count] = Cell(glyph.scalars, columns: 1, look: look)
                        bytes += glyph.bytes
                    } else {
                        break
                    }
                    count += 1
                }
                return (columns: count, bytes: bytes)
            }
        }
        guard let written, written.columns > 0 else { return (0, 0) }
        // Blank the remaining parts of wide glyphs that were cut at either end.
        if isCut { blank(from: index - 1, by: -1) }
        blank(from: index + written.columns, by: 1, before: (row + 1) * size.columns)
        return written
    }

    /// Puts one glyph, which must fit on the right. If it begins left of the grid, its second half becomes a blank.
    private mutating func put(_ glyph: Glyph, row: Int, column: Int, style: Style) {
        let span = clipped(column, glyph.columns, to: size.columns)
        guard !span.isEmpty else { return }
        blankHalves(row: row, columns: span)
        let start = row * size.columns + span.lowerBound
        guard column >= 0 else {
            for index in 0..<span.count { cells[start + index] = .blank(style) }
            return
        }
        cells[start] = Cell(glyph.scalars, columns: glyph.columns, style: style)
        for index in 1..<max(1, span.count) { cells[start + index] = .continuation(style) }
    }

    /// Blanks what would remain of wide glyphs on either side of part of a row.
    private mutating func blankHalves(row: Int, columns: Range<Int>) {
        guard !columns.isEmpty else { return }
        let whole = whole(row: row, columns: columns)
        let start = row * size.columns
        for position in start + whole.lowerBound..<start + columns.lowerBound { blank(position) }
        for position in start + columns.upperBound..<start + whole.upperBound { blank(position) }
    }

    private mutating func blank(_ position: Int) { cells[position] = .blank(cells[position].style) }

    /// Blanks what remains of a wide glyph of which a part was overwritten: to the left up to its first cell, to the right
    /// its continuation before an index.
    private mutating func blank(from index: Int, by step: Int, before end: Int = .max) {
        var index = index
        while index < end, step < 0 || cells[index].isContinuation {
            let wasContinuation = cells[index].isContinuation
            blank(index)
            if !wasContinuation { return }
            index += step
        }
    }

    /// Part of a row, widened to whole glyphs.
    func whole(row: Int, columns: Range<Int>) -> Range<Int> {
        guard !columns.isEmpty else { return columns }
        let start = row * size.columns
        var (lower, upper) = (columns.lowerBound, columns.upperBound)
        while lower > 0, cells[start + lower].isContinuation { lower -= 1 }
        while upper < size.columns, cells[start + upper].isContinuation { upper += 1 }
        return lower..<upper
    }

    /// The part of `start ..< start + count` that lies within `0 ..< limit`.
    func clipped(_ start: Int, _ count: Int, to limit: Int) -> Range<Int> {
        guard count > 0, start < limit else { return 0..<0 }
        let (end, overflow) = start.addingReportingOverflow(count)
        let lower = max(0, start)
        return lower..<max(lower, overflow ? limit : min(end, limit))
    }
}
