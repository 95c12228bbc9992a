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
        for (feed, group) in Dictionary(grouping: items, by: \.feed).sorted(by: { $0.key < $1.key }) {
            // An item of a feed that was just removed there.
            guard let feed = feeds[feed] else { continue }
            new += try file(group, of: feed)
        }
        return new
    }

    private func file(_ items: [RemoteItem], of feed: FiledFeed) throws -> Int {
        let articles = items.map { item in
            feedArticle(
                title: feed.name, url: item.url, headline: item.headline, byline: item.byline,
                published: item.published, html: item.html)
        }
        let identities = Identity.all(of: articles, from: .feed(feed.id))
        let keyed = zip(articles, identities).map { (article: $0, keys: FeedItemKeys($0, $1)) }
        let known = try desk.library.known(keyed, in: feed.id)
        var synced: [SyncedItem] = []
        var unknown: [Int] = []
        for index in items.indices {
            switch known[index] {
            case .unchanged(let id), .changed(let id), .elsewhere(let id): synced.append(items[index].synced(as: id))
            case .unknown: unknown.append(index)
            }
        }
        let submissions = unknown.map { Submission(article: articles[$0], identity: identities[$0]) }
        let filings = try desk.library.fileArticles(try desk.library.prepare(submissions))
        try desk.library.keep(zip(unknown, filings).map { (keyed[$0].keys, $1.id) }, in: feed.id)
        synced += zip(unknown, filings).map { items[$0].synced(as: $1.id) }
        try desk.library.keep(synced, of: account)
        try desk.library.keepLabels(
            items.map { ($0.id, $0.labels.filter { !folders.contains($0) }) }, of: account)
        try desk.applyRules()
        return filings.count { $0.outcome == .new }
    }
}

extension RemoteItem {
    fileprivate func synced(as article: Article.ID) -> SyncedItem {
        SyncedItem(remote: id, article: article, marks: marks)
    }
}
