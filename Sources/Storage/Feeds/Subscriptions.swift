import Catalogue
import Foundation
import GRDB
import Libraries
import News

extension Library {
    /// The feeds of all subscriptions, by folder and name; feeds outside folders first.
    package func feeds() throws(LibraryError) -> [FiledFeed] {
        try read { db in
            try FeedRows.all(db).inOrder
        }
    }

    /// The feed at an address, or that was there before it moved; nil if there is no subscription to it.
    package func feed(at address: String) throws(LibraryError) -> FiledFeed? {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(FeedRows.columns) FROM feed WHERE removed IS NULL AND (address = ?1 OR moved_from = ?1)
                    ORDER BY address = ?1 DESC LIMIT 1
                    """, arguments: [address])
            return rows.first.map { FiledFeed($0) }
        }
    }

    /// Subscribes to feeds, in one transaction. A feed that had been removed comes back with its articles.
    ///
    /// - Returns: the number of each, in order, and whether it was not subscribed to before.
    package func subscribe(to feeds: [NewFeed]) throws(LibraryError) -> [(id: FiledFeed.ID, isNew: Bool)] {
        try write(.power) { db in try feeds.map { try Self.subscribe(to: $0, db) } }
    }

    private static func subscribe(to feed: NewFeed, _ db: Database) throws -> (id: FiledFeed.ID, isNew: Bool) {
        let find = try db.cachedStatement(sql: "SELECT id, removed FROM feed WHERE address = ?")
        if let row = try Row.fetchOne(find, arguments: [feed.address]) {
            let id = row.number(0) ?? 0
            try db.execute(
                sql: """
                    UPDATE feed SET removed = NULL, is_typed = is_typed OR ?, given_title = coalesce(given_title, ?),
                        folder = iif(folder = '' OR removed IS NOT NULL, ?, folder),
                        tags = iif(tags = '' OR removed IS NOT NULL, ?, tags) WHERE id = ?
                    """,
                arguments: [feed.isTyped, feed.title, FeedNames.joined(feed.folder), FeedNames.joined(feed.tags), id])
            return (id, row.number(1) != nil)
        }
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO feed (address, origin, given_title, link, folder, tags, is_typed)
                VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6)
                """)
        try insert.execute(arguments: [
            feed.address, feed.title, feed.link, FeedNames.joined(feed.folder), FeedNames.joined(feed.tags),
            feed.isTyped,
        ])
        return (db.lastInsertedRowID, true)
    }

    /// Ends a subscription; its articles stay. `subscribe` and `undoRemovingFeed` bring it back.
    package func removeFeed(_ id: FiledFeed.ID) throws(LibraryError) {
        try write(.power) { db in
            let now = Int64(Date().timeIntervalSince1970 * 1000)
            try db.execute(sql: "UPDATE feed SET removed = ? WHERE id = ?", arguments: [now, id])
        }
    }

    /// Brings back the feed that was removed last.
    ///
    /// - Returns: the feed, or nil if none was removed.
    package func undoRemovingFeed() throws(LibraryError) -> FiledFeed? {
        try write(.power) { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT \(FeedRows.columns) FROM feed WHERE removed IS NOT NULL ORDER BY removed DESC LIMIT 1")
            guard let feed = row.map(FiledFeed.init(_:)) else { return nil }
            try db.execute(sql: "UPDATE feed SET removed = NULL WHERE id = ?", arguments: [feed.id])
            return feed
        }
    }

    /// Keeps what a person chose for a feed: title, folder, tags, and whether pages are fetched.
    package func keepChoices(of feed: FiledFeed) throws(LibraryError) {
        try write(.power) { db in
            try db.execute(
                sql: "UPDATE feed SET given_title = ?, folder = ?, tags = ?, fetches_text = ? WHERE id = ?",
                arguments: [
                    feed.givenTitle, FeedNames.joined(feed.folder), FeedNames.joined(feed.tags), feed.fetchesFullText,
                    feed.id,
                ])
        }
    }

    /// Claims the feeds that are due, so that of several programs that ask at a time each feed is asked by one.
    ///
    /// - Parameters:
    ///   - now: the time in seconds since 1970; a feed is due if its time has come.
    ///   - next: when a feed is due again without an answer.
    /// - Returns: those that were due.
    package func claim(
        _ feeds: [FiledFeed.ID], dueAt now: Int64, until next: Int64
    ) throws(LibraryError) -> Set<FiledFeed.ID> {
        if feeds.isEmpty { return [] }
        return try write { db in
            let claim = try db.cachedStatement(sql: "UPDATE feed SET due = ?1 WHERE id = ?2 AND due <= ?3")
            return Set(
                try feeds.filter { feed in
                    try claim.execute(arguments: [next, feed, now])
                    return db.changesCount > 0
                })
        }
    }

    /// Keeps how a request to a feed went, and what the feed says of itself.
    ///
    /// - Parameter address: where it has moved for good; ignored if there is another feed at that address.
    package func keepAnswer(of feed: FiledFeed, movedTo address: String?) throws(LibraryError) {
        try write { db in
            let state = feed.state
            let change = try db.cachedStatement(
                sql: """
                    UPDATE feed SET own_title = ?, link = ?, etag = ?, last_modified = ?, digest = ?, last_success = ?,
                        last_failure = ?, failure = ?, failures = ?, due = ?, held_until = ?, rhythm = ?, gone = ?
                    WHERE id = ?
                    """)
            try change.execute(arguments: [
                feed.ownTitle, feed.link, state.etag, state.lastModified, state.digest, state.lastSuccess,
                state.lastFailure, state.failure?.stored, state.failures, state.due, state.heldUntil, state.rhythm,
                state.gone,
                feed.id,
            ])
            guard let address, address != feed.address else { return }
            try db.execute(
                sql: "UPDATE OR IGNORE feed SET moved_from = address, address = ? WHERE id = ?",
                arguments: [address, feed.id])
        }
    }

    /// The feeds that an article came from, including removed ones, by name.
    package func feeds(of article: Article.ID) throws(LibraryError) -> [FiledFeed] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(FeedRows.columns) FROM feed WHERE id IN (SELECT feed FROM feed_article
                        WHERE slot = (SELECT slot FROM article WHERE id = ?))
                    """, arguments: [article])
            return rows.map { FiledFeed($0) }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        }
    }
}
