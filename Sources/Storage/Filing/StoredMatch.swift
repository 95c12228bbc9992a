import GRDB
import News

/// Finds the article that the library already holds in another form.
struct StoredMatch {
    let db: Database

    /// The stored article that is the same as a submission; nil if there is none.
    func match(_ submission: Submission, contentHash: Int64) throws -> Article.ID? {
        let article = submission.article
        if let url = article.url, !url.isEmpty {
            if let id = try first("url_hash = ? AND text.url = ?", [stableHash(url), url]) { return id }
        }
        if let item = article.feedItemID, !item.isEmpty {
            // The same identity in another feed is another article: many feeds number their items from 1.
            let condition = "item_hash = ? AND text.feed_item_id = ? AND text.origin IS ?"
            if let id = try first(condition, [stableHash(item), item, submission.origin]) { return id }
        } else if let origin = submission.origin, article.url == nil {
            for id in try all("origin_hash = ? AND text.origin = ?", [stableHash(origin), origin])
            where try isSimilar(article, to: id) { return id }
        }
        return try equalContent(article, contentHash: contentHash)
    }

    /// An article with the same words, unless source, URL or feed item say that it is a copy published elsewhere.
    private func equalContent(_ article: Article, contentHash: Int64) throws -> Article.ID? {
        for id in try all("content_hash = ?", [contentHash]) {
            guard let stored = try StoredText.article(db, id) else { continue }
            let isOther =
                differ(stored.source, article.source) || differ(stored.url, article.url)
                || differ(stored.feedItemID, article.feedItemID)
            if !isOther, IndexWords(stored.body).bytes == IndexWords(article.body).bytes { return id }
        }
        return nil
    }

    private func differ(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return false }
        return left != right
    }

    /// Whether a text is an edited form of a stored one: a third of the pairs of words in the shorter text are in the
    /// other. Different articles share hardly any; pairs that are frequent in all texts are a few in a hundred.
    private func isSimilar(_ article: Article, to id: Article.ID) throws -> Bool {
        guard let stored = try StoredText.article(db, id) else { return false }
        let old = wordPairs(stored.body)
        let new = wordPairs(article.body)
        let smaller = min(old.count, new.count)
        if smaller < 8 { return folded(stored.headline) == folded(article.headline) }
        return old.intersection(new).count * 3 >= smaller
    }

    private func wordPairs(_ text: String) -> Set<Int64> {
        let words = IndexWords(text)
        guard words.count > 1 else { return [] }
        return Set((1..<words.count).map { stableHash(words[$0 - 1], words[$0]) })
    }

    private func first(_ condition: String, _ arguments: StatementArguments) throws -> Article.ID? {
        try all(condition, arguments).first
    }

    /// The numbers of some articles that meet a condition, oldest number first.
    private func all(_ condition: String, _ arguments: StatementArguments) throws -> [Article.ID] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT article.id FROM article JOIN text ON text.article = article.id
                WHERE \(condition) ORDER BY article.id LIMIT 20
                """)
        return try Int64.fetchAll(statement, arguments: arguments)
    }
}

/// A hash of some parts, each closed by 0xFF as in ``stableHash(_:)`` of a text.
func stableHash<Bytes: Sequence<UInt8>>(_ parts: Bytes...) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
        for byte in part { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return Int64(bitPattern: hash)
}

/// The same hash for an array of bytes, which is hashed faster.
func stableHash(_ bytes: [UInt8]) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    bytes.withUnsafeBufferPointer { bytes in
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return Int64(bitPattern: (hash ^ 0xFF) &* 0x100_0000_01B3)
}
