import News

/// Everything that an item of a feed can be recognised by, as hashes.
package struct FeedItemKeys: Hashable, Sendable {
    /// Its number, its link, its words, the surest first; at least one.
    package let keys: [Int64]
    /// How many of the first keys are its number and its link.
    package let namingKeys: Int
    /// A hash of everything it says: the same number means that nothing has changed.
    package let version: Int64

    /// In a link, or a number that is a link, whatever ``comparedAddress(_:)`` leaves out does not count.
    ///
    /// - Parameter identity: what it shares with other items; nil for nothing.
    package init(_ article: Article, _ identity: Identity? = nil) {
        let number = identity?.isItemIDShared == true ? nil : article.feedItemID
        let address = identity?.isLinkShared == true ? nil : article.url
        let guid = number.map { stableHash("guid " + Self.withoutScheme($0)) }
        let link = address.map { stableHash("link " + Self.withoutScheme($0)) }
        // Short texts are often published again: 'Weather', with nothing below.
        let countsWords = guid == nil || link == nil || article.body.utf8.count >= 200
        let words = countsWords ? stableHash("words " + folded(article.headline) + "\n" + folded(article.body)) : nil
        keys = [guid, link, words].compactMap { $0 }
        namingKeys = [guid, link].count { $0 != nil }
        // Not its number: some feeds number their items anew at each request.
        let said = [
            article.headline, article.byline, article.url.map(comparedAddress), article.summary, article.body,
            article.published?.iso8601, article.updated?.iso8601, article.source,
            // A site that has moved to https says so.
            article.url?.hasPrefix("http:") == true ? "http" : nil,
        ]
        version = stableHash(said.map { $0 ?? "\u{0}" }.joined(separator: "\u{1}"))
    }

    private static func withoutScheme(_ text: String) -> String {
        let compared = comparedAddress(text)
        return compared.hasPrefix("https://") ? String(compared.dropFirst(8)) : text
    }
}

/// What a library knows of an item.
package enum KnownItem: Hashable, Sendable {
    /// It came before as it is now; or it has been deleted since, and must not come back.
    case unchanged(Article.ID)
    /// It came before in another form, as an article that no other feed brought.
    case changed(Article.ID)
    /// An article with this link, which says the same, came from another feed or from a person.
    case elsewhere(Article.ID)
    case unknown
}

/// A hash of some bytes that is the same in every run.
package func digest(of bytes: [UInt8]) -> Int64 { stableHash(bytes) }
