import GRDB
import Libraries
import News

// An article can be read and searched for as soon as it is filed. Its entities are found afterwards, since that takes
// several times as long. Which articles await extraction is written in the same transaction as the article, so that the
// work is taken up again however the process ends. They are taken in the order in which they were filed: which entities
// they are linked to depends on that order.

extension Library {
    /// How many articles await extraction, counted no further than to `most`.
    package func countAwaitingExtraction(most: Int) throws(LibraryError) -> Int {
        try read { db in
            let count = try db.cachedStatement(
                sql: "SELECT count(*) FROM (SELECT 1 FROM awaiting_extraction LIMIT ?)")
            return try Int.fetchOne(count, arguments: [max(0, most)]) ?? 0
        }
    }

    /// Whether any article awaits extraction.
    package func anyAwaitsExtraction() throws(LibraryError) -> Bool {
        try read { db in try Int.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM awaiting_extraction LIMIT 1")) != nil }
    }

    /// Texts that await extraction, in the order in which they were filed. One that cannot be read is left out.
    ///
    /// - Parameters:
    ///   - id: the last one of the page before; 0 for the first page.
    ///   - limit: the most texts that are given.
    package func textsAwaitingExtraction(
        after id: Article.ID, limit: Int
    ) throws(LibraryError) -> [UnextractedText] {
        try read { db in
            let find = try db.cachedStatement(
                sql: "SELECT article FROM awaiting_extraction WHERE article > ? ORDER BY 1 LIMIT ?")
            return try Int64.fetchAll(find, arguments: [id, max(0, limit)]).compactMap { try unextractedText(db, $0) }
        }
    }

    /// The text of one article if it awaits extraction.
    package func textAwaitingExtraction(_ id: Article.ID) throws(LibraryError) -> UnextractedText? {
        try read { db in
            let find = try db.cachedStatement(sql: "SELECT 1 FROM awaiting_extraction WHERE article = ?")
            return try Int.fetchOne(find, arguments: [id]) == nil ? nil : try unextractedText(db, id)
        }
    }

    private func unextractedText(_ db: Database, _ id: Article.ID) throws -> UnextractedText? {
        let find = try db.cachedStatement(
            sql: """
                SELECT headline, published, has_time, content_hash, language
                FROM article JOIN text ON text.article = article.id WHERE article.id = ?
                """)
        guard let row = try Row.fetchOne(find, arguments: [id]), let body = try StoredText.body(db, id) else {
            return nil
        }
        return UnextractedText(
            id: id, headline: row.text(0) ?? "", body: body, published: StoredText.moment(row, 1),
            language: row.text(4),
            contentHash: row.number(3) ?? 0)
    }
}
