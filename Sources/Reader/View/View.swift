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
        var canvas = Canvas(theme: look.theme, glyphs: look.glyphs, ordersLines: look.ordersLines)
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
        canvas.arrangeLines()
        drawMode(in: areas, on: &canvas)
        canvas.arrangeLines()
        let whole = Area(row: 0, column: 0, rows: size.rows, columns: size.columns)
        canvas.ground(isWhole ? [whole] : drawn)
        frame.drawn = isWhole ? nil : drawn
        if isCovered { frame.parts = DrawnParts() }
        swap(&canvas.grid, &frame.grid)
        frame.cursor = canvas.cursor
        frame.rest = (canvas.rest ?? restInPanes(areas)).flatMap {
            $0.row < size.rows && $0.column < size.columns ? $0 : nil
        }
    }

    /// The position of what is chosen, in a pane that may not have been drawn again.
    private func restInPanes(_ areas: PaneAreas) -> (row: Int, column: Int)? {
        guard screen.isPanes, let area = areas[panes.focus] else { return nil }
        switch panes.focus {
        case .list: return (area.row, area.column)
        case .article:
            let text = areas.text ?? area
            guard let reading = panes.reading, let mention = reading.mention,
                let offset = reading.filed.mentions[safe: mention]?.range.lowerBound
            else { return (text.row, text.column) }
            return place(ofByte: offset, of: reading, in: text)
        case .entities:
            guard let row = panes.panel.row(of: panes.chosen?.id) else { return (area.row, area.column) }
            return (area.row + row - panes.panel.top, area.column + 1)
        case .output: return (area.row + OutputPane.headRows, area.column + 1)
        }
    }

    /// Where a byte of the body stands on the screen; the first row of the text if it is not in sight.
    private func place(ofByte offset: Int, of reading: ArticlePane, in text: Area) -> (row: Int, column: Int) {
        let index = reading.layout.row(of: offset)
        guard (reading.top..<reading.top + text.rows).contains(index),
            case .body(let range, let role, _)? = reading.layout.rows[safe: index]?.content
        else { return (text.row, text.column) }
        let before = shownWidth(reading.filed.article.body.slice(range.lowerBound..<max(range.lowerBound, offset)))
        return (text.row + index - reading.top, text.column + indent(of: role) + before)
    }

    private func drawRules(_ areas: PaneAreas, on canvas: inout Canvas) {
        let (top, bottom) = (areas.body.row - 1, areas.body.row + areas.body.rows)
        let isRuled = areas.body.row >= 2
        if isRuled { for row in [top, bottom] { canvas.horizontalRule(row: row, columns: size.columns) } }
        for column in screen.isPanes ? areas.rules : [] {
            canvas.verticalRule(column: column, rows: areas.body.row..<bottom)
            guard isRuled else { continue }
            canvas.write(look.glyphs.teeDown, row: top, column: column, ink: .rule, columns: 1)
            canvas.write(look.glyphs.teeUp, row: bottom, column: column, ink: .rule, columns: 1)
        }
    }

    func drawTopLine(on canvas: inout Canvas) {
        if let cover = screen.cover {
            cover.drawTopLine(columns: size.columns, look, on: &canvas)
        } else {
            drawTopLineOfPanes(on: &canvas)
        }
    }
}
