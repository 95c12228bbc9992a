import Terminal

/// The screen at one moment.
package struct Frame: Equatable, Sendable {
    package internal(set) var grid: CellGrid
    /// Where the terminal's cursor is; nil if nothing is being typed.
    package internal(set) var cursor: (row: Int, column: Int)?
    /// Where the cursor stands while nothing is being typed: on what is chosen. It is not seen there, but those who read
    /// with a screen reader or a braille display follow it.
    package internal(set) var rest: (row: Int, column: Int)?
    /// The areas that were drawn, from left to right, without overlap: outside of them the grid is as it was before
    /// (see `Model.draw(on:)`). nil if all of it was drawn.
    package internal(set) var drawn: [Area]?
    /// What the panes and the top line were drawn from; empty if something covers them.
    var parts = DrawnParts()

    /// A frame of no size.
    package init() { grid = CellGrid(size: Size(rows: 0, columns: 0)) }

    package static func == (left: Frame, right: Frame) -> Bool {
        left.grid == right.grid && left.cursor?.row == right.cursor?.row && left.cursor?.column == right.cursor?.column
    }
}

/// A grid to draw on, with the colours and signs to draw with.
struct Canvas {
    var grid: CellGrid
    let theme: Theme
    let glyphs: Glyphs
    var cursor: (row: Int, column: Int)?
    /// Where the selected line was drawn.
    var rest: (row: Int, column: Int)?
    /// What was written and may have to be put into the order of the screen.
    var lines: WrittenLines

    init(theme: Theme, glyphs: Glyphs, ordersLines: Bool = true) {
        grid = CellGrid(size: Size(rows: 0, columns: 0))
        self.theme = theme
        self.glyphs = glyphs
        lines = WrittenLines(areOrdered: ordersLines)
    }

    /// Makes an area blank.
    mutating func clear(_ area: Area) {
        grid.fill(row: area.row, column: area.column, rows: area.rows, columns: area.columns)
    }

    /// Writes a text, cut to a number of columns.
    ///
    /// - Returns: the columns that it took.
    @discardableResult
    mutating func write(_ text: String, row: Int, column: Int, ink: Ink, columns limit: Int) -> Int {
        write(Substring(text), row: row, column: column, style: theme[ink], columns: limit)
    }

    @discardableResult
    mutating func write(_ text: Substring, row: Int, column: Int, style: Style, columns limit: Int) -> Int {
        guard limit > 0 else { return 0 }
        let used = grid.write(text, row: row, column: column, style: style, columns: limit)
        if style.isUnderlined { endUnderline(of: text, row: row, end: column + used) }
        lines.note(text, row: row, columns: column..<column + used)
        return used
    }

    /// Ends the underline of a text with its last word: blanks behind it are not underlined.
    private mutating func endUnderline(of text: Substring, row: Int, end: Int) {
        let blanks = text.utf8.reversed().prefix { $0 == 0x20 }.count
        if blanks > 0 {
            grid.restyle(row: row, column: end - blanks, columns: blanks) { $0.attributes.remove(.underline) }
        }
    }

    /// Writes a sign that stands for something and is no word, so that it is not underlined.
    mutating func writeSign(_ sign: String, row: Int, column: Int, ink: Ink) {
        var style = theme[ink]
        style.attributes.remove(.underline)
        write(sign[...], row: row, column: column, style: style, columns: 1)
    }

    /// Puts the lines written so far into the order of the screen; before something is drawn over them, and at the end.
    mutating func arrangeLines() {
        for line in lines.takeAll() {
            let arranged = grid.arrange(
                row: line.row, columns: line.columns, in: line.field, before: line.before, after: line.after,
                direction: line.direction, unjoined: Set(line.unjoined))
            if let arranged, let cursor, cursor.row == line.row, line.columns.contains(cursor.column) {
                let column = arranged.order.shown(cursor.column - line.columns.lowerBound)
                self.cursor = (line.row, arranged.column + column)
            }
        }
    }

    /// Writes a text, shortened if there is no room for all of it.
    @discardableResult
    mutating func writeShortened(_ text: String, row: Int, column: Int, ink: Ink, columns limit: Int) -> Int {
        write(shortened(text, to: limit, mark: glyphs.ellipsis), row: row, column: column, ink: ink, columns: limit)
    }

    /// Writes a text so that it ends at a column.
    mutating func writeRight(_ text: String, row: Int, end: Int, ink: Ink) {
        let width = shownWidth(text)
        write(text, row: row, column: end - width, ink: ink, columns: width)
    }

    /// Writes a top line: a title, and behind it what it counts.
    mutating func writeTitle(_ title: String, _ details: String, columns: Int) {
        let used = writeShortened(title, row: 0, column: 1, ink: .title, columns: columns - 2)
        writeShortened(details, row: 0, column: 1 + used, ink: .quiet, columns: columns - used - 2)
    }

    /// Writes a quiet remark at the left of a row of an area.
    mutating func remark(_ text: String, row: Int = 0, in area: Area) {
        write(text, row: area.row + row, column: area.column + 1, ink: .quiet, columns: area.columns - 1)
    }

    /// Draws lines of which one is selected, a row each.
    ///
    /// - Parameters:
    ///   - first: the index of the line in the area's first row.
    ///   - margin: the columns at the right that never look selected.
    ///   - hasMark: whether a mark stands before the selected line.
    ///   - draw: draws the line of an index into a row.
    mutating func drawLines(
        _ count: Int, from first: Int, selected: Int, in area: Area, margin: Int = 1, hasMark: Bool = true,
        _ draw: (inout Canvas, _ index: Int, _ row: Int) -> Void
    ) {
        for index in first..<max(first, min(count, first + area.rows)) {
            let row = area.row + index - first
            let isSelected = index == selected
            if isSelected, hasMark { write(glyphs.chosen, row: row, column: area.column, ink: .prompt, columns: 1) }
            draw(&self, index, row)
            let columns = max(0, area.columns - 1 - margin)
            if isSelected { rest = (row, area.column + 1) }
            if isSelected { select(row: row, column: area.column + 1, columns: columns, isActive: true) }
        }
    }

    /// Gives what was drawn in the terminal's own colours those of the theme.
    mutating func ground(_ areas: [Area]) {
        let ground = theme.ground
        if ground == .plain { return }
        for area in areas {
            for row in area.row..<area.row + area.rows {
                grid.restyle(row: row, column: area.column, columns: area.columns) { style in
                    if style.foreground == .standard { style.foreground = ground.foreground }
                    if style.background == .standard { style.background = ground.background }
                }
            }
        }
    }

    mutating func horizontalRule(row: Int, column: Int = 0, columns: Int) {
        grid.fill(row: row, column: column, rows: 1, columns: columns, with: glyphs.horizontal, style: theme[.rule])
    }

    mutating func verticalRule(column: Int, rows: Range<Int>) {
        grid.fill(
            row: rows.lowerBound, column: column, rows: rows.count, columns: 1, with: glyphs.vertical,
            style: theme[.rule])
    }

    /// Makes part of a row look selected, whatever is written there.
    mutating func select(row: Int, column: Int, columns: Int, isActive: Bool) {
        let style = theme[isActive ? .selected : .selectedElsewhere]
        grid.restyle(row: row, column: column, columns: columns) { cell in
            cell.attributes.formUnion(style.attributes)
            cell.attributes.subtract(.dim)
            if style.foreground != .standard { cell.foreground = style.foreground }
            if style.background != .standard { cell.background = style.background }
        }
    }
}
