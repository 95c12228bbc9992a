import Libraries
import News

/// How lines of lists are read.
enum ArticleLines {
    /// The columns that ``line(_:)`` reads, of `a`, a row of the table of articles, with a reader's marks. They are looked up
    /// row by row: a join could lead the planner to begin with them. The reader's number stands there as text: a statement
    /// without parameters is planned once, by Citus too.
    static func columns(reader: Int64) -> SQL {
        let reader = SQL.verbatim(String(reader))
        return """
            a.id, a.headline, a.byline, (SELECT s.name FROM source s WHERE s.id = a.source), a.published, a.has_time,
            (SELECT m.is_read::int + 2 * m.is_starred::int FROM mark m WHERE m.reader = \(reader) AND m.article = a.id),
            a.word_count, a.sorted, a.is_hidden,
            EXISTS (SELECT 1 FROM note n WHERE n.reader = \(reader) AND n.article = a.id OFFSET 0),
            array(SELECT g.name FROM article_tag k JOIN tag g ON g.id = k.tag
                WHERE k.reader = \(reader) AND k.article = a.id)
            """
    }

    /// How many columns those are.
    static let columnCount = 12

    /// The line in a row whose columns begin with ``columns(reader:)``.
    static func line(_ row: Row) -> ArticleLine {
        let id = row.id(0)
        let marks = row.count(6)
        var line = ArticleLine(
            id: id, headline: row.text(1) ?? "", byline: row.text(2), source: row.text(3), published: moment(row, 4),
            isRead: marks & 1 != 0, isStarred: marks & 2 != 0, words: row.count(7),
            position: ListPosition(seconds: row.id(8), id: id))
        line.isHidden = row.flag(9)
        line.hasNote = row.flag(10)
        line.tags = row.texts(11).sorted()
        return line
    }

    /// The moment in a column of seconds, with the column after it, which says whether there is a time of day.
    static func moment(_ row: Row, _ column: Int) -> Moment? {
        row.number(column).map { Moment(seconds: $0, hasTime: row.flag(column + 1)) }
    }
}

extension Session {
    /// The lines of some articles, by their numbers; those that are not there are left out.
    func lines(_ ids: [Article.ID], reader: Int64) throws -> [Article.ID: ArticleLine] {
        if ids.isEmpty { return [:] }
        let found = try rows(
            "SELECT " + ArticleLines.columns(reader: reader) + " FROM article a WHERE " + .column("a.id", isIn: ids))
        return Dictionary(found.map { ($0.id(0), ArticleLines.line($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The line of an article; nil if there is none under that number.
    func line(_ id: Article.ID, reader: Int64) throws -> ArticleLine? { try lines([id], reader: reader)[id] }
}
