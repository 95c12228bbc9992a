import Dates
import Markup
import News
import Passages

extension Delivery {
    /// Which lines of the bytes that it was read from are in none of its articles, and why. Empty for forms whose texts are
    /// taken as they stand, as those of feeds and exports.
    ///
    /// The lines of a web page are its paragraphs, each with the number of the line where it begins.
    package func removals(from bytes: [UInt8]) -> [Removal] {
        let lines: [(number: Int, text: String)]
        switch format {
        case .plainText, .markdown, .pressArchive: lines = Self.textLines(decode(bytes).text)
        case .richText: lines = Self.textLines(String(decoding: richText(of: bytes), as: UTF8.self))
        case .html: lines = Self.pageLines(decode(bytes).text)
        case .table, .json, .jsonLines, .rss, .atom, .cdf, .jsonFeed, .opml, .xml, .mail, .mailbox, .webArchive,
            .savedPage:
            return []
        }
        return Passages.removals(from: lines.filter { !isField($0.text) }, told: articles.flatMap(\.said))
    }

    /// The lines of a text, without those of front matter.
    private static func textLines(_ text: String) -> [(number: Int, text: String)] {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(\.trimmedLine)
        if let mark = lines.first, ["---", "+++"].contains(mark), let end = lines.dropFirst().firstIndex(of: mark) {
            for index in 0...end { lines[index] = "" }
        }
        return lines.enumerated().filter { !$1.isEmpty }.map { ($0 + 1, $1) }
    }

    /// The paragraphs of a page.
    private static func pageLines(_ page: String) -> [(number: Int, text: String)] {
        guard let text = try? plainText(ofHTML: page).text else { return [] }
        // A page too deeply nested gave no article either.
        var rest = page[...]
        var line = 1
        return text.split(whereSeparator: \.isNewline).map(\.trimmedLine).filter { !$0.isEmpty }.map { paragraph in
            if let found = rest.firstRange(of: paragraph.prefix { !"&<>\"'".contains($0) }.prefix(40)) {
                line += rest[..<found.lowerBound].count(where: \.isNewline)
                rest = rest[found.lowerBound...]
            }
            return (line, paragraph)
        }
    }

    /// Whether a line gave an article a field that says the same in another way: a date, an author, an outlet.
    private func isField(_ line: String) -> Bool {
        if line.utf8.count > 160 { return false }
        let plain = folded(line)
        let moments = dateStamps(in: Array(line.utf8)).map(\.moment.day)
        return articles.contains { article in
            moments.contains { $0 == article.published?.day || $0 == article.updated?.day }
                || [article.byline, article.source, article.dateline, article.url].contains { field in
                    guard let field else { return false }
                    let name = folded(field)
                    return !name.isEmpty && plain.contains(name) && plain.utf8.count <= 2 * name.utf8.count + 24
                }
        }
    }
}

extension Article {
    /// All the text in it.
    fileprivate var said: [String] { [headline, byline, dateline, source, url, summary, body].compactMap { $0 } }
}

extension Substring {
    fileprivate var trimmedLine: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
