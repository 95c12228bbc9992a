import News

/// A movement in a pane.
enum Movement: Equatable, Sendable {
    case rows(Int), halfPages(Int), pages(Int)
    case top, bottom
}

extension Model {
    mutating func move(_ movement: Movement) {
        if hasScreen {
            let rows = areas.body.rows
            dossier?.lines.move(movement, rows: rows)
            story?.lines.move(movement, rows: rows)
            return
        }
        switch focus {
        case .list: moveInList(movement)
        case .article: moveInArticle(movement)
        case .entities: moveInPanel(movement)
        }
    }

    private mutating func moveInList(_ movement: Movement) {
        if case .rows(let count) = movement { return moveInList(by: count) }
        let area = areas.list ?? areas.body
        let measure = listMeasure(in: area)
        let page = max(1, (area.rows - noticeRows) / max(1, measure.usualHeight))
        switch movement {
        case .rows: break
        case .halfPages(let count): moveInList(by: count * max(1, page / 2))
        case .pages(let count): moveInList(by: count * page)
        case .top:
            if results == nil, list.hasAbove {
                list.rows = []
                ask(for: .newest, arrival: .replace)
                (list.selected, list.top, list.hasAbove, list.hasBelow) = (0, 0, false, false)
            } else {
                select(0)
            }
        case .bottom:
            if results == nil, list.hasBelow {
                ask(for: .oldest, arrival: .replaceAndSelectLast)
            } else {
                select(shownList.rows.count - 1)
            }
        }
    }

    private mutating func moveInList(by count: Int) {
        if results == nil { list.move(by: count) } else { results?.move(by: count) }
    }

    mutating func select(_ index: Int) {
        if results == nil { list.select(index) } else { results?.select(index) }
    }

    private mutating func moveInArticle(_ movement: Movement) {
        guard let reading else { return }
        let rows = textRows
        let page = max(1, rows - 2)
        let target =
            switch movement {
            case .rows(let count): reading.top + count
            case .halfPages(let count): reading.top + count * max(1, rows / 2)
            case .pages(let count): reading.top + count * page
            case .top: 0
            case .bottom: reading.lastTop(rows: rows)
            }
        self.reading?.scroll(to: target, rows: rows)
    }

    private mutating func moveInPanel(_ movement: Movement) {
        let entities = panel.entities
        guard !entities.isEmpty else { return }
        let current = entities.firstIndex { $0.entity.id == chosen?.id } ?? 0
        let page = max(1, (areas.entities?.rows ?? 1) - 2)
        let target =
            switch movement {
            case .rows(let count): current + count
            case .halfPages(let count): current + count * max(1, page / 2)
            case .pages(let count): current + count * page
            case .top: 0
            case .bottom: entities.count - 1
            }
        choose(entities[target.clamped(0, entities.count - 1)].entity)
    }

    /// Chooses an entity: its mentions are highlighted and jumped to.
    mutating func choose(_ entity: Entity) {
        guard chosen?.id != entity.id else { return }
        chosen = entity
        reading?.mention = nil
        standing = nil
        standingRequest = nil
    }

    mutating func changePane(by step: Int, wraps: Bool) {
        let next = focus.rawValue + step
        guard let pane = Pane(rawValue: wraps ? (next + 3) % 3 : next) else { return }
        focusPane(pane)
    }

    mutating func focusPane(_ pane: Pane) {
        focus = pane
        if pane == .article, let reading { markRead(reading.id, true) }
    }

    mutating func resizePane(by columns: Int) {
        switch focus {
        case .list: saved.listColumns = ((areas.list?.columns ?? 32) + columns).clamped(12, 120)
        case .entities: saved.panelColumns = ((areas.entities?.columns ?? 26) + columns).clamped(12, 120)
        case .article:
            // The text takes what the panes beside it leave.
            if areas.entities != nil {
                saved.panelColumns = ((areas.entities?.columns ?? 26) - columns).clamped(12, 120)
            }
        }
    }

    /// Enter: the article of the list, the dossier of the chosen entity.
    mutating func openChosen() {
        if let map {
            guard let place = map.selectedPlace else { return say("there is no place here") }
            return openDossier(of: place.entity)
        }
        if let dossier { return open(dossier.lines.target, choosing: dossier.dossier.entity) }
        if let story { return open(story.lines.target, choosing: nil) }
        switch focus {
        case .list:
            guard let row = shownList.selectedRow else { return say("there is no article here") }
            guard let results else { return open(row.line.id, landing: .keptPlace, isReading: true) }
            let words = markableWords(of: results.scope.typed)
            open(row.line.id, landing: .found(offset: row.bodyOffset, words: words), isReading: true)
        case .article, .entities:
            guard let chosen else { return say("no entity is chosen") }
            openDossier(of: chosen)
        }
    }

    /// What a line of a dossier or a story opens.
    ///
    /// - Parameter entity: whose mentions are to be jumped to from there.
    private mutating func open(_ target: DossierLine.Target?, choosing entity: Entity?) {
        switch target {
        case .passage(let article, let range):
            pushHistory()
            if let entity { chosen = entity }
            open(article, landing: range.isEmpty ? .keptPlace : .passage(range), isReading: true)
        case .entity(let entity): openDossier(of: entity)
        case nil: say("this line opens nothing")
        }
    }

    mutating func openNeighbour(_ direction: NeighbourRequest.Direction) {
        if story != nil { return openTelling(by: direction == .next ? 1 : -1) }
        let shown = shownList
        let here = shown.index(of: opening?.article ?? reading?.id) ?? shown.selected
        let isFresh = reading == nil
        let target = isFresh ? here : here + (direction == .next ? 1 : -1)
        if let row = shown.rows[safe: target] {
            return open(row.line.id, landing: .keptPlace, isReading: true, takesFocus: false)
        }
        let mayGoOn = direction == .next ? shown.hasBelow : shown.hasAbove
        guard results == nil, mayGoOn, let position = shown.rows[safe: here]?.line.position else {
            return say(direction == .next ? "the last article" : "the first article")
        }
        seek(NeighbourRequest(scope: list.scope, from: position, direction: direction), for: .article)
    }

    mutating func openNextUnread() {
        let shown = shownList
        let here = shown.index(of: reading?.id) ?? shown.selected
        let rest = shown.rows.dropFirst(here).first { !$0.line.isRead && $0.line.id != reading?.id }
        if let row = rest { return open(row.line.id, landing: .keptPlace, isReading: true, takesFocus: false) }
        guard results == nil, let position = reading?.filed.line.position ?? shown.selectedRow?.line.position else {
            return say("nothing unread below")
        }
        let request = NeighbourRequest(
            scope: list.scope, from: position, direction: .next, onlyUnread: true, wraps: true)
        seek(request, for: .article)
    }

    mutating func seek(_ request: NeighbourRequest, for purpose: Seeking.Purpose) {
        opening = nil
        seeking = Seeking(request: request, purpose: purpose)
        send(.ask(.neighbour(request)))
    }
}
