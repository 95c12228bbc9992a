import News

/// A row of the list: an article, and for a search result where it was found.
struct ListRow: Equatable, Sendable {
    var line: ArticleLine { didSet { fitted = nil } }
    var snippet = ""
    var marks: [Range<Int>] = []
    var bodyOffset: Int?
    /// How it is written in the list, for what the list is settled for; nil until it comes near the screen.
    var fitted: FittedRow?
}

/// The list of articles, or of search results: a window of loaded rows on what may be a million.
struct ListPane: Equatable, Sendable {
    /// What to do with the rows of an answer.
    enum Arrival: Equatable, Sendable {
        case replace
        case replaceAndSelectLast
        case append
        case prepend
    }

    /// A page that was asked for.
    struct PendingPage: Equatable, Sendable {
        let request: ListRequest
        let arrival: Arrival
    }

    /// How many rows are asked for at once, and how many are kept at most.
    static let page = 100
    static let mostKept = 600
    /// How many results are asked for at once after the first ones, newest first.
    static let resultsPage = 40

    var scope: Scope
    /// The name of the scope's entity, for the chip.
    var entityName: String?
    var rows: [ListRow] = []
    /// What the rows are worked out for; nil before it is settled.
    var purpose: FittedRow.Purpose?
    /// Whether there may be rows above and below those that are loaded.
    var hasAbove = false
    var hasBelow = false
    /// An index into `rows`; 0 where there are none.
    var selected = 0
    /// The first row on the screen.
    var top = 0
    /// Whether somebody has moved in it, who may move on fast.
    private var hasMoved = false
    /// How many rows beyond the last loaded one somebody has moved, who types faster than they come.
    private var owed = 0
    var count: ArticleCount?
    /// What was asked for and not yet answered: at most a page at either end, or one in place of all.
    private(set) var pending: [PendingPage] = []
    /// For search results: their order, and the search that was asked for last.
    var sort: SearchRequest.Sort?
    var pendingSearch: SearchRequest?
    /// Whether an answer has come.
    var isLoaded = false

    init(scope: Scope, entityName: String? = nil, sort: SearchRequest.Sort? = nil) {
        self.scope = scope
        self.entityName = entityName
        self.sort = sort
    }

    /// Moves by some rows, as far as there are any; to those that are still to come, when they come.
    mutating func move(by count: Int) {
        if count != 0 { hasMoved = true }
        let target = selected + owed + count
        selected = target.clamped(0, rows.count - 1)
        owed = hasBelow || !isLoaded ? min(max(0, target - selected), Self.mostKept) : 0
    }

    /// Goes to a row, or to the nearest one.
    mutating func select(_ index: Int) {
        if index != selected { hasMoved = true }
        selected = index.clamped(0, rows.count - 1)
        owed = 0
    }

    /// Takes all rows away: others were asked for in their place.
    mutating func clear() { (rows, selected, top, hasAbove, hasBelow) = ([], 0, 0, false, false) }

    var isResults: Bool { sort != nil }
    var selectedRow: ListRow? { rows[safe: selected] }

    func index(of article: Article.ID?) -> Int? { article.flatMap { id in rows.firstIndex { $0.line.id == id } } }

    /// Takes an answer in; false where it answers nothing that is asked.
    mutating func take(_ lines: [ArticleLine], for request: ListRequest) -> Bool {
        guard let arrival = takePending(request) else { return false }
        let isFull = lines.count >= request.limit
        let fresh = withoutCopies(lines.map { ListRow(line: $0) }, arrival)
        switch arrival {
        case .replace:
            replace(with: fresh)
            hasBelow = isFull
            if case .newest = request.part { hasAbove = false } else { hasAbove = true }
        case .replaceAndSelectLast:
            rows = fresh
            (hasAbove, hasBelow) = (isFull, false)
            selected = max(0, rows.count - 1)
            top = selected
        case .append:
            append(fresh, mayContinue: isFull)
        case .prepend:
            prepend(fresh, mayContinue: isFull)
        }
        isLoaded = true
        move(by: 0)
        return true
    }

    /// Takes search results in; false where they answer nothing that is asked.
    mutating func take(_ hits: [SearchHit], for request: SearchRequest) -> Bool {
        guard pendingSearch == request else { return false }
        pendingSearch = nil
        let fresh = hits.map {
            ListRow(line: $0.line, snippet: $0.snippet, marks: $0.marks, bodyOffset: $0.bodyOffset)
        }
        let isFull = hits.count >= request.limit && request.sort == .newest
        if request.after == nil {
            (rows, selected, top, hasBelow) = (fresh, 0, 0, isFull)
        } else {
            append(fresh, mayContinue: isFull)
        }
        isLoaded = true
        move(by: 0)
        return true
    }

    /// Puts other rows in place; the selection stays on its article, or on the nearest one where that is gone.
    private mutating func replace(with fresh: [ListRow]) {
        let old = selectedRow
        let isAtTop = top == 0 && !hasAbove
        let rowsAbove = selected - top
        rows = fresh
        selected = 0
        if let old {
            let place = fresh.firstIndex { $0.line.position <= old.line.position }
            selected = index(of: old.line.id) ?? place ?? max(0, fresh.count - 1)
        }
        top = isAtTop && selected < 3 ? 0 : max(0, selected - rowsAbove)
    }

    private mutating func append(_ fresh: [ListRow], mayContinue: Bool) {
        rows += unknown(fresh)
        hasBelow = mayContinue
        let surplus = min(rows.count - Self.mostKept, min(selected, top))
        guard surplus > 0 else { return }
        rows.removeFirst(surplus)
        hasAbove = true
        selected -= surplus
        top -= surplus
    }

    private mutating func prepend(_ fresh: [ListRow], mayContinue: Bool) {
        let new = unknown(fresh)
        rows = new + rows
        hasAbove = mayContinue
        selected += new.count
        top += new.count
        let surplus = min(rows.count - Self.mostKept, rows.count - 1 - selected)
        guard surplus > 0 else { return }
        rows.removeLast(surplus)
        hasBelow = true
    }

    /// Rows with each text once: a copy of what is there already, or came before it, is named by its source alone. The
    /// one that is selected stands for its copies.
    private func withoutCopies(_ fresh: [ListRow], _ arrival: Arrival) -> [ListRow] {
        let replaces = arrival == .replace || arrival == .replaceAndSelectLast
        var shown: [Int64: Article.ID] = [:]
        for row in replaces ? [] : rows { if let story = row.line.story { shown[story] = row.line.id } }
        if replaces, let line = selectedRow?.line, let story = line.story,
            fresh.contains(where: { $0.line.id == line.id })
        {
            shown[story] = line.id
        }
        return fresh.filter { row in
            guard let story = row.line.story else { return true }
            if let first = shown[story] { return first == row.line.id }
            shown[story] = row.line.id
            return true
        }
    }

    /// Rows that are not there yet: an article moves when its date is mended between two answers.
    private func unknown(_ fresh: [ListRow]) -> [ListRow] {
        let known = Set(rows.map(\.line.id))
        return fresh.filter { !known.contains($0.line.id) }
    }

    /// Changes a row's marks wherever the article stands.
    mutating func change(_ article: Article.ID, _ change: (inout ArticleLine) -> Void) {
        guard let index = index(of: article) else { return }
        change(&rows[index].line)
    }

    /// Waits no longer for a page that could not be read, and does not ask for it again and again.
    mutating func giveUp(_ request: ListRequest) {
        switch takePending(request) {
        case .append: hasBelow = false
        case .prepend: hasAbove = false
        case .replace, .replaceAndSelectLast, nil: break
        }
    }

    /// Waits no longer for results that could not be read.
    mutating func giveUp(_ request: SearchRequest) {
        guard pendingSearch == request else { return }
        pendingSearch = nil
        hasBelow = false
    }

    /// Counts more or fewer unread articles.
    mutating func countUnread(_ change: Int) {
        guard let old = count else { return }
        count = ArticleCount(
            total: old.total, unread: old.unread.map { max(0, $0 + change) }, isCapped: old.isCapped)
    }
}

// What is asked for.
extension ListPane {
    /// Waits for a page.
    ///
    /// - Parameter onlyThis: whether what was asked for before is no longer wanted.
    mutating func await(_ request: ListRequest, _ arrival: Arrival, onlyThis: Bool = false) {
        if onlyThis { pending = [] }
        pending.append(PendingPage(request: request, arrival: arrival))
    }

    private mutating func takePending(_ request: ListRequest) -> Arrival? {
        guard let index = pending.firstIndex(where: { $0.request == request }) else { return nil }
        return pending.remove(at: index).arrival
    }

    private func isPending(_ arrival: Arrival) -> Bool { pending.contains { $0.arrival == arrival } }

    /// How many rows are asked for where none are there: what is seen, and enough to move on while more are read. The
    /// articles of a list lie far apart in the library, so that each costs a read of its own.
    static func firstPage(inSight: Int) -> Int { max(16, 2 * inSight) }

    /// The next page that will be needed where the selection stands, not yet asked for.
    ///
    /// - Parameters:
    ///   - inSight: the most rows that are seen.
    ///   - isSearched: whether something is looked for in the rows that are loaded.
    func neededPage(inSight: Int, isSearched: Bool) -> (ListRequest, Arrival)? {
        guard !isResults else { return nil }
        // Until somebody moves, what is seen will do.
        let hasMoved = hasMoved || isSearched
        let reach = hasMoved ? max(inSight, Self.page / 2) : inSight
        let limit = hasMoved ? Self.page : Self.firstPage(inSight: inSight)
        if hasBelow, rows.count - selected < reach, let last = rows.last, !isPending(.append) {
            return (ListRequest(scope: scope, part: .after(last.line.position), limit: limit), .append)
        }
        if hasAbove, selected < reach, let first = rows.first, !isPending(.prepend) {
            return (ListRequest(scope: scope, part: .before(first.line.position), limit: limit), .prepend)
        }
        return nil
    }

    /// How many results are asked for first: those that are seen, since each comes with a piece of its text, which has to
    /// be unpacked and searched. The others follow when somebody moves on.
    static func firstResults(inSight: Int) -> Int { inSight + 1 }

    /// The next results that will be needed, not yet asked for.
    ///
    /// - Parameters: as for `neededPage`.
    func neededResults(inSight: Int, isSearched: Bool) -> SearchRequest? {
        guard sort == .newest, hasBelow, pendingSearch == nil else { return nil }
        let reach = hasMoved || isSearched ? max(inSight, Self.resultsPage / 2) : inSight
        guard rows.count - selected < reach else { return nil }
        return SearchRequest(scope: scope, sort: .newest, after: rows.last?.line.position, limit: Self.resultsPage)
    }
}
