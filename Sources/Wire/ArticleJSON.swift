import News

/// Reads an article from one JSON object, such as a line of JSON Lines: `headline, byline, dateline, published,
/// updated, source, language, url, summary, body, id`, all optional but for one of headline and body.
///
/// - Parameter line: one object in UTF-8, white space around it allowed.
/// - Throws: `malformed` where it is no JSON, `noArticles` where it has neither headline nor body.
package func article(fromJSONLine line: [UInt8]) throws(WireError) -> Article {
    try article(fromJSON: line, in: 0..<line.count)
}

private func article(fromJSON text: [UInt8], in range: Range<Int>) throws(WireError) -> Article {
    do {
        guard let article = article(from: try jsonValue(of: text, in: range)) else {
            throw WireError.noArticles(.jsonLines)
        }
        return article
    } catch let fault as JSONFault {
        throw .malformed(.jsonLines, byteOffset: fault.byteOffset, expected: fault.expected)
    } catch {
        throw .noArticles(.jsonLines)
    }
}

/// - Returns: nil for what is no article. Members of a wrong type are absent.
func article(from value: JSONValue) -> Article? {
    func text(_ names: String...) -> String? { names.lazy.compactMap { value[$0]?.text }.first }
    let body = text("body", "text", "content_text").map(normalizedBody) ?? ""
    let headline = text("headline", "title").map(singleLine) ?? openingWords(of: body)
    guard !headline.isEmpty || !body.isEmpty else { return nil }
    return Article(
        headline: headline, byline: text("byline", "author"), dateline: text("dateline"),
        source: text("source", "publisher"), published: text("published", "date").flatMap(moment(from:)),
        updated: text("updated", "modified").flatMap(moment(from:)), language: text("language", "lang"),
        url: text("url", "link"), feedItemID: text("id"), summary: text("summary"), body: body,
        blocks: blocks(of: value["blocks"], in: body))
}

/// Blocks as an export has them, counted in Unicode scalars.
private func blocks(of value: JSONValue?, in body: String) -> [Block] {
    guard case .array(let items) = value else { return [] }
    return items.compactMap { item in
        guard let role = item["role"]?.text.flatMap(Block.Role.init(rawValue:)),
            let start = item["start"]?.text.flatMap({ Int($0) }), let end = item["end"]?.text.flatMap({ Int($0) }),
            0 <= start, start < end
        else { return nil }
        let range = byteOffset(ofScalar: start, in: body)..<byteOffset(ofScalar: end, in: body)
        return range.isEmpty ? nil : Block(range: range, role: role)
    }
}

/// Line ends as `\n`, none at the ends.
func normalizedBody(_ text: String) -> String {
    guard
        text.utf8.contains(0x0D) || text.utf8.first.map({ $0 <= 0x20 }) == true
            || text.utf8.last.map({ $0 <= 0x20 }) == true
    else { return text }
    var bytes: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
        if !(byte == 0x0A && previous == 0x0D) { bytes.append(byte == 0x0D ? 0x0A : byte) }
        previous = byte
    }
    let start = bytes.firstIndex { $0 != 0x0A && $0 != 0x20 } ?? bytes.count
    let end = (bytes.lastIndex { $0 != 0x0A && $0 != 0x20 } ?? start - 1) + 1
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
}

/// A text on one line, white space runs with a line end in them as one space.
func singleLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

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
