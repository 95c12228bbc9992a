import News

// What the library answers. An answer to a question that is no longer asked changes nothing.

extension Model {
    mutating func takeList(_ lines: [ArticleLine], for request: ListRequest) {
        guard list.take(lines, for: request) else { return }
        // The place that was remembered may be gone, or at the very end.
        if list.rows.isEmpty, list.hasAbove {
            saved.position = nil
            return ask(for: .newest, arrival: .replace)
        }
        guard reading == nil, opening == nil, let first = list.selectedRow else { return }
        open(first.line.id, landing: .keptPlace, isReading: false)
    }

    mutating func takeCount(_ count: ArticleCount, of scope: Scope) {
        if scope == list.scope, count.unread != nil {
            if isFirstStart, let old = list.count, count.total > old.total { isFirstStart = false }
            list.count = count
        }
        if scope == results?.scope { results?.count = count }
    }

    mutating func takeArticle(_ filed: FiledArticle?, for id: Article.ID) {
        if let opening, opening.article == id {
            if let filed { return showOpened(filed) }
            missArticle()
            if self.opening == opening { self.opening = nil }
            return jumpAsOwed()
        }
        guard let filed, reading?.id == id else { return }
        let rows = textRows
        reading?.replace(with: filed, rows: rows)
        panel.fill(with: filed.entities, filter: panel.filter)
        if case .article(id, _)? = map?.subject { map?.fill(with: filed.mapPlaces) }
        chooseSomething()
    }

    /// The article that was to be shown is gone: that is said, unless nobody asked for it but the start.
    private mutating func missArticle() {
        guard reading == nil else { return say("this article is no longer in the library", isError: true) }
        guard let row = list.selectedRow, row.line.id != opening?.article else { return }
        open(row.line.id, landing: .keptPlace, isReading: false)
    }

    mutating func takeHits(_ hits: [SearchHit], for request: SearchRequest) {
        _ = results?.take(hits, for: request)
    }

    mutating func takeLookup(_ entities: [Entity], total: Int?, for request: LookupRequest) {
        guard case .lookup(var box) = mode, box.pending == request else { return }
        let selected = box.answered == request.typed ? box.found[safe: box.selected]?.id : nil
        box.pending = nil
        box.answered = request.typed
        box.found = entities
        box.total = total
        // The same question asked anew, because names came, keeps what was selected.
        box.selected = entities.firstIndex { $0.id == selected } ?? 0
        mode = .lookup(box)
        if box.isFinishing { finishLookup(box) } else { askForPreview() }
    }

    mutating func takeDossier(_ dossier: Dossier?, of entity: Entity.ID) {
        if case .lookup(var box) = mode, box.previewAsked == entity, dossierAsked != entity {
            box.preview = dossier
            mode = .lookup(box)
            return
        }
        if dossierAsked == entity {
            dossierAsked = nil
            guard let dossier else { return say("no longer in the library", isError: true) }
            return showDossier(dossier)
        }
        guard let dossier, self.dossier?.dossier.entity.id == entity else { return }
        self.dossier?.replace(with: dossier)
        if chosen?.id == entity { chosen = dossier.entity }
    }

    mutating func takeNeighbour(_ line: ArticleLine?, for request: NeighbourRequest) {
        guard let seeking, seeking.request == request else { return }
        self.seeking = nil
        switch seeking.purpose {
        case .article:
            guard let line else {
                return say(
                    request.onlyUnread
                        ? "nothing unread" : request.direction == .next ? "the last article" : "the first article")
            }
            open(line.id, landing: .keptPlace, isReading: true, takesFocus: false)
        case .mention(let entity):
            let isNext = request.direction == .next
            guard let line else {
                owedJumps = 0
                return say("no \(isNext ? "later" : "earlier") article names \(entity.name)")
            }
            open(line.id, landing: isNext ? .firstMention(entity.id) : .lastMention(entity.id), isReading: true)
        }
    }

    /// What waits for an answer that will not come waits no longer.
    mutating func takeFailure(of effect: Effect, reason: String) {
        // It is said when the article is opened.
        if case .ask(.readAhead) = effect { return }
        say(reason, isError: true)
        owedJumps = 0
        switch effect {
        case .ask(let question): giveUp(question)
        case .change(let change): showUndone(change)
        case .feeds, .terminal: break
        }
    }

    private mutating func giveUp(_ question: Question) {
        switch question {
        case .open(let id): if opening?.article == id { opening = nil }
        case .dossier(let id): if dossierAsked == id { dossierAsked = nil }
        case .story(let id): if storyAsked == id { storyAsked = nil }
        case .passages(let request): dossier?.take([], for: request)
        case .neighbour(let request): if seeking?.request == request { seeking = nil }
        case .list(let request): list.giveUp(request)
        case .search(let request): results?.giveUp(request)
        case .count, .readAhead, .lookup, .standing, .places, .feeds, .completePath: break
        }
    }

    private mutating func showUndone(_ change: Change) {
        switch change {
        case .markRead(let id, let isRead): mark(id) { $0.isRead = !isRead }
        case .markStarred(let id, let isStarred): mark(id) { $0.isStarred = !isStarred }
        case .keepPlace, .correct, .undo, .redo, .save, .importPaths: break
        }
    }

    /// Changes an article's marks wherever it stands on the screen.
    mutating func mark(_ article: Article.ID, _ change: (inout ArticleLine) -> Void) {
        list.change(article, change)
        results?.change(article, change)
        // Its answer may be on the way already.
        if ahead?.article == article { ahead = nil }
        if reading?.id == article, var filed = reading?.filed {
            change(&filed.line)
            reading?.filed = filed
        }
    }
}
