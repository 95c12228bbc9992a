import GRDB
import News

/// How lines of lists are read from the table of articles.
enum ArticleRows {
    /// The columns that ``line(_:)`` reads. The source's name is looked up row by row: a join could lead the planner
    /// to begin with the sources.
    static let columns = """
        article.id, article.headline, article.byline, (SELECT name FROM source WHERE source.id = article.source),
        article.published, article.has_time, article.is_read, article.is_starred, article.word_count, article.sorted,
        article.slot, article.is_hidden, EXISTS (SELECT 1 FROM note WHERE note.article = article.id),
        (SELECT group_concat(tag.name, char(10)) FROM article_tag JOIN tag ON tag.id = article_tag.tag
            WHERE article_tag.article = article.id)
        """

    /// The line in a row whose columns begin with ``columns``.
    static func line(_ row: Row) -> ArticleLine {
        let id = row.number(0) ?? 0
        var line = ArticleLine(
            id: id, headline: row.text(1) ?? "", byline: row.text(2), source: row.text(3),
            published: StoredText.moment(row, 4), isRead: row.flag(6), isStarred: row.flag(7), words: row.count(8),
            position: ListPosition(seconds: row.number(9) ?? 0, id: id))
        line.isHidden = row.flag(11)
        line.hasNote = row.flag(12)
        if let tags = row.text(13) { line.tags = tags.split(separator: "\n").map(String.init).sorted() }
        return line
    }

    /// The slot in a row whose columns begin with ``columns``.
    static func slot(_ row: Row) -> Int64 { row.number(10) ?? 0 }

    /// The line of an article, and its slot; nil if there is none under that number.
    static func line(_ db: Database, _ id: Article.ID) throws -> (line: ArticleLine, slot: Int64)? {
        let find = try db.cachedStatement(sql: "SELECT \(columns) FROM article WHERE id = ?")
        return try Row.fetchOne(find, arguments: [id]).map { (line($0), slot($0)) }
    }
}
