import GRDB
import News

/// How an article's text is kept in its row, and read from it. All access to bodies goes through here.
enum StoredText {
    /// How the bytes of a body are to be read.
    private enum Form: Int {
        case plain = 0
    }

    /// The body as it is kept: bytes and their form.
    static func packed(_ body: String) -> (bytes: [UInt8], form: Int) { (Array(body.utf8), Form.plain.rawValue) }

    /// The body that was kept; nil for a form this program does not know.
    private static func unpacked(_ row: Row, _ bytesColumn: Int, _ formColumn: Int) -> String? {
        guard Form(rawValue: row.count(formColumn)) == .plain else { return nil }
        return row.bytes(bytesColumn).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The text of an article; nil if there is none under that number.
    static func body(_ db: Database, _ id: Article.ID) throws -> String? {
        let statement = try db.cachedStatement(sql: "SELECT body, body_form FROM text WHERE article = ?")
        return try Row.fetchOne(statement, arguments: [id]).flatMap { unpacked($0, 0, 1) }
    }

    /// What was found in an article; nil if there is no such article, or what was kept is damaged.
    static func extraction(_ db: Database, _ id: Article.ID) throws -> Extraction? {
        let statement = try db.cachedStatement(sql: "SELECT extraction FROM text WHERE article = ?")
        return try Row.fetchOne(statement, arguments: [id])?.bytes(0).flatMap { Extraction(decoding: $0) }
    }

    /// An article as it was filed; nil if there is none under that number.
    static func article(_ db: Database, _ id: Article.ID) throws -> Article? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT headline, byline, source.name, published, has_time, body, body_form, blocks, dateline, updated,
                    updated_has_time, language, url, feed_item_id, summary
                FROM article JOIN text ON text.article = article.id LEFT JOIN source ON source.id = article.source
                WHERE article.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]), let body = unpacked(row, 5, 6) else {
            return nil
        }
        return Article(
            headline: row.text(0) ?? "", byline: row.text(1), dateline: row.text(8), source: row.text(2),
            published: moment(row, 3), updated: moment(row, 9), language: row.text(11), url: row.text(12),
            feedItemID: row.text(13), summary: row.text(14), body: body,
            blocks: row.bytes(7).flatMap { [Block](decoding: $0) } ?? [])
    }

    /// The moment in a column of seconds and, right of it, one that says whether they have a time of day.
    static func moment(_ row: Row, _ column: Int) -> Moment? {
        row.number(column).map { Moment(seconds: $0, hasTime: row.flag(column + 1)) }
    }
}
