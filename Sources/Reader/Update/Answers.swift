import News

// What the library answers. An answer to a question that is no longer asked changes nothing.

extension Model {
    mutating func takeList(_ lines: [ArticleLine], for request: ListRequest) {
        guard panes.list.take(lines, for: request) else { return }
        showNews()
        // Every article after this position may be gone; then the list starts again at the newest.
        if panes.list.rows.isEmpty, panes.list.hasAbove { return ask(for: .newest, arrival: .replace) }
        guard panes.reading == nil, pending.opening == nil, let first = panes.list.selectedRow else { return }
        open(first.line.id, landing: .readingPosition, isReading: false)
    }

    mutating func takeCount(_ count: ArticleCount, of scope: Scope) {
        if scope == panes.list.scope, count.unread != nil {
            if count.bundled > 0 { isFirstStart = false }
            panes.list.count = count
        }
        if scope == panes.results?.scope {
            panes.results?.count = count
            tellWholeWords(count)
        }
    }

    mutating func takeArticle(_ filed: FiledArticle?, for id: Article.ID) {
        if let link = pending.link, link.article == id {
            pending.link = nil
            if let filed { openLink(of: filed, link) }
        }
        if let opening = pending.opening, opening.article == id {
            if let filed { return showOpened(filed) }
            missArticle()
            if pending.opening == opening { pending.article = nil }
            return jumpAsOwed()
        }
        guard let filed, let shown = panes.reading?.filed, shown.line.id == id else { return }
        // Its keywords stay until they have been found again.
        renew(with: (shown.hasKeywords && !filed.hasKeywords ? shown.following(filed) : nil) ?? filed)
    }

    /// Shows the keywords of the open article once they are found. Its marks may have changed since it was asked for.
    mutating func takeKeywords(of filed: FiledArticle) {
        guard let shown = panes.reading?.filed, shown.line.id == filed.line.id else { return }
        var filed = filed
        (filed.line, filed.readingOffset, filed.note) = (shown.line, shown.readingOffset, shown.note)
        renew(with: filed)
    }

    /// Shows the open article as it is now.
    private mutating func renew(with filed: FiledArticle) {
        let (filed, rows) = (completed(filed), textRows)
        panes.reading?.replace(with: filed, rows: rows)
        panes.panel.fill(with: filed, filter: panes.panel.filter)
        fillMap(with: filed.mapPlaces) { if case .article(filed.line.id, _) = $0 { true } else { false } }
        panes.chooseSomething()
    }

    /// The article that was to be shown is not there. The person is told, unless it was only opened because it was open last
    /// time.
    private mutating func missArticle() {
        guard panes.reading == nil else { return say("there is no such article in the library", isError: true) }
        guard let row = panes.list.selectedRow, row.line.id != pending.opening?.article else { return }
        open(row.line.id, landing: .readingPosition, isReading: false)
    }

    mutating func takeLookup(_ entities: [Entity], total: Int?, for request: LookupRequest) {
        guard case .lookup(var box) = mode, box.pending == request else { return }
        let entities = box.shown(entities)
        let selected = box.answered == request.typed ? box.found[safe: box.selected]?.id : nil
        box.pending = nil
        box.answered = request.typed
        box.found = entities
        box.total = total
        // If the same question was asked again because entities came, the selection stays.
        box.selected = entities.firstIndex { $0.id == selected } ?? 0
        mode = .lookup(box)
        if box.isFinishing { finishLookup(box) } else { askForPreview() }
    }

    mutating func takeNeighbour(_ line: ArticleLine?, for request: NeighbourRequest) {
        guard let seeking = pending.seeking, seeking.request == request else { return }
        pending.article = nil
        switch seeking.purpose {
        case .article:
            guard let line else {
                return say(
                    request.onlyUnread
                        ? "nothing unread" : request.direction == .next ? "the last article" : "the first article")
            }
            open(line.id, landing: .readingPosition, isReading: true, takesFocus: false)
        case .mention(let entity):
            let isNext = request.direction == .next
            guard let line else {
                pending.owedJumps = 0
                return say("no \(isNext ? "later" : "earlier") article names \(entity.name)")
            }
            open(line.id, landing: isNext ? .firstMention(entity.id) : .lastMention(entity.id), isReading: true)
        }
    }

    /// Stops waiting for an answer that will not come.
    mutating func takeFailure(of effect: Effect, reason: String) {
        // The reason is shown when the article is opened.
        if case .ask(.readAhead) = effect { return }
        say(reason, isError: true)
        pending.owedJumps = 0
        switch effect {
        case .ask(let question): giveUp(question)
        case .change(let change): showUndone(change)
        case .commands(.run(let run)):
            if panes.output?.run == run { panes.output?.end(CommandEnding(.notStarted(reason: reason))) }
        case .feeds, .terminal, .commands(.stop), .files: break
        }
    }

    private mutating func giveUp(_ question: Question) {
        switch question {
        case .open(let id): if pending.opening?.article == id { pending.article = nil }
        case .dossier(let id): if pending.dossier == id { pending.dossier = nil }
        case .keywordDossier(let name): if pending.dossier == Entity.id(ofKeyword: name) { pending.dossier = nil }
        case .overTime(let id): if pending.overTime == id { pending.overTime = nil }
        case .story(let id): if pending.story?.article == id { pending.story = nil }
        case .history(let id): if pending.history == id { pending.history = nil }
        case .comparison(let pair): if pending.comparison == pair { pending.comparison = nil }
        case .explanation(let explained): if pending.reasons == explained { pending.reasons = nil }
        case .corrections: pending.corrections = false
        case .locations: pending.locating = nil
        case .note: pending.note = nil
        case .passages(let request): takePassages([], for: request)
        case .neighbour(let request): if pending.seeking?.request == request { pending.article = nil }
        case .list(let request): panes.list.giveUp(request)
        case .search(let request): panes.results?.giveUp(request)
        case .count, .newFacts, .readAhead, .lookup, .standing, .places, .feeds, .completePath, .completeSearch,
            .savedSearches, .tags, .watches:
            break
        }
    }

    private mutating func showUndone(_ change: Change) {
        switch change {
        case .markRead(let id, let isRead): mark(id) { $0.isRead = !isRead }
        case .markStarred(let id, let isStarred): mark(id) { $0.isStarred = !isStarred }
        case .keepReadingOffset, .correct, .personal, .keyword, .decideStory, .watch, .markTold, .undo, .redo,
            .undoCorrection,
            .show, .save,
            .saveSearch, .removeSearch, .importPaths, .removeBundled, .markAllRead, .undoMarkingRead:
            break
        }
    }

    /// Changes an article's marks wherever it is on the screen.
    mutating func mark(_ article: Article.ID, _ change: (inout ArticleLine) -> Void) {
        panes.list.change(article, change)
        panes.results?.change(article, change)
        // Its answer may be on the way already.
        if pending.ahead?.article == article { pending.ahead = nil }
        if panes.reading?.id == article, var filed = panes.reading?.filed {
            change(&filed.line)
            panes.reading?.filed = filed
        }
    }
}
