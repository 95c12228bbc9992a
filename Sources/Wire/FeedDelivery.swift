import Feeds
import Markup
import News
import Passages

/// The articles of a feed in XML.
///
/// - Throws: `noArticles` for a feed without items, for a list of feeds, and for XML that is neither.
func xmlDelivery(from bytes: [UInt8]) throws(WireError) -> Delivery {
    let text = XMLText(bytes)
    guard let feed = text.isEmpty ? nil : xmlFeed(from: text) else {
        throw .noArticles(subscriptionList(fromOPML: bytes) == nil ? .xml : .opml)
    }
    return try Delivery(feed)
}

extension Delivery {
    /// - Throws: `noArticles` for a feed without items.
    init(_ feed: Feed, faults: [Fault] = []) throws(WireError) {
        let format = WireFormat(feed.kind)
        guard !feed.items.isEmpty else { throw .noArticles(format) }
        self.init(
            format: format, articles: feed.items.map { $0.article(in: feed) }, feedTitle: feed.title, feedID: feed.id,
            faults: faults)
    }
}

extension WireFormat {
    fileprivate init(_ kind: Feed.Kind) {
        switch kind {
        case .rss: self = .rss
        case .atom: self = .atom
        case .cdf: self = .cdf
        case .json: self = .jsonFeed
        }
    }
}

extension FeedItem {
    /// The item as an article. Where it has no headline, the first words of its text stand for it.
    fileprivate func article(in feed: Feed) -> Article {
        var told = HTMLText(text: body?.text ?? "", blocks: body?.blocks ?? [])
        told.dropRepeats(atMost: 100)
        return Article(
            headline: headline ?? body.map { openingWords(of: $0.text) } ?? "", byline: byline,
            source: source ?? feed.title, published: published, updated: updated, language: language, url: url,
            feedItemID: id, summary: summary?.text, body: told.text, blocks: told.blocks)
    }
}
