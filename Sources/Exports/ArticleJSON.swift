import Dates
import JSON
import News
import Passages

/// Reads an article from one JSON object: a line of this program's own export, or what another program writes.
///
/// - Returns: nil if the object is no article: if it has no text, and not both a headline and a link either.
package func article(from value: JSONValue) -> Article? {
    // Others have headlines too; what only this program's export has is the dateline, or blocks.
    let isOwn = value["headline"]?.text != nil && (value["dateline"] != nil || value["blocks"] != nil)
    if isOwn { return ownArticle(from: value) }
    return ExportRecord(value)?.article ?? (value["headline"]?.text == nil ? nil : ownArticle(from: value))
}

/// An article with the names that this program gives its members: `headline, byline, dateline, published, updated, source,
/// language, url, summary, picture, body, blocks, id`. Members of a wrong type count as absent.
private func ownArticle(from value: JSONValue) -> Article? {
    func text(_ name: String) -> String? { value[name]?.text }
    let body = text("body").map(normalizedBody) ?? ""
    let headline = text("headline").map(singleLine) ?? openingWords(of: body)
    guard !headline.isEmpty || !body.isEmpty else { return nil }
    return Article(
        headline: headline, byline: text("byline"), dateline: text("dateline"), source: text("source"),
        published: text("published").flatMap(moment(from:)), updated: text("updated").flatMap(moment(from:)),
        language: text("language"), url: text("url"), feedItemID: text("id"), summary: text("summary"),
        picture: text("picture"), body: body, blocks: blocks(of: value["blocks"], in: body))
}

/// Blocks as an export writes them: their offsets count Unicode scalars. One that lies outside the text, or overlaps one
/// that begins before it, is left out.
private func blocks(of value: JSONValue?, in body: String) -> [Block] {
    guard case .array(let items) = value, !items.isEmpty else { return [] }
    let index = ScalarIndex(body)
    let found = items.compactMap { block(of: $0, index) }
    var kept: [Block] = []
    for block in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where block.range.lowerBound >= kept.last?.range.upperBound ?? 0 {
        kept.append(block)
    }
    return kept
}

private func block(of value: JSONValue, _ index: ScalarIndex) -> Block? {
    guard let role = value["role"]?.text.flatMap(Block.Role.init(rawValue:)),
        let start = value["start"]?.text.flatMap({ Int($0) }).flatMap(index.byteOffset),
        let end = value["end"]?.text.flatMap({ Int($0) }).flatMap(index.byteOffset), start < end
    else { return nil }
    return Block(range: start..<end, role: role)
}

/// A text with line breaks as `\n`, and no line breaks or spaces at its ends.
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
