import Dates
import JSON
import News

// JSON Feed 1 and 1.1, https://www.jsonfeed.org/version/1.1/, and RSS written as JSON,
// https://github.com/scripting/Scripting-News/blob/master/rss-in-json/README.md. Fields of a wrong type count as absent,
// items that are none are passed over: one bad item never costs the others.

/// Reads a feed in JSON.
///
/// - Returns: nil for JSON that is no feed.
package func feed(fromJSON value: JSONValue) -> Feed? {
    if let channel = value["rss"]?["channel"] ?? value["channel"] { return rssFeed(fromJSON: channel) }
    // PHP writes a list with a gap in its numbers as an object.
    guard let list = value["items"], case let items = list.elements, list == .array([]) || !items.isEmpty,
        ["version", "title", "home_page_url", "feed_url"].contains(where: { value[$0]?.text != nil })
    else { return nil }
    let language = FeedText.languageTag(value["language"]?.text)
    let byline = shortened(authors(of: value).joined(separator: ", "))
    let address = trimmed(value["feed_url"])
    return Feed(
        kind: .json, title: line(value["title"]).map(shortened), id: address, link: trimmed(value["home_page_url"]),
        address: address,
        language: language, items: items.compactMap { item(fromJSON: $0, feedByline: byline, language: language) })
}

/// - Returns: nil for what is no object.
private func item(fromJSON value: JSONValue, feedByline: String, language: String?) -> FeedItem? {
    guard case .object = value else { return nil }
    let published = value["date_published"]?.text.flatMap(writtenMoment)
    let changed = value["date_modified"]?.text.flatMap(writtenMoment)
    let body =
        value["content_html"]?.text.flatMap { FeedText(html: Array($0.utf8)) }
        ?? value["content_text"]?.text.flatMap { FeedText(plain: Array($0.utf8)) }
    let summary = value["summary"]?.text.flatMap { FeedText(open: Array($0.utf8)) }
    let names = authors(of: value)
    let byline = names.isEmpty ? feedByline : names.joined(separator: ", ")
    return FeedItem(
        id: trimmed(value["id"]), url: trimmed(value["url"]) ?? trimmed(value["external_url"]),
        headline: line(value["title"]), byline: byline.isEmpty ? nil : byline, published: published ?? changed,
        updated: published == nil || published == changed ? nil : changed,
        language: FeedText.languageTag(value["language"]?.text) ?? language,
        summary: body == nil || body == summary ? nil : summary, body: body ?? summary,
        enclosures: elements(value["attachments"]).compactMap {
            enclosure($0, type: "mime_type", length: "size_in_bytes")
        }, thumbnail: trimmed(value["image"]) ?? trimmed(value["banner_image"]))
}

/// The names in `authors`, or in version 1's `author`.
private func authors(of value: JSONValue) -> [String] {
    let names = elements(value["authors"]).prefix(50).compactMap { line($0["name"] ?? $0) }
    return names.isEmpty ? [line(value["author"]?["name"] ?? value["author"])].compactMap { $0 } : names
}

/// An item that a service gives in a form of its own.
package func feedItem(
    url: String?, headline: String?, byline: String?, published: Moment?, html: String
) -> FeedItem {
    let line = { (text: String?) in text.flatMap { FeedText(open: Array($0.utf8)) }?.line }
    return FeedItem(
        url: url.flatMap { FeedText.trimmed(Array($0.utf8)[...]) }, headline: line(headline), byline: line(byline),
        published: published, body: FeedText(html: Array(html.utf8)))
}

// MARK: - RSS in JSON

private func rssFeed(fromJSON channel: JSONValue) -> Feed? {
    guard case .object = channel else { return nil }
    let items = elements(channel["item"])
    let language = FeedText.languageTag(channel["language"]?.text)
    return Feed(
        kind: .json, title: line(channel["title"]).map(shortened), id: nil, link: trimmed(channel["link"]),
        address: nil,
        language: language, items: items.compactMap { rssItem(fromJSON: $0, language: language) })
}

private func rssItem(fromJSON value: JSONValue, language: String?) -> FeedItem? {
    guard case .object = value else { return nil }
    let published = value["pubDate"]?.text.flatMap(writtenMoment)
    let body = value["description"]?.text.flatMap { FeedText(html: Array($0.utf8)) }
    let identity = trimmed(value["guid"]?["#value"] ?? value["guid"])
    return FeedItem(
        id: identity, url: trimmed(value["link"]), headline: line(value["title"]),
        byline: personName(line(value["author"])), published: published, language: language, body: body,
        enclosures: elements(value["enclosure"]).compactMap { enclosure($0, type: "type", length: "length") })
}

// MARK: - Values

/// The elements of an array; of any other value that is one, itself.
private func elements(_ value: JSONValue?) -> [JSONValue] {
    switch value {
    case .array(let elements): elements
    case .object: [value].compactMap { $0 }
    default: []
    }
}

private func enclosure(_ value: JSONValue, type: String, length: String) -> Enclosure? {
    trimmed(value["url"]).map {
        Enclosure(url: $0, type: value[type]?.text, length: value[length]?.text.flatMap { Int($0) })
    }
}

private func trimmed(_ value: JSONValue?) -> String? { value?.text.flatMap { FeedText.trimmed(Array($0.utf8)[...]) } }

private func line(_ value: JSONValue?) -> String? { value?.text.flatMap { FeedText(open: Array($0.utf8)) }?.line }
