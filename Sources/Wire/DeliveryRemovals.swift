import Exports
import Mail
import Markup
import News
import Pages
import Passages
import Paste

extension Delivery {
    /// The parts of its source that are in none of its articles, each with the step that took it off.
    ///
    /// The bytes are read once more, so that only whoever asks pays for the reasons.
    ///
    /// - Parameter name: the file's name, as it was given when they were read.
    package func removals(from bytes: [UInt8], name: String? = nil) -> [Removal] {
        let told = ToldArticles(articles)
        return all(in: bytes, name: name).filter { !told.hold($0) }
    }

    private func all(in bytes: [UInt8], name: String?) -> [Removal] {
        switch format {
        case .plainText: return plainTextRemovals(from: Array(decode(bytes).text.utf8))
        case .richText: return plainTextRemovals(from: richText(of: bytes))
        case .markdown:
            let text = decode(bytes).text
            let known = markdownRemovals(from: Array(text.utf8))
            let rules = Dictionary(known.map { ($0.position, $0.rule) }) { first, _ in first }
            return textLines(text) { rules[$0] ?? .untold }
        case .pressArchive:
            let isRich = isRichText(bytes.prefix(65_536))
            let text = isRich ? String(decoding: richText(of: bytes), as: UTF8.self) : decode(bytes).text
            return textLines(text) { _ in .archive }
        case .html: return numbered((try? pageRemovals(from: bytes, item: 1)) ?? [], in: decode(bytes).text)
        case .savedPage:
            guard let page = SavedPage(bytes, name: name) else { return [] }
            return (try? pageRemovals(from: page.html, declaredEncoding: page.encoding, item: 1)) ?? []
        case .mail: return mailRemovals(from: appleLetter(in: bytes) ?? bytes, item: 1)
        case .rss, .atom, .cdf: return xmlFeedRemovals(from: bytes)
        case .json, .jsonFeed: return jsonRemovals(from: Array(decode(bytes).text.utf8))
        case .xml: return Exports.records(inXML: XMLText(bytes)).map { proseRemovals(in: $0, item: 1) } ?? []
        case .mailbox, .webArchive, .jsonLines, .table:
            var reader = ArchiveReader(opening: bytes.prefix(65_536), name: name, explains: true)
            return reader?.take(bytes, isLast: true).removals ?? []
        case .opml: return []
        }
    }
}

/// The lines of a text, without those of front matter, each with a rule.
private func textLines(_ text: String, _ rule: (Removal.Position) -> Removal.Rule) -> [Removal] {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(\.trimmedLine)
    if let mark = lines.first, ["---", "+++"].contains(mark), let end = lines.dropFirst().firstIndex(of: mark) {
        for index in 0...end { lines[index] = "" }
    }
    return lines.enumerated().filter { !$1.isEmpty }.map { Removal(.line($0 + 1), $1, rule(.line($0 + 1))) }
}

/// The paragraphs of a page with the numbers of the lines where they begin.
private func numbered(_ removals: [Removal], in page: String) -> [Removal] {
    var rest = page[...]
    var (line, misses) = (1, 0)
    return removals.map { removal in
        var removal = removal
        // After many that are written in another way than they read, the number stays that of the last one found.
        if misses <= 100 {
            let opening = removal.text.prefix { !"&<>\"'".contains($0) }.prefix(40)
            if let found = rest.prefix(window).firstRange(of: opening) {
                line += rest[..<found.lowerBound].count(where: \.isNewline)
                rest = rest[found.lowerBound...]
                misses = 0
            } else {
                misses += 1
            }
        }
        removal.position = .line(line)
        return removal
    }
}

/// How many characters of a page are searched for its next paragraph.
private let window = 50_000

extension Substring {
    fileprivate var trimmedLine: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
