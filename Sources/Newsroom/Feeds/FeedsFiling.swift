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

    /// Files what is new or changed of a feed's delivery, and notes which articles its items are.
    ///
    /// - Parameter address: what links in the feed are relative to.
    /// - Returns: the numbers of the new articles beside the counts.
    func file(_ delivery: Delivery, of feed: FiledFeed, from address: String) throws -> (FeedNews, [Article.ID]) {
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
                // The longer text stays: else two feeds of one story would write over one another.
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
            let filings = try file(batch.map(\.article), origin: feed.address)
            try library.keep(zip(batch, filings).map { ($0.keys, $1.id) }, in: feed.id)
            for filing in filings {
                if filing.outcome == .new { fresh.append(filing.id) }
                news.new += filing.outcome == .new ? 1 : 0
                news.updated += filing.outcome == .updated ? 1 : 0
            }
        }
        return (news, fresh)
    }

    /// Files articles; the names in them are found later.
    func file(_ articles: [Article], origin: String) throws -> [Filing] {
        let submissions = articles.map { article in
            // An item without identity and link goes by its words alone: others of its feed have the same origin.
            let isNamed = article.feedItemID != nil || article.url != nil
            return Submission(article: article, origin: isNamed ? origin : nil)
        }
        return try library.fileArticles(try library.prepare(submissions))
    }

    /// An article as it is to be filed so that the library takes it for one it holds; nil where that is gone.
    private func newForm(of id: Article.ID, saying article: Article) throws -> Article? {
        guard let stored = try library.article(id)?.article else { return nil }
        var form = article
        // The link is what the library knows it by; a changed one would make it another article.
        form.url = stored.url ?? article.url
        if stored.url == nil { form.feedItemID = stored.feedItemID ?? article.feedItemID }
        // The whole text was fetched from its page: the feed's own does not take its place.
        if stored.body.utf8.count >= 2 * article.body.utf8.count {
            form.body = stored.body
            form.blocks = stored.blocks
            form.summary = article.summary ?? stored.summary
        }
        return form
    }

    /// Makes links whole, and takes away those that several different items share: a link to the front page says
    /// nothing about which article it is.
    private func withOwnLinks(_ articles: [Article], from address: String) -> [Article] {
        var whole = articles
        var bearers: [String: Set<String>] = [:]
        for index in whole.indices {
            guard let link = whole[index].url else { continue }
            let url = resolved(link, against: address)
            whole[index].url = url
            if let guid = whole[index].feedItemID { bearers[url, default: []].insert(guid) }
        }
        for index in whole.indices {
            if let url = whole[index].url, (bearers[url]?.count ?? 0) > 1 { whole[index].url = nil }
        }
        return whole
    }
}
