import News
import Terminal

extension Model {
    /// What there is, drawn.
    package func view() -> Frame {
        var frame = Frame()
        draw(on: &frame)
        return frame
    }

    /// Draws what there is. Costs as much as the screen is large, however much there is to show.
    ///
    /// - Parameter frame: the frame before, drawn from an earlier state of this model, or a new one. Parts of it stay
    ///   where nothing has changed that they are drawn from, which saves most of the work; it comes out the same without.
    package borrowing func draw(on frame: inout Frame) {
        let areas = areas
        var canvas = Canvas(theme: look.theme, glyphs: look.glyphs)
        let isCovered = isCovered
        if !isCovered, stands(on: frame.parts.ground, areas) {
            // Out of the frame, so that there is one of it to be drawn on.
            swap(&canvas.grid, &frame.grid)
            frame.drawn = redraw(since: &frame.parts, areas, on: &canvas)
        } else {
            canvas.grid = CellGrid(size: size)
            drawAll(areas, on: &canvas)
            frame.drawn = nil
            frame.parts = isCovered ? DrawnParts() : drawnParts(in: areas)
        }
        swap(&canvas.grid, &frame.grid)
        frame.cursor = canvas.cursor
    }

    private func drawAll(_ areas: PaneAreas, on canvas: inout Canvas) {
        if size.rows >= 4 { drawTopLine(on: &canvas) }
        if areas.body.row >= 2 { canvas.horizontalRule(row: 1, columns: size.columns) }
        let bottom = areas.body.row + areas.body.rows
        if areas.body.row >= 2 { canvas.horizontalRule(row: bottom, columns: size.columns) }
        if let cover = screen.cover {
            cover.draw(in: areas.body, look, on: &canvas)
        } else {
            drawPanes(areas, on: &canvas)
        }
        if size.rows >= 2 { drawBottomLine(row: size.rows - 1, on: &canvas) }
        drawMode(in: areas, on: &canvas)
    }

    private func drawPanes(_ areas: PaneAreas, on canvas: inout Canvas) {
        for column in areas.rules {
            canvas.verticalRule(column: column, rows: areas.body.row..<areas.body.row + areas.body.rows)
            guard areas.body.row >= 2 else { continue }
            canvas.write(look.glyphs.teeDown, row: areas.body.row - 1, column: column, ink: .rule, columns: 1)
            canvas.write(
                look.glyphs.teeUp, row: areas.body.row + areas.body.rows, column: column, ink: .rule, columns: 1)
        }
        if let area = areas.list { drawList(in: area, on: &canvas) }
        if let area = areas.article { drawArticle(in: area, text: areas.text ?? area, on: &canvas) }
        if let area = areas.entities { drawPanel(in: area, on: &canvas) }
    }

    func drawTopLine(on canvas: inout Canvas) {
        if let cover = screen.cover { return cover.drawTopLine(columns: size.columns, look, on: &canvas) }
        let width = size.columns
        let hints = [Action.search, .lookup, .help].compactMap { action in
            keymap.shownKey(of: action).map { "\($0) \(keymap.entry(of: action)?.word ?? "")" }
        }.joined(separator: "   ")
        let hintWidth = width >= 70 ? shownWidth(hints) + 1 : 0
        var column = 1
        column += canvas.write("Dateline", row: 0, column: column, ink: .title, columns: width - 1) + 2
        let room = width - hintWidth - 2
        func write(_ text: String, _ ink: Ink) {
            column += canvas.writeShortened(text, row: 0, column: column, ink: ink, columns: room - column)
        }
        if let name = panes.shownList.entityName {
            write(" \(oneLine(name)) \(look.glyphs.times) ", .chip)
            write("  ", .text)
        }
        if !panes.shownList.scope.typed.isEmpty {
            write(panes.results == nil ? "" : "search ", .quiet)
            write(oneLine(panes.shownList.scope.typed), .headline)
            write(" \(look.glyphs.separator) ", .quiet)
        } else if panes.shownList.entityName == nil {
            write("all articles \(look.glyphs.separator) ", .quiet)
        }
        write(countWords, .quiet)
        if hintWidth > 0 { canvas.writeRight(hints, row: 0, end: width - 1, ink: .quiet) }
    }

    /// '5, 3 unread'.
    private var countWords: String {
        guard let count = panes.shownList.count else { return panes.shownList.isLoaded ? look.glyphs.ellipsis : "" }
        if panes.results != nil {
            let sort = panes.results?.sort == .rank ? ", best first" : ""
            return (count.total == 0 ? "nothing" : counted(count.total, "article") + (count.isCapped ? " or more" : ""))
                + sort
        }
        let more = count.isCapped ? "+" : ""
        let unread = count.unread.map { ", \($0 == 0 ? "none" : grouped($0) + more) unread" } ?? ""
        return "\(grouped(count.total))\(more)\(unread)"
    }
}
