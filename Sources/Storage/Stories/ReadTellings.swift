import GRDB
import Libraries
import News

extension Library {
    /// The other articles of an article's story that were read, the newest first; none if it is in no story. Of a long story
    /// the last two hundred articles are looked at.
    package func readTellings(beside article: Article.ID, limit: Int) throws(LibraryError) -> [Article.ID] {
        try read { db in
            let find = try db.cachedStatement(
                sql: """
                    SELECT article.id FROM (
                        SELECT slot FROM telling WHERE story = (
                            SELECT story FROM telling WHERE slot = (SELECT slot FROM article WHERE id = ?1)
                        ) ORDER BY slot DESC LIMIT 200
                    ) AS near CROSS JOIN article ON article.slot = near.slot
                    WHERE is_read AND article.id <> ?1 ORDER BY article.slot DESC LIMIT ?2
                    """)
            return try Int64.fetchAll(find, arguments: [article, limit])
        }
    }
}
