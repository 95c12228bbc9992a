import Markup
import News
import Storage
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
        let articles = withOwnLinks(delivery.articles, from: address)
        let keys = articles.map { FeedItemKeys($0) }
        let known = try library.known(keys, links: articles.map(\.url), in: feed.id)
        var news = FeedNews()
        var fresh: [Article.ID] = []
        var pending: [(article: Article, keys: FeedItemKeys)] = []
        var settled: [(keys: FeedItemKeys, article: Article.ID)] = []
        for index in articles.indices {
            switch known[index] {
            case .unchanged: continue
            case .unknown: pending.append((articles[index], keys[index]))
            case .changed(let id):
                if let form = try newForm(of: id, saying: articles[index]) { pending.append((form, keys[index])) }
            case .elsewhere(let id):
                // The longer text stays, or two feeds with the same article would overwrite each other's for ever.
                let stored = try library.article(id)?.article
                if let stored, stored.body.utf8.count >= articles[index].body.utf8.count {
                    settled.append((keys[index], id))
                } else {
                    pending.append((articles[index], keys[index]))
                }
            }
        }
        try library.keep(settled, in: feed.id)
        var rest = pending[...]
        while !rest.isEmpty {
            let batch = rest.prefix(Self.filingSize)
            rest = rest.dropFirst(Self.filingSize)
            let filings = try fileArticles(batch.map(\.article), origin: feed.address)
            try library.keep(zip(batch, filings).map { ($0.keys, $1.id) }, in: feed.id)
            for filing in filings {
                if filing.outcome == .new { fresh.append(filing.id) }
                news.new += filing.outcome == .new ? 1 : 0
                news.updated += filing.outcome == .updated ? 1 : 0
            }
        }
        return (news, fresh)
    }

    /// Files articles of a feed, which then await extraction.
    ///
    /// - Parameter origin: the feed's address.
    func fileArticles(_ articles: [Article], origin: String) throws -> [Filing] {
        let submissions = articles.map { article in
            // An item without identity and link is recognised by its text alone: all items of the feed have one origin.
            let isNamed = article.feedItemID != nil || article.url != nil
            return Submission(article: article, origin: isNamed ? origin : nil)
        }
        return try library.fileArticles(try library.prepare(submissions))
    }

    /// An article in the form in which the library recognises it as one that it holds; nil if that is gone.
    private func newForm(of id: Article.ID, saying article: Article) throws -> Article? {
        guard let stored = try library.article(id)?.article else { return nil }
        var form = article
        // The library recognises it by its link: with a changed one it would be another article.
        form.url = stored.url ?? article.url
        if stored.url == nil { form.feedItemID = stored.feedItemID ?? article.feedItemID }
        // A whole text that was fetched from the page is not replaced by the feed's own.
        if stored.body.utf8.count >= 2 * article.body.utf8.count {
            form.body = stored.body
            form.blocks = stored.blocks
            form.summary = article.summary ?? stored.summary
        }
        return form
    }

    /// Makes links absolute, and drops those that several different items share: a link to the front page does not tell
    /// which article it is.
    private func withOwnLinks(_ articles: [Article], from address: String) -> [Article] {
        var whole = articles
        // Whoever reads the feed with a password must not hand it on with a link.
        let base = withoutUser(address)
        var bearers: [String: Set<String>] = [:]
        for index in whole.indices {
            guard let link = whole[index].url else { continue }
            let url = resolved(link, against: base)
            whole[index].url = url
            if let guid = whole[index].feedItemID { bearers[url, default: []].insert(guid) }
        }
        for index in whole.indices {
            if let url = whole[index].url, (bearers[url]?.count ?? 0) > 1 { whole[index].url = nil }
        }
        return whole
    }
}
