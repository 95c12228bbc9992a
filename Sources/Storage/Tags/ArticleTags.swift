import GRDB
import Libraries
import News

// A tag belongs to the one article that got it, as a star does, and not to the copies of its text.

extension Library {
    /// Adds tags to articles and takes tags away. Unknown numbers are ignored.
    ///
    /// - Returns: what was changed by this.
    @discardableResult
    package func tag(_ ids: [Article.ID], _ change: TagChange) throws(LibraryError) -> TagEdits {
        try write(.power) { db in try TagRows(db: db).make(change, on: ids) }
    }

    /// The same for all articles that match.
    @discardableResult
    package func tag(matching query: Query, _ change: TagChange) throws(LibraryError) -> TagEdits {
        try write(.power) { db in try TagRows(db: db).make(change, on: QueryPlanner(db).articles(matching: query)) }
    }

    /// Makes changes of tags again, or takes them back.
    package func make(_ edits: TagEdits) throws(LibraryError) {
        try write(.power) { db in
            let rows = TagRows(db: db)
            for pair in edits.removed { try rows.remove(pair.tag, from: pair.article) }
            for pair in edits.added { try rows.add(pair.tag, to: pair.article) }
            try rows.sweep()
        }
    }

    /// The tags in use, by name, with the articles that have them; hidden articles do not count.
    package func tags() throws(LibraryError) -> [CountedTag] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT name, count(article.id), coalesce(sum(is_read = 0), 0) FROM tag
                    JOIN article_tag ON article_tag.tag = tag.id
                    LEFT JOIN article ON article.id = article_tag.article AND is_hidden = 0
                    GROUP BY tag.id ORDER BY key
                    """
            ).map { CountedTag(name: $0.text(0) ?? "", articles: $0.count(1), unread: $0.count(2)) }
        }
    }
}

/// Reads and writes the tables of tags.
struct TagRows {
    let db: Database

    /// The number of a tag; nil if no article has it.
    func id(_ name: String) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM tag WHERE key = ?"), arguments: [tagKey(name)])
    }

    func make(_ change: TagChange, on articles: [Article.ID]) throws -> TagEdits {
        var edits = TagEdits()
        for article in articles {
            for name in change.removed where try remove(name, from: article) {
                edits.removed.append(TagEdits.Pair(article: article, tag: name))
            }
            for name in change.added where try add(name, to: article) {
                edits.added.append(TagEdits.Pair(article: article, tag: name))
            }
        }
        try sweep()
        return edits
    }

    /// - Returns: whether the article is there and did not have the tag.
    @discardableResult
    func add(_ name: String, to article: Article.ID) throws -> Bool {
        guard let name = tagName(name) else { return false }
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO tag (key, name) VALUES (?, ?)")
            .execute(arguments: [tagKey(name), name])
        let add = try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO article_tag (tag, article)
                SELECT tag.id, article.id FROM tag, article WHERE key = ? AND article.id = ?
                """)
        try add.execute(arguments: [tagKey(name), article])
        return db.changesCount > 0
    }

    /// - Returns: whether the article had the tag.
    @discardableResult
    func remove(_ name: String, from article: Article.ID) throws -> Bool {
        guard let id = try id(name) else { return false }
        try db.cachedStatement(sql: "DELETE FROM article_tag WHERE tag = ? AND article = ?")
            .execute(arguments: [id, article])
        return db.changesCount > 0
    }

    /// Forgets the tags that no article has.
    func sweep() throws {
        try db.cachedStatement(
            sql: "DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM article_tag WHERE article_tag.tag = tag.id)"
        ).execute()
    }

    /// The tags of an article, by name.
    func tags(of article: Article.ID) throws -> [String] {
        try String.fetchAll(
            db.cachedStatement(
                sql: "SELECT name FROM article_tag JOIN tag ON tag.id = article_tag.tag WHERE article = ? ORDER BY key"),
            arguments: [article])
    }
}
