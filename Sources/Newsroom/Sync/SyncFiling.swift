import Feeds
import Libraries
import News
import Sync
import Wire

/// Files the items of a service as the articles of their feeds.
struct SyncFiling {
    let desk: Desk
    let account: SyncAccount.ID
    /// The library's feeds by the service's names for them.
    let feeds: [String: FiledFeed]
    /// The names of the service's folders, which are no labels of an article.
    let folders: Set<String>

    /// Files items and notes which articles they are. One that the library has from the feed itself is that article, and
    /// stays as it is; one that was deleted here stays deleted.
    ///
    /// - Returns: how many articles are new.
    /// - Throws: `LibraryError`.
    func file(_ items: [RemoteItem]) throws -> Int {
        var new = 0
        var rest = items
        while !rest.isEmpty {
            let (now, later) = Self.partedByLink(rest)
            new += try fileTogether(now)
            rest = later
        }
        return new
    }

    /// The items that can be filed together, and those after them: of items of several feeds with one link, the later ones
    /// may be the same article, which has to be filed before.
    private static func partedByLink(_ items: [RemoteItem]) -> (now: [RemoteItem], later: [RemoteItem]) {
        var feeds: [String: String] = [:]
        var (now, later): ([RemoteItem], [RemoteItem]) = ([], [])
        for item in items {
            let link = item.url.map(comparedAddress)
            if let link, let first = feeds[link], first != item.feed {
                later.append(item)
            } else {
                if let link { feeds[link] = item.feed }
                now.append(item)
            }
        }
        return (now, later)
    }

    /// Files items of several feeds in one transaction: each takes the index of words as long, however many items it has.
    private func fileTogether(_ items: [RemoteItem]) throws -> Int {
        let library = desk.library
        var synced: [SyncedItem] = []
        /// Which articles items of which feeds are, if a feed did not have them before.
        var settled: [(feed: FiledFeed.ID, keys: FeedItemKeys, article: Article.ID)] = []
        var unknown: [(feed: FiledFeed.ID, item: RemoteItem, submission: Submission, keys: FeedItemKeys)] = []
        for (name, group) in Dictionary(grouping: items, by: \.feed).sorted(by: { $0.key < $1.key }) {
            // An item of a feed that was just removed there.
            guard let feed = feeds[name] else { continue }
            let articles = group.map { Self.article($0, of: feed) }
            let identities = Identity.all(of: articles, from: .feed(feed.id))
            let keyed = zip(articles, identities).map { (article: $0, keys: FeedItemKeys($0, $1)) }
            for (index, known) in try library.known(keyed, in: feed.id).enumerated() {
                switch known {
                case .unchanged(let id), .changed(let id): synced.append(group[index].synced(as: id))
                case .elsewhere(let id):
                    synced.append(group[index].synced(as: id))
                    settled.append((feed.id, keyed[index].keys, id))
                case .unknown:
                    let submission = Submission(article: articles[index], identity: identities[index])
                    unknown.append((feed.id, group[index], submission, keyed[index].keys))
                }
            }
        }
        let filings = try library.fileArticles(try library.prepare(unknown.map(\.submission)))
        for (unknown, filing) in zip(unknown, filings) {
            synced.append(unknown.item.synced(as: filing.id))
            settled.append((unknown.feed, unknown.keys, filing.id))
        }
        for (feed, group) in Dictionary(grouping: settled, by: \.feed).sorted(by: { $0.key < $1.key }) {
            try library.keep(group.map { ($0.keys, $0.article) }, in: feed)
        }
        try library.keep(synced, of: account)
        try library.keepLabels(items.map { ($0.id, $0.labels.filter { !folders.contains($0) }) }, of: account)
        try desk.applyRules()
        return filings.count { $0.outcome == .new }
    }

    private static func article(_ item: RemoteItem, of feed: FiledFeed) -> Article {
        feedArticle(
            title: feed.name, url: item.url, headline: item.headline, byline: item.byline, published: item.published,
            html: item.html)
    }
}

extension RemoteItem {
    fileprivate func synced(as article: Article.ID) -> SyncedItem {
        SyncedItem(remote: id, article: article, marks: marks)
    }
}
