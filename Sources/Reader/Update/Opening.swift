import News

extension Model {
    /// Asks for an article; it is shown when it comes, and until then all stays as it is. The one that is open is there
    /// already, and so is the one that was read ahead.
    mutating func open(_ article: Article.ID, landing: Landing, isReading: Bool, takesFocus: Bool = true) {
        seeking = nil
        opening = Opening(article: article, landing: landing, isReading: isReading, takesFocus: takesFocus)
        if let index = shownList.index(of: article) { select(index) }
        if let reading, reading.id == article { return showOpened(reading.filed) }
        if let filed = ahead?.filed, filed.line.id == article { return showOpened(filed) }
        send(.ask(.open(article)))
    }

    /// Shows the article that was asked for.
    mutating func showOpened(_ filed: FiledArticle) {
        guard let opening else { return }
        show(filed, landing: opening.landing, isReading: opening.isReading)
        if self.opening == opening { self.opening = nil }
        jumpAsOwed()
    }

    /// Keeps the place in the article that is left.
    mutating func keepPlace() {
        guard let reading, reading.anchor != reading.filed.readingOffset else { return }
        send(.change(.keepPlace(reading.id, offset: reading.anchor)))
    }

    mutating func show(_ filed: FiledArticle, landing: Landing, isReading: Bool) {
        keepPlace()
        // It was read before it was open; what is kept of it from now on, such as its place, is not in it.
        if ahead?.article == filed.line.id { ahead = nil }
        if isReading {
            closeScreens()
            if focus == .list, opening?.takesFocus != false || areas.article == nil { focus = .article }
        }
        let rows = textRows
        let open = openPane(of: filed)
        var pane = open ?? ArticlePane(filed, width: textColumns, look: articleLook)
        pane.fit(width: textColumns, rows: rows)
        // Where it is open it stands at its place.
        if open == nil || landing != .keptPlace { land(landing, in: &pane, rows: rows) }
        reading = pane
        panel.top = 0
        panel.fill(with: filed.entities)
        chooseSomething()
        saved.article = filed.line.id
        saved.position = filed.line.position
        if isReading {
            markRead(filed.line.id, true)
            send(.terminal(.awaitQuiet))
        }
        if let chosen, pane.mention != nil { askForStanding(of: chosen) }
    }

    /// The article's pane as it is, without marks, where it is open as it is filed now.
    private func openPane(of filed: FiledArticle) -> ArticlePane? {
        guard var pane = reading, pane.filed == filed else { return nil }
        pane.mention = nil
        pane.passage = nil
        pane.find([])
        return pane
    }

    private func land(_ landing: Landing, in pane: inout ArticlePane, rows: Int) {
        let filed = pane.filed
        switch landing {
        case .keptPlace:
            if filed.readingOffset > 0 { pane.scroll(to: pane.layout.row(of: filed.readingOffset), rows: rows) }
        case .place(let offset): pane.scroll(to: offset == 0 ? 0 : pane.layout.row(of: offset), rows: rows)
        case .passage(let range):
            pane.passage = range
            pane.mention = filed.mentions.firstIndex { $0.entity == chosen?.id && $0.range.overlaps(range) }
            pane.show(offset: range.lowerBound, rows: rows)
        case .found(let offset, let words):
            pane.find(words)
            guard let offset else { return }
            pane.hit = pane.hits.firstIndex { $0.lowerBound >= offset } ?? (pane.hits.isEmpty ? nil : 0)
            pane.show(offset: offset, rows: rows)
        case .firstMention(let entity):
            pane.mention = filed.mentions.firstIndex { $0.entity == entity }
        case .lastMention(let entity):
            pane.mention = filed.mentions.lastIndex { $0.entity == entity }
        }
        if let mention = pane.mention { pane.show(offset: filed.mentions[mention].range.lowerBound, rows: rows) }
    }

    /// The chosen entity stays chosen where the article names it, or while it is jumped from article to article;
    /// otherwise the most mentioned one is.
    mutating func chooseSomething() {
        guard let reading else { return }
        if let presence = reading.presence(of: chosen?.id) {
            chosen = presence.entity
        } else {
            chosen = panel.entities.first?.entity ?? reading.filed.entities.first?.entity
            standing = nil
            standingRequest = nil
        }
    }

    mutating func markRead(_ article: Article.ID, _ isRead: Bool) {
        let line = reading?.id == article ? reading?.filed.line : shownList.rows.first { $0.line.id == article }?.line
        guard let line, line.isRead != isRead else { return }
        mark(article) { $0.isRead = isRead }
        send(.change(.markRead(article, isRead)))
        list.countUnread(isRead ? -1 : 1)
        results?.countUnread(isRead ? -1 : 1)
    }

    mutating func openDossier(of entity: Entity) {
        dossierAsked = entity.id
        send(.ask(.dossier(entity.id)))
    }

    mutating func showDossier(_ dossier: Dossier) {
        pushHistory()
        mode = .normal
        closeScreens()
        self.dossier = DossierScreen(dossier)
        chosen = reading?.presence(of: dossier.entity.id) == nil ? chosen : dossier.entity
    }

    /// Whether something stands in place of the panes.
    var hasScreen: Bool { dossier != nil || map != nil || story != nil }

    /// The panes again.
    mutating func closeScreens() {
        dossier = nil
        map = nil
        story = nil
    }

    /// Remembers what is on the screen, for `q`.
    mutating func pushHistory() {
        if let dossier {
            history.append(.dossier(dossier))
        } else if let map {
            history.append(.map(map))
        } else if let story {
            history.append(.story(story))
        } else if let reading {
            history.append(.article(reading.id, offset: reading.anchor, focus: focus))
        } else {
            history.append(.panes)
        }
        if history.count > 100 { history.removeFirst() }
    }

    /// Goes back one step; out of the program from the top.
    mutating func goBack() {
        if let stop = history.popLast() { return goBack(to: stop) }
        if hasScreen {
            closeScreens()
        } else if isZoomed {
            isZoomed = false
        } else if focus != .list {
            focus = .list
        } else if results != nil || list.scope != .everything {
            leaveResultsOrFilter()
        } else {
            leave()
        }
    }

    private mutating func goBack(to stop: Stop) {
        closeScreens()
        switch stop {
        case .dossier(let screen): dossier = screen
        case .map(let screen): map = screen
        case .story(let screen): story = screen
        case .panes: break
        case .article(let id, let offset, let focus):
            self.focus = focus
            if reading?.id != id { open(id, landing: .place(offset), isReading: false) }
        }
    }

    /// Esc: the outermost of what can be called off.
    mutating func cancel() {
        if hasScreen { return goBack() }
        if reading?.mention != nil || reading?.needles.isEmpty == false || reading?.passage != nil {
            reading?.mention = nil
            reading?.passage = nil
            reading?.find([])
        } else if !panel.filter.isEmpty, let reading {
            panel.fill(with: reading.filed.entities)
        } else if find[.list] != nil {
            find[.list] = nil
        } else if results != nil || list.scope != .everything {
            leaveResultsOrFilter()
        } else {
            say("nothing to cancel")
        }
    }

    private mutating func leaveResultsOrFilter() {
        if results != nil {
            results = nil
            focus = .list
        } else {
            filterList(scope: .everything, entityName: nil)
        }
    }

    /// Shows other articles in the list.
    mutating func filterList(scope: Scope, entityName: String?) {
        results = nil
        closeScreens()
        saved.position = nil
        list = ListPane(scope: scope, entityName: entityName)
        find[.list] = nil
        focus = .list
        ask(for: .newest, arrival: .replace)
        send(.ask(.count(scope, withUnread: true)))
    }

    mutating func leave() {
        keepPlace()
        send(.change(.save(saved)))
        send(.terminal(.quit))
    }
}
