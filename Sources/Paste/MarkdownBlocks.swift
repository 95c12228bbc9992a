import News
import Passages

/// Reduces Markdown to paragraphs. Headings, list items and quotations keep their role; tables and code stay line by
/// line; rules, comments and link definitions are dropped.
///
/// It knows the blocks of CommonMark that news uses, with the comments, callouts and names of blocks of note takers, and
/// takes anything else as text.
func markdownParagraphs(of text: [UInt8]) -> [Paragraph] { reduced(text).paragraphs }

/// The comments, link definitions and lines for a site generator of a Markdown text, each with its line's number.
package func markdownRemovals(from text: [UInt8]) -> [Removal] { reduced(text).removals }

private func reduced(_ text: [UInt8]) -> MarkdownReducer {
    var reducer = MarkdownReducer()
    for line in String(decoding: text, as: UTF8.self).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    {
        reducer.read(line)
    }
    reducer.close()
    return reducer
}

private struct MarkdownReducer {
    private(set) var paragraphs: [Paragraph] = []
    private(set) var removals: [Removal] = []
    private var line = 0
    private var open = Paragraph(text: "", role: nil)
    /// Whether the open paragraph holds a line break, and a bar between spaces as the rows of tables do.
    private var (hasBreak, hasBar) = (false, false)
    /// The marks that opened a block of code; nil outside one.
    private var fence: String?
    /// What closes the comment that is open; nil outside one.
    private var commentEnd: String?

    mutating func read(_ line: Substring) {
        let whole = trimmed(line)
        self.line += 1
        if let fence {
            if whole.hasPrefix(fence) { close(); self.fence = nil } else { append(verse: String(line)) }
            return
        }
        if skipsComment(whole) { return note(whole, .comment) }
        let (text, comments) = withoutInlineComments(whole)
        for comment in comments { note(comment[...], .comment) }
        if text.isEmpty, !comments.isEmpty { return }
        if text.isEmpty { return close() }
        // A box around what follows; what a site generator puts in the place of the line.
        if text.hasPrefix(":::") || text.hasPrefix("{{") && text.hasSuffix("}}") {
            note(text, .comment)
            return close()
        }
        if text.hasPrefix("```") || text.hasPrefix("~~~") {
            close()
            fence = String(text.prefix(3))
        } else if let level = underline(text), !open.text.isEmpty, open.role == nil, !hasBreak || level {
            open.role = .heading
            close()
        } else if isRule(text) {
            close()
        } else if let footnote = footnote(text) {
            close()
            append(footnote)
        } else if isLinkDefinition(text) {
            note(text, .linkAddress)
            close()
        } else if let heading = heading(text) {
            add(heading, .heading)
        } else {
            readText(text, isIndented: line.first == " " || line.first == "\t")
        }
    }

    private mutating func readText(_ text: Substring, isIndented: Bool) {
        if text.first == ">" {
            let quoted = trimmed(text.drop { $0 == ">" || $0 == " " })
            if quoted.isEmpty { return close() }
            if let title = calloutTitle(quoted) { return add(title, .quotation) }
            if open.role != .quotation { close() }
            open.role = .quotation
            append(quoted)
        } else if let item = listItem(text) {
            close()
            open.role = .listItem
            append(item)
        } else if text.first == "|" || hasBar && text.contains("|") {
            if text.allSatisfy({ "|-: ".contains($0) }) { return }
            append(verse: text.split(separator: "|").map { plainInline(trimmed($0)) }.joined(separator: " | "))
        } else {
            append(text)
        }
    }

    private mutating func note(_ text: Substring, _ rule: Removal.Rule) {
        if !text.isEmpty { removals.append(Removal(.line(line), String(text), rule)) }
    }

    mutating func close() {
        if !open.text.isEmpty { paragraphs.append(open) }
        open = Paragraph(text: "", role: nil)
        (hasBreak, hasBar) = (false, false)
    }

    private mutating func add(_ text: Substring, _ role: Block.Role) {
        close()
        open.role = role
        append(text)
        close()
    }

    private mutating func append(_ text: Substring) {
        let plain = plainInline(text)
        if plain.isEmpty {
            if text.first == "{" { note(text, .comment) }
            return
        }
        add(open.text.isEmpty ? plain : " " + plain)
    }

    private mutating func append(verse: String) {
        if !open.text.isEmpty { hasBreak = true }
        add(open.text.isEmpty ? verse : "\n" + verse)
    }

    /// Adds to the open paragraph. Only what is new is searched: a paragraph may have a million lines.
    private mutating func add(_ text: String) {
        let seam = String(decoding: Array(open.text.utf8.suffix(2)) + Array(text.utf8), as: UTF8.self)
        hasBar = hasBar || seam.contains(" | ")
        open.text += text
    }

    private mutating func skipsComment(_ text: Substring) -> Bool {
        if let end = commentEnd {
            if text.hasSuffix(end) { commentEnd = nil }
            return true
        }
        if text == "%%" {
            commentEnd = "%%"
            return true
        }
        guard text.hasPrefix("<!--") else { return false }
        if !text.contains("-->") { commentEnd = "-->" }
        return commentEnd != nil || text.hasSuffix("-->")
    }
}

/// A line without the comments of a note taker in it, `%%ask him%%`, and without the name of the block that it ends with,
/// `^lead`; and the comments.
private func withoutInlineComments(_ line: Substring) -> (text: Substring, comments: [String]) {
    var comments: [String] = []
    var rest = line[...]
    if line.contains("%%") {
        let parts = String(line).split(separator: "%%", omittingEmptySubsequences: false)
        // An odd number of marks leaves the last one open: it is text.
        if parts.count % 2 == 1 {
            comments = parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }
            let kept = parts.indices.filter { $0 % 2 == 0 }.map { trimmed(parts[$0][...]) }.filter { !$0.isEmpty }
            rest = kept.joined(separator: " ")[...]
        }
    }
    guard let mark = rest.lastIndex(of: "^"), case let name = rest[mark...].dropFirst(), (1...40).contains(name.count),
        name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }),
        mark == rest.startIndex || rest[rest.index(before: mark)] == " "
    else { return (rest, comments) }
    return (trimmed(rest[..<mark]), comments + ["^" + name])
}

/// The title of a callout, which is a quotation with its kind above it: `[!note] What the law says`; nil for what is none.
/// It may be empty.
private func calloutTitle(_ text: Substring) -> Substring? {
    guard text.hasPrefix("[!"), let close = text.firstIndex(of: "]"),
        case let kind = text[text.index(text.startIndex, offsetBy: 2)..<close], (1...30).contains(kind.count),
        kind.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "|" || $0.isNumber })
    else { return nil }
    let rest = text[text.index(after: close)...]
    return trimmed(rest.first.map { "+-".contains($0) } == true ? rest.dropFirst() : rest)
}

private func trimmed(_ text: Substring) -> Substring {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start.prefix(0) }
    return start[...last]
}

private func heading(_ text: Substring) -> Substring? {
    let marks = text.prefix { $0 == "#" }.count
    let rest = text.dropFirst(marks)
    guard (1...6).contains(marks), rest.first == " " || rest.first == "\t" else { return nil }
    let title = trimmed(rest)
    guard let end = title.lastIndex(where: { $0 != "#" }) else { return title }
    return trimmed(title[...end])
}

/// Whether a line underlines a heading: true for the first level, false for the second, nil if it does not.
private func underline(_ text: Substring) -> Bool? {
    if text.allSatisfy({ $0 == "=" }) { return true }
    return text.count >= 2 && text.allSatisfy { $0 == "-" } ? false : nil
}

private func isRule(_ text: Substring) -> Bool {
    let marks = text.filter { $0 != " " }
    guard marks.count >= 3, let first = marks.first, "-*_".contains(first) else { return false }
    return marks.allSatisfy { $0 == first }
}

/// The text of a footnote, which stands apart: `[^1]: Court papers.`
private func footnote(_ text: Substring) -> Substring? {
    guard text.hasPrefix("[^"), let mark = text.firstRange(of: "]: "), !text[..<mark.lowerBound].contains(" ") else {
        return nil
    }
    return trimmed(text[mark.upperBound...])
}

private func isLinkDefinition(_ text: Substring) -> Bool {
    guard text.first == "[", let close = text.firstIndex(of: "]") else { return false }
    return text[close...].hasPrefix("]:") && text[text.index(after: close)...].contains("/")
}

/// The text of a list item: after `-`, `*`, `+`, `1.` or `1)`.
private func listItem(_ text: Substring) -> Substring? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    if (1...3).contains(digits.count) {
        let rest = text.dropFirst(digits.count)
        return rest.hasPrefix(". ") || rest.hasPrefix(") ") ? trimmed(rest.dropFirst(2)) : nil
    }
    guard let first = text.first, "-*+".contains(first), text.dropFirst().first == " " else { return nil }
    let item = trimmed(text.dropFirst(2))
    return item.hasPrefix("[ ] ") || item.hasPrefix("[x] ") ? item.dropFirst(4) : item
}
