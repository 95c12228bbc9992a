import News

/// Where an article came from: what its identity is told from others by.
///
/// An item's own number means something only within its feed, and only that feed may change the article that it brought.
package enum Origin: Hashable, Sendable {
    /// A file that holds nothing else: its absolute path.
    case file(String)
    /// A feed that the library is subscribed to.
    case feed(FiledFeed.ID)
    /// A feed that was read from a file, by what it calls itself: its id, its address, or its page and title.
    case savedFeed(String)

    /// As the library keeps it. A path begins with a slash.
    package var stored: String {
        switch self {
        case .file(let path): path
        case .feed(let id): "feed \(id)"
        case .savedFeed(let name): "items of \(name)"
        }
    }

    /// Reads ``stored``. The address of a feed, as it was noted once, is taken for the name of a saved feed.
    package init(stored: String) {
        if stored.hasPrefix("/") {
            self = .file(stored)
        } else if stored.hasPrefix("feed "), let id = FiledFeed.ID(stored.dropFirst(5)) {
            self = .feed(id)
        } else {
            self = .savedFeed(stored.hasPrefix("items of ") ? String(stored.dropFirst(9)) : stored)
        }
    }

    /// Whether it is a feed, which alone may change what it brought.
    package var isFeed: Bool {
        switch self {
        case .file: false
        case .feed, .savedFeed: true
        }
    }
}

/// What an article is recognised by besides its text.
package struct Identity: Hashable, Sendable {
    /// Nil if nothing is known, as for standard input, or for a file of many articles that is no feed.
    package let origin: Origin?
    /// Whether other articles that came with it have the same link, or the same number of an item: then that tells
    /// nothing.
    package var isLinkShared = false
    package var isItemIDShared = false

    package init(origin: Origin?) { self.origin = origin }

    /// The identities of the articles that one file or one answer brought, in their order.
    package static func all(of articles: [Article], from origin: Origin?) -> [Identity] {
        var identities = articles.map { _ in Identity(origin: origin) }
        guard articles.count > 1 else { return identities }
        let isFeed = origin?.isFeed ?? false
        for group in groups(of: articles, by: \.feedItemID) where group.contains(where: { areTwoItems(articles, $0) }) {
            for (index, _) in group { identities[index].isItemIDShared = true }
        }
        for group in groups(of: articles, by: \.url) {
            let bearsTwo = group.contains { pair in
                isFeed
                    ? areTwoItemsOfOneLink(articles, pair, countsIDs: !identities[pair.0].isItemIDShared)
                    : areOfTwoTexts(articles, pair)
            }
            guard bearsTwo else { continue }
            for (index, _) in group { identities[index].isLinkShared = true }
        }
        return identities
    }

    /// For each text that several articles have: their indexes, each with the first of them.
    private static func groups(of articles: [Article], by text: (Article) -> String?) -> [[(Int, Int)]] {
        var groups: [String: [Int]] = [:]
        for (index, article) in articles.enumerated() {
            guard let text = text(article), !text.isEmpty else { continue }
            groups[comparedAddress(text), default: []].append(index)
        }
        return groups.values.filter { $0.count > 1 }.map { group in group.map { ($0, group[0]) } }
    }

    /// Whether two items that have one number are two articles all the same.
    private static func areTwoItems(_ articles: [Article], _ pair: (Int, Int)) -> Bool {
        let (left, right) = (articles[pair.0], articles[pair.1])
        if folded(left.headline) == folded(right.headline) { return false }
        return left.hasOtherLink(than: right) || !ArticleLikeness.areAlike(left, right)
    }

    /// Whether two items that have one link are two articles.
    private static func areTwoItemsOfOneLink(_ articles: [Article], _ pair: (Int, Int), countsIDs: Bool) -> Bool {
        let (left, right) = (articles[pair.0], articles[pair.1])
        if countsIDs, let one = left.feedItemID, let other = right.feedItemID {
            return comparedAddress(one) != comparedAddress(other)
        }
        return folded(left.headline) != folded(right.headline) || !ArticleLikeness.areAlike(left, right)
    }

    private static func areOfTwoTexts(_ articles: [Article], _ pair: (Int, Int)) -> Bool {
        let (left, right) = (articles[pair.0], articles[pair.1])
        return folded(left.headline) != folded(right.headline) && !ArticleLikeness.areAlike(left, right)
    }
}

extension Article {
    /// Whether both have links, and different ones.
    package func hasOtherLink(than other: Article) -> Bool { differ(url, other.url) }

    /// Whether both have a number in their feed, and different ones.
    package func hasOtherItemID(than other: Article) -> Bool { differ(feedItemID, other.feedItemID) }
}

private func differ(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right else { return false }
    return left != right && comparedAddress(left) != comparedAddress(right)
}

/// How alike the texts of two articles are.
package enum ArticleLikeness {
    /// Texts of fewer pairs of words are too short to tell.
    private static let fewPairs = 8

    /// Whether one article is an edited form of the other: a third of the pairs of words in the shorter text are in the
    /// other. Different articles share hardly any; pairs that are frequent in all texts are a few in a hundred. If a text
    /// is too short to tell, the headlines must be the same.
    package static func areAlike(_ left: Article, _ right: Article) -> Bool {
        let (mine, theirs) = (wordPairs(left.body), wordPairs(right.body))
        let smaller = min(mine.count, theirs.count)
        if smaller < fewPairs { return folded(left.headline) == folded(right.headline) }
        return mine.intersection(theirs).count * 3 >= smaller
    }

    /// Whether a text is too short to tell by it whether another is a form of it.
    package static func isShort(_ article: Article) -> Bool { IndexWords(article.body).count <= fewPairs }

    private static func wordPairs(_ text: String) -> Set<Int64> {
        let words = IndexWords(text)
        guard words.count > 1 else { return [] }
        return Set((1..<words.count).map { stableHash(words[$0 - 1], words[$0]) })
    }
}
