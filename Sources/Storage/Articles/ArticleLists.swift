import GRDB
import Libraries
import News

// Lists are read by key ranges: onwards from a position, a page at a time, never whole and never counted off.

extension Library {
    /// A page of the list of articles that match, newest first.
    ///
    /// - Parameter position: only articles older than this; nil for the newest.
    package func articles(
        matching query: Query, olderThan position: ListPosition?, limit: Int
    ) throws(LibraryError) -> [ArticleLine] {
        try read { db in
            let reader = ListReader(db: db, plans: try QueryPlanner(db).plans(for: query))
            return try reader.lines(beyond: position, isOlder: true, limit: limit)
        }
    }

    /// The page before a position: the nearest articles that are newer, newest first.
    package func articles(
        matching query: Query, newerThan position: ListPosition, limit: Int
    ) throws(LibraryError) -> [ArticleLine] {
        try read { db in
            let reader = ListReader(db: db, plans: try QueryPlanner(db).plans(for: query))
            return try reader.lines(beyond: position, isOlder: false, limit: limit).reversed()
        }
    }

    /// The part of the list around an article, newest first: up to `limit` newer ones, the article itself even if it
    /// does not match, and up to `limit` older ones. Empty if there is no such article.
    package func articles(
        matching query: Query, around id: Article.ID, limit: Int
    ) throws(LibraryError) -> [ArticleLine] {
        try read { db in
            guard let line = try ArticleRows.line(db, id)?.line else { return [] }
            let reader = ListReader(db: db, plans: try QueryPlanner(db).plans(for: query))
            let newer = try reader.lines(beyond: line.position, isOlder: false, limit: limit)
            let older = try reader.lines(beyond: line.position, isOlder: true, limit: limit)
            return newer.reversed() + [line] + older
        }
    }

    /// How many articles match. The numbers of all and of unread articles are kept; others are counted, up to `cap`.
    ///
    /// - Parameter withUnread: whether the unread ones among them are counted too.
    package func count(
        matching query: Query, cap: Int, withUnread: Bool
    ) throws(LibraryError) -> ArticleCount {
        try read { db in
            let tally = try Row.fetchOne(db, sql: "SELECT articles, unread, hidden FROM tally")
            let (all, unread) = (tally?.count(0) ?? 0, tally?.count(1) ?? 0)
            if query.isEverything {
                return ArticleCount(total: all, unread: unread, hidden: all == 0 ? tally?.count(2) ?? 0 : 0)
            }
            if query.terms == [.isUnread] { return ArticleCount(total: unread, unread: unread) }
            let reader = ListReader(db: db, plans: try QueryPlanner(db).plans(for: query))
            return withUnread ? try reader.count(cap: cap) : try reader.total(cap: cap)
        }
    }

    /// How many of some articles there are, without hidden ones, and how many of those are unread.
    package func count(of ids: [Article.ID]) throws(LibraryError) -> ArticleCount {
        try read { db in
            let find = try db.cachedStatement(sql: "SELECT is_read FROM article WHERE id = ? AND is_hidden = 0")
            let read = try ids.compactMap { try Bool.fetchOne(find, arguments: [$0]) }
            return ArticleCount(total: read.count, unread: read.count { !$0 })
        }
    }

    /// The number of the article that was filed last; 0 if none ever was.
    package func newestArticle() throws(LibraryError) -> Article.ID {
        try read { db in try Int64.fetchOne(db, sql: "SELECT max(id) FROM article") ?? 0 }
    }

    /// How many articles were filed after the one of this number.
    package func count(filedAfter id: Article.ID) throws(LibraryError) -> Int {
        try read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM article WHERE id > ? AND is_hidden = 0", arguments: [id])
                ?? 0
        }
    }
}
