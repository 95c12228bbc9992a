import Catalogue
import GRDB
import Libraries
import News

/// How feeds are read from their table.
enum FeedRows {
    static let columns = """
        id, address, given_title, own_title, link, folder, tags, is_typed, fetches_text, etag, last_modified, digest,
        last_success, last_failure, failure, failures, due, held_until, rhythm, gone, moved_from, articles, unread
        """

    /// The feeds whose name, folder, tags or address hold the words of a text, as words or their beginnings.
    static func ids(_ db: Database, named text: String) throws -> [FiledFeed.ID] { try all(db).ids(named: text) }

    /// The feeds that have a tag.
    static func ids(_ db: Database, tagged text: String) throws -> [FiledFeed.ID] { try all(db).ids(tagged: text) }

    /// The feeds of all subscriptions.
    static func all(_ db: Database) throws -> [FiledFeed] {
        try Row.fetchAll(db, sql: "SELECT \(columns) FROM feed WHERE removed IS NULL").map { FiledFeed($0) }
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
