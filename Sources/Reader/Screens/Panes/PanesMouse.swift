import News
import Terminal

// The mouse: a click selects, opens and chooses; the wheel scrolls the pane under it; the rules between panes can be
// dragged.

extension Model {
    mutating func take(_ mouse: Key.Mouse) {
        if var cover = screen.cover {
            let command = cover.take(mouse, in: areas.body)
            screen = cover.screen
            if let command { carryOut(cover.outcome(of: command)) }
        } else {
            takeInPanes(mouse)
        }
    }

    private mutating func takeInPanes(_ mouse: Key.Mouse) {
        let areas = areas
        if mouse.action == .drag || mouse.action == .release { return drag(mouse) }
        if mouse.action == .press, let index = areas.rules.firstIndex(of: mouse.column) {
            panes.draggedRule = areas.list != nil && index == 0 ? .list : areas.output == nil ? .entities : nil
            return
        }
        guard
            let pane = Pane.allCases.first(where: { areas[$0]?.contains(row: mouse.row, column: mouse.column) == true })
        else { return }
        switch mouse.action {
        case .wheelDown, .wheelUp: wheel(in: pane, by: mouse.action == .wheelDown ? 1 : -1)
        case .press, .doubleClick, .drag, .release: press(mouse, in: pane)
        }
    }

    private mutating func drag(_ mouse: Key.Mouse) {
        defer { if mouse.action == .release { panes.draggedRule = nil } }
        switch panes.draggedRule {
        case .list: saved.listColumns = mouse.column.clamped(12, 120)
        case .entities: saved.panelColumns = (size.columns - mouse.column - 1).clamped(12, 120)
        case .article, .output, nil: break
        }
    }

    private mutating func wheel(in pane: Pane, by step: Int) {
        let before = panes.focus
        panes.focus = pane
        move(.rows(pane == .article ? 3 * step : step))
        panes.focus = before
    }

    private mutating func press(_ mouse: Key.Mouse, in pane: Pane) {
        focusPane(pane)
        switch pane {
        case .list:
            guard let area = areas.list else { return }
            let measure = listMeasure(in: area)
            if let index = measure.index(atRow: mouse.row - area.row - noticeRows, of: panes.shownList) {
                panes.select(index)
                openChosen()
                panes.focus = .list
            }
        case .entities:
            guard let area = areas.entities else { return }
            if case .entity(let presence) = panes.panel.rows[safe: panes.panel.top + mouse.row - area.row] {
                panes.choose(presence.entity)
            }
            if mouse.action == .doubleClick { openChosen() }
        case .article:
            pressInArticle(mouse)
        case .output: break
        }
    }

    /// A click on a name chooses it, a second one opens its dossier.
    private mutating func pressInArticle(_ mouse: Key.Mouse) {
        if let index = mention(atRow: mouse.row, column: mouse.column), let reading = panes.reading,
            let presence = reading.presence(of: reading.filed.mentions[index].entity)
        {
            panes.choose(presence.entity)
            panes.reading?.mention = index
            askForStanding(of: presence.entity)
            if mouse.action == .doubleClick { openDossier(of: presence.entity) }
        }
    }

    /// The mention at a cell of the screen; nil if there is none.
    private func mention(atRow row: Int, column: Int) -> Int? {
        guard let text = areas.text, let reading = panes.reading, text.contains(row: row, column: column),
            case .body(let range, let role, _)? = reading.layout.rows[safe: reading.top + row - text.row]?.content
        else { return nil }
        let body = reading.filed.article.body
        var target = column - text.column - indent(of: role)
        if let (order, shift) = order(of: range, in: body, columns: text.columns - indent(of: role)) {
            target = order.read(target - shift)
        }
        return reading.filed.mentions.firstIndex { mention in
            guard isMarked(mention), let part = mention.range.common(with: range) else { return false }
            let start = shownWidth(body.slice(range.lowerBound..<part.lowerBound))
            return (start..<start + shownWidth(body.slice(part))).contains(target)
        }
    }
}
