import Catalogue
import Libraries
import News

/// Reads articles with all that hangs on them, for one article from one shard.
struct FiledReading {
    let session: Session
    /// The number of the reader whose marks count.
    let reader: Int64

    /// An article and what hangs on it.
    struct Kept {
        let line: ArticleLine
        let article: Article
        let found: Extraction
        let links: EntityLinks
        let readingOffset: Int
        /// How many former texts are kept.
        let changes: Int
        let note: String?
    }

    private func kept(_ row: Row) throws -> Kept {
        let article = try TextReading(session: session).article(row, textAt: ArticleLines.columnCount)
        let rest = ArticleLines.columnCount + TextReading.columnCount
        let found = try session.unpacked(row, rest).flatMap { Extraction(decoding: $0, body: article.body) }
        return Kept(
            line: ArticleLines.line(row), article: article, found: (found ?? Extraction()).fitting(article.body),
            links: row.bytes(rest + 1).flatMap { EntityLinks(decoding: $0) } ?? EntityLinks([]),
            readingOffset: row.count(rest + 2), changes: row.count(rest + 3), note: row.text(rest + 4))
    }

    /// Some articles, those that are not there left out, and which of them await extraction.
    func articles(_ ids: [Article.ID]) throws -> (kept: [Kept], awaiting: Set<Article.ID>) {
        let request: SQL = """
            SELECT \(ArticleLines.columns(reader: reader)), \(TextReading.columns), x.content, x.links,
                (SELECT m.reading_offset FROM mark m WHERE m.reader = \(reader) AND m.article = a.id),
                (SELECT count(*) FROM version v WHERE v.article = a.id),
                (SELECT n.text FROM note n WHERE n.reader = \(reader) AND n.article = a.id)
            FROM article a JOIN text t ON t.article = a.id LEFT JOIN extraction x ON x.article = a.id
            WHERE \(SQL.column("a.id", isIn: ids))
            """
        let rows = try session.all([
            request, "SELECT article FROM awaiting_extraction WHERE \(SQL.column("article", isIn: ids))",
        ])
        return (try rows[0].map { try kept($0) }, Set(rows[1].map { $0.id(0) }))
    }
}
