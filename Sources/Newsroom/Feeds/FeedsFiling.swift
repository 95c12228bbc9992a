import Libraries
import Markup
import News
import Wire

/// How many of a delivery's articles are new, and how many have changed.
package struct FeedNews: Hashable, Sendable {
    package var new = 0
    package var updated = 0
}

extension Desk {
    /// How many articles are filed in one transaction.
    private static let filingSize = 500

    /// Files what is new or changed in a feed's delivery, and notes which article each item is.
    ///
    /// - Parameter address: what links in the feed are relative to.
    /// - Returns: the counts, and which articles are new.
    func fileDelivery(_ delivery: Delivery, of feed: FiledFeed, from address: String) throws -> (FeedNews, [Article.ID])
    {
        let articles = withWholeLinks(delivery.articles, from: address)
        let identities = Identity.all(of: articles, from: .feed(feed.id))
        let items = zip(articles, identities).map { (article: $0, keys: FeedItemKeys($0, $1)) }
        let known = try library.known(items, in: feed.id)
        var pending: [(submission: Submission, keys: FeedItemKeys)] = []
        var settled: [(keys: FeedItemKeys, article: Article.ID)] = []
        var pictures: [Article.ID: String] = [:]
        for (index, item) in items.enumerated() {
            switch known[index] {
            case .unchanged(let id): pictures[id] = item.article.picture
            case .unknown:
                pending.append((Submission(article: item.article, identity: identities[index]), item.keys))
            case .changed(let id):
                pictures[id] = item.article.picture
                guard let form = try newForm(of: id, saying: item.article) else { continue }
                pending.append((Submission(article: form, identity: identities[index], replaced: id), item.keys))
            case .elsewhere(let id): settled.append((item.keys, id))
            }
        }
        try library.keep(settled, in: feed.id)
        try library.addPictures(pictures)
        return try file(pending, of: feed)
    }

    private func file(
        _ pending: [(submission: Submission, keys: FeedItemKeys)], of feed: FiledFeed
    ) throws -> (FeedNews, [Article.ID]) {
        var news = FeedNews()
        var fresh: [Article.ID] = []
        var rest = pending[...]
        while !rest.isEmpty {
            let batch = rest.prefix(Self.filingSize)
            rest = rest.dropFirst(Self.filingSize)
            let filings = try library.fileArticles(try library.prepare(batch.map(\.submission)))
            try library.keep(zip(batch, filings).map { ($0.keys, $1.id) }, in: feed.id)
            try applyRules()
            for filing in filings {
                if filing.outcome == .new { fresh.append(filing.id) }
                news.new += filing.outcome == .new ? 1 : 0
                news.updated += filing.outcome == .updated ? 1 : 0
            }
        }
        return (news, fresh)
    }

    /// What becomes of an article when its feed says something else now; nil if it is gone.
    private func newForm(of id: Article.ID, saying article: Article) throws -> Article? {
        guard let stored = try library.article(id)?.article else { return nil }
        var form = article
        // A whole text that was fetched from the page is not replaced by the feed's own.
        if stored.body.utf8.count >= 2 * article.body.utf8.count {
            form.body = stored.body
            form.blocks = stored.blocks
            form.summary = article.summary ?? stored.summary
        }
        return form
    }

    /// Makes links absolute.
    private func withWholeLinks(_ articles: [Article], from address: String) -> [Article] {
        // Whoever reads the feed with a password must not hand it on with a link.
        let base = withoutUser(address)
        return articles.map { article in
            var article = article
            article.url = article.url.map { resolved($0, against: base) }
            return article
        }
    }
}
