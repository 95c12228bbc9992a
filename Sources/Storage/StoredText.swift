import Foundation
import GRDB
import News

/// What an article says and what was found in it, as they are kept: in one piece, packed. All access to texts goes
/// through here.
struct StoredText {
    let body: String
    let extraction: Extraction

    /// The text as the bytes that are packed: its length, its UTF-8, then the extraction.
    static func bytes(_ body: String, _ extraction: Extraction) -> [UInt8] {
        var writer = ByteWriter()
        writer.text(body)
        writer.append(extraction.encoded)
        return writer.bytes
    }

    /// Reads what ``bytes(_:_:)`` gave; nil for anything else.
    init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard let body = reader.text(), let extraction = Extraction(decoding: Array(reader.rest)) else { return nil }
        self.body = body
        self.extraction = extraction
    }

    /// The text of an article and what was found in it; nil if there is none under that number, or it is damaged.
    init?(_ db: Database, _ id: Article.ID) throws {
        guard let bytes = try Self.unpacked(db, id), let text = StoredText(bytes) else { return nil }
        self = text
    }

    /// The text of an article; nil if there is none under that number.
    static func body(_ db: Database, _ id: Article.ID) throws -> String? {
        guard let bytes = try unpacked(db, id) else { return nil }
        var reader = ByteReader(bytes)
        return reader.text()
    }

    /// An article as it was filed, and what was found in it; nil if there is none under that number.
    static func filed(_ db: Database, _ id: Article.ID) throws -> (article: Article, extraction: Extraction)? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT headline, byline, source.name, published, has_time, blocks, dateline, updated,
                    updated_has_time, language, url, feed_item_id, summary
                FROM article JOIN text ON text.article = article.id LEFT JOIN source ON source.id = article.source
                WHERE article.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]), let text = try StoredText(db, id) else {
            return nil
        }
        let article = Article(
            headline: row.text(0) ?? "", byline: row.text(1), dateline: row.text(6), source: row.text(2),
            published: moment(row, 3), updated: moment(row, 7), language: row.text(9), url: row.text(10),
            feedItemID: row.text(11), summary: row.text(12), body: text.body,
            blocks: row.bytes(5).flatMap { [Block](decoding: $0) } ?? [])
        return (article, text.extraction)
    }

    /// An article as it was filed; nil if there is none under that number.
    static func article(_ db: Database, _ id: Article.ID) throws -> Article? { try filed(db, id)?.article }

    /// The moment in a column of seconds and, right of it, one that says whether they have a time of day.
    static func moment(_ row: Row, _ column: Int) -> Moment? {
        row.number(column).map { Moment(seconds: $0, hasTime: row.flag(column + 1)) }
    }

    private static func unpacked(_ db: Database, _ id: Article.ID) throws -> [UInt8]? {
        let statement = try db.cachedStatement(sql: "SELECT unpacked(content) FROM text WHERE article = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        if let bytes = row.bytes(0) { return bytes }
        // Perhaps another program has made a dictionary since.
        try TextPacker.learnDictionaries(db)
        return try Row.fetchOne(statement, arguments: [id])?.bytes(0)
    }
}
