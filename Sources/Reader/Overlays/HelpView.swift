import News
import Terminal

extension Model {
    func draw(_ box: HelpBox, on canvas: inout Canvas) {
        let layout = layout(of: box)
        let area = openBox(layout, on: &canvas)
        let used = canvas.write(
            "keys ", row: area.row, column: area.column + 1, ink: .prompt, columns: area.columns - 1)
        let count = box.isBlank ? "the key Space" : box.line.text.isEmpty ? "" : counted(box.rows.count, "line")
        canvas.writeRight(count, row: area.row, end: area.column + area.columns - 1, ink: .quiet)
        drawLine(
            box.line.showingBlanks(as: look.glyphs.blank), row: area.row, column: area.column + 1 + used,
            columns: max(1, area.columns - used - shownWidth(count) - 3), on: &canvas)
        guard area.rows >= 3 else { return }
        canvas.drawLines(box.rows.count, from: layout.first, selected: box.selected, in: layout.lines) {
            draw(box.rows[$1], row: $2, in: area, on: &$0)
        }
        if box.rows.isEmpty {
            let typed = oneLine(box.line.text)
            let words = box.isBlank ? "Space does nothing here." : "Nothing here has to do with '\(typed)'."
            canvas.remark(words, row: 2, in: area)
        }
    }

    /// A heading; keys and what they do; or an example of a search and what it finds.
    private func draw(_ row: HelpBox.Row, row line: Int, in area: Area, on canvas: inout Canvas) {
        switch row {
        case .heading(let title):
            canvas.write(title, row: line, column: area.column + 2, ink: .heading, columns: area.columns - 3)
        case .entry(let entry):
            let isExample = entry.keys.isEmpty && !entry.name.isEmpty && entry.deed == .search(entry.name)
            let left = isExample ? entry.name : entry.keys.prefix(3).map(\.name).joined(separator: " ")
            let start = isExample ? 26 : 17
            canvas.write(left, row: line, column: area.column + 2, ink: .key, columns: start - 3)
            canvas.writeShortened(
                entry.title, row: line, column: area.column + start, ink: .text, columns: area.columns - start - 1)
        }
    }
}
