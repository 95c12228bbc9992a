import Catalogue
import Libraries
import News

/// Reads the articles of some plans in the order of a list.
struct ListReading {
    let session: Session
    /// The number of the reader whose marks count.
    let reader: Int64
    let plans: [ServerPlan]

    /// Up to `limit` lines beyond a position, nearest first.
    func lines(beyond position: ListPosition?, isOlder: Bool, limit: Int) throws -> [ArticleLine] {
        guard limit > 0 else { return [] }
        var found: [Article.ID: ArticleLine] = [:]
        for plan in plans {
            for line in try lines(of: plan, beyond: position, isOlder: isOlder, limit: limit) { found[line.id] = line }
        }
        let sorted = found.values.sorted { isOlder ? $0.position > $1.position : $0.position < $1.position }
        return Array(sorted.prefix(limit))
    }

    /// How many articles there are, counted up to a limit.
    func total(cap: Int) throws -> ArticleCount {
        if plans.count == 1, plans[0].text == nil || plans[0].isExact {
            if try hasEnough(plans[0], cap: cap) { return ArticleCount(total: cap, unread: nil, isCapped: true) }
            let total = try count(plans[0], cap: cap)
            return ArticleCount(total: total, unread: nil, isCapped: total >= cap)
        }
        let count = try count(cap: cap)
        return ArticleCount(total: count.total, unread: nil, isCapped: count.isCapped)
    }

    /// Whether there are as many articles as are counted: of those of the last days, and with the most frequent words of
    /// a beginning alone. The index of words gives all that it finds, and of a large archive that is much.
    private func hasEnough(_ plan: ServerPlan, cap: Int) throws -> Bool {
        guard plan.isOfWordsAlone, session.isWhole else { return false }
        for factor in Self.lastFactors {
            guard let days = try lastDays(with: cap * factor) else { break }
            let found = try count(plan.narrowed ?? plan, days: days, cap: cap)
            if found >= cap { return true }
            // Nor would there be among as many articles as are asked next.
            if found * 4 < cap { return false }
        }
        guard let narrow = plan.narrowed else { return false }
        return try count(narrow, cap: cap) >= cap
    }

    /// Among so many times the articles that are counted, those that match are looked for first.
    private static let lastFactors = [3, 12]

    /// The last days, with about so many articles if as many came each day; nil if all have less than twice as many.
    private func lastDays(with articles: Int) throws -> ClosedRange<Int64>? {
        let row = try session.first(
            "SELECT articles, (SELECT min(sorted) FROM article), (SELECT max(sorted) FROM article) FROM tally")
        guard let row, let oldest = row.number(1), let newest = row.number(2), row.count(0) > articles * 2 else {
            return nil
        }
        let span = Double(newest - oldest) * Double(articles) / Double(row.count(0))
        return TimeSpan.day(ofSecond: newest - Int64(span))...TimeSpan.day(ofSecond: newest)
    }

    private func count(_ plan: ServerPlan, days: ClosedRange<Int64>? = nil, cap: Int) throws -> Int {
        let counting = plan.counting(reader: reader, days: days, cap: cap, isWhole: session.isWhole)
        let rows = plan.isOfWordsAlone ? try session.rows(counting, with: .noIndexScan) : try session.rows(counting)
        return Int(rows.first?.number(0) ?? 0)
    }

    /// How many articles there are, and how many unread, counted up to a limit.
    func count(cap: Int) throws -> ArticleCount {
        var found: [Article.ID: Bool] = [:]
        for plan in plans {
            for line in try unordered(plan, limit: cap) where found.count < cap { found[line.id] = line.isRead }
        }
        let unread = found.values.count { !$0 }
        return ArticleCount(total: found.count, unread: unread, isCapped: found.count >= cap)
    }

    /// All articles, each once, with whether they are read.
    func all(beyond position: ListPosition?, isOlder: Bool) throws -> [Article.ID: Bool] {
        var found: [Article.ID: Bool] = [:]
        for plan in plans {
            for line in try lines(of: plan, beyond: position, isOlder: isOlder, limit: .max) {
                found[line.id] = line.isRead
            }
        }
        return found
    }
}

extension ListReading {
    /// The lines of a plan in order.
    private func lines(
        of plan: ServerPlan, beyond position: ListPosition?, isOlder: Bool, limit: Int
    ) throws -> [ArticleLine] {
        guard plan.isByDays else {
            return try lines(of: plan, beyond: position, isOlder: isOlder, days: nil, limit: limit)
        }
        guard var descent = try descent(of: plan, beyond: position, isOlder: isOlder) else { return [] }
        var lines: [ArticleLine] = []
        while lines.count < limit, let span = descent.next() {
            let more = try self.lines(
                of: plan, beyond: position, isOlder: isOlder, days: span, limit: limit - lines.count)
            descent.note(found: more.count, of: limit)
            lines += more
        }
        return lines
    }

    /// So many texts are held at a time.
    private static let largestPage = 8000
    /// As many articles take no longer to look through than another question.
    private static let fewArticles = 500

    /// The way through the days in which a plan can have articles; nil if there are none.
    private func descent(
        of plan: ServerPlan, beyond position: ListPosition?, isOlder: Bool
    ) throws -> TimeDescent? {
        let start =
            isOlder
            ? min(plan.latest ?? .max, position?.seconds ?? .max)
            : max(plan.earliest ?? .min, position?.seconds ?? .min)
        let near: SQL =
            isOlder
            ? "SELECT sorted FROM article WHERE sorted <= \(start) ORDER BY sorted DESC OFFSET \(Self.fewArticles) LIMIT 1"
            : "SELECT sorted FROM article WHERE sorted >= \(start) ORDER BY sorted OFFSET \(Self.fewArticles) LIMIT 1"
        let found = try session.all(["SELECT min(sorted), max(sorted) FROM article", near])
        guard let oldest = found[0].first?.number(0), let newest = found[0].first?.number(1) else { return nil }
        let first = max(oldest, plan.earliest ?? oldest, isOlder ? oldest : start)
        let last = min(newest, plan.latest ?? newest, isOlder ? start : newest)
        if first > last { return nil }
        return TimeDescent(
            TimeSpan.day(ofSecond: first)...TimeSpan.day(ofSecond: last), isOlder: isOlder,
            near: (found[1].first?.number(0)).map { TimeSpan.day(ofSecond: $0) })
    }

    private func lines(
        of plan: ServerPlan, beyond position: ListPosition?, isOlder: Bool, days: ClosedRange<Int64>?, limit: Int
    ) throws -> [ArticleLine] {
        var lines: [ArticleLine] = []
        var position = position
        // What the index cannot tell is looked up in texts, a page at a time.
        var page = plan.isExact ? min(limit, 5000) : min(max(2 * min(limit, 250), 40), 500)
        while lines.count < limit {
            let request = plan.request(
                columns(of: plan), reader: reader, beyond: position, isOlder: isOlder, days: days, limit: page,
                isWhole: session.isWhole)
            let rows =
                plan.isEverything ? try session.rows(request, with: .samePlan) : try session.rows(request)
            let before = lines.count
            for row in rows where try matches(row, plan) { lines.append(ArticleLines.line(row)) }
            guard rows.count == page, let last = rows.last.map(ArticleLines.line) else { break }
            position = last.position
            // Each page has all articles beyond it sorted again: as long as little is found, the pages grow.
            if !plan.isExact, (lines.count - before) * 4 < page { page = min(page * 2, Self.largestPage) }
        }
        return Array(lines.prefix(limit))
    }

    /// The lines of a plan in any order.
    private func unordered(_ plan: ServerPlan, limit: Int) throws -> [ArticleLine] {
        guard plan.isExact else { return try lines(of: plan, beyond: nil, isOlder: true, limit: limit) }
        return try session.rows(plan.unordered(columns(of: plan), reader: reader, limit: limit))
            .filter { try matches($0, plan) }.map(ArticleLines.line)
    }

    /// The columns of a line, and the text where it has to be looked into.
    private func columns(of plan: ServerPlan) -> SQL {
        let line = ArticleLines.columns(reader: reader)
        return plan.text == nil || plan.isExact ? line : line + ", (SELECT t.body FROM text t WHERE t.article = a.id)"
    }

    private func matches(_ row: Row, _ plan: ServerPlan) throws -> Bool {
        guard !plan.isExact, let pattern = plan.text, let body = try session.body(row, ArticleLines.columnCount) else {
            return true
        }
        return TextMatcher(headline: row.text(1) ?? "", body: body).matches(pattern)
    }
}
