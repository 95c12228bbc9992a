import Catalogue
import Compression
import Foundation
import GRDB
import News

/// An article's text and extraction as they are kept: packed, each in its own row. All access to texts goes through
/// here.
struct StoredText {
    let body: String
    /// Empty if the article awaits extraction.
    let extraction: Extraction

    /// The text and extraction of an article; nil if there is none under that number, or the text is damaged.
    init?(_ db: Database, _ id: Article.ID) throws {
        guard let body = try Self.body(db, id) else { return nil }
        self.body = body
        extraction = try Self.extraction(db, id, body: body)
    }

    /// The text of an article; nil if there is none under that number.
    static func body(_ db: Database, _ id: Article.ID) throws -> String? {
        try unpacked(db, "SELECT unpacked_text(content) FROM text WHERE article = ?", id).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// The extraction of an article; empty if the article awaits it, or it is damaged.
    private static func extraction(_ db: Database, _ id: Article.ID, body: String) throws -> Extraction {
        let bytes = try unpacked(db, "SELECT unpacked(content) FROM extraction WHERE article = ?", id)
        return bytes.flatMap { Extraction(decoding: $0, body: body) } ?? Extraction()
    }

    /// An article as it was filed, and its extraction; nil if there is none under that number.
    static func filed(_ db: Database, _ id: Article.ID) throws -> (article: Article, extraction: Extraction)? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT headline, byline, source.name, published, has_time, blocks, dateline, updated,
                    updated_has_time, language, url, feed_item_id, summary, picture
                FROM article JOIN text ON text.article = article.id LEFT JOIN source ON source.id = article.source
                WHERE article.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]), let text = try StoredText(db, id) else {
            return nil
        }
        let article = Article(
            headline: row.text(0) ?? "", byline: row.text(1), dateline: row.text(6), source: row.text(2),
            published: moment(row, 3), updated: moment(row, 7), language: row.text(9), url: row.text(10),
            feedItemID: row.text(11), summary: row.text(12), picture: row.text(13), body: text.body,
            blocks: (row.bytes(5).flatMap { [Block](decoding: $0) } ?? []).fitting(text.body))
        return (article, text.extraction)
    }

    /// An article as it was filed; nil if there is none under that number.
    static func article(_ db: Database, _ id: Article.ID) throws -> Article? { try filed(db, id)?.article }

    /// The moment in a column of seconds, with the column after it, which says whether there is a time of day; nil for one
    /// outside the years 1 to 9999, which no article has.
    static func moment(_ row: Row, _ column: Int) -> Moment? {
        guard let seconds = row.number(column), (-62_135_596_800..<253_402_300_800).contains(seconds) else {
            return nil
        }
        return Moment(seconds: seconds, hasTime: row.flag(column + 1))
    }

    private static func unpacked(_ db: Database, _ sql: String, _ id: Article.ID) throws -> [UInt8]? {
        let statement = try db.cachedStatement(sql: sql)
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        if let bytes = row.bytes(0) { return bytes }
        // Another program may have made a dictionary since.
        try TextPacker.learnDictionaries(db)
        return try Row.fetchOne(statement, arguments: [id])?.bytes(0)
    }
}
