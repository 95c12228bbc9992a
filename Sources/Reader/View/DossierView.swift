import Terminal

extension Model {
    func draw(_ screen: DossierScreen, in area: Area, on canvas: inout Canvas) {
        drawMap(of: screen, in: area, on: &canvas)
        draw(screen.lines, in: area, on: &canvas)
    }

    func draw(_ lines: SelectableLines, in area: Area, on canvas: inout Canvas) {
        for index in 0..<max(0, area.rows) {
            let number = lines.top + index
            guard let line = lines.lines[safe: number] else { break }
            draw(line, row: area.row + index, columns: area.columns, on: &canvas)
            guard number == lines.selected, line.target != nil else { continue }
            canvas.write(glyphs.selected, row: area.row + index, column: 0, ink: .prompt, columns: 1)
            canvas.select(
                row: area.row + index, column: 1, columns: max(0, area.columns - line.inset - 2), isActive: true)
        }
    }

    /// Where a place lies, at the right of the first lines; it scrolls with them.
    private func drawMap(of screen: DossierScreen, in area: Area, on canvas: inout Canvas) {
        let size = screen.mapSize
        let visible = min(size.rows - screen.lines.top, area.rows)
        guard visible > 0, let world, let place = MapPlace(screen.dossier.entity, count: 0) else { return }
        // At its left a column stays free, below it a row.
        let window = MapWindow(fitting: [place.point], rows: size.rows - 1, columns: size.columns - 2)
        let shown = Area(
            row: area.row - screen.lines.top, column: area.columns - size.columns + 1, rows: window.rows,
            columns: window.columns)
        drawLines(of: world, window, in: shown, from: area.row, on: &canvas)
        guard let cell = window.cell(of: place.point), shown.row + cell.row >= area.row else { return }
        canvas.write(
            glyphs.chosenPlace, row: shown.row + cell.row, column: shown.column + cell.column, ink: .chosen, columns: 1)
    }

    private func draw(_ line: DossierLine, row: Int, columns: Int, on canvas: inout Canvas) {
        let columns = columns - line.inset
        let rightWidth = shownWidth(line.right)
        let end = columns - 1 - (rightWidth > 0 && rightWidth < columns / 2 ? rightWidth + 2 : 0)
        var column = min(line.indent, max(0, columns - 1))
        for piece in line.pieces {
            let text =
                column + shownWidth(piece.text) > end
                ? shortened(piece.text, to: end - column, mark: glyphs.ellipsis) : piece.text
            column += canvas.write(text, row: row, column: column, ink: piece.ink, columns: end - column)
        }
        if rightWidth > 0, rightWidth < columns / 2 {
            canvas.writeRight(line.right, row: row, end: columns - 1, ink: .quiet)
        }
    }
}
