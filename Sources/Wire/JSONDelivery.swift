import Exports
import Feeds
import JSON
import News
import Passages

/// The articles of a JSON text: a feed, one article, or several.
///
/// - Throws: `malformed` where it is no JSON, `noArticles` where it holds none.
func jsonDelivery(from text: [UInt8]) throws(WireError) -> Delivery {
    let (value, faults) = try readJSON(text, budget: ReadingBudget())
    if !isReaderExport(value), let feed = feed(fromJSON: value) { return try Delivery(feed, faults: faults) }
    if let fault = faults.first { throw fault.reason }
    let (articles, _, isList) = exportedArticles(in: value)
    if articles.isEmpty { throw .noArticles(.json) }
    if !isList, articles.allSatisfy(\.body.isEmpty) { throw .noText(.json) }
    return Delivery(.json, articles)
}

/// The articles of a feed in JSON, which may have been cut short.
///
/// - Throws: `malformed` where it is no JSON, `noArticles` where it is no feed, `tooCostly`.
func jsonFeedDelivery(from text: [UInt8], budget: ReadingBudget) throws(WireError) -> Delivery {
    let (value, faults) = try readJSON(text, budget: budget)
    guard let feed = feed(fromJSON: value) else { throw faults.first?.reason ?? .noArticles(.json) }
    return try Delivery(feed, faults: faults)
}

/// The value of a JSON text; of one that was cut short, what stands before the cut, with a fault that says so.
private func readJSON(
    _ text: [UInt8], budget: ReadingBudget
) throws(WireError) -> (value: JSONValue, faults: [Delivery.Fault]) {
    do {
        return (try jsonValue(of: text, budget: budget), [])
    } catch {
        if let excess = error.excess { throw .tooCostly(excess) }
        let fault = WireError.malformed(.json, byteOffset: error.byteOffset, expected: error.expected)
        // Of a feed that was cut short, the items before the cut are news.
        guard let part = try? jsonValue(of: mendedJSON(text), budget: budget) else { throw fault }
        return (part, [Delivery.Fault(byteOffset: error.byteOffset, reason: fault)])
    }
}

/// Whether a value has the frame of a feed and items as Google's Reader wrote them, whose form other readers took over.
private func isReaderExport(_ value: JSONValue) -> Bool {
    value["items"]?.elements.first.map { $0["origin"] != nil || $0["alternate"] != nil || $0["canonical"] != nil }
        ?? false
}

/// What a JSON text holds that is in none of its articles.
func jsonRemovals(from text: [UInt8]) -> [Removal] {
    // What could not be read has been told.
    guard let (value, _) = try? readJSON(text, budget: ReadingBudget()) else { return [] }
    if !isReaderExport(value), let feed = feed(fromJSON: value) { return feed.removals }
    let drafts = exportedArticles(in: value).drafts.enumerated().map { offset, headline in
        Removal(.paragraph(0, item: offset + 1), headline, .unpublished)
    }
    let items = value.elements.isEmpty ? [value] : value.elements
    return drafts + items.enumerated().flatMap { proseRemovals(in: $1, item: $0 + 1) }
}

/// The sentences of a record: which of them are in an article has to be looked up.
///
/// - Parameter item: its number, from 1.
func proseRemovals(in value: JSONValue, item: Int) -> [Removal] {
    prose(in: value).map { Removal(.paragraph(0, item: item), $0.text, $0.isDraft ? .unpublished : .untold) }
}

/// The sentences of a record that are not in its article.
///
/// - Parameter item: its number, from 1.
func untold(_ value: JSONValue, by article: Article, item: Int) -> [Removal] {
    let told = ToldArticles([article])
    return proseRemovals(in: value, item: item).filter { !told.hold($0) }
}
