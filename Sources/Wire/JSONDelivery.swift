import Exports
import Feeds
import JSON
import News

/// The articles of a JSON text: a feed, one article, or several.
///
/// - Throws: `malformed` where it is no JSON, `noArticles` where it holds none.
func jsonDelivery(from text: [UInt8]) throws(WireError) -> Delivery {
    let value: JSONValue
    do {
        value = try jsonValue(of: text)
    } catch {
        let fault = WireError.malformed(.json, byteOffset: error.byteOffset, expected: error.expected)
        // Of a feed that was cut short, the items before the cut are news.
        guard let part = try? jsonValue(of: mendedJSON(text)), let feed = feed(fromJSON: part) else { throw fault }
        return try Delivery(feed, faults: [Delivery.Fault(byteOffset: error.byteOffset, reason: fault)])
    }
    if let feed = feed(fromJSON: value) { return try Delivery(feed) }
    var items = [value]
    if case .array(let elements) = value { items = elements }
    if case .array(let elements) = value["articles"] { items = elements }
    let articles = items.compactMap(article(from:))
    if articles.isEmpty { throw .noArticles(.json) }
    return Delivery(.json, articles)
}
