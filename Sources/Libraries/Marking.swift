import News

/// What was read and starred, and where reading stopped. In a shared library each reader has marks of their own.
package protocol Marking: Sendable {
    /// Marks articles as read or unread. Unknown numbers are ignored.
    func markRead(_ isRead: Bool, _ ids: [Article.ID]) throws(LibraryError)

    /// Marks all articles that match as read or unread.
    ///
    /// - Parameters:
    ///   - position: only articles older than this, or newer; nil for all.
    ///   - isOlder: whether the older ones are meant.
    /// - Returns: those that were not marked so before.
    @discardableResult
    func markRead(
        _ isRead: Bool, matching query: Query, beyond position: ListPosition?, isOlder: Bool
    ) throws(LibraryError) -> [Article.ID]

    /// Marks an article and the copies of its text as read or unread: nobody reads one text twice.
    ///
    /// - Returns: how many copies were marked too.
    @discardableResult
    func markRead(_ isRead: Bool, withCopiesOf article: Article.ID) throws(LibraryError) -> Int

    /// Stars articles, or removes their stars. Unknown numbers are ignored.
    func star(_ isStarred: Bool, _ ids: [Article.ID]) throws(LibraryError)

    /// Keeps the reading position in an article.
    ///
    /// - Parameter offset: a UTF-8 byte offset into the body.
    func keepReadingOffset(_ offset: Int, of id: Article.ID) throws(LibraryError)

    /// Deletes articles, their entries in all indexes, and everything that no other article says, in one transaction.
    ///
    /// - Returns: those that were there.
    @discardableResult
    func removeArticles(_ ids: [Article.ID]) throws(LibraryError) -> [Article.ID]

    /// The marks of some articles, and the feeds that each came from; those that are not there are left out.
    func marks(of ids: [Article.ID]) throws(LibraryError) -> [Article.ID: ArticleMarks]

    /// Adds marks of another library: what was read, starred, tagged or hidden in either is so afterwards; a note is taken
    /// where there is none here.
    func take(_ marks: [(article: Article.ID, marks: ArticleMarks)]) throws(LibraryError)

    /// Hides articles, or brings them back.
    ///
    /// - Returns: those that were not so before.
    @discardableResult
    func hide(_ isHidden: Bool, _ ids: [Article.ID]) throws(LibraryError) -> [Article.ID]

    /// The same for all articles that match.
    @discardableResult
    func hide(_ isHidden: Bool, matching query: Query) throws(LibraryError) -> [Article.ID]
}

extension Marking {
    /// Deletes an article.
    ///
    /// - Returns: whether there was one under that number.
    @discardableResult
    package func removeArticle(_ id: Article.ID) throws(LibraryError) -> Bool { try !removeArticles([id]).isEmpty }

    /// The marks of an article, and the feeds that it came from; nil if there is none under that number.
    package func marks(of id: Article.ID) throws(LibraryError) -> ArticleMarks? { try marks(of: [id])[id] }

    /// Marks an article as read or unread.
    package func markRead(_ isRead: Bool, _ id: Article.ID) throws(LibraryError) { try markRead(isRead, [id]) }

    /// Marks all articles that match as read or unread.
    ///
    /// - Returns: those that were not marked so before.
    @discardableResult
    package func markRead(_ isRead: Bool, matching query: Query) throws(LibraryError) -> [Article.ID] {
        try markRead(isRead, matching: query, beyond: nil, isOlder: true)
    }

    /// Stars an article, or removes its star.
    package func star(_ isStarred: Bool, _ id: Article.ID) throws(LibraryError) { try star(isStarred, [id]) }
}
