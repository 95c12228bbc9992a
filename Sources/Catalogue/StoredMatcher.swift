import Libraries
import News

/// An article that the library already holds, in the same form or in another.
package struct StoredMatch {
    /// Its number.
    package let id: Article.ID
    /// Whether the library's article becomes what was submitted. If it does not, both say the same, and the library's was
    /// brought by a feed, which alone may change it.
    package let mayChange: Bool
}

/// What is compared of a stored article.
package struct StoredForm: Sendable {
    /// Its number.
    package let id: Article.ID
    /// A hash of its words.
    package let contentHash: Int64
    /// As it stands in the article.
    package let link: String?
    /// Its number within its feed, as it stands there.
    package let itemID: String?
    /// As `Origin.stored` is.
    package let origin: String?

    package init(id: Article.ID, contentHash: Int64, link: String?, itemID: String?, origin: String?) {
        self.id = id
        self.contentHash = contentHash
        self.link = link
        self.itemID = itemID
        self.origin = origin
    }

    fileprivate var isOfFeed: Bool { origin.map { Origin(stored: $0).isFeed } ?? false }
}

/// Where a library's articles are looked up. Lists are in the order of the articles' numbers, of twenty at most.
package protocol StoredForms {
    /// The article under a number.
    func form(_ id: Article.ID) throws -> StoredForm?
    /// Those whose link, or whose link as it is compared, has one of some hashes.
    func forms(linked hashes: Set<Int64>) throws -> [StoredForm]
    /// Those whose number within their feed has one of some hashes.
    func forms(ofItem hashes: Set<Int64>) throws -> [StoredForm]
    /// Those whose words have a hash.
    func forms(withContent hash: Int64) throws -> [StoredForm]
    /// Those that came from an origin, as `Origin.stored` is.
    func forms(from origin: String) throws -> [StoredForm]
    /// The article under a number, as it was filed.
    func article(_ id: Article.ID) throws -> Article?
    /// The addresses that a feed has and had; nil if there is no such feed.
    func addresses(ofFeed id: FiledFeed.ID) throws -> [String]?
}

/// Finds the article that the library already holds.
///
/// One item is one article: known by its number within its feed, or else by its link, or else by its text. A number or a
/// link that stands on something else altogether tells nothing: some feeds number all items alike, or link all to one page.
package struct StoredMatcher<Forms: StoredForms> {
    private let library: Forms

    package init(_ library: Forms) { self.library = library }

    /// The stored article that is the same as a submission; nil if there is none.
    package func match(_ submission: Submission, contentHash: Int64) throws -> StoredMatch? {
        if let known = submission.replaced, try library.form(known) != nil {
            return StoredMatch(id: known, mayChange: true)
        }
        let linked = submission.identity.isLinkShared ? [] : try withLink(of: submission.article)
        if let id = try ownArticle(submission, linked) { return StoredMatch(id: id, mayChange: true) }
        return try equalContent(submission, linked, contentHash: contentHash)
    }

    /// The article of another origin that has the same link and says the same.
    package func articleElsewhere(saying article: Article, apartFrom origin: Origin) throws -> Article.ID? {
        let linked = try withLink(of: article)
        if linked.isEmpty { return nil }
        let words = IndexWords(article.body).bytes
        let hash = stableHash(IndexWords(article.headline).bytes, words)
        let origins = try ownOrigins(origin)
        return try linked.first { row in
            try !origins.contains(row.origin) && row.contentHash == hash && hasBody(words, row.id)
        }?.id
    }

    /// Another article with the link of one, from elsewhere, that tells the same in other words; nil if there is none, or
    /// if the link stands on several articles of one origin.
    package func telling(like id: Article.ID) throws -> Article.ID? {
        guard let article = try library.article(id) else { return nil }
        let linked = try withLink(of: article)
        guard linked.count > 1, Set(linked.map(\.origin)).count == linked.count else { return nil }
        return try linked.first { row in
            guard row.id != id, let stored = try library.article(row.id) else { return false }
            return hasSameHeadline(article, stored) || ArticleLikeness.areAlike(article, stored)
        }?.id
    }

    /// Whether other articles from the same origin have an article's link: then it leads to no page of its own.
    package func sharesLink(_ id: Article.ID) throws -> Bool {
        guard let article = try library.article(id) else { return false }
        let linked = try withLink(of: article)
        let origin = linked.first { $0.id == id }?.origin
        return linked.contains { $0.id != id && $0.origin == origin }
    }

    /// Whether an item of a feed is another form of the article under a number, and that article is the feed's own.
    package func mayChange(_ id: Article.ID, to article: Article, from feed: FiledFeed.ID) throws -> Bool {
        guard let row = try library.form(id), try ownOrigins(.feed(feed)).contains(row.origin)
        else {
            return false
        }
        return try isItem(article, row)
    }
}

extension StoredMatcher {
    /// The stored article that a submission from the same origin is a form of.
    private func ownArticle(_ submission: Submission, _ linked: [StoredForm]) throws -> Article.ID? {
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
    private func document(_ submission: Submission, _ linked: [StoredForm]) throws -> Article.ID? {
        let article = submission.article
        for row in linked where try !row.isOfFeed && isDocument(article, row) { return row.id }
        let origin = submission.identity.origin?.stored
        if let item = article.feedItemID, !item.isEmpty {
            if submission.identity.isItemIDShared { return nil }
            return try withItemID(item).first { $0.origin == origin }?.id
        }
        guard let origin, article.url == nil else { return nil }
        return try library.forms(from: origin).first { row in
            try library.article(row.id).map { ArticleLikeness.areAlike(article, $0) } ?? false
        }?.id
    }

    /// Whether an item of a feed is another form of an article that the feed brought, with the same number or link.
    private func isItem(_ article: Article, _ row: StoredForm) throws -> Bool {
        guard let stored = try library.article(row.id) else { return false }
        if article.feedItemID != nil, stored.feedItemID != nil {
            // A number that stands on another link and another headline is the feed's fault.
            let hasOneMore = !article.hasOtherLink(than: stored) || hasSameHeadline(article, stored)
            return hasOneMore && !article.hasOtherItemID(than: stored) || ArticleLikeness.areAlike(article, stored)
        }
        return hasSameHeadline(article, stored) || ArticleLikeness.areAlike(article, stored)
    }

    /// Whether a document is another form of a stored one with the same link. A page may hold something else each day.
    private func isDocument(_ article: Article, _ row: StoredForm) throws -> Bool {
        guard let stored = try library.article(row.id) else { return false }
        return hasSameHeadline(article, stored) || ArticleLikeness.isShort(article) || ArticleLikeness.isShort(stored)
            || ArticleLikeness.areAlike(article, stored)
    }

    private func hasSameHeadline(_ left: Article, _ right: Article) -> Bool {
        folded(left.headline) == folded(right.headline)
    }

    /// An article with the same words, unless source, link or number say that it is a copy published elsewhere.
    private func equalContent(
        _ submission: Submission, _ linked: [StoredForm], contentHash: Int64
    ) throws -> StoredMatch? {
        let (article, origin) = (submission.article, submission.identity.origin)
        let origins = try origin.map { try ownOrigins($0) } ?? []
        var words: [UInt8]?
        for row in try library.forms(withContent: contentHash) {
            guard let stored = try library.article(row.id) else { continue }
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
        try library.article(id).map { IndexWords($0.body).bytes == words } ?? false
    }
}

extension StoredMatcher {
    /// As what the library may have noted the origin: what came from a subscribed feed's address before the subscription
    /// is the feed's own.
    private func ownOrigins(_ origin: Origin) throws -> Set<String?> {
        guard case .feed(let id) = origin else { return [origin.stored] }
        guard let addresses = try library.addresses(ofFeed: id) else { return [origin.stored] }
        return Set(
            [origin.stored] + addresses + addresses.map { Origin.savedFeed(comparedAddress($0)).stored })
    }

    private func withLink(of article: Article) throws -> [StoredForm] {
        guard let url = article.url, !url.isEmpty else { return [] }
        let compared = comparedAddress(url)
        let hashes = Set([stableHash(compared), stableHash(url)])
        return try library.forms(linked: hashes).filter { $0.link.map(comparedAddress) == compared }
    }

    private func withItemID(_ item: String) throws -> [StoredForm] {
        let compared = comparedAddress(item)
        let hashes = Set([stableHash(compared), stableHash(item)])
        return try library.forms(ofItem: hashes).filter { $0.itemID.map(comparedAddress) == compared }
    }
}
