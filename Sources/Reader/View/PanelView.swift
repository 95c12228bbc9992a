import News
import Terminal

extension Model {
    func drawPanel(in area: Area, on canvas: inout Canvas) {
        if panel.rows.isEmpty, !panel.filter.isEmpty {
            canvas.write(
                "Nobody here is called so.", row: area.row, column: area.column + 1, ink: .quiet,
                columns: area.columns - 1)
        }
        for index in 0..<max(0, area.rows) {
            guard let row = panel.rows[safe: panel.top + index] else { break }
            switch row {
            case .blank: break
            case .heading(let title):
                canvas.write(
                    title, row: area.row + index, column: area.column + 1, ink: .quiet, columns: area.columns - 1)
            case .entity(let presence): draw(presence, row: area.row + index, in: area, on: &canvas)
            }
        }
    }

    private func draw(_ presence: FiledArticle.Presence, row: Int, in area: Area, on canvas: inout Canvas) {
        let isChosen = presence.entity.id == chosen?.id
        let count = String(presence.mentionsHere)
        // The rightmost column stays free.
        let room = max(0, area.columns - shownWidth(count) - 4)
        if isChosen { canvas.write(glyphs.chosen, row: row, column: area.column, ink: .prompt, columns: 1) }
        let name = shortened(oneLine(presence.entity.name), to: room, mark: glyphs.ellipsis)
        var style = theme[presence.entity.kind.ink]
        style.attributes = presence.entity.articles > 1 ? theme[.runsThrough].attributes : []
        canvas.write(name[...], row: row, column: area.column + 1, style: style, columns: room)
        let end = area.column + area.columns - 2
        if area.columns >= 10 { canvas.writeRight(count, row: row, end: end, ink: .quiet) }
        if isChosen {
            canvas.select(
                row: row, column: area.column + 1, columns: max(0, area.columns - 3), isActive: focus == .entities)
        }
    }
}
