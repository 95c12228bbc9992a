import GRDB
import Libraries
import News

/// An article that the library already holds, in the same form or in another.
struct StoredMatch {
    let id: Article.ID
    /// Whether the library's article becomes what was submitted. If it does not, both say the same, and the library's was
    /// brought by a feed, which alone may change it.
    let mayChange: Bool
}

/// Finds the article that the library already holds.
///
/// One item is one article: known by its number within its feed, or else by its link, or else by its text. A number or a
/// link that stands on something else altogether tells nothing: some feeds number all items alike, or link all to one page.
struct StoredMatcher {
    let db: Database

    /// The stored article that is the same as a submission; nil if there is none.
    func match(_ submission: Submission, contentHash: Int64) throws -> StoredMatch? {
        if let known = submission.replaced, try !stored("article.id = ?", [known]).isEmpty {
            return StoredMatch(id: known, mayChange: true)
        }
        let linked = submission.identity.isLinkShared ? [] : try withLink(of: submission.article)
        if let id = try ownArticle(submission, linked) { return StoredMatch(id: id, mayChange: true) }
        return try equalContent(submission, linked, contentHash: contentHash)
    }

    /// The article of another origin that has the same link and says the same.
    func articleElsewhere(saying article: Article, apartFrom origin: Origin) throws -> Article.ID? {
        let words = IndexWords(article.body).bytes
        let hash = stableHash(IndexWords(article.headline).bytes, words)
        let origins = try ownOrigins(origin)
        return try withLink(of: article).first { row in
            try !origins.contains(row.origin) && row.contentHash == hash && hasBody(words, row.id)
        }?.id
    }

    /// Another article with the link of one, from elsewhere, that tells the same in other words; nil if there is none, or
    /// if the link stands on several articles of one origin.
    func telling(like id: Article.ID) throws -> Article.ID? {
        // Most articles are alone with their link, and nothing else of them need be read.
        let find = try db.cachedStatement(
            sql: "SELECT count(*) FROM article WHERE url_hash = (SELECT url_hash FROM article WHERE id = ?)")
        guard try Int.fetchOne(find, arguments: [id]) ?? 0 > 1, let article = try StoredText.article(db, id) else {
            return nil
        }
        let linked = try withLink(of: article)
        guard linked.count > 1, Set(linked.map(\.origin)).count == linked.count else { return nil }
        return try linked.first { row in
            guard row.id != id, let stored = try StoredText.article(db, row.id) else { return false }
            return hasSameHeadline(article, stored) || ArticleLikeness.areAlike(article, stored)
        }?.id
    }

    /// Whether other articles from the same origin have an article's link: then it leads to no page of its own.
    func sharesLink(_ id: Article.ID) throws -> Bool {
        guard let article = try StoredText.article(db, id) else { return false }
        let linked = try withLink(of: article)
        let origin = linked.first { $0.id == id }?.origin
        return linked.contains { $0.id != id && $0.origin == origin }
    }

    /// Whether an item of a feed is another form of the article under a number, and that article is the feed's own.
    func mayChange(_ id: Article.ID, to article: Article, from feed: FiledFeed.ID) throws -> Bool {
        guard let row = try stored("article.id = ?", [id]).first, try ownOrigins(.feed(feed)).contains(row.origin)
        else {
            return false
        }
        return try isItem(article, row)
    }
}

extension StoredMatcher {
    /// What is compared of a stored article.
    private struct Stored {
        let id: Article.ID
        let contentHash: Int64
        let link: String?
        let itemID: String?
        let origin: String?
        var isOfFeed: Bool { origin.map { Origin(stored: $0).isFeed } ?? false }
    }

    /// The stored article that a submission from the same origin is a form of.
    private func ownArticle(_ submission: Submission, _ linked: [Stored]) throws -> Article.ID? {
        guard let origin = submission.identity.origin, origin.isFeed else { return try document(submission, linked) }
        let article = submission.article
        let origins = try ownOrigins(origin)
        if !submission.identity.isItemIDShared, let item = article.feedItemID, !item.isEmpty {
            for row in try withItemID(item) where try origins.contains(row.origin) && isItem(article, row) {
                return row.id
            }
        }
        for row in linked where try origins.contains(row.origin) && isItem(article, row) { return row.id }
        return nil
    }

    /// The stored article of no feed that a file or a part of one is a form of.
    private func document(_ submission: Submission, _ linked: [Stored]) throws -> Article.ID? {
        let article = submission.article
        for row in linked where try !row.isOfFeed && isDocument(article, row) { return row.id }
        let origin = submission.identity.origin?.stored
        if let item = article.feedItemID, !item.isEmpty {
            if submission.identity.isItemIDShared { return nil }
            return try withItemID(item).first { $0.origin == origin }?.id
        }
        guard let origin, article.url == nil else { return nil }
        return try stored("origin_hash = ? AND text.origin = ?", [stableHash(origin), origin]).first { row in
            try StoredText.article(db, row.id).map { ArticleLikeness.areAlike(article, $0) } ?? false
        }?.id
    }

    /// Whether an item of a feed is another form of an article that the feed brought, with the same number or link.
    private func isItem(_ article: Article, _ row: Stored) throws -> Bool {
        guard let stored = try StoredText.article(db, row.id) else { return false }
        if article.feedItemID != nil, stored.feedItemID != nil {
            // A number that stands on another link and another headline is the feed's fault.
            let hasOneMore = !article.hasOtherLink(than: stored) || hasSameHeadline(article, stored)
            return hasOneMore && !article.hasOtherItemID(than: stored) || ArticleLikeness.areAlike(article, stored)
        }
        return hasSameHeadline(article, stored) || ArticleLikeness.areAlike(article, stored)
    }

    /// Whether a document is another form of a stored one with the same link. A page may hold something else each day.
    private func isDocument(_ article: Article, _ row: Stored) throws -> Bool {
        guard let stored = try StoredText.article(db, row.id) else { return false }
        return hasSameHeadline(article, stored) || ArticleLikeness.isShort(article) || ArticleLikeness.isShort(stored)
            || ArticleLikeness.areAlike(article, stored)
    }

    private func hasSameHeadline(_ left: Article, _ right: Article) -> Bool {
        folded(left.headline) == folded(right.headline)
    }

    /// An article with the same words, unless source, link or number say that it is a copy published elsewhere.
    private func equalContent(
        _ submission: Submission, _ linked: [Stored], contentHash: Int64
    ) throws -> StoredMatch? {
        let (article, origin) = (submission.article, submission.identity.origin)
        let origins = try origin.map { try ownOrigins($0) } ?? []
        var words: [UInt8]?
        for row in try stored("content_hash = ?", [contentHash]) {
            guard let stored = try StoredText.article(db, row.id) else { continue }
            let isOwn = origins.contains(row.origin)
            // Of one link and one text, it does not matter who published it, or as what number of which feed.
            let isLinked = !isOwn && linked.contains { $0.id == row.id }
            guard isLinked || !isOther(stored, article) else { continue }
            let said = words ?? IndexWords(article.body).bytes
            words = said
            guard IndexWords(stored.body).bytes == said else { continue }
            return StoredMatch(id: row.id, mayChange: isOwn || !row.isOfFeed && !(origin?.isFeed ?? false))
        }
        return nil
    }

    private func isOther(_ stored: Article, _ article: Article) -> Bool {
        let hasOtherSource = stored.source != nil && article.source != nil && stored.source != article.source
        return hasOtherSource || article.hasOtherLink(than: stored) || article.hasOtherItemID(than: stored)
    }

    private func hasBody(_ words: [UInt8], _ id: Article.ID) throws -> Bool {
        try StoredText.body(db, id).map { IndexWords($0).bytes == words } ?? false
    }
}

extension StoredMatcher {
    /// As what the library may have noted the origin: what came from a subscribed feed's address before the subscription
    /// is the feed's own.
    private func ownOrigins(_ origin: Origin) throws -> Set<String?> {
        guard case .feed(let id) = origin else { return [origin.stored] }
        let find = try db.cachedStatement(sql: "SELECT address, origin, moved_from FROM feed WHERE id = ?")
        guard let row = try Row.fetchOne(find, arguments: [id]) else { return [origin.stored] }
        let addresses = (0..<3).compactMap { row.text($0) }
        return Set(
            [origin.stored] + addresses + addresses.map { Origin.savedFeed(comparedAddress($0)).stored })
    }

    private func withLink(of article: Article) throws -> [Stored] {
        guard let url = article.url, !url.isEmpty else { return [] }
        let compared = comparedAddress(url)
        return try withHash("url_hash", of: [compared, url]).filter { $0.link.map(comparedAddress) == compared }
    }

    private func withItemID(_ item: String) throws -> [Stored] {
        let compared = comparedAddress(item)
        return try withHash("item_hash", of: [compared, item]).filter { $0.itemID.map(comparedAddress) == compared }
    }

    /// Those whose column is the hash of one of some texts.
    private func withHash(_ column: String, of texts: [String]) throws -> [Stored] {
        var found: [Stored] = []
        for hash in Set(texts.map { stableHash($0) }) { found += try stored("\(column) = ?", [hash]) }
        return found.sorted { $0.id < $1.id }
    }

    /// Some articles that meet a condition, oldest number first.
    private func stored(_ condition: String, _ arguments: StatementArguments) throws -> [Stored] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT article.id, content_hash, text.url, text.feed_item_id, text.origin
                FROM article JOIN text ON text.article = article.id WHERE \(condition) ORDER BY article.id LIMIT 20
                """)
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            Stored(
                id: row.number(0) ?? 0, contentHash: row.number(1) ?? 0, link: row.text(2), itemID: row.text(3),
                origin: row.text(4))
        }
    }
}
