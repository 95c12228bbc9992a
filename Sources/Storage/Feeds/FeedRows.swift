import Catalogue
import GRDB
import Libraries
import News

/// How feeds are read from their table.
enum FeedRows {
    static let columns = """
        id, address, given_title, own_title, link, folder, tags, is_typed, fetches_text, articles, unread, etag,
        last_modified, digest, last_success, last_failure, failure, failures, due, held_until, rhythm, gone, moved_from
        """

    /// The feed in a row whose columns are ``columns``.
    static func feed(_ row: Row) -> FiledFeed {
        var state = FeedState()
        state.etag = row.text(11)
        state.lastModified = row.text(12)
        state.digest = row.number(13)
        state.lastSuccess = row.number(14)
        state.lastFailure = row.number(15)
        state.failure = row.text(16).flatMap { FeedFailure(stored: $0) }
        state.failures = row.count(17)
        state.due = row.number(18) ?? 0
        state.heldUntil = row.number(19)
        state.rhythm = row.number(20)
        state.gone = row.number(21)
        state.movedFrom = row.text(22)
        return FiledFeed(
            id: row.number(0) ?? 0, address: row.text(1) ?? "", givenTitle: row.text(2), ownTitle: row.text(3),
            link: row.text(4), folder: FeedNames.parts(row.text(5)), tags: FeedNames.parts(row.text(6)),
            isTyped: row.flag(7),
            fetchesFullText: row.flag(8), state: state, articles: row.count(9), unread: row.count(10))
    }

    /// The feeds whose name, folder, tags or address hold the words of a text, as words or their beginnings.
    static func ids(_ db: Database, named text: String) throws -> [FiledFeed.ID] { try all(db).ids(named: text) }

    /// The feeds that have a tag.
    static func ids(_ db: Database, tagged text: String) throws -> [FiledFeed.ID] { try all(db).ids(tagged: text) }

    /// The feeds of all subscriptions.
    static func all(_ db: Database) throws -> [FiledFeed] {
        try Row.fetchAll(db, sql: "SELECT \(columns) FROM feed WHERE removed IS NULL").map(feed)
    }
}

extension QueryPlanner {
    /// Articles that came from one of some feeds.
    func feeds(_ ids: [FiledFeed.ID]) -> PlannedTerm {
        let condition: SQL = """
            EXISTS (SELECT 1 FROM feed_article WHERE feed_article.slot = article.slot AND feed_article.feed IN \(ids))
            """
        return PlannedTerm(
            leads: ids.count <= 32 ? ids.map { .feed($0) } : [], condition: condition, isImpossible: ids.isEmpty)
    }
}
