import Libraries
import News

/// Reads and writes a reader's tags.
struct TagWriting {
    let session: Session
    let reader: Int64

    /// Adds tags to articles and takes tags away.
    ///
    /// - Returns: what was not so before.
    func make(_ change: TagChange, on articles: [Article.ID]) throws -> TagEdits {
        var edits = TagEdits()
        for name in change.removed {
            edits.removed += try remove(name, from: articles).map { TagEdits.Pair(article: $0, tag: name) }
        }
        for name in change.added {
            edits.added += try add(name, to: articles).map { TagEdits.Pair(article: $0, tag: name) }
        }
        try sweep()
        return edits
    }

    /// - Returns: those of the articles that are there and did not have the tag.
    func add(_ typed: String, to articles: [Article.ID]) throws -> [Article.ID] {
        guard let name = tagName(typed), !articles.isEmpty else { return [] }
        let key = tagKey(name)
        return try session.all([
            """
            INSERT INTO tag (reader, key, name) VALUES (\(reader), \(key), \(name)) ON CONFLICT (reader, key) DO NOTHING
            """,
            """
            INSERT INTO article_tag (reader, tag, article)
            SELECT \(reader), g.id, a.id FROM tag g, article a
            WHERE g.reader = \(reader) AND g.key = \(key) AND a.id = ANY (\(articles)) ORDER BY a.id
            ON CONFLICT DO NOTHING RETURNING article
            """,
        ])[1].map { $0.id(0) }.sorted()
    }

    /// - Returns: those of the articles that had the tag.
    func remove(_ name: String, from articles: [Article.ID]) throws -> [Article.ID] {
        try session.numbers(
            """
            DELETE FROM article_tag k USING tag g WHERE g.id = k.tag AND g.reader = \(reader) AND g.key = \(tagKey(name))
                AND k.reader = \(reader) AND k.article = ANY (\(articles)) RETURNING k.article
            """
        ).sorted()
    }

    /// Forgets the tags that no article has.
    func sweep() throws {
        let used = try session.numbers("SELECT DISTINCT tag FROM article_tag WHERE reader = \(reader)")
        try session.change("DELETE FROM tag WHERE reader = \(reader) AND id <> ALL (\(used))")
    }
}
