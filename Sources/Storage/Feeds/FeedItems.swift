import GRDB
import News

/// Everything that an item of a feed can be recognised by, as hashes.
package struct FeedItemKeys: Hashable, Sendable {
    /// Its identity, its link, its words, the surest first; at least one.
    package let keys: [Int64]
    /// A hash of everything it says: the same number means that nothing has changed.
    package let version: Int64

    /// The scheme of a link, or of an identity that is a link, does not count: sites move from http to https.
    package init(_ article: Article) {
        let guid = article.feedItemID.map { stableHash("guid " + Self.withoutScheme($0)) }
        let link = article.url.map { stableHash("link " + Self.withoutScheme($0)) }
        // Short texts are often published again: 'Weather', with nothing below.
        let countsWords = guid == nil || link == nil || article.body.utf8.count >= 200
        let words = countsWords ? stableHash("words " + folded(article.headline) + "\n" + folded(article.body)) : nil
        keys = [guid, link, words].compactMap { $0 }
        let said = [
            article.headline, article.byline, article.url, article.feedItemID, article.summary, article.body,
            article.published?.iso8601, article.updated?.iso8601, article.source,
        ]
        version = stableHash(said.map { $0 ?? "\u{0}" }.joined(separator: "\u{1}"))
    }

    private static func withoutScheme(_ text: String) -> String {
        for scheme in ["https://", "http://"] where text.lowercased().hasPrefix(scheme) {
            let rest = text.dropFirst(scheme.count)
            return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
        }
        return text
    }
}

/// What a library knows of an item.
package enum KnownItem: Hashable, Sendable {
    /// It came before as it is now; or it has been deleted since, and must not come back.
    case unchanged
    /// It came before in another form.
    case changed(Article.ID)
    /// An article with this link came from another feed or from a person.
    case elsewhere(Article.ID)
    case unknown
}

extension Library {
    /// What is known of the items of one delivery of a feed, in their order.
    ///
    /// Items are recognised by identity first, then by link, then by words; two items of a delivery are never the same
    /// article.
    package func known(_ items: [FeedItemKeys], links: [String?], in feed: FiledFeed.ID) throws(LibraryError)
        -> [KnownItem]
    {
        try read { db in
            var found = [(article: Article.ID, version: Int64)?](repeating: nil, count: items.count)
            var taken: Set<Article.ID> = []
            let find = try db.cachedStatement(sql: "SELECT article, version FROM feed_key WHERE feed = ? AND key = ?")
            for rank in 0..<3 {
                for index in items.indices where found[index] == nil && rank < items[index].keys.count {
                    guard let row = try Row.fetchOne(find, arguments: [feed, items[index].keys[rank]]),
                        let article = row.number(0), let version = row.number(1)
                    else { continue }
                    // Several items may have been filed as one article: an item that says exactly what was filed is it.
                    guard version == items[index].version || !taken.contains(article) else { continue }
                    taken.insert(article)
                    found[index] = (article, version)
                }
            }
            return try items.indices.map { index in
                guard let known = found[index] else { return try Self.elsewhere(links[index], taken, db) }
                if known.version == items[index].version { return .unchanged }
                let isThere = try db.cachedStatement(sql: "SELECT 1 FROM article WHERE id = ?")
                return try Int64.fetchOne(isThere, arguments: [known.article]) == nil
                    ? .unchanged : .changed(known.article)
            }
        }
    }

    private static func elsewhere(_ link: String?, _ taken: Set<Article.ID>, _ db: Database) throws -> KnownItem {
        guard let link, !link.isEmpty else { return .unknown }
        let find = try db.cachedStatement(
            sql: """
                SELECT article.id FROM article JOIN text ON text.article = article.id
                WHERE url_hash = ? AND text.url = ? LIMIT 1
                """)
        guard let id = try Int64.fetchOne(find, arguments: [stableHash(link), link]), !taken.contains(id) else {
            return .unknown
        }
        return .elsewhere(id)
    }

    /// Notes which articles the items of a feed are.
    package func keep(_ items: [(keys: FeedItemKeys, article: Article.ID)], in feed: FiledFeed.ID) throws(LibraryError)
    {
        if items.isEmpty { return }
        try write { db in
            let key = try db.cachedStatement(
                sql: """
                    INSERT INTO feed_key (feed, key, article, version) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET article = excluded.article, version = excluded.version
                    """)
            let article = try db.cachedStatement(
                sql: "INSERT OR IGNORE INTO feed_article (feed, slot) SELECT ?, slot FROM article WHERE id = ?")
            for item in items {
                for hash in item.keys.keys {
                    try key.execute(arguments: [feed, hash, item.article, item.keys.version])
                }
                try article.execute(arguments: [feed, item.article])
            }
        }
    }
}

/// A hash of some bytes that is the same in every run.
package func digest(of bytes: [UInt8]) -> Int64 { stableHash(bytes) }
