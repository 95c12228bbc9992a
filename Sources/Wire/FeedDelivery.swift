import Exports
import Feeds
import Markup
import News
import Passages

/// The articles of a feed in XML.
///
/// - Throws: `noArticles` for a feed without items, for a list of feeds, and for XML that is neither.
func xmlDelivery(from bytes: [UInt8]) throws(WireError) -> Delivery {
    let text = XMLText(bytes)
    if let feed = text.isEmpty ? nil : xmlFeed(from: text) { return try Delivery(feed) }
    if subscriptionList(fromOPML: bytes) != nil { throw .noArticles(.opml) }
    let articles = recordArticles(in: text)
    if articles.isEmpty { throw .noArticles(.xml) }
    return Delivery(.xml, articles)
}

/// The articles of an XML document that is no feed: of a list in it, or the one that it is.
private func recordArticles(in text: XMLText) -> [Article] {
    guard !text.isEmpty, let root = records(inXML: text) else { return [] }
    // The root's name for its list may be one that an article's text has.
    let listed = exportedArticles(in: .array(root.members.map(\.value))).articles
    return listed.isEmpty ? exportedArticles(in: root).articles : listed
}

/// What a feed in XML holds that is in none of its articles.
func xmlFeedRemovals(from bytes: [UInt8]) -> [Removal] { xmlFeed(from: XMLText(bytes))?.removals ?? [] }

/// An item that a service hands on, as an article of its feed.
///
/// - Parameters:
///   - title: the feed's.
///   - html: the item's text.
package func feedArticle(
    title: String, url: String?, headline: String?, byline: String?, published: Moment?, html: String
) -> Article {
    let item = feedItem(url: url, headline: headline, byline: byline, published: published, html: html)
    return item.article(ofFeed: title)
}

/// Reads the answer that a feed's address gave as a feed, and as nothing else.
///
/// - Throws: `noArticles` of a feed without items, and of what is no feed; `tooCostly`, `malformed`, `empty`, `binary`.
package func feedDelivery(
    fromAnswer bytes: [UInt8], budget: ReadingBudget = ReadingBudget()
) throws(WireError) -> Delivery {
    if bytes.allSatisfy({ $0 <= 0x20 }) { throw .empty }
    if let kind = binaryKind(of: bytes) { throw .binary(kind: kind) }
    if isXMLDocument(bytes) {
        guard let feed = xmlFeed(from: XMLText(bytes), budget: budget) else { throw .noArticles(.xml) }
        if let excess = feed.excess { throw .tooCostly(excess) }
        return try Delivery(feed).cleaned
    }
    let opening = Array(decode(Array(bytes.prefix(65_536))).text.utf8)
    switch opening.first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "{"): return try jsonFeedDelivery(from: Array(decode(bytes).text.utf8), budget: budget).cleaned
    case UInt8(ascii: "<"): throw .noArticles(wireFormat(of: opening, name: nil) == .html ? .html : .xml)
    default: throw .noArticles(.plainText)
    }
}

extension Delivery {
    /// - Throws: `noArticles` for a feed without items.
    init(_ feed: Feed, faults: [Fault] = []) throws(WireError) {
        let format = WireFormat(feed.kind)
        guard !feed.items.isEmpty else { throw feed.excess.map { .tooCostly($0) } ?? .noArticles(format) }
        let faults = faults + (feed.excess.map { [Fault(byteOffset: 0, reason: .tooCostly($0))] } ?? [])
        self.init(
            format: format, articles: feed.items.map { $0.article(ofFeed: feed.title) }, feedTitle: feed.title,
            feedName: feed.name, faults: faults)
    }
}

extension Feed {
    /// The paragraphs of its items that are in no article, because they stand in the text before, and what is not published.
    var removals: [Removal] {
        let repeats = items.enumerated().flatMap { offset, item -> [Removal] in
            let (_, dropped) = item.told
            let paragraphs = item.body?.text.split(separator: "\n").filter { !$0.isEmpty } ?? []
            return dropped.map { text in
                let number = paragraphs.lastIndex { text.hasPrefix($0) }.map { $0 + 1 } ?? 0
                return Removal(.paragraph(number, item: offset + 1), text, .repeated)
            }
        }
        return repeats + unpublished.map { Removal(.paragraph(0, item: 0), $0, .unpublished) }
    }

    /// What tells it from others. The feeds of one site may have the same page, and differ in their titles.
    fileprivate var name: String {
        (id ?? address).map(comparedAddress)
            ?? [link.map(comparedAddress), title].compactMap { $0 }.joined(separator: " ")
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
    fileprivate func article(ofFeed title: String?) -> Article {
        let (told, _) = told
        return Article(
            headline: headline ?? body.map { openingWords(of: $0.text) } ?? "", byline: byline,
            source: source ?? title, published: published, updated: updated, language: language, url: url,
            feedItemID: id, summary: summary?.text, picture: picture, body: told.text, blocks: told.blocks)
    }
    /// Its text, and the paragraphs that stand in it before.
    fileprivate var told: (text: HTMLText, repeats: [String]) {
        var text = HTMLText(text: body?.text ?? "", blocks: body?.blocks ?? [])
        let repeats = text.dropRepeats(atMost: 100)
        return (text, repeats)
    }
}
