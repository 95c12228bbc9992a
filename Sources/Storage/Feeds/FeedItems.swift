import Catalogue
import GRDB
import Libraries
import News

extension Library {
    /// What is known of the items of one delivery of a feed, in their order.
    ///
    /// Items are recognised by number first, then by link, then by words; two items of a delivery are never the same
    /// article. An item that came before and says something else now must have more in common with it than one of these.
    package func known(
        _ items: [(article: Article, keys: FeedItemKeys)], in feed: FiledFeed.ID
    ) throws(LibraryError) -> [KnownItem] {
        try read { db in
            var found = [KnownItem](repeating: .unknown, count: items.count)
            var taken: Set<Article.ID> = []
            let find = try db.cachedStatement(sql: "SELECT article, version FROM feed_key WHERE feed = ? AND key = ?")
            for rank in 0..<3 {
                for index in items.indices where found[index] == .unknown && rank < items[index].keys.keys.count {
                    let (article, keys) = items[index]
                    guard let row = try Row.fetchOne(find, arguments: [feed, keys.keys[rank]]),
                        let id = row.number(0), let version = row.number(1)
                    else { continue }
                    // Several items may have been filed as one article: an item that says exactly what was filed is it.
                    guard version == keys.version || !taken.contains(id) else { continue }
                    found[index] =
                        version == keys.version
                        ? .unchanged(id) : try Self.changed(id, article, keys, rank: rank, in: feed, db)
                    if found[index] != .unknown { taken.insert(id) }
                }
            }
            for index in items.indices where found[index] == .unknown {
                let matcher = StoredMatcher(db: db)
                let there = try matcher.articleElsewhere(saying: items[index].article, apartFrom: .feed(feed))
                if let there, !taken.contains(there) { found[index] = .elsewhere(there) }
            }
            return found
        }
    }

    /// What an item is that says something else than the one which came before with one of its keys.
    private static func changed(
        _ id: Article.ID, _ article: Article, _ keys: FeedItemKeys, rank: Int, in feed: FiledFeed.ID, _ db: Database
    ) throws -> KnownItem {
        let isThere = try db.cachedStatement(sql: "SELECT 1 FROM article WHERE id = ?")
        if try Int64.fetchOne(isThere, arguments: [id]) != nil {
            return try StoredMatcher(db: db).mayChange(id, to: article, from: feed) ? .changed(id) : .unknown
        }
        // What was deleted cannot be compared, so its number and its link must both be known.
        let find = try db.cachedStatement(sql: "SELECT 1 FROM feed_key WHERE feed = ? AND key = ? AND article = ?")
        let isIt =
            try rank >= keys.namingKeys
            || keys.keys.prefix(keys.namingKeys).allSatisfy { key in
                try Int64.fetchOne(find, arguments: [feed, key, id]) != nil
            }
        return isIt ? .unchanged(id) : .unknown
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

    package func addPictures(_ pictures: [Article.ID: String]) throws(LibraryError) {
        if pictures.isEmpty { return }
        // Nearly always all have theirs, and nothing needs to be written.
        let lacking = try read { db in
            let find = try db.cachedStatement(sql: "SELECT 1 FROM text WHERE article = ? AND picture IS NULL")
            return try pictures.keys.sorted().filter { try Int.fetchOne(find, arguments: [$0]) != nil }
        }
        if lacking.isEmpty { return }
        try write { db in
            let add = try db.cachedStatement(sql: "UPDATE text SET picture = ? WHERE article = ? AND picture IS NULL")
            for id in lacking { try add.execute(arguments: [pictures[id], id]) }
        }
    }
}
