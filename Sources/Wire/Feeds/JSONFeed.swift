import FoundationEssentials
import News

// JSON Feed 1 and 1.1, https://www.jsonfeed.org/version/1.1/. Fields of a wrong type count as absent, items that are
// none are passed over: one bad item never costs the others.

/// Reads a JSON Feed.
///
/// - Parameter bytes: JSON in UTF-8.
/// - Returns: nil for JSON that is no feed, and for what is no JSON.
func jsonFeed(from bytes: [UInt8]) -> Feed? {
    let decoder = JSONDecoder()
    let document =
        (try? decoder.decode(JSONFeedDocument.self, from: Data(bytes)))
        // Escapes that stand for half a character, and raw line breaks, are what real ones are refused for.
        ?? (try? decoder.decode(JSONFeedDocument.self, from: Data(mendedJSON(bytes))))
    guard let document, document.isFeed else { return nil }
    return document.feed
}

private struct JSONFeedDocument: Decodable {
    private let version: String?
    private let title: String?
    private let homePage: String?
    private let address: String?
    private let language: String?
    private let authors: [String]
    private let items: [JSONFeedItem]?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        version = fields.text("version")
        title = fields.text("title")
        homePage = fields.text("home_page_url")
        address = fields.text("feed_url")
        language = fields.text("language")
        authors = fields.authors
        items = (try? fields.decodeIfPresent([JSONFeedItem].self, forKey: Key("items"))) ?? nil
    }

    var isFeed: Bool { items != nil && (version != nil || title != nil || address != nil || homePage != nil) }

    var feed: Feed {
        let found = (items ?? []).compactMap { $0.item(authors: authors, language: FeedText.languageTag(language)) }
        return Feed(
            kind: .json, title: line(title), id: address, link: homePage, address: address,
            language: FeedText.languageTag(language), items: found)
    }
}

private struct JSONFeedItem: Decodable {
    private let fields: KeyedDecodingContainer<Key>?

    init(from decoder: any Decoder) { fields = try? decoder.container(keyedBy: Key.self) }

    /// - Returns: nil for what is no object.
    func item(authors: [String], language: String?) -> FeedItem? {
        guard let fields else { return nil }
        let published = fields.text("date_published").flatMap(writtenMoment)
        let changed = fields.text("date_modified").flatMap(writtenMoment)
        let body =
            fields.text("content_html").flatMap { FeedText(html: Array($0.utf8)) }
            ?? fields.text("content_text").flatMap { FeedText(plain: Array($0.utf8)) }
        let summary = fields.text("summary").flatMap { FeedText(open: Array($0.utf8)) }
        let names = fields.authors.isEmpty ? authors : fields.authors
        return FeedItem(
            id: fields.text("id"), url: fields.text("url") ?? fields.text("external_url"),
            headline: line(fields.text("title")), byline: names.isEmpty ? nil : names.joined(separator: ", "),
            published: published ?? changed, updated: published == nil || published == changed ? nil : changed,
            language: FeedText.languageTag(fields.text("language")) ?? language,
            summary: body == nil || body == summary ? nil : summary, body: body ?? summary, enclosures: enclosures)
    }

    private var enclosures: [Enclosure] {
        let attachments = try? fields?.decodeIfPresent([JSONAttachment].self, forKey: Key("attachments"))
        return (attachments ?? []).compactMap(\.enclosure)
    }
}

private struct JSONAttachment: Decodable {
    let enclosure: Enclosure?

    init(from decoder: any Decoder) {
        guard let fields = try? decoder.container(keyedBy: Key.self), let url = fields.text("url") else {
            enclosure = nil
            return
        }
        enclosure = Enclosure(
            url: url, type: fields.text("mime_type"), length: fields.text("size_in_bytes").flatMap { Int($0) })
    }
}

private struct JSONAuthor: Decodable {
    let name: String?

    init(from decoder: any Decoder) {
        let fields = try? decoder.container(keyedBy: Key.self)
        name = line(fields?.text("name") ?? (try? decoder.singleValueContainer().decode(String.self)))
    }
}

private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer<Key> {
    /// A text that says something, or a number as text; nil for all else.
    fileprivate func text(_ name: String) -> String? {
        let key = Key(name)
        if let text = try? decode(String.self, forKey: key) { return FeedText.trimmed(Array(text.utf8)[...]) }
        if let number = try? decode(Int.self, forKey: key) { return String(number) }
        return (try? decode(Double.self, forKey: key)).map { String($0) }
    }

    /// The names in `authors`, or in version 1's `author`.
    fileprivate var authors: [String] {
        if let many = try? decode([JSONAuthor].self, forKey: Key("authors")) {
            let names = many.compactMap(\.name)
            if !names.isEmpty { return Array(names.prefix(50)) }
        }
        return (try? decode(JSONAuthor.self, forKey: Key("author")))?.name.map { [$0] } ?? []
    }
}

private func line(_ text: String?) -> String? { text.flatMap { FeedText(open: Array($0.utf8)) }?.line }

/// JSON with escapes of lone surrogates made U+FFFD, and controls within texts made spaces.
private func mendedJSON(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count {
        if bytes[index] == UInt8(ascii: "\\"), let unit = escapedUnit(bytes, index) {
            let isPair = (0xD800...0xDBFF).contains(unit) && escapedUnit(bytes, index + 6).map { (0xDC00...0xDFFF).contains($0) } == true
            let isLone = (0xD800...0xDFFF).contains(unit) && !isPair
            let length = isPair ? 12 : 6
            result += isLone ? Array("\\ufffd".utf8) : Array(bytes[index..<(index + length)])
            index += length
        } else if bytes[index] == UInt8(ascii: "\\") {
            result += bytes[index...].prefix(2)
            index += 2
        } else {
            result.append(bytes[index] < 0x20 ? 0x20 : bytes[index])
            index += 1
        }
    }
    return result
}

/// The number in `\uD83D`; nil where no such escape stands.
private func escapedUnit(_ bytes: [UInt8], _ index: Int) -> UInt32? {
    guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else {
        return nil
    }
    return UInt32(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
}
