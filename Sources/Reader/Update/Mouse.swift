import News
import Terminal

// The mouse: a click selects, opens and chooses, the wheel scrolls what is under it, rules between panes are dragged.

extension Model {
    mutating func take(_ mouse: Key.Mouse) {
        guard dossier == nil, story == nil else { return takeInLines(mouse) }
        guard map == nil else { return takeOnMap(mouse) }
        let areas = areas
        if mouse.action == .drag || mouse.action == .release { return drag(mouse) }
        if mouse.action == .press, let index = areas.rules.firstIndex(of: mouse.column) {
            draggedRule = areas.list != nil && index == 0 ? .list : .entities
            return
        }
        guard
            let pane = Pane.allCases.first(where: { areas[$0]?.contains(row: mouse.row, column: mouse.column) == true })
        else { return }
        switch mouse.action {
        case .wheelDown, .wheelUp: wheel(in: pane, by: mouse.action == .wheelDown ? 1 : -1)
        default: press(mouse, in: pane)
        }
    }

    private mutating func drag(_ mouse: Key.Mouse) {
        defer { if mouse.action == .release { draggedRule = nil } }
        switch draggedRule {
        case .list: saved.listColumns = mouse.column.clamped(12, 120)
        case .entities: saved.panelColumns = (size.columns - mouse.column - 1).clamped(12, 120)
        default: break
        }
    }

    private mutating func wheel(in pane: Pane, by step: Int) {
        let before = focus
        focus = pane
        move(.rows(pane == .article ? 3 * step : step))
        focus = before
    }

    private mutating func press(_ mouse: Key.Mouse, in pane: Pane) {
        focusPane(pane)
        switch pane {
        case .list:
            guard let area = areas.list else { return }
            let measure = listMeasure(in: area)
            if let index = measure.index(atRow: mouse.row - area.row - noticeRows, of: shownList) {
                select(index)
                openChosen()
                focus = .list
            }
        case .entities:
            guard let area = areas.entities else { return }
            if case .entity(let presence) = panel.rows[safe: panel.top + mouse.row - area.row] {
                choose(presence.entity)
            }
            if mouse.action == .doubleClick { openChosen() }
        case .article:
            pressInArticle(mouse)
        }
    }

    private mutating func takeInLines(_ mouse: Key.Mouse) {
        switch mouse.action {
        case .wheelDown: move(.rows(1))
        case .wheelUp: move(.rows(-1))
        case .doubleClick: openChosen()
        case .press:
            let row = mouse.row - areas.body.row
            dossier?.lines.select(row: row)
            story?.lines.select(row: row)
        default: break
        }
    }

    /// A click on a name chooses it, a second one opens its dossier.
    private mutating func pressInArticle(_ mouse: Key.Mouse) {
        if let index = mention(atRow: mouse.row, column: mouse.column), let reading,
            let presence = reading.presence(of: reading.filed.mentions[index].entity)
        {
            choose(presence.entity)
            self.reading?.mention = index
            askForStanding(of: presence.entity)
            if mouse.action == .doubleClick { openDossier(of: presence.entity) }
        }
    }

    /// The mention that stands at a place of the screen; nil where none does.
    private func mention(atRow row: Int, column: Int) -> Int? {
        guard let text = areas.text, let reading, text.contains(row: row, column: column),
            case .body(let range, let role, _)? = reading.layout.rows[safe: reading.top + row - text.row]?.content
        else { return nil }
        let target = column - text.column - indent(of: role)
        let body = reading.filed.article.body
        return reading.filed.mentions.firstIndex { mention in
            guard isMarked(mention), let part = mention.range.common(with: range) else { return false }
            let start = shownWidth(body.slice(range.lowerBound..<part.lowerBound))
            return (start..<start + shownWidth(body.slice(part))).contains(target)
        }
    }

    // Over the panes.

    /// What the mouse does in what is open above the panes: a click selects a line, a second one does what Enter does,
    /// a click beside it closes it.
    ///
    /// - Returns: false where nothing is open, so that the panes get it.
    mutating func takeInOverlay(_ mouse: Key.Mouse) -> Bool {
        if case .command(let prompt) = mode { return takeInCandidates(mouse, prompt) }
        guard let layout = overlayLayout else {
            if case .normal = mode { return false }
            return true
        }
        switch mouse.action {
        case .wheelDown: take(.down)
        case .wheelUp: take(.up)
        case .press, .doubleClick:
            guard layout.outer.contains(row: mouse.row, column: mouse.column) else {
                if mouse.action == .press { take(.escape) }
                return true
            }
            let isOnLine = layout.lines.contains(row: mouse.row, column: mouse.column)
            guard isOnLine, selectInOverlay(layout.first + mouse.row - layout.lines.row) else { return true }
            if mouse.action == .doubleClick { take(.enter) }
        case .drag, .release: break
        }
        return true
    }

    /// Selects a line; false where there is none.
    private mutating func selectInOverlay(_ index: Int) -> Bool {
        switch mode {
        case .lookup(let box):
            guard box.found.indices.contains(index) else { return false }
            selectInLookup(box, index)
        case .help(var box):
            guard box.shown.indices.contains(index) else { return false }
            box.selected = index
            mode = .help(box)
        case .menu(var menu):
            guard menu.items.indices.contains(index) else { return false }
            menu.selected = index
            mode = .menu(menu)
        case .feeds(var tree):
            guard tree.rows.indices.contains(index) else { return false }
            tree.selected = index
            mode = .feeds(tree)
        default: return false
        }
        return true
    }

    private mutating func takeInCandidates(_ mouse: Key.Mouse, _ prompt: CommandPrompt) -> Bool {
        var prompt = prompt
        switch mouse.action {
        case .wheelDown: take(.tab)
        case .wheelUp: take(.backTab)
        case .press, .doubleClick:
            let rows = candidateRows
            guard rows.contains(mouse.row) else { return true }
            prompt.choose(firstCandidate(of: prompt) + mouse.row - rows.lowerBound)
            mode = .command(prompt)
            if mouse.action == .doubleClick { take(.enter) }
        case .drag, .release: break
        }
        return true
    }
}
