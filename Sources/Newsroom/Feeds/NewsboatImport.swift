import Libraries
import Markup
import News
import Storage

/// What was taken over from newsboat's cache.
package struct NewsboatCounts: Sendable, Equatable {
    package var articles = 0
    package var new = 0
    package var read = 0
    package var starred = 0
}

extension Desk {
    /// Takes over the articles of newsboat's cache with their read marks; an article with flags gets a star.
    ///
    /// It subscribes to nothing: articles of feeds that are not subscribed to are taken all the same. An article that
    /// newsboat marked as deleted is not taken.
    func importNewsboatCache(_ path: String, progress: (Int) -> Void) throws -> NewsboatCounts {
        var counts = NewsboatCounts()
        let cache = try NewsboatCache(path: path)
        let known = try library.feeds().map { ($0.address, $0) }
        var feeds = Dictionary(known, uniquingKeysWith: { first, _ in first })
        var after: Int64 = 0
        while true {
            let items = try cache.items(after: after, limit: 64)
            guard let last = items.last else { return counts }
            after = last.number
            try fileItems(items, feeds: &feeds, counts: &counts)
            progress(counts.articles)
        }
    }

    private func fileItems(
        _ items: [NewsboatItem], feeds: inout [String: FiledFeed], counts: inout NewsboatCounts
    ) throws {
        for (address, group) in Dictionary(grouping: items, by: \.feed).sorted(by: { $0.key < $1.key }) {
            var feed = feeds[address]
            if var unnamed = feed, unnamed.ownTitle == nil, let title = group.first?.feedTitle {
                // Until it is fetched for the first time, it goes by the name that newsboat had for it.
                unnamed.ownTitle = title
                try library.keepAnswer(of: unnamed)
                feed = unnamed
                feeds[address] = unnamed
            }
            let articles = group.map { article(of: $0, feedTitle: feed?.givenTitle ?? feed?.ownTitle) }
            let kept = group.indices.filter { !group[$0].isDeleted }
            let origin = feed.map { Origin.feed($0.id) } ?? .savedFeed(comparedAddress(address))
            let identities = Identity.all(of: articles, from: origin)
            let submissions = kept.map { Submission(article: articles[$0], identity: identities[$0]) }
            let filings = try library.fileArticles(try library.prepare(submissions))
            var numbers = [Article.ID](repeating: 0, count: group.count)
            for (index, filing) in zip(kept, filings) { numbers[index] = filing.id }
            if let feed {
                try library.keep(
                    group.indices.map { (FeedItemKeys(articles[$0], identities[$0]), numbers[$0]) }, in: feed.id)
            }
            let read = kept.filter { !group[$0].isUnread }.map { numbers[$0] }
            let starred = kept.filter { !group[$0].flags.isEmpty }.map { numbers[$0] }
            try library.markRead(true, read)
            try library.star(true, starred)
            try applyRules()
            counts.articles += kept.count
            counts.new += filings.count { $0.outcome == .new }
            counts.read += read.count
            counts.starred += starred.count
        }
    }

    private func article(of item: NewsboatItem, feedTitle: String?) -> Article {
        // A text too broken to be read as HTML is kept as it is.
        let text = try? plainText(ofHTML: item.content)
        return Article(
            headline: (try? plainLine(ofHTML: item.title)) ?? item.title, byline: item.author,
            source: feedTitle ?? item.feedTitle, published: item.published, url: item.link, feedItemID: item.guid,
            body: text?.text ?? item.content, blocks: text?.blocks ?? [])
    }
}
