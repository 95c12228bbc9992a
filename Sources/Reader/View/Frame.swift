import Terminal

/// What the interface looks like at one moment.
package struct Frame: Equatable, Sendable {
    package internal(set) var grid: CellGrid
    /// Where the terminal's cursor shows; nil while nothing is typed.
    package internal(set) var cursor: (row: Int, column: Int)?
    /// The areas that were drawn anew: outside of them the grid is as it was before, see `Model.draw(on:)`. Not overlapping,
    /// from the left to the right; nil for all of it.
    package internal(set) var drawn: [Area]?
    /// What the panes and the top line were drawn from; nothing where something stands over them.
    var parts = DrawnParts()

    /// A frame of no size.
    package init() { grid = CellGrid(size: Size(rows: 0, columns: 0)) }

    package static func == (left: Frame, right: Frame) -> Bool {
        left.grid == right.grid && left.cursor?.row == right.cursor?.row && left.cursor?.column == right.cursor?.column
    }
}

/// A grid being drawn, with the look of things.
struct Canvas {
    var grid: CellGrid
    let theme: Theme
    let glyphs: Glyphs
    var cursor: (row: Int, column: Int)?

    init(theme: Theme, glyphs: Glyphs) {
        grid = CellGrid(size: Size(rows: 0, columns: 0))
        self.theme = theme
        self.glyphs = glyphs
    }

    /// Writes a text, at most so many columns of it.
    ///
    /// - Returns: the columns taken.
    @discardableResult
    mutating func write(_ text: String, row: Int, column: Int, ink: Ink, columns limit: Int) -> Int {
        write(text[...], row: row, column: column, style: theme[ink], columns: limit)
    }

    @discardableResult
    mutating func write(_ text: Substring, row: Int, column: Int, style: Style, columns limit: Int) -> Int {
        limit > 0 ? grid.write(text, row: row, column: column, style: style, columns: limit) : 0
    }

    /// Writes a text shortened to what there is room for.
    @discardableResult
    mutating func writeShortened(_ text: String, row: Int, column: Int, ink: Ink, columns limit: Int) -> Int {
        write(shortened(text, to: limit, mark: glyphs.ellipsis), row: row, column: column, ink: ink, columns: limit)
    }

    /// Writes a text so that it ends at a column.
    mutating func writeRight(_ text: String, row: Int, end: Int, ink: Ink) {
        let width = shownWidth(text)
        write(text, row: row, column: end - width, ink: ink, columns: width)
    }

    mutating func horizontalRule(row: Int, column: Int = 0, columns: Int) {
        grid.fill(
            row: row, column: column, rows: 1, columns: columns, with: glyphs.horizontal, style: theme[.rule])
    }

    mutating func verticalRule(column: Int, rows: Range<Int>) {
        grid.fill(
            row: rows.lowerBound, column: column, rows: rows.count, columns: 1, with: glyphs.vertical,
            style: theme[.rule])
    }

    /// Makes a row of an area look selected; what stands in it stays.
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
