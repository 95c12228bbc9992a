import News
import Terminal

extension Model {
    /// Takes in something that happened.
    ///
    /// - Returns: what is to be done now. Its results come back as messages.
    package mutating func update(_ message: Message) -> [Effect] {
        switch message {
        case .key(let key): take(key)
        case .resized(let size): self.size = size
        case .picture(let id, let drawing): takePicture(drawing, of: id)
        case .background(let isLight): suit(background: isLight ? .light : .dark)
        case .listed(let request, let lines): takeList(lines, for: request)
        case .counted(let scope, let count): takeCount(count, of: scope)
        case .opened(let id, let filed): takeArticle(filed, for: id)
        case .keywords(let filed): takeKeywords(of: filed)
        case .readAhead(let id, let filed): takeAhead(filed, for: id)
        case .found(let request, let hits):
            takeResults(hits, for: request)
            showNews()
        case .lookedUp(let request, let entities, let total): takeLookup(entities, total: total, for: request)
        case .dossier(let entity, let dossier): takeDossier(dossier, of: entity)
        case .overTime(let entity, let overTime): takeOverTime(overTime, of: entity)
        case .story(let article, let story): takeStory(story, of: article)
        case .newFacts(let facts): takeNewFacts(facts)
        case .history(let article, let history): takeHistory(history, of: article)
        case .compared(let pair, let comparison): takeComparison(comparison, of: pair)
        case .explained(let explained, let reasons): takeReasons(reasons, for: explained)
        case .passages(let request, let passages): takePassages(passages, for: request)
        case .neighbour(let request, let line): takeNeighbour(line, for: request)
        case .standing(let request, let standing):
            if panes.standing?.request == request { panes.standing?.answer = standing }
        case .places(let scope, let places): takePlaces(places, of: scope)
        case .feeds(let feeds): takeFeeds(feeds)
        case .savedSearches(let searches): takeSearches(searches)
        case .tags(let tags): takeTags(tags)
        case .note(let subject, let text): takeNote(text, on: subject)
        case .watches(let watches): takeWatches(watches)
        case .completedPath(let begun, let paths): takePaths(paths, for: begun)
        case .markedRead(let count, let isUndone): takeMarked(count, isUndone: isUndone)
        case .completedSearch(let begun, let completions): takeCompletions(completions, of: begun)
        case .corrected(let words): takeChange(words, otherwise: "nothing to redo", back: .undo, "takes it back")
        case .undone(let words): takeChange(words, otherwise: "nothing to undo", back: .redo, "makes it again")
        case .corrections(let corrections): takeCorrections(corrections)
        case .locations(let entity, let choices): takeLocations(choices, of: entity)
        case .printed(let run, let text): if panes.output?.run.number == run { panes.output?.append(text) }
        case .ended(let run, let ending): if panes.output?.run.number == run { panes.output?.end(ending) }
        case .fileExists(let work): askToReplace(work)
        case .failed(let effect, let reason): takeFailure(of: effect, reason: reason)
        case .progress(let progress): self.progress = progress
        case .notice(let notice): self.notice = notice
        case .quiet: takeQuiet()
        case .leaving: leave()
        case .libraryChanged(let change): reload(after: change)
        }
        settle()
        return drained()
    }

    /// Makes everything fit the window, and asks for what will be needed next.
    private mutating func settle() {
        var areas = areas
        if areas[panes.focus] == nil {
            panes.focus = .article
            areas = self.areas
        }
        let (rows, columns) = (max(1, (areas.text ?? areas.body).rows), areas.text?.columns ?? textColumns)
        if panes.reading?.isFit(width: columns, rows: rows) == false { panes.reading?.fit(width: columns, rows: rows) }
        if let area = areas.list { settleList(in: area) }
        if let area = areas.entities {
            panes.panel.top = panes.panel.top.clamped(0, max(0, panes.panel.rows.count - area.rows))
            if panes.focus == .entities, let row = panes.panel.row(of: panes.chosen?.id) {
                panes.panel.show(row: row, height: area.rows)
            }
        }
        if let area = areas.output { panes.output?.fit(width: area.columns - 2, rows: area.rows) }
        if !screen.isPanes, var cover = screen.cover {
            if let question = cover.fit(areas.body, look) { send(.ask(question)) }
            screen = cover.screen
        }
        let inSight = listMeasure(in: areas.list ?? areas.body).mostRows
        if let (request, arrival) = panes.list.neededPage(inSight: inSight, isSearched: isFindingInList) {
            panes.list.await(request, arrival)
            send(.ask(.list(request)))
        }
        if let request = panes.results?.neededResults(inSight: inSight, isSearched: isFindingInList) {
            panes.results?.pendingSearch = request
            send(.ask(.search(request)))
        }
        if hasUnshownRow || isShowingNoRow { awaitQuiet() }
    }

    private mutating func settleList(in area: Area) {
        let (fitter, height) = (rowFitter(in: area), area.rows - noticeRows)
        if panes.results == nil {
            panes.list.settle(fitter, height: height)
        } else {
            panes.results?.settle(fitter, height: height)
        }
    }

    func listMeasure(in area: Area) -> ListMeasure {
        ListMeasure(
            width: area.columns, isResults: panes.results != nil, rows: area.rows, ellipsis: look.glyphs.ellipsis)
    }

    var rowsInSight: Int { listMeasure(in: areas.list ?? areas.body).mostRows }

    /// The rows above the list that the lines about the bundled articles take.
    var noticeRows: Int {
        guard let area = areas.list, area.rows >= 12 else { return 0 }
        let lines = bundledLines(width: area.columns - 2)
        return lines.isEmpty ? 0 : lines.count + 1
    }

    /// Says what was corrected or undone, and by which key that is taken back.
    private mutating func takeChange(_ words: String?, otherwise: String, back: Action, _ title: String) {
        guard let words else { return say(otherwise) }
        // `u` takes back what was done last.
        if back == .undo { undoableMarks = 0 }
        let key = keymap.shownKey(of: back).map { "  \(look.glyphs.separator)  \($0) \(title)" } ?? ""
        say(words + key)
        reload()
    }

    /// Asks again for what is on the screen and may be different after a change of the library.
    mutating func reload(after change: LibraryChange = .anything) {
        if let ahead = pending.ahead, change.concerns(ahead.article) { pending.ahead = nil }
        awaitQuiet()
        if change.isOfList || panes.isNarrowed || panes.list.rows.contains(where: { change.concerns($0.line.id) }) {
            askForList()
            send(.ask(.count(panes.list.scope, withUnread: true)))
        }
        if case .feeds = mode, change.isOfList { send(.ask(.feeds)) }
        if case .lookup(let box) = mode, box.pending == nil, change.isOfNames { ask(box) }
        if let count = panes.list.count, count.total == 0 { isFirstStart = false }
        if let reading = panes.reading, change.concerns(reading.id) { send(.ask(.open(reading.id))) }
        if change.isOfNames, let question = screen.cover?.renewal { send(.ask(question)) }
        panes.standing = nil
    }

    /// Asks for the rows that are on the screen; when they come, they replace all loaded ones.
    mutating func askForList() {
        var part = ListRequest.Part.newest
        if panes.list.order.isByTime, panes.list.top > 0 || panes.list.hasAbove,
            let first = panes.list.rows[safe: panes.list.top]
        {
            // This row is wanted too, so the request begins just above it.
            part = .after(first.line.position.justAbove(in: panes.list.order))
        }
        ask(for: part, arrival: .replace)
    }

    /// Asks for the rows at one end of the list, which replace the loaded ones.
    mutating func askForEnd(_ part: ListRequest.Part) {
        if part == .newest { panes.list.clear() }
        ask(for: part, arrival: part == .newest ? .replace : .replaceAndSelectLast)
    }

    mutating func ask(for part: ListRequest.Part, arrival: ListPane.Arrival) {
        let order = panes.list.order
        let page = panes.list.rows.isEmpty ? ListPane.firstPage(inSight: rowsInSight) : ListPane.page
        let request = ListRequest(
            scope: panes.list.scope, part: part, limit: order.isByTime ? page : ListOrder.mostSorted, order: order)
        panes.list.await(request, arrival, onlyThis: true)
        send(.ask(.list(request)))
    }
}
