import Catalogue
import Libraries
import News

/// Reads texts, and what was found in them.
struct TextReading {
    let session: Session

    /// Articles as they were filed; those that are not there are left out.
    func articles(_ ids: [Article.ID]) throws -> [Article.ID: Article] {
        if ids.isEmpty { return [:] }
        let rows = try session.rows(
            """
            SELECT a.id, a.headline, a.byline, (SELECT s.name FROM source s WHERE s.id = a.source), a.published, a.has_time,
                \(Self.columns)
            FROM article a JOIN text t ON t.article = a.id WHERE \(SQL.column("a.id", isIn: ids))
            """)
        return Dictionary(
            try rows.map { ($0.id(0), try article($0, textAt: 6)) }, uniquingKeysWith: { first, _ in first })
    }

    /// What of an article the columns of a line do not tell, of `t`, a row of the table of texts.
    static let columns: SQL = """
        t.blocks, t.dateline, t.updated, t.updated_has_time, t.language, t.url, t.feed_item_id, t.summary, t.body, t.picture
        """

    /// How many columns those are.
    static let columnCount = 10

    /// The article in a row.
    ///
    /// - Parameter first: where ``columns`` begin; the row begins with the first six of a line.
    func article(_ row: Row, textAt first: Int) throws -> Article {
        let body = try session.body(row, first + 8) ?? ""
        return Article(
            headline: row.text(1) ?? "", byline: row.text(2), dateline: row.text(first + 1), source: row.text(3),
            published: ArticleLines.moment(row, 4), updated: ArticleLines.moment(row, first + 2),
            language: row.text(first + 4), url: row.text(first + 5), feedItemID: row.text(first + 6),
            summary: row.text(first + 7), picture: row.text(first + 9), body: body,
            blocks: (row.bytes(first).flatMap { [Block](decoding: $0) } ?? []).fitting(body))
    }

    /// The texts of some articles.
    func bodies(_ ids: [Article.ID]) throws -> [Article.ID: String] {
        if ids.isEmpty { return [:] }
        let rows = try session.rows("SELECT article, body FROM text WHERE \(SQL.column("article", isIn: ids))")
        return Dictionary(
            try rows.map { ($0.id(0), try session.body($0, 1) ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    /// The text of an article; nil if there is none under that number.
    func body(_ id: Article.ID) throws -> String? { try bodies([id])[id] }

    /// What was found in some articles, by all corrections, fitted to their texts; those that await extraction are left out.
    func extractions(_ ids: [Article.ID]) throws -> [Article.ID: ReadExtraction] {
        if ids.isEmpty { return [:] }
        let rows = try session.rows(
            """
            SELECT x.article, x.content, x.links, t.body FROM extraction x JOIN text t ON t.article = x.article
            WHERE \(SQL.column("x.article", isIn: ids))
            """)
        return Dictionary(
            try rows.map { row in
                let body = try session.body(row, 3) ?? ""
                let found =
                    try session.unpacked(row, 1).flatMap { Extraction(decoding: $0, body: body) } ?? Extraction()
                let links = row.bytes(2).flatMap { EntityLinks(decoding: $0) } ?? EntityLinks([])
                return (row.id(0), ReadExtraction(body: body, extraction: found.fitting(body), links: links))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// What was found in an article; nil if it awaits extraction or is not there.
    func extraction(_ id: Article.ID) throws -> ReadExtraction? { try extractions([id])[id] }
}

/// A text, what was found in it, and the library's entities for that.
struct ReadExtraction {
    let body: String
    let extraction: Extraction
    let links: EntityLinks

    var linked: Linked {
        Linked(extraction: extraction, entities: links.list, language: links.language)
    }
}
