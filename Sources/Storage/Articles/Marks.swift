import Catalogue
import GRDB
import Libraries
import News

// What a person does by hand survives a power failure: see `Library.write`.

extension Library {
    /// Marks articles as read or unread. Unknown numbers are ignored.
    package func markRead(_ isRead: Bool, _ ids: [Article.ID]) throws(LibraryError) {
        try mark(Self.markingRead, isRead, ids)
    }

    /// Marks all articles that match as read or unread.
    ///
    /// - Parameters:
    ///   - position: only articles older than this, or newer; nil for all.
    ///   - isOlder: whether the older ones are meant.
    /// - Returns: those that were not marked so before.
    @discardableResult
    package func markRead(
        _ isRead: Bool, matching query: Query, beyond position: ListPosition?, isOlder: Bool
    ) throws(LibraryError) -> [Article.ID] {
        try write(.power) { db in
            let ids = try QueryPlanner(db).articles(matching: query, beyond: position, isOlder: isOlder)
            let change = try db.cachedStatement(sql: Self.markingRead)
            return try ids.filter { id in
                try change.execute(arguments: [isRead, id])
                return db.changesCount > 0
            }
        }
    }

    /// Marks an article and the copies of its text as read or unread: nobody reads one text twice.
    ///
    /// - Returns: how many copies were marked too.
    @discardableResult
    package func markRead(_ isRead: Bool, withCopiesOf article: Article.ID) throws(LibraryError) -> Int {
        try write(.power) { db in
            try db.cachedStatement(sql: Self.markingRead).execute(arguments: [isRead, article])
            try db.cachedStatement(sql: Self.markingCopiesRead).execute(arguments: [isRead, article])
            return db.changesCount
        }
    }

    private static let markingRead = "UPDATE article SET is_read = ? WHERE id = ? AND is_read <> ?1"

    private static let markingCopiesRead = """
        UPDATE article SET is_read = ?1 WHERE is_read <> ?1 AND id <> ?2 AND id IN
        (SELECT article FROM copy_sketch WHERE copy_group = (SELECT copy_group FROM copy_sketch WHERE article = ?2))
        """

    /// The statements that opening an article executes.
    static let marking = [markingRead, markingCopiesRead]

    /// Stars articles, or removes their stars. Unknown numbers are ignored.
    package func star(_ isStarred: Bool, _ ids: [Article.ID]) throws(LibraryError) {
        try mark("UPDATE article SET is_starred = ? WHERE id = ? AND is_starred <> ?1", isStarred, ids)
    }

    /// Keeps the reading position in an article.
    ///
    /// - Parameter offset: a UTF-8 byte offset into the body.
    package func keepReadingOffset(_ offset: Int, of id: Article.ID) throws(LibraryError) {
        // Not worth a sync of the disk each time a person scrolls.
        try write { db in
            try db.cachedStatement(sql: "UPDATE article SET reading_offset = ? WHERE id = ?")
                .execute(arguments: [max(0, offset), id])
        }
    }

    /// Deletes articles, their entries in all indexes, and everything that no other article says, in one transaction.
    ///
    /// - Returns: those that were there.
    @discardableResult
    package func removeArticles(_ ids: [Article.ID]) throws(LibraryError) -> [Article.ID] {
        try write(.erasing) { db in try ids.filter { try Self.removeArticle($0, db) } }
    }

    /// - Returns: whether there was one under that number.
    private static func removeArticle(_ id: Article.ID, _ db: Database) throws -> Bool {
        guard let (_, slot) = try ArticleRows.line(db, id), let (article, extraction) = try StoredText.filed(db, id)
        else { return false }
        let filer = ArticleFiler(db, filed: 0, memory: try .right(nil, db), mostVersions: 0)
        try filer.unindex(slot, article, extraction)
        try CopyFiler(db: db).remove(id)
        try VersionFiler(db: db).trim(id, to: 0)
        try db.execute(sql: "DELETE FROM article WHERE id = ?", arguments: [id])
        try filer.finish()
        try Vocabulary(db: db).forgetUnused(
            of: DistinctWords(IndexWords(article.headline), IndexWords(article.body)).all)
        return true
    }

    private func mark(_ sql: String, _ value: Bool, _ ids: [Article.ID]) throws(LibraryError) {
        try write(.power) { db in
            let change = try db.cachedStatement(sql: sql)
            for id in ids { try change.execute(arguments: [value, id]) }
        }
    }
}
