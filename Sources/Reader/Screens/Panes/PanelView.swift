import News
import Terminal

extension Model {
    func drawPanel(in area: Area, on canvas: inout Canvas) {
        if panes.panel.rows.isEmpty, !panes.panel.filter.isEmpty {
            canvas.remark("No name matches.", in: area)
        }
        for index in 0..<max(0, area.rows) {
            guard let row = panes.panel.rows[safe: panes.panel.top + index] else { break }
            switch row {
            case .blank: break
            case .heading(let title):
                canvas.remark(title, row: index, in: area)
            case .entity(let presence): draw(presence, row: area.row + index, in: area, on: &canvas)
            }
        }
    }

    private func draw(_ presence: FiledArticle.Presence, row: Int, in area: Area, on canvas: inout Canvas) {
        let isChosen = presence.entity.id == panes.chosen?.id
        let count = String(presence.mentionsHere)
        // The rightmost column stays free.
        let room = max(0, area.columns - shownWidth(count) - 4)
        if isChosen { canvas.write(look.glyphs.chosen, row: row, column: area.column, ink: .prompt, columns: 1) }
        let name = shortened(oneLine(presence.entity.name), to: room, mark: look.glyphs.ellipsis)
        var style = look.theme[presence.entity.ink]
        style.attributes = presence.entity.articles > 1 ? look.theme[.runsThrough].attributes : []
        canvas.write(name[...], row: row, column: area.column + 1, style: style, columns: room)
        let end = area.column + area.columns - 2
        if area.columns >= 10 { canvas.writeRight(count, row: row, end: end, ink: .quiet) }
        if isChosen {
            canvas.select(
                row: row, column: area.column + 1, columns: max(0, area.columns - 3), isActive: panes.focus == .entities
            )
        }
    }
}
