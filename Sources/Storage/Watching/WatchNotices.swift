import GRDB
import Libraries
import News

extension Library {
    /// Takes the news of watches for which no command was called yet; the program that takes it has to call the
    /// command. If several programs ask at the same time, one of them gets it.
    ///
    /// - Parameters:
    ///   - now: the time. A watch from which something was taken in the minute before gives nothing.
    ///   - limit: how many watches at most.
    /// - Returns: what to tell, and whether something is left to be told later.
    package func takeWatchNotices(
        now: Moment, limit: Int
    ) throws(LibraryError) -> (notices: [WatchNotice], isMore: Bool) {
        let found = try read { db in try PendingNotices(db: db, now: now.seconds).found() }
        if found.ready.isEmpty { return ([], found.isMore) }
        let taken = try write { db in
            let take = try db.cachedStatement(
                sql: "UPDATE watch SET noticed = ?1, called = ?2 WHERE id = ?3 AND noticed = ?4 AND called = ?5")
            return try found.ready.prefix(limit).filter { pending in
                try take.execute(arguments: [
                    pending.last, now.seconds, pending.notice.watch.id, pending.noticed, pending.called,
                ])
                return db.changesCount > 0
            }
        }
        return (taken.map(\.notice), found.isMore || found.ready.count > limit)
    }
}

/// What is new of the watches, and when a command was called for each last.
private struct PendingNotices {
    /// The seconds between two calls for one watch.
    private static let pause: Int64 = 60
    /// How far articles are counted.
    private static let mostArticles = 1000

    struct Pending {
        let notice: WatchNotice
        let noticed: Int64
        let called: Int64
        /// The last article that the notice is about.
        let last: Article.ID
    }

    let db: Database
    let now: Int64

    /// - Returns: what may be told now, and whether there is something that may not.
    func found() throws -> (ready: [Pending], isMore: Bool) {
        let last = try Watches.lastSettled(db)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, sort, target, text, kind, told, noticed, called FROM watch WHERE noticed < ? ORDER BY id
                """, arguments: [last])
        var ready: [Pending] = []
        var isMore = false
        for row in rows {
            let (noticed, called) = (row.number(6) ?? 0, row.number(7) ?? 0)
            guard let watch = try Watches(db: db).watch(row), let notice = try notice(of: watch, after: noticed)
            else { continue }
            // A clock that was set back must not hold notices back for long.
            if called <= now, now - called < Self.pause {
                isMore = true
            } else {
                ready.append(Pending(notice: notice, noticed: noticed, called: called, last: last))
            }
        }
        return (ready, isMore)
    }

    private func notice(of watch: Watch, after last: Article.ID) throws -> WatchNotice? {
        let watches = Watches(db: db)
        let plans = try QueryPlanner(db).plans(for: Query(terms: watches.terms(of: watch, after: last)))
        let newest = try ListReader(db: db, plans: plans).lines(beyond: nil, isOlder: true, limit: 1).first
        guard let newest else { return nil }
        let count = try watches.count(of: watch, after: last, cap: Self.mostArticles)
        return WatchNotice(watch: watch, newest: newest, articles: count)
    }
}
