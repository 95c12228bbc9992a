// Mail programs break lines at some 70 columns, those of a quotation too, and put a mark before each. A line that had grown
// too long by its mark is broken once more, and what is left of it stands without a mark before the next one.

/// A letter's text with the lines of each quotation joined to paragraphs, each of them a line after its marks.
///
/// - Complexity: O(*n*) in its bytes, of which it takes no more than twice as many.
func withQuotationsJoined(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ">")) else { return text }
    var lines = LetterLines(bytes: Array(text.utf8))
    var result: [UInt8] = []
    var (previous, wasTail): (QuotedLine?, Bool) = (nil, false)
    var current = lines.next()
    while let line = current {
        let next = lines.next()
        let isTail = line.isTail(after: previous, before: next)
        if let previous, isTail || line.goesOn(after: previous, wasTail: wasTail) {
            if !previous.text.isEmpty { result.append(0x20) }
            result += line.text
        } else {
            if previous != nil { result.append(0x0A) }
            // An empty line parts a quotation's paragraphs, and the quotation from what is said to it.
            if let previous, previous.depth > 0 || line.depth > 0, !line.text.isEmpty { result.append(0x0A) }
            if line.depth > 0, !line.text.isEmpty {
                result += repeatElement(UInt8(ascii: ">"), count: line.depth)
                result.append(0x20)
            }
            result += line.text
        }
        (previous, wasTail, current) = (line, isTail, next)
    }
    return String(decoding: result, as: UTF8.self)
}

/// The lines of a letter, one after the other.
private struct LetterLines {
    let bytes: [UInt8]
    private var start: Int? = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> QuotedLine? {
        guard let start else { return nil }
        let end = bytes[start...].firstIndex(of: 0x0A)
        self.start = end.map { $0 + 1 }
        return QuotedLine(bytes[start..<(end ?? bytes.count)])
    }
}

/// A line of a letter.
private struct QuotedLine {
    /// How many marks stand before its text.
    let depth: Int
    /// Without the marks; within a quotation without the white space around it too.
    let text: ArraySlice<UInt8>

    init(_ line: ArraySlice<UInt8>) {
        var depth = 0
        let rest = line.drop { byte in
            if byte == UInt8(ascii: ">") { depth += 1 }
            return byte == UInt8(ascii: ">") || byte == 0x20 && depth > 0
        }
        self.depth = depth
        let end = rest.lastIndex { $0 > 0x20 }
        text = end.map { depth > 0 ? rest[...$0] : rest } ?? []
    }

    /// Whether it is what was broken off the quoted line before it: a few words without marks, with the quotation going on
    /// below.
    func isTail(after previous: QuotedLine?, before next: QuotedLine?) -> Bool {
        guard let previous, let next, depth == 0, previous.depth > 0, next.depth == previous.depth else { return false }
        return previous.columns >= 60 && (1...30).contains(columns) && !opensItem
    }

    /// Whether it is the next piece of the quoted line before it, or of what was broken off that.
    func goesOn(after previous: QuotedLine, wasTail: Bool) -> Bool {
        if text.isEmpty || previous.text.isEmpty { return false }
        return wasTail || depth > 0 && depth == previous.depth && previous.columns >= 55 && !opensItem
    }

    private var columns: Int { text.count { $0 & 0xC0 != 0x80 } }

    /// Whether it opens an item of a list.
    private var opensItem: Bool {
        guard let first = text.first else { return false }
        if [UInt8(ascii: "*"), UInt8(ascii: "-")].contains(first) || text.starts(with: "•".utf8) { return true }
        return (0x30...0x39).contains(first) && text.prefix(4).contains { $0 == 0x2E || $0 == 0x29 }
    }
}
