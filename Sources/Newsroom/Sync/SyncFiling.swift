import Feeds
import Libraries
import News
import Sync
import Wire

/// Files the items of a service as the articles of their feeds.
struct SyncFiling: Sendable {
    let desk: Desk
    let account: SyncAccount.ID
    /// The library's feeds by the service's names for them.
    let feeds: [String: FiledFeed]
    /// The names of the service's folders, which are no labels of an article.
    let folders: Set<String>

    /// Items with all that is worked out from them alone: while a batch is filed, the next can be prepared.
    struct Batch: Sendable {
        fileprivate let items: [Item]
        fileprivate let prepared: any PreparedBatch
    }

    /// An item of a feed that the library has, as an article.
    fileprivate struct Item: Sendable {
        let remote: RemoteItem
        let feed: FiledFeed.ID
        let submission: Submission
        let keys: FeedItemKeys
    }

    /// Prepares items to be filed.
    ///
    /// - Throws: `LibraryError`.
    func prepare(_ items: [RemoteItem]) throws -> Batch {
        var result: [Item] = []
        for (name, group) in Dictionary(grouping: items, by: \.feed).sorted(by: { $0.key < $1.key }) {
            // An item of a feed that was just removed there.
            guard let feed = feeds[name] else { continue }
            let articles = group.map { Self.article($0, of: feed) }
            let identities = Identity.all(of: articles, from: .feed(feed.id))
            for (remote, (article, identity)) in zip(group, zip(articles, identities)) {
                let submission = Submission(article: article, identity: identity)
                let keys = FeedItemKeys(article, identity)
                result.append(Item(remote: remote, feed: feed.id, submission: submission, keys: keys))
            }
        }
        return Batch(items: result, prepared: try desk.library.prepare(result.map(\.submission)))
    }

    private static func article(_ item: RemoteItem, of feed: FiledFeed) -> Article {
        feedArticle(
            title: feed.name, url: item.url, headline: item.headline, byline: item.byline, published: item.published,
            html: item.html)
    }

    /// Files items and notes which articles they are. One that the library has from the feed itself is that article, and
    /// stays as it is; one that was deleted here stays deleted.
    ///
    /// - Returns: how many articles are new.
    /// - Throws: `LibraryError`.
    func file(_ batch: Batch) throws -> Int {
        var new = 0
        var rest = Array(batch.items.indices)
        while !rest.isEmpty {
            let (now, later) = Self.partedByLink(rest, of: batch.items)
            new += try file(now, of: batch)
            rest = later
        }
        return new
    }

    /// The items that can be filed together, and those after them: of items of several feeds with one link, the later ones
    /// may be the same article, which has to be filed before.
    private static func partedByLink(_ indices: [Int], of items: [Item]) -> (now: [Int], later: [Int]) {
        var feeds: [String: FiledFeed.ID] = [:]
        var (now, later): ([Int], [Int]) = ([], [])
        for index in indices {
            let link = items[index].remote.url.map(comparedAddress)
            if let link, let first = feeds[link], first != items[index].feed {
                later.append(index)
            } else {
                if let link { feeds[link] = items[index].feed }
                now.append(index)
            }
        }
        return (now, later)
    }

    /// Files items of several feeds in one transaction: each takes the index of words as long, however many items it has.
    private func file(_ indices: [Int], of batch: Batch) throws -> Int {
        let library = desk.library
        let items = batch.items
        var articles: [Int: Article.ID] = [:]
        var settled: [Int] = []
        for (index, known) in try known(indices, of: items) {
            switch known {
            case .unchanged(let id), .changed(let id): articles[index] = id
            case .elsewhere(let id):
                articles[index] = id
                settled.append(index)
            case .unknown: break
            }
        }
        let unknown = indices.filter { articles[$0] == nil }
        let filings = try library.fileArticles(batch.prepared.part(unknown))
        for (index, filing) in zip(unknown, filings) { articles[index] = filing.id }
        for (feed, group) in Dictionary(grouping: settled + unknown, by: { items[$0].feed }) {
            try library.keep(group.compactMap { index in articles[index].map { (items[index].keys, $0) } }, in: feed)
        }
        try library.keep(articles.map { items[$0].remote.synced(as: $1) }, of: account)
        let labels = indices.map { (items[$0].remote.id, items[$0].remote.labels.filter { !folders.contains($0) }) }
        try library.keepLabels(labels, of: account)
        try desk.applyRules()
        return filings.count { $0.outcome == .new }
    }

    /// What the library knows of items, by their indices.
    private func known(_ indices: [Int], of items: [Item]) throws -> [Int: KnownItem] {
        var result: [Int: KnownItem] = [:]
        for (feed, group) in Dictionary(grouping: indices, by: { items[$0].feed }) {
            let known = try desk.library.known(
                group.map { (items[$0].submission.article, items[$0].keys) }, in: feed)
            for (index, known) in zip(group, known) { result[index] = known }
        }
        return result
    }
}

extension RemoteItem {
    fileprivate func synced(as article: Article.ID) -> SyncedItem {
        SyncedItem(remote: id, article: article, marks: marks)
    }
}
