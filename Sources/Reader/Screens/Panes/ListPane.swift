import News

/// A row of the list: an article, and, for a search result, where the hit is.
struct ListRow: Equatable, Sendable {
    var line: ArticleLine { didSet { fitted = nil } }
    var snippet = ""
    var marks: [Range<Int>] = []
    var bodyOffset: Int?
    /// Its text as it is written in the list; nil until it comes near the screen.
    var fitted: FittedRow?
}

/// The list of articles or of search results: those rows that are loaded, of what may be a million.
struct ListPane: Equatable, Sendable {
    /// What is done with the rows of an answer.
    enum Arrival: Equatable, Sendable {
        case replace
        case replaceAndSelectLast
        /// Replace, if this article is among them, and select it.
        case around(Article.ID)
        case append
        case prepend
    }

    /// A page that was asked for.
    struct PendingPage: Equatable, Sendable {
        let request: ListRequest
        let arrival: Arrival
    }

    /// The rows that are asked for at once, and the most that are kept.
    static let page = 100
    static let mostKept = 600
    /// The results that are asked for at once after the first ones, if the newest come first.
    static let resultsPage = 40
    /// The results that are asked for in an order that is not that of time: they come all at once, each with a piece of
    /// its text.
    static let sortedResults = 200

    /// The conditions in force; none for all articles.
    var chips: [Chip]
    var rows: [ListRow] = []
    /// What the rows' texts were made for; nil before the first time.
    var purpose: FittedRow.Purpose?
    /// Whether there may be rows above and below those that are loaded.
    var hasAbove = false
    var hasBelow = false
    /// An index into `rows`; 0 if there are none.
    var selected = 0
    /// The first row on the screen.
    var top = 0
    /// Whether the selection has moved, and may move on fast.
    private var hasMoved = false
    /// How many rows the person has moved beyond the last loaded one, typing faster than rows come.
    private var owed = 0
    var count: ArticleCount?
    /// The pages that were asked for and have not come: at most one at either end, or one in place of all.
    private(set) var pending: [PendingPage] = []
    let order: ListOrder
    /// Whether these are search results.
    let isResults: Bool
    /// The search that was sent last.
    var pendingSearch: SearchRequest?
    /// The search that was entered, until it is known what that changes.
    var entered: EnteredSearch?
    /// Whether an answer has come.
    var isLoaded = false

    init(chips: [Chip] = [], order: ListOrder = .newest, isResults: Bool = false) {
        (self.chips, self.order, self.isResults) = (chips, order, isResults)
    }

    var scope: Scope { Scope(chips.map(\.condition)) }

    /// Moves the selection by some rows; by rows that have not come yet, when they come.
    mutating func move(by count: Int) {
        if count != 0 { hasMoved = true }
        let target = selected + owed + count
        selected = target.clamped(0, rows.count - 1)
        owed = hasBelow || !isLoaded ? min(max(0, target - selected), Self.mostKept) : 0
    }

    mutating func select(_ index: Int) {
        if index != selected { hasMoved = true }
        selected = index.clamped(0, rows.count - 1)
        owed = 0
    }

    /// Removes all rows, because others were asked for.
    mutating func clear() { (rows, selected, top, hasAbove, hasBelow) = ([], 0, 0, false, false) }

    var selectedRow: ListRow? { rows[safe: selected] }

    /// The article of the selected row, without a copy of the row; nil if there are no rows.
    var selectedArticle: Article.ID? { rows.indices.contains(selected) ? rows[selected].line.id : nil }

    func index(of article: Article.ID?) -> Int? { article.flatMap { id in rows.firstIndex { $0.line.id == id } } }

    /// Takes in an answer; returns false if nobody asked for it.
    mutating func take(_ lines: [ArticleLine], for request: ListRequest) -> Bool {
        guard let arrival = takePending(request) else { return false }
        let isFull = lines.count >= request.limit && order.isByTime
        let fresh = withoutCopies(lines.map { ListRow(line: $0) }, arrival)
        switch arrival {
        case .replace:
            replace(with: fresh)
            hasBelow = isFull
            hasAbove = request.part != .newest
        case .replaceAndSelectLast:
            rows = fresh
            (hasAbove, hasBelow) = (isFull, false)
            selected = max(0, rows.count - 1)
            top = selected
        case .around(let article):
            guard fresh.contains(where: { $0.line.id == article }) else { break }
            rows = fresh
            (hasAbove, hasBelow, top) = (request.part != .newest, isFull, 0)
            select(index(of: article) ?? 0)
        case .append:
            append(fresh, mayContinue: isFull)
        case .prepend:
            prepend(fresh, mayContinue: isFull)
        }
        isLoaded = true
        move(by: 0)
        return true
    }

    /// Takes in search results, if they were asked for.
    mutating func take(_ hits: [SearchHit], for request: SearchRequest) {
        guard pendingSearch == request else { return }
        pendingSearch = nil
        let fresh = hits.map {
            ListRow(line: $0.line, snippet: $0.snippet, marks: $0.marks, bodyOffset: $0.bodyOffset)
        }
        let isFull = hits.count >= request.limit && request.sort.isByTime
        if request.after == nil {
            (rows, selected, top, hasBelow) = (fresh, 0, 0, isFull)
        } else {
            append(fresh, mayContinue: isFull)
        }
        isLoaded = true
        move(by: 0)
    }

    /// Replaces the rows; the selection stays on its article, or goes to the nearest one if that is gone.
    private mutating func replace(with fresh: [ListRow]) {
        let old = selectedRow
        let isAtTop = top == 0 && !hasAbove
        let rowsAbove = selected - top
        let formerly = selected
        rows = fresh
        selected = 0
        if let old {
            let next: Int? =
                switch order {
                case .newest: fresh.firstIndex { $0.line.position <= old.line.position }
                case .oldest: fresh.firstIndex { $0.line.position >= old.line.position }
                case .source, .headline, .unread, .names, .rank: min(formerly, fresh.count - 1)
                }
            selected = index(of: old.line.id) ?? next ?? max(0, fresh.count - 1)
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

    /// The rows without copies: a row whose text is in the list already, or came before it, is left out, and named by
    /// its source alone. The selected row is kept before its copies.
    private func withoutCopies(_ fresh: [ListRow], _ arrival: Arrival) -> [ListRow] {
        let replaces = arrival != .append && arrival != .prepend
        var shown: [Int64: Article.ID] = [:]
        for row in replaces ? [] : rows { if let group = row.line.copyGroup { shown[group] = row.line.id } }
        var kept = selectedRow?.line.id
        if case .around(let article) = arrival { kept = article }
        if replaces, let line = fresh.first(where: { $0.line.id == kept })?.line, let group = line.copyGroup {
            shown[group] = line.id
        }
        return fresh.filter { row in
            guard let group = row.line.copyGroup else { return true }
            if let first = shown[group] { return first == row.line.id }
            shown[group] = row.line.id
            return true
        }
    }

    /// The rows that are not in the list yet: an article moves when its date is corrected between two answers.
    private func unknown(_ fresh: [ListRow]) -> [ListRow] {
        let known = Set(rows.map(\.line.id))
        return fresh.filter { !known.contains($0.line.id) }
    }

    /// Changes the marks of an article, if it is in the list.
    mutating func change(_ article: Article.ID, _ change: (inout ArticleLine) -> Void) {
        guard let index = index(of: article) else { return }
        change(&rows[index].line)
    }

    /// Stops waiting for a page that could not be read, and does not ask for it again.
    mutating func giveUp(_ request: ListRequest) {
        switch takePending(request) {
        case .append: hasBelow = false
        case .prepend: hasAbove = false
        case .replace, .replaceAndSelectLast, .around, nil: break
        }
    }

    /// Stops waiting for results that could not be read.
    mutating func giveUp(_ request: SearchRequest) {
        guard pendingSearch == request else { return }
        pendingSearch = nil
        hasBelow = false
    }

    /// Adds to the number of unread articles.
    mutating func countUnread(_ change: Int) {
        guard let old = count else { return }
        count = ArticleCount(
            total: old.total, unread: old.unread.map { max(0, $0 + change) }, isCapped: old.isCapped)
    }
}

extension ListPane {
    /// Notes that a page was asked for.
    ///
    /// - Parameter onlyThis: whether everything that was asked for before is no longer wanted.
    mutating func await(_ request: ListRequest, _ arrival: Arrival, onlyThis: Bool = false) {
        if onlyThis { pending = [] }
        pending.append(PendingPage(request: request, arrival: arrival))
    }

    private mutating func takePending(_ request: ListRequest) -> Arrival? {
        guard let index = pending.firstIndex(where: { $0.request == request }) else { return nil }
        return pending.remove(at: index).arrival
    }

    private func isPending(_ arrival: Arrival) -> Bool { pending.contains { $0.arrival == arrival } }

    /// The rows to ask for if there are none: those on the screen, and enough to move on while more are read. The
    /// articles of a list lie far apart in the library file, so each costs a read of its own.
    static func firstPage(inSight: Int) -> Int { max(16, 2 * inSight) }

    /// The next page that the selection will need; nil if it has been asked for.
    ///
    /// - Parameters:
    ///   - inSight: the most rows that can be on the screen.
    ///   - isSearched: whether `/` looks for something in the loaded rows.
    func neededPage(inSight: Int, isSearched: Bool) -> (ListRequest, Arrival)? {
        guard !isResults else { return nil }
        // Until the selection moves, the rows on the screen are enough.
        let hasMoved = hasMoved || isSearched
        let reach = hasMoved ? max(inSight, Self.page / 2) : inSight
        let limit = hasMoved ? Self.page : Self.firstPage(inSight: inSight)
        if hasBelow, rows.count - selected < reach, let last = rows.last, !isPending(.append) {
            return (ListRequest(scope: scope, part: .after(last.line.position), limit: limit, order: order), .append)
        }
        if hasAbove, selected < reach, let first = rows.first, !isPending(.prepend) {
            return (ListRequest(scope: scope, part: .before(first.line.position), limit: limit, order: order), .prepend)
        }
        return nil
    }

    /// The results to ask for first: those on the screen, because each comes with a piece of its text, which has to be
    /// unpacked and searched. The others follow when the selection moves.
    static func firstResults(inSight: Int) -> Int { inSight + 1 }

    /// The next results that the selection will need; nil if they have been asked for.
    ///
    /// - Parameters: as for `neededPage`.
    func neededResults(inSight: Int, isSearched: Bool) -> SearchRequest? {
        guard order.isByTime, hasBelow, pendingSearch == nil else { return nil }
        let reach = hasMoved || isSearched ? max(inSight, Self.resultsPage / 2) : inSight
        guard rows.count - selected < reach else { return nil }
        return SearchRequest(scope: scope, sort: order, after: rows.last?.line.position, limit: Self.resultsPage)
    }
}
