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
        let fields = ToldFields(of: articles)
        return Passages.removals(from: lines.filter { !fields.hold($0.text) }, told: articles.flatMap(\.said))
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
        var (line, misses) = (1, 0)
        return text.split(whereSeparator: \.isNewline).map(\.trimmedLine).filter { !$0.isEmpty }.map { paragraph in
            // After many that are written in another way than they read, the number stays that of the last one found.
            if misses > 100 { return (line, paragraph) }
            let opening = paragraph.prefix { !"&<>\"'".contains($0) }.prefix(40)
            if let found = rest.prefix(window).firstRange(of: opening) {
                line += rest[..<found.lowerBound].count(where: \.isNewline)
                rest = rest[found.lowerBound...]
                misses = 0
            } else {
                misses += 1
            }
            return (line, paragraph)
        }
    }
}

/// How many characters of a page are searched for its next paragraph.
private let window = 50_000

/// Fields of articles that a line may say in another way: a date, an author, an outlet.
private struct ToldFields {
    private let days: Set<CivilDay>
    /// In folded form.
    private let names: Set<String>
    /// The most words that are looked up as a name.
    private static let longestName = 12

    init(of articles: [Article]) {
        days = Set(articles.flatMap { [$0.published?.day, $0.updated?.day].compactMap { $0 } })
        names = Set(
            articles.flatMap { [$0.byline, $0.source, $0.dateline, $0.url].compactMap { $0.map { folded($0) } } }
                .filter { !$0.isEmpty })
    }

    /// Whether a line is little more than such a field.
    func hold(_ line: String) -> Bool {
        let size = line.utf8.count
        if size > 160 { return false }
        let isDate = dateStamps(in: Array(line.utf8)).contains {
            days.contains($0.moment.day) && $0.range.count * 3 >= size
        }
        if isDate { return true }
        let list = words(of: line)
        return list.indices.contains { start in
            (start..<min(start + Self.longestName, list.count)).contains { end in
                let name = list[start...end].joined(separator: " ")
                return 2 * name.utf8.count + 24 >= size && names.contains(name)
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
