// Mail programs break lines at some 70 columns, those of a quotation too, and put a mark before each. A line that had grown
// too long by its mark is broken once more, and what is left of it stands without a mark before the next one.

/// A letter's text with the lines of each quotation joined to paragraphs, each of them a line after its marks.
func withQuotationsJoined(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ">")) else { return text }
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(QuotedLine.init)
    var result: [UInt8] = []
    for (index, line) in lines.enumerated() {
        let previous = index > 0 ? lines[index - 1] : nil
        if let previous, goesOn(lines, at: index) {
            if !previous.text.isEmpty { result.append(0x20) }
            result += line.text
        } else {
            if index > 0 { result.append(0x0A) }
            // An empty line parts a quotation's paragraphs, and the quotation from what is said to it.
            if let previous, previous.depth > 0 || line.depth > 0, !line.text.isEmpty { result.append(0x0A) }
            if line.depth > 0, !line.text.isEmpty { result += line.marks + [0x20] }
            result += line.text
        }
    }
    return String(decoding: result, as: UTF8.self)
}

/// Whether a line is the next piece of the one before it.
private func goesOn(_ lines: [QuotedLine], at index: Int) -> Bool {
    guard index > 0, case let (line, previous) = (lines[index], lines[index - 1]), !line.text.isEmpty,
        !previous.text.isEmpty, previous.depth > 0 || isTail(lines, at: index - 1)
    else { return false }
    if isTail(lines, at: index) || isTail(lines, at: index - 1) { return true }
    return line.depth == previous.depth && previous.columns >= 55 && !line.opensItem
}

/// Whether a line without marks is what was broken off the quoted line before it: a few words in lower case, with the
/// quotation going on below.
private func isTail(_ lines: [QuotedLine], at index: Int) -> Bool {
    guard index > 0, index + 1 < lines.count, case let (line, previous) = (lines[index], lines[index - 1]),
        line.depth == 0, previous.depth > 0, lines[index + 1].depth == previous.depth
    else { return false }
    return previous.columns >= 60 && (1...30).contains(line.columns) && !line.opensItem
}

/// A line of a letter.
private struct QuotedLine {
    /// How many marks stand before its text.
    let depth: Int
    /// Without the marks and the white space around it.
    let text: ArraySlice<UInt8>

    init(_ line: Substring.UTF8View) {
        let bytes = Array(line)
        var (depth, start) = (0, 0)
        while start < bytes.count, bytes[start] == UInt8(ascii: ">") || bytes[start] == 0x20 && depth > 0 {
            if bytes[start] == UInt8(ascii: ">") { depth += 1 }
            start += 1
        }
        self.depth = depth
        let rest = bytes[start...]
        let isEmpty = rest.allSatisfy { $0 <= 0x20 }
        text = isEmpty ? [] : depth > 0 ? rest[...(rest.lastIndex { $0 > 0x20 } ?? start)] : rest
    }

    var marks: [UInt8] { [UInt8](repeating: UInt8(ascii: ">"), count: depth) }

    var columns: Int { text.count { $0 & 0xC0 != 0x80 } }

    /// Whether it opens an item of a list.
    var opensItem: Bool {
        guard let first = text.first else { return false }
        if [UInt8(ascii: "*"), UInt8(ascii: "-"), 0xE2].contains(first) { return true }
        return (0x30...0x39).contains(first) && text.prefix(4).contains { $0 == 0x2E || $0 == 0x29 }
    }
}
