import News
import Terminal

// Marks, links, the mouse.

extension Model {
    mutating func toggleRead() {
        guard let line = currentLine else { return }
        if reading?.id == line.id || shownList.index(of: line.id) != nil { markRead(line.id, !line.isRead) }
    }

    mutating func toggleStar() {
        guard let line = currentLine else { return }
        mark(line.id) { $0.isStarred = !line.isStarred }
        send(.markStarred(line.id, !line.isStarred))
    }

    /// `o`: the link is shown first; Enter opens it. Only the web is opened, nothing else a text may name.
    mutating func offerLink() {
        guard let link = openLinkOfReading() else { return }
        mode = .menu(
            Menu(
                title: "Open in the browser?",
                items: [
                    Menu.Item(letter: "o", title: link, choice: .openLink(link))
                ]))
    }

    private mutating func openLinkOfReading() -> String? {
        guard let reading, reading.id == currentLine?.id else {
            say("open the article first")
            return nil
        }
        guard let link = reading.filed.article.url, isWebLink(link) else {
            say("this article has no link to the web")
            return nil
        }
        return link
    }

    mutating func copyLink() {
        guard let line = currentLine else { return }
        let link = reading?.id == line.id ? reading?.filed.article.url : nil
        send(.copy(link ?? line.headline))
        say(link == nil ? "headline copied" : "link copied")
    }

    mutating func startPipe() {
        guard let reading else { return }
        mode = .asking(Question(purpose: .pipe(reading.id), words: "pipe the text to", answer: LineEditor()))
    }

    mutating func toggleMouse() {
        saved.isMouseOn.toggle()
        send(.setMouse(saved.isMouseOn))
        say(saved.isMouseOn ? "mouse on  ·  F2 gives it back to the terminal" : "mouse off")
    }

    mutating func take(_ mouse: Key.Mouse) {
        guard dossier == nil else { return takeInDossier(mouse) }
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
            let measure = ListMeasure(width: area.columns, isResults: results != nil, rows: area.rows)
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
            if mouse.action == .doubleClick { openChosen() }
        }
    }

    private mutating func takeInDossier(_ mouse: Key.Mouse) {
        switch mouse.action {
        case .wheelDown: move(.rows(1))
        case .wheelUp: move(.rows(-1))
        case .doubleClick: openChosen()
        case .press:
            let row = mouse.row - areas.body.row
            dossier?.select(row: row)
        default: break
        }
    }
}

/// Whether a link leads to the web and to nothing else.
func isWebLink(_ link: String) -> Bool {
    let lowered = link.lowercased()
    guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://") else { return false }
    return link.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F } && link.utf8.count < 4096
}
