import News

// The text and the panel belong to the row with the cursor. An article that the cursor only passes is not asked for: the
// screen waits until nothing has happened for a moment.

extension Model {
    /// Has the program tell when nothing has happened for a moment.
    mutating func awaitQuiet() {
        if pending.isQuietAwaited { return }
        pending.isQuietAwaited = true
        send(.terminal(.awaitQuiet))
    }

    /// Nothing has happened for a moment: shows the selected article, or reads the one below it ahead.
    mutating func takeQuiet() {
        pending.isQuietAwaited = false
        if let row = unshownRow { return open(row.line.id, landing: landing(of: row), isReading: false) }
        if isShowingNoRow { return closeReading() }
        readAhead()
        askForNewsInSight()
    }

    /// The selected row, if its article should be on the screen and is not.
    var unshownRow: ListRow? {
        guard hasUnshownRow else { return nil }
        return panes.shownList.selectedRow
    }

    /// Whether there is one. A row holds a dozen references, so it is not copied to tell.
    var hasUnshownRow: Bool {
        guard configuration.previews, panes.focus == .list, screen.isPanes, pending.article == nil,
            areas.article != nil, let selected = panes.selectedArticle
        else { return false }
        return !isShown(selected)
    }

    /// Whether an article is on the screen though nothing was found.
    var isShowingNoRow: Bool {
        configuration.previews && panes.focus == .list && screen.isPanes && panes.isNarrowed
            && panes.shownList.isLoaded && panes.shownList.rows.isEmpty && panes.reading != nil
    }

    private mutating func closeReading() {
        keepReadingPosition()
        panes.reading = nil
        panes.chosen = nil
        panes.panel = PanelPane(order: panes.panel.order)
    }

    /// Whether the article on the screen is that of a row, with the row's hits marked.
    func isShown(_ row: ListRow) -> Bool { isShown(row.line.id) }

    private func isShown(_ article: Article.ID) -> Bool {
        guard panes.reading?.id == article else { return false }
        return panes.results == nil || panes.reading?.needles == searchedWords
    }

    /// Where an article is opened from its row: a result at its first hit.
    func landing(of row: ListRow) -> Landing {
        panes.results == nil ? .readingPosition : .found(offset: row.bodyOffset, words: searchedWords)
    }

    /// The words whose hits are marked in results.
    private var searchedWords: [String] { panes.results.map { markableWords(of: $0.scope.typed) } ?? [] }

    /// Notes that the open article is being read: it counts as read, and is where one left off.
    mutating func noteReading() {
        guard let line = panes.reading?.filed.line else { return }
        markRead(line.id, true)
        (saved.article, saved.position) = (line.id, line.position)
    }

    /// Goes to the article that was read last, wherever it is in the list.
    mutating func resume() {
        if let article = saved.article { openAnywhere(article) }
    }

    /// Opens an article that may not be among those that the list shows now.
    mutating func openAnywhere(_ article: Article.ID) {
        screen = .panes
        if panes.isNarrowed, panes.shownList.index(of: article) == nil { showAll() }
        open(article, landing: .readingPosition, isReading: true)
    }

    /// Moves the list to an article that was opened, if it is there and its row is not loaded.
    mutating func findInList(_ line: ArticleLine) {
        if let index = panes.shownList.index(of: line.id) { return panes.select(index) }
        guard panes.results == nil, panes.list.isLoaded || !panes.isNarrowed else { return }
        let order = panes.list.order
        ask(
            for: order.isByTime ? .after(line.position.justAbove(in: order)) : .newest, arrival: .around(line.id))
    }
}

extension ListPosition {
    /// The nearest position above this one in an order of time: the articles after it begin with the one here.
    func justAbove(in order: ListOrder) -> ListPosition {
        ListPosition(seconds: seconds, id: order == .oldest ? id &- 1 : id &+ 1)
    }
}
