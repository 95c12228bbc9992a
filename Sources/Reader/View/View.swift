import News
import Terminal

extension Model {
    /// The screen, drawn.
    package func view() -> Frame {
        var frame = Frame()
        draw(on: &frame)
        return frame
    }

    /// Draws the screen. The cost depends on its size, not on how much there is to show.
    ///
    /// - Parameter frame: the frame before, drawn from an earlier state of this model, or a new one. Its parts are kept if
    ///   nothing that they show has changed, which saves most of the work; the result is the same with a new frame.
    package borrowing func draw(on frame: inout Frame) {
        let areas = areas
        let ground = DrawnParts.Ground(size: size, areas: areas, theme: look.theme, glyphs: look.glyphs.name)
        var canvas = Canvas(theme: look.theme, glyphs: look.glyphs)
        let isWhole = isCovered || frame.parts.ground != ground
        if isWhole {
            canvas.grid = CellGrid(size: size)
            drawRules(areas, on: &canvas)
            frame.parts = DrawnParts(ground: ground)
        } else {
            // The grid is taken out of the frame, so that it is not copied when it is drawn on.
            swap(&canvas.grid, &frame.grid)
        }
        let drawn = drawParts(since: &frame.parts, areas, on: &canvas)
        drawMode(in: areas, on: &canvas)
        frame.drawn = isWhole ? nil : drawn
        if isCovered { frame.parts = DrawnParts() }
        swap(&canvas.grid, &frame.grid)
        frame.cursor = canvas.cursor
    }

    private func drawRules(_ areas: PaneAreas, on canvas: inout Canvas) {
        let (top, bottom) = (areas.body.row - 1, areas.body.row + areas.body.rows)
        let isRuled = areas.body.row >= 2
        if isRuled { for row in [top, bottom] { canvas.horizontalRule(row: row, columns: size.columns) } }
        for column in screen.cover == nil ? areas.rules : [] {
            canvas.verticalRule(column: column, rows: areas.body.row..<bottom)
            guard isRuled else { continue }
            canvas.write(look.glyphs.teeDown, row: top, column: column, ink: .rule, columns: 1)
            canvas.write(look.glyphs.teeUp, row: bottom, column: column, ink: .rule, columns: 1)
        }
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

    /// As in '5, 3 unread'.
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
