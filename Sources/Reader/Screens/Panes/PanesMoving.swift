import News

extension Model {
    /// What a command does in the panes, or why it does nothing.
    func outcomeInPanes(of command: ScreenCommand) -> Outcome {
        switch command {
        case .move(let movement): .does { $0.move(movement) }
        case .sideways(let direction): .does { $0.changePane(direction, wraps: false) }
        case .pane(let direction): .does { $0.changePane(direction, wraps: true) }
        case .article(let direction): .does { $0.openNeighbour(direction) }
        case .mention(let direction): withSubject { $0.jumpToMention(of: $1, direction) }
        case .anyMention(let direction):
            panes.reading == nil ? .refused("no article is open") : .does { $0.jumpToAnyMention(direction) }
        case .open: .does { $0.openChosen() }
        case .map: .does { $0.openMapOfPanes() }
        case .zoom: .refused("only on the map; m opens it")
        }
    }

    mutating func move(_ movement: Movement) {
        switch panes.focus {
        case .list: moveInList(movement)
        case .article: moveInArticle(movement)
        case .entities: moveInPanel(movement)
        case .output:
            let rows = areas.output?.rows ?? 1
            panes.output?.move(movement, rows: rows)
        }
    }

    private mutating func moveInList(_ movement: Movement) {
        // Most movements need no page.
        if case .rows(let count) = movement { return panes.moveInList(by: count) }
        let area = areas.list ?? areas.body
        let page = max(1, (area.rows - noticeRows) / max(1, listMeasure(in: area).usualHeight))
        if let rows = movement.rows(page: page, half: page / 2) { return panes.moveInList(by: rows) }
        if case .to(let row) = movement { return moveInList(toRow: row) }
        let isTop = movement == .top
        if panes.results == nil, isTop ? panes.list.hasAbove : panes.list.hasBelow {
            askForEnd(isTop ? .newest : .oldest)
        } else {
            panes.select(isTop ? 0 : panes.shownList.rows.count - 1)
        }
    }

    /// Goes to a row counted from the first article, loading what is above it.
    private mutating func moveInList(toRow row: Int) {
        if panes.results == nil, panes.list.hasAbove {
            askForEnd(.newest)
        } else {
            panes.select(0)
        }
        panes.moveInList(by: max(0, row))
    }

    private mutating func moveInArticle(_ movement: Movement) {
        guard let reading = panes.reading else { return }
        let rows = textRows
        let target = movement.target(
            from: reading.top, last: reading.lastTop(rows: rows), page: rows - 2, half: rows / 2)
        panes.reading?.scroll(to: target, rows: rows)
        if panes.reading?.top != reading.top { noteReading() }
    }

    private mutating func moveInPanel(_ movement: Movement) {
        let entities = panes.panel.entities
        guard !entities.isEmpty else { return }
        let current = entities.firstIndex { $0.entity.id == panes.chosen?.id } ?? 0
        let page = max(1, (areas.entities?.rows ?? 1) - 2)
        let target = movement.target(from: current, last: entities.count - 1, page: page, half: page / 2)
        panes.choose(entities[target.clamped(0, entities.count - 1)].entity)
    }

    mutating func changePane(_ direction: ScreenCommand.Direction, wraps: Bool) {
        let order: [Pane] = [.list, .article, panes.output == nil ? .entities : .output]
        let next = (order.firstIndex(of: panes.focus) ?? 1) + direction.step
        if let pane = order[safe: wraps ? (next + 3) % 3 : next] { focusPane(pane) }
    }

    mutating func focusPane(_ pane: Pane) {
        // Who leaves the list faster than the text comes means the article with the cursor.
        let left = panes.focus == .list && configuration.previews ? panes.shownList.selectedRow : nil
        panes.focus = pane
        if pane != .list, let left, !isShown(left) {
            open(left.line.id, landing: landing(of: left), isReading: pane == .article)
        } else if pane == .article {
            noteReading()
        }
    }

    mutating func resizePane(by columns: Int) {
        switch panes.focus {
        case .list: saved.listColumns = ((areas.list?.columns ?? 32) + columns).clamped(12, 120)
        case .entities: saved.panelColumns = ((areas.entities?.columns ?? 26) + columns).clamped(12, 120)
        case .article:
            // The text is as wide as the panes beside it let it be.
            if areas.entities != nil {
                saved.panelColumns = ((areas.entities?.columns ?? 26) - columns).clamped(12, 120)
            }
        case .output: say("the output is as wide as the text; z shows it alone")
        }
    }

    /// Enter: opens the selected article, or the dossier of the chosen entity.
    mutating func openChosen() {
        switch panes.focus {
        case .list:
            guard let row = panes.shownList.selectedRow else { return say("there is no article here") }
            open(row.line.id, landing: landing(of: row), isReading: true)
        case .article, .entities:
            guard let chosen = panes.chosen else { return say("no entity is chosen") }
            openDossier(of: chosen)
        case .output: openOutputMenu()
        }
    }

    mutating func openNeighbour(_ direction: NeighbourRequest.Direction) {
        let shown = panes.shownList
        let opened = shown.index(of: pending.opening?.article ?? panes.reading?.id)
        let here = panes.focus == .list && configuration.previews ? shown.selected : opened ?? shown.selected
        let isFresh = panes.reading == nil
        let target = isFresh ? here : here + direction.step
        if let row = shown.rows[safe: target] {
            return open(row.line.id, landing: .readingPosition, isReading: true, takesFocus: false)
        }
        let mayGoOn = direction == .next ? shown.hasBelow : shown.hasAbove
        guard panes.results == nil, mayGoOn, let position = shown.rows[safe: here]?.line.position else {
            return say(direction == .next ? "the last article" : "the first article")
        }
        // The next one in a list that begins with the oldest is the newer one.
        let sought = panes.list.order == .oldest ? direction.opposite : direction
        seek(NeighbourRequest(scope: panes.list.scope, from: position, direction: sought), for: .article)
    }

    mutating func openNextUnread() {
        let shown = panes.shownList
        let here = shown.index(of: panes.reading?.id) ?? shown.selected
        let rest = shown.rows.dropFirst(here).first { !$0.line.isRead && $0.line.id != panes.reading?.id }
        if let row = rest { return open(row.line.id, landing: .readingPosition, isReading: true, takesFocus: false) }
        guard panes.results == nil,
            let position = panes.reading?.filed.line.position ?? shown.selectedRow?.line.position
        else {
            return say("nothing unread below")
        }
        let request = NeighbourRequest(
            scope: panes.list.scope, from: position, direction: panes.list.order == .oldest ? .previous : .next,
            onlyUnread: true)
        seek(request, for: .article)
    }

    mutating func seek(_ request: NeighbourRequest, for purpose: Seeking.Purpose) {
        pending.article = .seeking(Seeking(request: request, purpose: purpose))
        send(.ask(.neighbour(request)))
    }
}
