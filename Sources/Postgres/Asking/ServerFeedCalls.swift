import Catalogue
import Foundation
import Libraries
import News

// What the program calls: `FeedKeeping`. Subscriptions are in common.

extension PostgresLibrary {
    package func feeds() throws(LibraryError) -> [FiledFeed] {
        try read { try FeedReading(session: $0).feeds("WHERE f.removed IS NULL", reader: reader).inOrder }
    }

    package func feed(at address: String) throws(LibraryError) -> FiledFeed? {
        try read { session in
            try FeedReading(session: session).feeds(
                """
                WHERE f.removed IS NULL AND (f.address = \(address) OR f.moved_from = \(address))
                ORDER BY f.address = \(address) DESC, f.id LIMIT 1
                """, reader: reader
            ).first
        }
    }

    package func subscribe(to feeds: [NewFeed]) throws(LibraryError) -> [(id: FiledFeed.ID, isNew: Bool)] {
        try write(telling: .everyone) { session in try feeds.map { try Self.subscribe(to: $0, session) } }
    }

    private static func subscribe(to feed: NewFeed, _ session: Session) throws -> (id: FiledFeed.ID, isNew: Bool) {
        let (folder, tags) = (FeedNames.joined(feed.folder), FeedNames.joined(feed.tags))
        let known = "SELECT id, removed FROM feed WHERE address = \(feed.address) FOR UPDATE" as SQL
        if let row = try session.first(known) {
            try session.change(
                """
                UPDATE feed SET removed = NULL, is_typed = is_typed OR \(feed.isTyped),
                    given_title = coalesce(given_title, \(feed.title)),
                    folder = CASE WHEN folder = '' OR removed IS NOT NULL THEN \(folder) ELSE folder END,
                    tags = CASE WHEN tags = '' OR removed IS NOT NULL THEN \(tags) ELSE tags END
                WHERE id = \(row.id(0))
                """)
            return (row.id(0), row.number(1) != nil)
        }
        let id = try session.number(
            """
            INSERT INTO feed (address, origin, given_title, link, folder, tags, is_typed)
            VALUES (\(feed.address), \(feed.address), \(feed.title), \(feed.link), \(folder), \(tags), \(feed.isTyped))
            ON CONFLICT (address) DO NOTHING RETURNING id
            """)
        // Somebody else has subscribed to it in this very moment.
        guard let id else { return try subscribe(to: feed, session) }
        return (id, true)
    }

    package func removeFeed(_ id: FiledFeed.ID) throws(LibraryError) {
        let milliseconds = Int64(Date().timeIntervalSince1970 * 1000)
        try write(telling: .everyone) { session in
            try session.change("UPDATE feed SET removed = \(milliseconds) WHERE id = \(id)")
        }
    }

    package func undoRemovingFeed() throws(LibraryError) -> FiledFeed? {
        try write(telling: .everyone) { session in
            let feed = try FeedReading(session: session).feeds(
                "WHERE f.removed IS NOT NULL ORDER BY f.removed DESC LIMIT 1", reader: reader
            ).first
            if let feed { try session.change("UPDATE feed SET removed = NULL WHERE id = \(feed.id)") }
            return feed
        }
    }

    package func keepChoices(of feed: FiledFeed) throws(LibraryError) {
        try write(telling: .everyone) { session in
            try session.change(
                """
                UPDATE feed SET given_title = \(feed.givenTitle), folder = \(FeedNames.joined(feed.folder)),
                    tags = \(FeedNames.joined(feed.tags)), fetches_text = \(feed.fetchesFullText) WHERE id = \(feed.id)
                """)
        }
    }

    package func claim(
        _ feeds: [FiledFeed.ID], dueAt now: Int64, until next: Int64
    ) throws(LibraryError) -> Set<FiledFeed.ID> {
        if feeds.isEmpty { return [] }
        // Whoever comes second waits for the first one's end, and then sees that the feed is not due any more. In the order
        // of their numbers, so that two who claim wait for each other one way only.
        return try write(telling: nil) { session in
            Set(
                try session.numbers(
                    """
                    UPDATE feed SET due = \(next) WHERE id IN (
                        SELECT id FROM feed WHERE id = ANY (\(feeds)) AND due <= \(now) ORDER BY id FOR UPDATE
                    ) RETURNING id
                    """))
        }
    }

    package func keepAnswer(of feed: FiledFeed, movedTo address: String?) throws(LibraryError) {
        let state = feed.state
        try write(telling: .everyone) { session in
            try session.change(
                """
                UPDATE feed SET own_title = \(feed.ownTitle), link = \(feed.link), etag = \(state.etag),
                    last_modified = \(state.lastModified), digest = \(state.digest), last_success = \(state.lastSuccess),
                    last_failure = \(state.lastFailure), failure = \(state.failure?.stored), failures = \(state.failures),
                    due = \(state.due), held_until = \(state.heldUntil), rhythm = \(state.rhythm), gone = \(state.gone)
                WHERE id = \(feed.id)
                """)
            guard let address, address != feed.address else { return }
            try session.change(
                """
                UPDATE feed SET moved_from = address, address = \(address)
                WHERE id = \(feed.id) AND NOT EXISTS (SELECT 1 FROM feed other WHERE other.address = \(address))
                """)
        }
    }

    package func feeds(of article: Article.ID) throws(LibraryError) -> [FiledFeed] {
        try read { session in
            try FeedReading(session: session).feeds(
                "WHERE f.id IN (SELECT feed FROM feed_article WHERE article = \(article))", reader: reader
            ).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        }
    }
}

extension PostgresLibrary {
    package func known(
        _ items: [(article: Article, keys: FeedItemKeys)], in feed: FiledFeed.ID
    ) throws(LibraryError) -> [KnownItem] {
        try read { try FeedItemMatching(session: $0, feed: feed).known(items) }
    }

    package func keep(
        _ items: [(keys: FeedItemKeys, article: Article.ID)], in feed: FiledFeed.ID
    ) throws(LibraryError) {
        if items.isEmpty { return }
        // The same key may stand on several items of a delivery: the last one counts.
        let keys = Dictionary(
            items.flatMap { item in item.keys.keys.map { ($0, (item.article, item.keys.version)) } },
            uniquingKeysWith: { $1 }
        ).sorted { $0.key < $1.key }
        try write(telling: .everyone) { session in
            try session.all([
                """
                INSERT INTO feed_key (feed, key, article, version) SELECT \(feed), k.key, k.article, k.version
                FROM unnest(\(keys.map(\.key)), \(keys.map(\.value.0)), \(keys.map(\.value.1))) AS k (key, article, version)
                ON CONFLICT (feed, key) DO UPDATE SET article = excluded.article, version = excluded.version
                """,
                """
                INSERT INTO feed_article (feed, sorted, article)
                SELECT \(feed), a.sorted, a.id FROM article a WHERE a.id = ANY (\(items.map(\.article)))
                ON CONFLICT DO NOTHING
                """,
            ])
        }
    }

    package func addPictures(_ pictures: [Article.ID: String]) throws(LibraryError) {
        if pictures.isEmpty { return }
        // Nearly always all have theirs, and nothing needs to be written.
        let lacking = try read { session in
            try session.numbers(
                "SELECT article FROM text WHERE article = ANY (\(pictures.keys.sorted())) AND picture IS NULL ORDER BY article"
            )
        }
        if lacking.isEmpty { return }
        let added = lacking.map { pictures[$0]?.storable ?? "" }
        try write(telling: .everyone) { session in
            try session.change(
                """
                UPDATE text t SET picture = p.picture FROM unnest(\(lacking), \(added)) AS p (article, picture)
                WHERE t.article = p.article AND t.picture IS NULL
                """)
        }
    }
}

/// Tells which articles the items of one delivery of a feed are.
private struct FeedItemMatching {
    let session: Session
    let feed: FiledFeed.ID

    private struct Kept {
        let article: Article.ID
        let version: Int64
        let isThere: Bool
    }

    func known(_ items: [(article: Article, keys: FeedItemKeys)]) throws -> [KnownItem] {
        let kept = try kept(Set(items.flatMap(\.keys.keys)))
        let forms = ServerForms(session)
        let matcher = StoredMatcher(forms)
        var found = [KnownItem](repeating: .unknown, count: items.count)
        var taken: Set<Article.ID> = []
        for rank in 0..<3 {
            for index in items.indices where found[index] == .unknown && rank < items[index].keys.keys.count {
                let (article, keys) = items[index]
                guard let row = kept[keys.keys[rank]] else { continue }
                // Several items may have been filed as one article: an item that says exactly what was filed is it.
                guard row.version == keys.version || !taken.contains(row.article) else { continue }
                if row.version == keys.version {
                    found[index] = .unchanged(row.article)
                } else if row.isThere {
                    found[index] =
                        try matcher.mayChange(row.article, to: article, from: feed)
                        ? .changed(row.article) : .unknown
                } else {
                    found[index] = isDeleted(row.article, keys, rank, kept) ? .unchanged(row.article) : .unknown
                }
                if found[index] != .unknown { taken.insert(row.article) }
            }
        }
        for index in items.indices where found[index] == .unknown {
            let there = try matcher.articleElsewhere(saying: items[index].article, apartFrom: .feed(feed))
            if let there, !taken.contains(there) { found[index] = .elsewhere(there) }
        }
        return found
    }

    /// Whether an item is one that was deleted, which cannot be compared: its number and its link must both be known.
    private func isDeleted(
        _ article: Article.ID, _ keys: FeedItemKeys, _ rank: Int, _ kept: [Int64: Kept]
    ) -> Bool {
        rank >= keys.namingKeys
            || keys.keys.prefix(keys.namingKeys).allSatisfy { kept[$0]?.article == article }
    }

    private func kept(_ keys: Set<Int64>) throws -> [Int64: Kept] {
        let rows = try session.rows(
            "SELECT key, article, version FROM feed_key WHERE feed = \(feed) AND key = ANY (\(Array(keys)))")
        let there = Set(try session.numbers("SELECT id FROM article WHERE id = ANY (\(rows.map { $0.id(1) }))"))
        return Dictionary(
            rows.map { row in
                (row.id(0), Kept(article: row.id(1), version: row.id(2), isThere: there.contains(row.id(1))))
            }, uniquingKeysWith: { first, _ in first })
    }
}
