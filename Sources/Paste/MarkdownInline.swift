import Markup

/// The text of a line of Markdown: links as what they say, escapes and references resolved, without pictures, emphasis,
/// marks of code and of footnotes, HTML tags, and what is meant for a site generator.
func plainInline(_ text: Substring) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: inlineMarks.contains) else { return String(text) }
    var reducer = InlineReducer(text: bytes)
    return String(decoding: reducer.run(), as: UTF8.self)
}

private let inlineMarks = Set("\\`*_[!<&~={".utf8)

private struct InlineReducer {
    let text: [UInt8]
    var index = 0
    var result: [UInt8] = []
    /// How many closing brackets of links are still to be passed over, with the address after each.
    var openLinks = 0
    /// For each bracket that opens, where it closes. Found once: a line may hold a million of them.
    private let squares: [Int: Int]
    private let rounds: [Int: Int]
    /// The last `>` found, if it is still ahead; else less than `index`.
    private var angle = -1
    /// The shortest fence of code that nothing closes from here on. Longer ones than this are in no text.
    private var shortestUnclosed = 9

    init(text: [UInt8]) {
        self.text = text
        let hasLinks = text.contains(UInt8(ascii: "["))
        squares = hasLinks ? closings(of: text, UInt8(ascii: "["), UInt8(ascii: "]")) : [:]
        rounds = hasLinks ? closings(of: text, UInt8(ascii: "("), UInt8(ascii: ")")) : [:]
    }

    mutating func run() -> [UInt8] {
        while index < text.count { step() }
        return trimmedResult
    }

    private mutating func step() {
        let byte = text[index]
        switch byte {
        case UInt8(ascii: "\\") where index + 1 < text.count && isPunctuation(text[index + 1]):
            result.append(text[index + 1])
            index += 2
        case UInt8(ascii: "`"): copyCode()
        case UInt8(ascii: "!") where noteLink(at: index + 1) != nil: index = noteLink(at: index + 1)?.end ?? index + 1
        case UInt8(ascii: "[") where noteLink(at: index) != nil: copyNoteLink()
        case UInt8(ascii: "[") where footnoteEnd(at: index) != nil: index = footnoteEnd(at: index) ?? index + 1
        case UInt8(ascii: "{"): if let end = templateEnd(at: index) { index = end } else { copy() }
        case UInt8(ascii: "!") where index + 1 < text.count && text[index + 1] == UInt8(ascii: "["):
            if let end = linkEnd(from: index + 1) { index = end.after } else { copy() }
        case UInt8(ascii: "["):
            if linkEnd(from: index) != nil { openLinks += 1; index += 1 } else { copy() }
        case UInt8(ascii: "]") where openLinks > 0:
            openLinks -= 1
            index = addressEnd(from: index + 1) ?? index + 1
        case UInt8(ascii: "<"): skipTag()
        case UInt8(ascii: "&"): resolveEntity()
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "="): skipEmphasis(byte)
        default: copy()
        }
    }

    private mutating func copy() {
        result.append(text[index])
        index += 1
    }

    /// The name within `[[a note]]`, or what stands there for it, and the index after it.
    private func noteLink(at start: Int) -> (name: ArraySlice<UInt8>, end: Int)? {
        guard start + 4 < text.count, text[start] == UInt8(ascii: "["), text[start + 1] == UInt8(ascii: "["),
            let close = text[start..<min(text.count, start + 300)].firstIndex(of: UInt8(ascii: "]")),
            close + 1 < text.count, text[close + 1] == UInt8(ascii: "]")
        else { return nil }
        let inside = text[(start + 2)..<close]
        return (inside.lastIndex(of: UInt8(ascii: "|")).map { inside[($0 + 1)...] } ?? inside, close + 2)
    }

    private mutating func copyNoteLink() {
        guard let link = noteLink(at: index) else { return copy() }
        result += link.name
        index = link.end
    }

    /// The index after the sign of a footnote, `[^1]`.
    private func footnoteEnd(at start: Int) -> Int? {
        guard start + 3 < text.count, text[start + 1] == UInt8(ascii: "^"),
            let close = text[(start + 2)..<min(text.count, start + 40)].firstIndex(of: UInt8(ascii: "]")),
            !text[start..<close].contains(0x20)
        else { return nil }
        return close + 1
    }

    /// The index after what a site generator puts in here: `{{< figure >}}`, `{{% note %}}`, `{% include %}`, `{: .lead}`.
    private func templateEnd(at start: Int) -> Int? {
        let forms = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{:", "}")]
        guard let (opening, closing) = forms.first(where: { text[start...].starts(with: $0.0.utf8) }) else {
            return nil
        }
        let tail = text[start..<min(text.count, start + 400)]
        let mark = Array(closing.utf8)
        return tail.indices.dropFirst(opening.utf8.count).first { text[$0...].starts(with: mark) }.map {
            $0 + mark.count
        }
    }

    private mutating func copyCode() {
        let marks = text[index...].prefix { $0 == UInt8(ascii: "`") }.count
        index += marks
        // Where a fence was looked for in vain, no longer one follows either.
        guard marks < shortestUnclosed else { return }
        guard let end = codeEnd(after: marks) else {
            shortestUnclosed = marks
            return
        }
        result += text[index..<end]
        index = end + marks
    }

    /// Where the next run of at least so many marks begins.
    private func codeEnd(after marks: Int) -> Int? {
        var run = 0
        for position in index..<text.count {
            run = text[position] == UInt8(ascii: "`") ? run + 1 : 0
            if run == marks { return position + 1 - marks }
        }
        return nil
    }

    /// Where the brackets that open here close with an address after them.
    private func linkEnd(from start: Int) -> (close: Int, after: Int)? {
        guard let close = squares[start], close < start + 1000 else { return nil }
        return addressEnd(from: close + 1).map { (close, $0) }
    }

    private func addressEnd(from start: Int) -> Int? {
        guard let close = rounds[start] ?? squares[start], close < start + 3000 else { return nil }
        return close + 1
    }

    /// A tag goes; an address between angle brackets stays; a lone `<` stays.
    private mutating func skipTag() {
        guard index + 1 < text.count, case let next = text[index + 1],
            next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || isLetter(next),
            let end = nextAngle, end < index + 2000
        else { return copy() }
        let tag = text[(index + 1)..<end]
        if tag.starts(with: Array("http".utf8)) { result += tag }
        if tag.starts(with: Array("br".utf8)) || tag.starts(with: Array("/p".utf8)) { result.append(0x20) }
        index = end + 1
    }

    /// Where the next `>` stands.
    private var nextAngle: Int? {
        mutating get {
            if angle < index { angle = text[index...].firstIndex(of: UInt8(ascii: ">")) ?? text.count }
            return angle < text.count ? angle : nil
        }
    }

    private mutating func resolveEntity() {
        guard let found = characterReference(at: index, in: text), text[found.end - 1] == UInt8(ascii: ";") else {
            return copy()
        }
        if let scalar = found.scalar { result += String(scalar).utf8 }
        index = found.end
    }

    /// Marks of emphasis touch a word on one side; an underscore or equals signs within a word and a star between spaces
    /// are text.
    private mutating func skipEmphasis(_ mark: UInt8) {
        let run = text[index...].prefix { $0 == mark }.count
        let before = index > 0 ? text[index - 1] : 0x20
        let after = index + run < text.count ? text[index + run] : 0x20
        let isInWord = [UInt8(ascii: "_"), UInt8(ascii: "=")].contains(mark) && isWordPart(before) && isWordPart(after)
        let isLoose = before == 0x20 && after == 0x20
        // Two tildes strike out, two equals signs mark as with a pen.
        let isMark = !isInWord && !isLoose && (![UInt8(ascii: "~"), UInt8(ascii: "=")].contains(mark) || run == 2)
        if !isMark { result += text[index..<index + run] }
        index += run
    }

    private var trimmedResult: [UInt8] {
        let start = result.firstIndex { $0 != 0x20 } ?? result.count
        let end = (result.lastIndex { $0 != 0x20 } ?? start - 1) + 1
        return Array(result[start..<max(start, end)])
    }
}

/// For each opening bracket that is closed, where that is.
private func closings(of text: [UInt8], _ opening: UInt8, _ closing: UInt8) -> [Int: Int] {
    var open: [Int] = []
    var closings: [Int: Int] = [:]
    for (index, byte) in text.enumerated() {
        if byte == opening { open.append(index) }
        if byte == closing, let start = open.popLast() { closings[start] = index }
    }
    return closings
}

private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
private func isWordPart(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) || byte >= 0x80 }
private func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
        || (0x7B...0x7E).contains(byte)
}
