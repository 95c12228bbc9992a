import Catalogue
import GRDB
import Libraries
import News

// Lists in other orders than newest first: see `ListOrder` for what they cost.

extension Library {
    /// The articles that match, in a given order. In the order of time these are the first ones or, beyond a position,
    /// the next ones. In any other order they come from the newest `ListOrder.mostSorted` that match.
    ///
    /// - Parameters:
    ///   - position: only articles beyond this in the order of time; ignored in other orders.
    package func articles(
        matching query: Query, in order: ListOrder, beyond position: ListPosition?, limit: Int
    ) throws(LibraryError) -> [ArticleLine] {
        try read { db in
            let query = try query.spelledOut(by: KeywordChoices(db: db))
            return try ListReader(db: db, plans: QueryPlanner(db).plans(for: query))
                .lines(in: order, of: query, beyond: position, limit: limit)
        }
    }

    /// Some articles in an order.
    package func sorted(_ lines: [ArticleLine], in order: ListOrder) throws(LibraryError) -> [ArticleLine] {
        guard order == .names else { return order.sorted(lines) }
        return try read { db in
            let counts = try ListReader.nameCounts(db, of: lines)
            return order.sorted(lines) { counts[$0] ?? 0 }
        }
    }
}

extension ListReader {
    /// The articles in an order. In that of time they are the next ones beyond a position; by rank they come as the newest
    /// do.
    func lines(
        in order: ListOrder, of query: Query, beyond position: ListPosition?, limit: Int
    ) throws -> [ArticleLine] {
        switch order {
        case .newest, .rank: try lines(beyond: position, isOlder: true, limit: limit)
        case .oldest: try lines(beyond: position, isOlder: false, limit: limit)
        case .source, .headline, .unread, .names: try sortedLines(in: order, of: query, limit: limit)
        }
    }

    /// The articles in an order that is not that of time: the newest that match, sorted.
    ///
    /// If the unread come first, the newest unread ones are taken before those that are read. Where there are fewer than
    /// that, few have to be passed over to find the others.
    private func sortedLines(in order: ListOrder, of query: Query, limit: Int) throws -> [ArticleLine] {
        var lines: [ArticleLine] = []
        if order == .unread {
            let unread = try QueryPlanner(db).plans(for: Query(terms: query.terms + [.isUnread]))
            lines = try ListReader(db: db, plans: unread)
                .lines(beyond: nil, isOlder: true, limit: ListOrder.mostSorted)
        }
        if lines.count < ListOrder.mostSorted {
            let known = Set(lines.map(\.id))
            let newest = try self.lines(beyond: nil, isOlder: true, limit: ListOrder.mostSorted)
            lines += newest.filter { !known.contains($0.id) }
        }
        let counts = order == .names ? try Self.nameCounts(db, of: lines) : [:]
        return Array(order.sorted(lines) { counts[$0] ?? 0 }.prefix(limit))
    }

    /// How many entities each of some articles names, without hidden ones.
    fileprivate static func nameCounts(_ db: Database, of lines: [ArticleLine]) throws -> [Article.ID: Int] {
        let hidden = Set(try Int64.fetchAll(db, sql: "SELECT id FROM entity WHERE is_hidden = 1"))
        var counts: [Article.ID: Int] = [:]
        for line in lines {
            let named = Set(try EntityLinks.read(db, line.id).list)
            counts[line.id] = hidden.isEmpty ? named.count : named.subtracting(hidden).count
        }
        return counts
    }
}
