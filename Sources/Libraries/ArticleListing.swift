import News

/// The list of articles, and one of them opened. Lists are read onwards from a position, a page at a time, never whole and
/// never counted off.
package protocol ArticleListing: Sendable {
    /// A page of the list of articles that match, newest first.
    ///
    /// - Parameter position: only articles older than this; nil for the newest.
    func articles(
        matching query: Query, olderThan position: ListPosition?, limit: Int
    ) throws(LibraryError) -> [ArticleLine]

    /// The page before a position: the nearest articles that are newer, newest first.
    func articles(
        matching query: Query, newerThan position: ListPosition, limit: Int
    ) throws(LibraryError) -> [ArticleLine]

    /// The part of the list around an article, newest first: up to `limit` newer ones, the article itself even if it
    /// does not match, and up to `limit` older ones. Empty if there is no such article.
    func articles(
        matching query: Query, around id: Article.ID, limit: Int
    ) throws(LibraryError) -> [ArticleLine]

    /// How many articles match. The numbers of all and of unread articles are kept; others are counted, up to `cap`.
    ///
    /// - Parameter withUnread: whether the unread ones among them are counted too.
    func count(
        matching query: Query, cap: Int, withUnread: Bool
    ) throws(LibraryError) -> ArticleCount

    /// How many of some articles there are, without hidden ones, and how many of those are unread.
    func count(of ids: [Article.ID]) throws(LibraryError) -> ArticleCount

    /// The number of the article that was filed last; 0 if none ever was.
    func newestArticle() throws(LibraryError) -> Article.ID

    /// How many articles were filed after the one of this number.
    func count(filedAfter id: Article.ID) throws(LibraryError) -> Int

    /// Some articles with the entities they name and the copies of their texts, in their order; those that are not there are
    /// left out.
    func articles(numbered ids: [Article.ID]) throws(LibraryError) -> [FiledArticle]

    /// Whether other articles from the same feed or file have an article's link, which then leads to no page of its own.
    func sharesLink(_ id: Article.ID) throws(LibraryError) -> Bool

    /// The rank of an article among those that name an entity, newest first: 2 of 5 is `(2, 5)`; nil if it does not name
    /// the entity.
    func rank(
        of article: Article.ID, naming entity: Entity.ID
    ) throws(LibraryError) -> (number: Int, total: Int)?

    /// The other articles that are copies of one, oldest first.
    func copies(of article: Article.ID) throws(LibraryError) -> [ArticleLine]

    /// The lines with their copy group and its other sources, if copies of them are in the library.
    func withCopies(_ lines: [ArticleLine]) throws(LibraryError) -> [ArticleLine]

    /// What an article said before, oldest first; empty if it has not been changed, or there is none under that number. A
    /// version that cannot be read is left out.
    func versions(of id: Article.ID) throws(LibraryError) -> [TextVersion]

    /// Adds what another library kept of some articles, where this one has no versions of them.
    func take(_ versions: [(article: Article.ID, versions: [TextVersion])]) throws(LibraryError)

    /// The articles that match, in a given order. In the order of time these are the first ones or, beyond a position,
    /// the next ones. In any other order they come from the newest `ListOrder.mostSorted` that match.
    ///
    /// - Parameters:
    ///   - position: only articles beyond this in the order of time; ignored in other orders.
    func articles(
        matching query: Query, in order: ListOrder, beyond position: ListPosition?, limit: Int
    ) throws(LibraryError) -> [ArticleLine]

    /// Some articles in an order.
    func sorted(_ lines: [ArticleLine], in order: ListOrder) throws(LibraryError) -> [ArticleLine]
}

extension ArticleListing {
    /// An article with the entities it names and the copies of its text; nil if there is none under that number.
    package func article(_ id: Article.ID) throws(LibraryError) -> FiledArticle? {
        try articles(numbered: [id]).first
    }

    /// The first page of the list of all articles, newest first.
    package func articles(limit: Int) throws(LibraryError) -> [ArticleLine] {
        try articles(matching: .everything, olderThan: nil, limit: limit)
    }

    /// The first page of the list of articles that match, newest first.
    package func articles(matching query: Query, limit: Int) throws(LibraryError) -> [ArticleLine] {
        try articles(matching: query, olderThan: nil, limit: limit)
    }

    /// A page of the list of all articles, newest first: those that are older than a position.
    package func articles(olderThan position: ListPosition?, limit: Int) throws(LibraryError) -> [ArticleLine] {
        try articles(matching: .everything, olderThan: position, limit: limit)
    }

    /// The page of the list of all articles before a position: the nearest that are newer, newest first.
    package func articles(newerThan position: ListPosition, limit: Int) throws(LibraryError) -> [ArticleLine] {
        try articles(matching: .everything, newerThan: position, limit: limit)
    }

    /// The part of the list of all articles around one.
    package func articles(around id: Article.ID, limit: Int) throws(LibraryError) -> [ArticleLine] {
        try articles(matching: .everything, around: id, limit: limit)
    }

    /// The first page of the articles that match, in some order.
    package func articles(
        matching query: Query = .everything, in order: ListOrder, limit: Int
    ) throws(LibraryError) -> [ArticleLine] {
        try articles(matching: query, in: order, beyond: nil, limit: limit)
    }

    /// How many articles there are.
    package func count() throws(LibraryError) -> ArticleCount { try count(matching: .everything) }

    /// How many articles match, with the unread ones among them; others than all and all unread ones are counted up to
    /// `cap`.
    package func count(matching query: Query, cap: Int = 5000) throws(LibraryError) -> ArticleCount {
        try count(matching: query, cap: cap, withUnread: true)
    }

    /// How many articles match, counted up to 5000.
    ///
    /// - Parameter withUnread: whether the unread ones among them are counted too.
    package func count(matching query: Query, withUnread: Bool) throws(LibraryError) -> ArticleCount {
        try count(matching: query, cap: 5000, withUnread: withUnread)
    }

    /// The nearest unread article that matches and is older than a position. If there is none, the newest unread one that
    /// matches; nil if all are read.
    package func nextUnread(
        matching query: Query = .everything, after position: ListPosition?
    ) throws(LibraryError) -> ArticleLine? {
        let unread = Query(terms: query.terms + [.isUnread])
        if let next = try articles(matching: unread, olderThan: position, limit: 1).first { return next }
        return try articles(matching: unread, limit: 1).first
    }

    /// The next older article that names an entity; nil at the end.
    package func nextArticle(naming entity: Entity.ID, after position: ListPosition) throws(LibraryError)
        -> ArticleLine?
    {
        try articles(matching: Query(terms: [.names(entity)]), olderThan: position, limit: 1).first
    }

    /// The next newer article that names an entity; nil at the end.
    package func previousArticle(
        naming entity: Entity.ID, before position: ListPosition
    ) throws(LibraryError) -> ArticleLine? {
        try articles(matching: Query(terms: [.names(entity)]), newerThan: position, limit: 1).last
    }

    /// A page of a list with each text once: the first of its copies on the page stands for all, and names their sources.
    /// A copy whose other copies are on other pages stays.
    package func foldingCopies(_ lines: [ArticleLine]) throws(LibraryError) -> [ArticleLine] {
        var seen: Set<Int64> = []
        return try withCopies(lines).filter { $0.copyGroup.map { seen.insert($0).inserted } ?? true }
    }
}
