import News

extension Model {
    /// Opens an article. It is shown when it comes, and until then the screen stays as it is; it is there at once if it
    /// is open already or was read ahead.
    mutating func open(_ article: Article.ID, landing: Landing, isReading: Bool, takesFocus: Bool = true) {
        pending.article = .opening(
            Opening(article: article, landing: landing, isReading: isReading, takesFocus: takesFocus))
        if let index = panes.shownList.index(of: article) { panes.select(index) }
        if let reading = panes.reading, reading.id == article { return showOpened(reading.filed) }
        if let filed = pending.ahead?.filed, filed.line.id == article { return showOpened(filed) }
        send(.ask(.open(article)))
    }

    mutating func showOpened(_ filed: FiledArticle) {
        guard let opening = pending.opening else { return }
        show(filed, opening)
        if pending.opening == opening { pending.article = nil }
        jumpAsOwed()
    }

    /// Keeps the reading position of the article that is left.
    mutating func keepReadingPosition() {
        guard let reading = panes.reading, reading.anchor != reading.filed.readingOffset else { return }
        send(.change(.keepReadingOffset(reading.id, offset: reading.anchor)))
    }

    private mutating func show(_ filed: FiledArticle, _ opening: Opening) {
        let filed = completed(filed)
        keepReadingPosition()
        // It was read ahead, and does not hold what changes while it is open, such as its reading position.
        if pending.ahead?.article == filed.line.id { pending.ahead = nil }
        if opening.isReading {
            screen = .panes
            if panes.focus == .list, opening.takesFocus || areas.article == nil { panes.focus = .article }
        }
        let rows = textRows
        let open = openPane(of: filed)
        var pane = open ?? ArticlePane(filed, width: textColumns, look: look.article)
        pane.fit(width: textColumns, rows: rows)
        // An article that is open already stays where it is.
        if open == nil || opening.landing != .readingPosition { land(opening.landing, in: &pane, rows: rows) }
        panes.reading = pane
        panes.panel.top = 0
        panes.panel.fill(with: filed)
        panes.chooseSomething()
        askForNews(of: [filed.line])
        if opening.isReading {
            noteReading()
            findInList(filed.line)
            pending.isQuietAwaited = false
            // A person who skims opens the next article before all is quiet.
            readAhead()
        }
        awaitQuiet()
        if let chosen = panes.chosen, pane.mention != nil { askForStanding(of: chosen) }
    }

    /// An article with what the library does not give with it: what is new in it, and the chosen keyword marked.
    func completed(_ filed: FiledArticle) -> FiledArticle {
        var filed = withChosenKeyword(filed)
        filed.line.news = panes.news.facts[filed.line.id]
        return filed
    }

    /// The article with the chosen keyword marked, though it may be none of the article's own: so it is jumped to in every
    /// article that has it.
    func withChosenKeyword(_ filed: FiledArticle) -> FiledArticle {
        filed.awaitsExtraction ? filed : panes.chosen.map(filed.marking) ?? filed
    }

    /// The open pane without its marks, if it shows the article as it is filed now.
    private func openPane(of filed: FiledArticle) -> ArticlePane? {
        guard var pane = panes.reading, pane.filed == filed else { return nil }
        pane.mention = nil
        pane.passage = nil
        pane.find([])
        return pane
    }

    private func land(_ landing: Landing, in pane: inout ArticlePane, rows: Int) {
        let filed = pane.filed
        switch landing {
        case .readingPosition:
            if filed.readingOffset > 0 { pane.scroll(to: pane.layout.row(of: filed.readingOffset), rows: rows) }
        case .offset(let offset): pane.scroll(to: offset == 0 ? 0 : pane.layout.row(of: offset), rows: rows)
        case .passage(let range):
            pane.passage = range
            pane.mention = filed.mentions.firstIndex { $0.entity == panes.chosen?.id && $0.range.overlaps(range) }
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

    mutating func markRead(_ article: Article.ID, _ isRead: Bool) {
        let line =
            panes.reading?.id == article
            ? panes.reading?.filed.line : panes.shownList.rows.first { $0.line.id == article }?.line
        guard let line, line.isRead != isRead else { return }
        mark(article) { $0.isRead = isRead }
        // What is new in other tellings of its story has changed.
        panes.news.asked = []
        send(.change(.markRead(article, isRead)))
        // The articles that came with the program are not among those that are counted.
        if bundled.contains(article), (panes.list.count?.bundled ?? 0) > 0 { return }
        panes.list.countUnread(isRead ? -1 : 1)
        panes.results?.countUnread(isRead ? -1 : 1)
    }

    mutating func readAhead() {
        let shown = panes.shownList
        guard let here = shown.index(of: panes.reading?.id), let below = shown.rows[safe: here + 1]?.line.id,
            pending.ahead?.article != below
        else { return }
        pending.ahead = Ahead(article: below)
        send(.ask(.readAhead(below)))
    }

    mutating func takeAhead(_ filed: FiledArticle?, for id: Article.ID) {
        // An article that awaits extraction is asked for when it is opened, so that it is extracted first.
        guard pending.ahead?.article == id, let filed, !filed.awaitsExtraction else { return }
        pending.ahead?.filed = filed
        if pending.opening?.article == id { showOpened(filed) }
    }
}
