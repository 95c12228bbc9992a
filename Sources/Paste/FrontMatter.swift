import JSON
import News
import Passages
import TOML

// What site generators and note takers put above a text. YAML between lines of dashes, TOML between lines of plus signs,
// an object of JSON, fields in a comment, or fields up to the first blank line: all of them say title, author and date in
// much the same words.
// Text that only looks so stays text: one of the fields has to be of the kind that such matter has.

/// The fields above a text, and where the text itself begins.
struct FrontMatter {
    /// By their names in lower case. A list is its members parted by commas.
    let fields: [String: String]
    /// A UTF-8 byte offset into the text.
    let end: Int

    /// - Returns: nil if the text opens with none, or with one that is never closed.
    init?(of text: [UInt8]) {
        guard let start = text.firstIndex(where: { $0 > 0x20 }) else { return nil }
        let found: (fields: [String: String], end: Int)? =
            switch text[start] {
            case UInt8(ascii: "-"):
                fenced(text, from: start, by: "---").flatMap { range, end in
                    yamlFields(of: text[range]).map { ($0, end) }
                }
            case UInt8(ascii: "+"): fenced(text, from: start, by: "+++").map { (tomlFields(of: text[$0]), $1) }
            case UInt8(ascii: "{"): jsonFields(of: text, from: start)
            case UInt8(ascii: "%"): titleBlock(of: text, from: start)
            case UInt8(ascii: "<"): commentedFields(of: text, from: start)
            default: openFields(of: text, from: start)
            }
        guard let found, found.fields.keys.contains(where: usualNames.contains) else { return nil }
        (fields, end) = found
    }

    init(fields: [String: String]) { (self.fields, end) = (fields, 0) }

    /// Fields right below a note's first heading, as Notion exports them; the heading is their title.
    init?(belowHeadingOf text: [UInt8]) {
        guard let start = text.firstIndex(where: { $0 > 0x20 }), text[start...].starts(with: "# ".utf8),
            let lineEnd = text[start...].firstIndex(of: 0x0A),
            let first = text[lineEnd...].firstIndex(where: { $0 > 0x20 }),
            let found = openFields(of: text, from: first)
        else { return nil }
        let heading = String(decoding: text[(start + 2)..<lineEnd].prefix(2000), as: UTF8.self).trimmingSpaces
        fields = found.fields.merging(["title": heading]) { own, _ in own }
        end = found.end
    }
}

/// The fields that stand in a list under a heading 'Metadata' near a note's top, as Readwise writes them, and the paragraphs
/// without the two; nil where there are none.
func listedFields(in paragraphs: [Paragraph]) -> (fields: [String: String], rest: [Paragraph])? {
    let heading = paragraphs.prefix(8).firstIndex { $0.role == .heading && folded($0.text) == "metadata" }
    guard let heading else { return nil }
    let items = paragraphs[(heading + 1)...].prefix { $0.role == .listItem }
    let lines = items.compactMap { FieldLine($0.text) }
    guard lines.count == items.count, lines.count(where: { usualNames.contains($0.name) }) >= 2 else { return nil }
    return (fields(of: lines), Array(paragraphs[..<heading] + paragraphs[items.endIndex...]))
}

/// Whether a text opens with front matter.
package func opensFrontMatter(_ text: [UInt8]) -> Bool {
    guard let start = text.firstIndex(where: { $0 > 0x20 }) else { return false }
    let isMarked = fieldMarks.contains { text[start...].starts(with: $0.utf8) }
    // Open fields may be a story's own lines, unless the first says that it is the title.
    let isTitled = folded(String(decoding: text[start...].prefix(6), as: UTF8.self)) == "title"
    return (isMarked || isTitled || "-+{%".utf8.contains(text[start])) && FrontMatter(of: text) != nil
}

/// Names of which front matter has one at least.
private let usualNames: Set = [
    "title", "headline", "author", "authors", "byline", "date", "published", "created", "updated", "url", "link",
    "source", "outlet", "description", "summary", "tags", "layout", "categories", "category", "slug", "permalink",
    "draft", "lang", "language", "keywords", "aliases",
]

/// What stands between two lines of a mark, and the index after the second; YAML may end with dots.
func fenced(_ text: [UInt8], from start: Int, by mark: String) -> (range: Range<Int>, end: Int)? {
    var lineStart = start
    var content: Int?
    while lineStart < text.count, lineStart < start + 65_536 {
        let lineEnd = text[lineStart...].firstIndex(of: 0x0A) ?? text.count
        let line = String(decoding: text[lineStart..<lineEnd].prefix(80), as: UTF8.self).trimmingSpaces
        let next = min(lineEnd + 1, text.count)
        if let content {
            if line == mark || line == "..." && mark == "---" { return (content..<lineStart, next) }
        } else if line == mark {
            content = next
        } else {
            return nil
        }
        lineStart = next
    }
    return nil
}

private func tomlFields(of toml: ArraySlice<UInt8>) -> [String: String] {
    var fields: [String: String] = [:]
    // A line that is no TOML costs no other.
    let root = TOMLDocument(parsing: String(decoding: toml, as: UTF8.self)).root
    for entry in root.entries {
        if let text = plainText(entry.item.value), !text.isEmpty { fields[entry.key.lowercased()] = text }
    }
    // What a site adds to the fields that its generator knows stands in tables.
    for name in ["params", "extra", "taxonomies"] {
        guard case .table(let table)? = root[name]?.value else { continue }
        for entry in table.entries {
            let key = entry.key.lowercased()
            if fields[key] == nil, let text = plainText(entry.item.value), !text.isEmpty { fields[key] = text }
        }
    }
    return fields
}

private func plainText(_ value: TOMLValue) -> String? {
    switch value {
    case .string(let text), .time(let text): text
    case .integer(let number): String(number)
    case .array(let items): items.compactMap { plainText($0.value) }.joined(separator: ", ")
    case .table(let table): table["name"].flatMap { plainText($0.value) }
    case .number, .boolean: nil
    }
}

/// The members of an object before a text, and the index after it.
private func jsonFields(of text: [UInt8], from start: Int) -> (fields: [String: String], end: Int)? {
    guard let end = objectEnd(of: text, from: start), text[end...].contains(where: { $0 > 0x20 }),
        let value = try? jsonValue(of: text, in: start..<end)
    else { return nil }
    var fields: [String: String] = [:]
    for (name, value) in value.members {
        let texts = (value.elements.isEmpty ? [value] : value.elements).compactMap { ($0["name"] ?? $0).text }
        if !texts.isEmpty { fields[name.lowercased()] = texts.joined(separator: ", ") }
    }
    return (fields, end)
}

/// The index after the brace that closes the one at `start`.
private func objectEnd(of text: [UInt8], from start: Int) -> Int? {
    var (depth, isQuoted, isEscaped) = (0, false, false)
    for index in start..<min(text.count, start + 65_536) {
        let byte = text[index]
        if isQuoted {
            isQuoted = isEscaped || byte != 0x22
            isEscaped = byte == 0x5C && !isEscaped
        } else if byte == 0x22 {
            isQuoted = true
        } else if byte == UInt8(ascii: "{") {
            depth += 1
        } else if byte == UInt8(ascii: "}") {
            depth -= 1
            if depth == 0 { return index + 1 }
        }
    }
    return nil
}

/// Pandoc's title block: up to three lines after a percent sign, the title, those who wrote it and the date.
private func titleBlock(of text: [UInt8], from start: Int) -> (fields: [String: String], end: Int)? {
    var values: [String] = []
    var index = start
    while index < text.count, text[index] == UInt8(ascii: "%"), values.count < 3 {
        let end = text[index...].firstIndex(of: 0x0A) ?? text.count
        values.append(String(decoding: text[(index + 1)..<end].prefix(2000), as: UTF8.self).trimmingSpaces)
        index = min(end + 1, text.count)
    }
    guard values.count >= 2, index < text.count, text[index] == 0x0A || text[index] == 0x0D else { return nil }
    let authors = values[1].split(separator: ";").map { String($0).trimmingSpaces }.joined(separator: ", ")
    let fields = ["title": values[0], "author": authors, "date": values.count > 2 ? values[2] : ""]
    return (fields.filter { !$0.value.isEmpty }, index)
}

/// MultiMarkdown's and Pelican's fields: lines with a name and a colon up to the first blank line, two at least.
private func openFields(of text: [UInt8], from start: Int) -> (fields: [String: String], end: Int)? {
    var fields: [String: String] = [:]
    var last = ""
    var lineStart = start
    while lineStart < min(text.count, start + 16_384) {
        let lineEnd = text[lineStart...].firstIndex(of: 0x0A) ?? text.count
        let line = String(decoding: text[lineStart..<lineEnd].prefix(2000), as: UTF8.self)
        if line.trimmingSpaces.isEmpty {
            let isSure = fields.count >= 2 && fields.keys.filter { usualNames.contains($0) }.count >= 2
            return isSure ? (fields, lineEnd) : nil
        }
        if let first = line.first, first == " " || first == "\t", !last.isEmpty {
            fields[last, default: ""] += " " + line.trimmingSpaces
        } else if let field = FieldLine(line) {
            last = field.name
            fields[last] = field.value
        } else {
            return nil
        }
        lineStart = lineEnd + 1
    }
    return nil
}

/// Nikola's fields, which a comment keeps from the page: `<!--`, `.. title: A headline`, `-->`.
private func commentedFields(of text: [UInt8], from start: Int) -> (fields: [String: String], end: Int)? {
    guard text[start...].starts(with: "<!--".utf8) else { return nil }
    let matter = String(decoding: text[(start + 4)...].prefix(16_384), as: UTF8.self)
    let lines = matter.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let close = lines.firstIndex(where: { $0.hasPrefix("-->") }) else { return nil }
    let marked = lines[..<close].filter { $0.hasPrefix(".. ") }.compactMap { FieldLine($0) }
    return (fields(of: marked), start + 4 + matter[..<lines[close].startIndex].utf8.count + 3)
}

/// What lines say by their names; of two with one name the first counts.
private func fields(of lines: [FieldLine]) -> [String: String] {
    Dictionary(lines.map { ($0.name, $0.value) }) { first, _ in first }
}

/// What may stand before a field's name: Org's mark, and Nikola's.
private let fieldMarks = ["#+", ".. "]

/// A line with a name, a colon and what is said under that name.
struct FieldLine {
    let name: String
    let value: String

    /// A name may have a second colon after it, as Logseq writes it, or a mark before it.
    init?(_ line: some StringProtocol) {
        let mark = fieldMarks.first { line.hasPrefix($0) } ?? ""
        let line = line.dropFirst(mark.count)
        guard let colon = line.firstIndex(of: ":"), case let name = line[..<colon], (1...40).contains(name.count),
            name.first?.isLetter == true, name.allSatisfy({ $0.isLetter || $0.isNumber || "_- ".contains($0) }),
            name.split(separator: " ").count <= 3
        else { return nil }
        var rest = line[line.index(after: colon)...]
        if rest.first == ":" { rest = rest.dropFirst() }
        guard rest.first.map({ $0.isWhitespace }) ?? true else { return nil }
        self.name = name.lowercased().trimmingSpaces
        value = String(rest).trimmingSpaces
    }
}
