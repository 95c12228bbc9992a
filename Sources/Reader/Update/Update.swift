import News
import Terminal

extension Model {
    /// Takes in what happened.
    ///
    /// - Returns: what is to be done now. Nothing is waited for: what comes of it comes back as messages.
    package mutating func update(_ message: Message) -> [Effect] {
        switch message {
        case .key(let key): take(key)
        case .resized(let size): self.size = size
        case .listed(let request, let lines): takeList(lines, for: request)
        case .counted(let scope, let count): takeCount(count, of: scope)
        case .opened(let id, let filed): takeArticle(filed, for: id)
        case .readAhead(let id, let filed): takeAhead(filed, for: id)
        case .found(let request, let hits): takeHits(hits, for: request)
        case .lookedUp(let request, let entities, let total): takeLookup(entities, total: total, for: request)
        case .dossier(let entity, let dossier): takeDossier(dossier, of: entity)
        case .story(let article, let story): takeStory(story, of: article)
        case .passages(let request, let passages): dossier?.take(passages, for: request)
        case .neighbour(let request, let line): takeNeighbour(line, for: request)
        case .standing(let request, let standing):
            if request == standingRequest { self.standing = standing }
        case .places(let scope, let places): takePlaces(places, of: scope)
        case .feeds(let feeds): takeFeeds(feeds)
        case .completedPath(let begun, let paths): takePaths(paths, for: begun)
        case .corrected(let words):
            say(words ?? "nothing to take back or to make again")
            if words != nil { reload() }
        case .failed(let effect, let reason): takeFailure(of: effect, reason: reason)
        case .progress(let progress): self.progress = progress
        case .notice(let notice): self.notice = notice
        case .quiet: readAhead()
        case .leaving: leave()
        case .libraryChanged: reload()
        }
        settle()
        return drained()
    }

    /// Says something in the bottom line, until the next key.
    mutating func say(_ words: String, isError: Bool = false) { notice = Notice(words, isError: isError) }

    /// Makes all fit the size, and asks for what will be needed next.
    private mutating func settle() {
        var areas = areas
        if areas[focus] == nil {
            focus = .article
            areas = self.areas
        }
        let (rows, columns) = (max(1, (areas.text ?? areas.body).rows), areas.text?.columns ?? textColumns)
        if reading?.isFit(width: columns, rows: rows) == false { reading?.fit(width: columns, rows: rows) }
        if let area = areas.list { settleList(in: area) }
        if let area = areas.entities {
            panel.top = panel.top.clamped(0, max(0, panel.rows.count - area.rows))
            if focus == .entities, let row = panel.row(of: chosen?.id) { panel.show(row: row, height: area.rows) }
        }
        let (body, glyphs, dates, hasMap) = (areas.body, glyphs, dates, world != nil)
        dossier?.fit(width: body.columns, rows: body.rows, glyphs: glyphs, dates: dates, hasMap: hasMap)
        story?.fit(width: body.columns, rows: body.rows, glyphs: glyphs, dates: dates)
        if let request = dossier?.neededPassages(rows: body.rows) { send(.ask(.passages(request))) }
        if map != nil {
            let mapAreas = mapAreas
            map?.fit(rows: mapAreas.map.rows, columns: mapAreas.map.columns, listRows: mapAreas.list?.rows ?? 1)
        }
        let inSight = listMeasure(in: areas.list ?? areas.body).mostRows
        if let (request, arrival) = list.neededPage(inSight: inSight, isSearched: isFindingInList) {
            list.await(request, arrival)
            send(.ask(.list(request)))
        }
        if let request = results?.neededResults(inSight: inSight, isSearched: isFindingInList) {
            results?.pendingSearch = request
            send(.ask(.search(request)))
        }
    }

    private mutating func settleList(in area: Area) {
        let (fitter, height) = (rowFitter(in: area), area.rows - noticeRows)
        if results == nil { list.settle(fitter, height: height) } else { results?.settle(fitter, height: height) }
    }

    /// How high the rows of the list are in its pane.
    func listMeasure(in area: Area) -> ListMeasure {
        ListMeasure(width: area.columns, isResults: results != nil, rows: area.rows, ellipsis: glyphs.ellipsis)
    }

    /// The most rows of the list that its pane can show.
    var rowsInSight: Int { listMeasure(in: areas.list ?? areas.body).mostRows }

    /// The rows that the line about the bundled articles takes above the list.
    var noticeRows: Int {
        guard isFirstStart, results == nil, let area = areas.list, area.rows >= 12 else { return 0 }
        return firstStartLines(width: area.columns - 2, ellipsis: glyphs.ellipsis).count + 1
    }

    /// Asks anew for what is on the screen.
    private mutating func reload() {
        ahead = nil
        send(.terminal(.awaitQuiet))
        askForList()
        send(.ask(.count(list.scope, withUnread: true)))
        if case .feeds = mode { send(.ask(.feeds)) }
        if case .lookup(let box) = mode, box.pending == nil { ask(box) }
        if let count = list.count, count.total == 0 { isFirstStart = false }
        if let reading { send(.ask(.open(reading.id))) }
        if let dossier { send(.ask(.dossier(dossier.dossier.entity.id))) }
        if let story { send(.ask(.story(story.story.article))) }
        if case .list(let scope, _)? = map?.subject { send(.ask(.places(scope))) }
        standingRequest = nil
        standing = nil
    }

    /// Asks for the rows that are on the screen: all that is loaded is replaced when they come.
    mutating func askForList() {
        var part = ListRequest.Part.newest
        if list.top > 0 || list.hasAbove, let first = list.rows[safe: list.top] {
            let position = first.line.position
            // The row itself is wanted as well.
            part = .after(ListPosition(seconds: position.seconds, id: position.id &+ 1))
        } else if list.rows.isEmpty, let position = saved.position {
            part = .after(ListPosition(seconds: position.seconds, id: position.id &+ 1))
        }
        ask(for: part, arrival: .replace)
    }

    mutating func ask(for part: ListRequest.Part, arrival: ListPane.Arrival) {
        let limit = list.rows.isEmpty ? ListPane.firstPage(inSight: rowsInSight) : ListPane.page
        let request = ListRequest(scope: list.scope, part: part, limit: limit)
        list.await(request, arrival, onlyThis: true)
        send(.ask(.list(request)))
    }
}
