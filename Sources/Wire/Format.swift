import Markup
import Paste

/// The form that a text is in, by its first signs; `name` decides only between plain text and Markdown.
func wireFormat(of text: [UInt8], name: String?) -> WireFormat {
    let suffix = (name?.split(separator: ".").last).map { $0.lowercased() } ?? ""
    guard let start = text.firstIndex(where: { $0 > 0x20 }) else { return .plainText }
    let isMarkdown = suffix == "md" || suffix == "markdown"
    switch text[start] {
    case UInt8(ascii: "{") where isMarkdown, UInt8(ascii: "[") where isMarkdown: break
    case UInt8(ascii: "{"), UInt8(ascii: "["):
        if let form = jsonForm(of: text, start: start, suffix: suffix) { return form }
    case UInt8(ascii: "<"):
        if let form = markupForm(of: text[start...], suffix: suffix) { return form }
    default: break
    }
    if isMarkdown { return .markdown }
    if TableReader.opens(text[...], name: name) { return .table }
    if suffix == "txt" { return opensFrontMatter(text) ? .markdown : .plainText }
    return opensFrontMatter(text) || looksLikeMarkdown(text) ? .markdown : .plainText
}

private func jsonForm(of text: [UInt8], start: Int, suffix: String) -> WireFormat? {
    let second = text[(start + 1)...].first { $0 > 0x20 }
    let isObject = text[start] == UInt8(ascii: "{")
    let named = ["json", "jsonl", "ndjson"].contains(suffix)
    // '[Photo: AP]' and '{sic}' open texts too.
    let plausible: [UInt8] = isObject ? Array("\"}".utf8) : Array("{[]\"".utf8)
    guard named || second.map(plausible.contains) == true else { return nil }
    guard isObject else { return .json }
    if suffix == "jsonl" || suffix == "ndjson" { return .jsonLines }
    let line = text[start...].prefix { $0 != 0x0A }
    let rest = text[line.endIndex...].first { $0 > 0x20 }
    let closes = line.last { $0 > 0x20 } == UInt8(ascii: "}")
    return closes && rest == UInt8(ascii: "{") ? .jsonLines : .json
}

/// Whether a text that begins with a tag is a web page: by its first element, declarations and comments before it passed over, or by
/// its name.
private func markupForm(of text: ArraySlice<UInt8>, suffix: String) -> WireFormat? {
    if ["html", "htm", "xhtml"].contains(suffix) { return .html }
    var rest = text
    while let end = prologueEnd(of: rest) { rest = rest[end...].drop { $0 <= 0x20 } }
    let opening = String(decoding: rest.prefix(64), as: UTF8.self).lowercased()
    let first = opening.dropFirst().prefix { $0.isLetter || $0 == "!" }
    if first == "!doctype" { return opening.contains("html") ? .html : nil }
    return ["html", "head", "body", "title", "meta", "link", "script", "style", "base"].contains(first) ? .html : nil
}

/// The index after the comment or the declaration that a text opens with.
private func prologueEnd(of text: ArraySlice<UInt8>) -> Int? {
    if text.starts(with: "<!--".utf8) { return position(of: "-->", in: text).map { $0 + 3 } }
    if text.starts(with: "<?".utf8) { return position(of: ">", in: text).map { $0 + 1 } }
    return nil
}

/// Whether bytes are XML, a page in XHTML not counted: by the first tag that is a document's, whatever stands before.
func isXMLDocument(_ bytes: [UInt8]) -> Bool {
    let opening = Array(decode(Array(bytes.prefix(8192))).text.utf8)
    var rest = opening[...]
    if opening.first(where: { $0 > 0x20 }) != UInt8(ascii: "<") {
        // Programs print warnings before the document. A text that shows one as an example does not end with it.
        guard bytes.last(where: { $0 > 0x20 }) == UInt8(ascii: ">"),
            let declaration = position(of: "<?xml ", in: opening.prefix(2048))
        else { return false }
        rest = opening[declaration...]
    }
    return isXMLDocument(opening: rest)
}

private func isXMLDocument(opening: ArraySlice<UInt8>) -> Bool {
    var hasDeclaration = false
    var rest = opening
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
        rest = rest[open...]
        if rest.starts(with: "<!--".utf8), let end = position(of: "-->", in: rest) {
            rest = rest[(end + 3)...]
            continue
        }
        if rest.starts(with: "<?xml ".utf8) { hasDeclaration = true }
        let name = rest.dropFirst().prefix(64).prefix {
            $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
        }
        let local = String(decoding: name, as: UTF8.self).lowercased().split(separator: ":").last ?? ""
        if ["rss", "feed", "rdf", "opml", "channel"].contains(local) { return true }
        if ["html", "head", "body"].contains(local) { return false }
        // With a declaration it is XML, whatever else. A warning in HTML may stand before that.
        if hasDeclaration, local.first?.isLetter == true { return true }
        rest = rest.dropFirst()
    }
    return hasDeclaration
}

/// Whether several kinds of Markdown's marks stand at the starts of lines.
private func looksLikeMarkdown(_ text: [UInt8]) -> Bool {
    var (headings, links) = (0, 0)
    for line in text.prefix(65_536).split(separator: 0x0A) {
        let marks = line.prefix { $0 == UInt8(ascii: "#") }.count
        if (1...6).contains(marks), line.dropFirst(marks).first == 0x20 { headings += 1 }
    }
    let opening = String(decoding: text.prefix(65_536), as: UTF8.self)
    if opening.utf8.contains(UInt8(ascii: "]")) { links = opening.split(separator: "](http").count - 1 }
    return text.first == UInt8(ascii: "#") && headings > 0 || headings > 1 || headings + links > 2
}
