import GRDB
import News

/// Reads the articles of some plans in the order of a list.
struct ListReader {
    let db: Database
    let plans: [QueryPlan]

    /// Up to `limit` lines beyond a position, nearest first.
    ///
    /// A plan that goes by slots gives days in order, but not the articles of a day. So it is read to the end of the day
    /// in which the limit is reached, and sorted.
    func lines(beyond position: ListPosition?, isOlder: Bool, limit: Int) throws -> [ArticleLine] {
        guard limit > 0 else { return [] }
        if plans.count == 1 { return try lines(of: plans[0], beyond: position, isOlder: isOlder, limit: limit) }
        var found: [Article.ID: ArticleLine] = [:]
        for plan in plans {
            for line in try lines(of: plan, beyond: position, isOlder: isOlder, limit: limit) {
                found[line.id] = line
            }
        }
        return nearest(found.values, isOlder: isOlder, limit: limit)
    }

    /// How many articles there are, counted up to a limit.
    func total(cap: Int) throws -> ArticleCount {
        guard let expression = wordsAlone, try !hasHidden else {
            let count = try count(cap: cap)
            return ArticleCount(total: count.total, unread: nil, isCapped: count.isCapped)
        }
        // The index alone counts ten times as fast as by looking at the articles.
        let request: SQLRequest<Int> = """
            SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH \(expression) LIMIT \(cap))
            """
        let total = try request.fetchOne(db) ?? 0
        return ArticleCount(total: total, unread: nil, isCapped: total >= cap)
    }

    /// Whether articles are hidden, whose words are in the index.
    private var hasHidden: Bool {
        get throws { try Bool.fetchOne(db.cachedStatement(sql: "SELECT hidden > 0 FROM tally")) ?? false }
    }

    /// The expression for the index, if the plans ask for nothing besides it.
    private var wordsAlone: String? {
        guard case .words(let expression)? = plans.first?.lead else { return nil }
        let isAlone = plans.allSatisfy { $0.lead == .words(expression) && $0.conditions.isEmpty }
        return isAlone ? expression : nil
    }

    /// How many articles there are, and how many unread, counted up to a limit.
    func count(cap: Int) throws -> ArticleCount {
        var found: [Article.ID: Bool] = [:]
        for plan in plans {
            let request = plan.request("article.id, article.is_read", beyond: nil, isOlder: true)
            let rows = try request.fetchCursor(db)
            while found.count < cap, let row = try rows.next() { found[row.number(0) ?? 0] = row.flag(1) }
        }
        let unread = found.values.reduce(0) { $0 + ($1 ? 0 : 1) }
        return ArticleCount(total: found.count, unread: unread, isCapped: found.count >= cap)
    }

    private func lines(
        of plan: QueryPlan, beyond position: ListPosition?, isOlder: Bool, limit: Int
    ) throws -> [ArticleLine] {
        let rows = try plan.request(ArticleRows.columns, beyond: position, isOlder: isOlder).fetchCursor(db)
        var lines: [ArticleLine] = []
        var lastSlot: Int64?
        while let row = try rows.next() {
            let slot = ArticleRows.slot(row)
            // An article with two entities that were merged comes twice.
            if slot == lastSlot { continue }
            if lines.count >= limit, !plan.isBySlot || lastSlot.map(Slot.day) != Slot.day(of: slot) { break }
            lastSlot = slot
            lines.append(ArticleRows.line(row))
        }
        return nearest(lines, isOlder: isOlder, limit: limit)
    }

    private func nearest(_ lines: some Collection<ArticleLine>, isOlder: Bool, limit: Int) -> [ArticleLine] {
        let sorted = lines.sorted { isOlder ? $0.position > $1.position : $0.position < $1.position }
        return Array(sorted.prefix(limit))
    }
}
