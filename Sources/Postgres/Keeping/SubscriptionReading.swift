import Catalogue
import Libraries
import News

/// Reads feeds from their table.
struct FeedReading {
    let session: Session

    /// The columns that a feed is read from, of `f`, a row of the table of feeds; the counts come after them.
    private static let columns: SQL = """
        f.id, f.address, f.given_title, f.own_title, f.link, f.folder, f.tags, f.is_typed, f.fetches_text, f.etag,
        f.last_modified, f.digest, f.last_success, f.last_failure, f.failure, f.failures, f.due, f.held_until, f.rhythm,
        f.gone, f.moved_from
        """

    /// Feeds that meet a condition on `f`, with the number of their articles, and of those that a reader has not read.
    ///
    /// - Parameter reader: nil to count nothing.
    func feeds(_ condition: SQL, reader: Int64?) throws -> [FiledFeed] {
        guard let reader else {
            return try session.rows("SELECT " + Self.columns + ", 0, 0 FROM feed f " + condition).map { FiledFeed($0) }
        }
        return try session.rows(
            "SELECT " + Self.columns + """
                , coalesce(c.articles, 0), coalesce(c.unread, 0) FROM feed f LEFT JOIN (
                    SELECT k.feed, count(*) AS articles, count(*) FILTER (WHERE m.article IS NULL) AS unread
                    FROM feed_article k LEFT JOIN mark m
                        ON m.reader = \(reader) AND m.article = k.article AND m.is_read
                    WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = k.article AND a.is_hidden)
                    GROUP BY k.feed
                ) AS c ON c.feed = f.id

                """ + condition
        ).map { FiledFeed($0) }
    }

    /// The numbers of the subscriptions whose name, folder, tags or address hold the words of a text.
    func ids(named text: String) throws -> [FiledFeed.ID] {
        try feeds("WHERE f.removed IS NULL", reader: nil).ids(named: text)
    }

    /// The numbers of the subscriptions that have a tag.
    func ids(tagged text: String) throws -> [FiledFeed.ID] {
        try feeds("WHERE f.removed IS NULL AND f.tags <> ''", reader: nil).ids(tagged: text)
    }
}
