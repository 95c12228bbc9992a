import Terminal

extension Model {
    func draw(_ screen: DossierScreen, in area: Area, on canvas: inout Canvas) {
        for index in 0..<max(0, area.rows) {
            let number = screen.top + index
            guard let line = screen.lines[safe: number] else { break }
            draw(line, row: area.row + index, columns: area.columns, on: &canvas)
            guard number == screen.selected, line.target != nil else { continue }
            canvas.write(glyphs.selected, row: area.row + index, column: 0, ink: .prompt, columns: 1)
            canvas.select(row: area.row + index, column: 1, columns: max(0, area.columns - 2), isActive: true)
        }
    }

    private func draw(_ line: DossierLine, row: Int, columns: Int, on canvas: inout Canvas) {
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
