import Markup

/// The text of a line of Markdown: links as what they say, pictures gone, emphasis, code marks and HTML tags gone,
/// escapes and references resolved.
func plainInline(_ text: Substring) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: inlineMarks.contains) else { return String(text) }
    var reducer = InlineReducer(text: bytes)
    return String(decoding: reducer.run(), as: UTF8.self)
}

private let inlineMarks = Set("\\`*_[!<&~".utf8)

private struct InlineReducer {
    let text: [UInt8]
    var index = 0
    var result: [UInt8] = []
    /// How many closing brackets of links are still to be passed over, with the address after each.
    var openLinks = 0

    init(text: [UInt8]) { self.text = text }

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
        case UInt8(ascii: "!") where index + 1 < text.count && text[index + 1] == UInt8(ascii: "["):
            if let end = linkEnd(from: index + 1) { index = end.after } else { copy() }
        case UInt8(ascii: "["):
            if linkEnd(from: index) != nil { openLinks += 1; index += 1 } else { copy() }
        case UInt8(ascii: "]") where openLinks > 0:
            openLinks -= 1
            index = addressEnd(from: index + 1) ?? index + 1
        case UInt8(ascii: "<"): skipTag()
        case UInt8(ascii: "&"): resolveEntity()
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): skipEmphasis(byte)
        default: copy()
        }
    }

    private mutating func copy() {
        result.append(text[index])
        index += 1
    }

    private mutating func copyCode() {
        let marks = text[index...].prefix { $0 == UInt8(ascii: "`") }.count
        index += marks
        let fence = [UInt8](repeating: UInt8(ascii: "`"), count: marks)
        guard let end = (index..<max(index, text.count - marks + 1)).first(where: { text[$0...].starts(with: fence) })
        else { return }
        result += text[index..<end]
        index = end + marks
    }

    /// Where the brackets that open here close with an address after them.
    private func linkEnd(from start: Int) -> (close: Int, after: Int)? {
        var depth = 0
        for position in start..<min(text.count, start + 1000) {
            if text[position] == UInt8(ascii: "[") { depth += 1 }
            if text[position] == UInt8(ascii: "]") { depth -= 1 }
            if depth == 0 { return addressEnd(from: position + 1).map { (position, $0) } }
        }
        return nil
    }

    private func addressEnd(from start: Int) -> Int? {
        guard start < text.count else { return nil }
        let close: UInt8
        switch text[start] {
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        case UInt8(ascii: "["): close = UInt8(ascii: "]")
        default: return nil
        }
        var depth = 0
        for position in start..<min(text.count, start + 3000) {
            if text[position] == text[start] { depth += 1 }
            if text[position] == close { depth -= 1 }
            if depth == 0 { return position + 1 }
        }
        return nil
    }

    /// A tag goes; an address between angle brackets stays; a lone `<` stays.
    private mutating func skipTag() {
        guard index + 1 < text.count, case let next = text[index + 1],
            next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || isLetter(next),
            let end = text[index..<min(text.count, index + 2000)].firstIndex(of: UInt8(ascii: ">"))
        else { return copy() }
        let tag = text[(index + 1)..<end]
        if tag.starts(with: Array("http".utf8)) { result += tag }
        if tag.starts(with: Array("br".utf8)) || tag.starts(with: Array("/p".utf8)) { result.append(0x20) }
        index = end + 1
    }

    private mutating func resolveEntity() {
        guard let found = characterReference(at: index, in: text), text[found.end - 1] == UInt8(ascii: ";") else {
            return copy()
        }
        if let scalar = found.scalar { result += String(scalar).utf8 }
        index = found.end
    }

    /// Marks of emphasis touch a word on one side; an underscore within a word and a star between spaces are text.
    private mutating func skipEmphasis(_ mark: UInt8) {
        let run = text[index...].prefix { $0 == mark }.count
        let before = index > 0 ? text[index - 1] : 0x20
        let after = index + run < text.count ? text[index + run] : 0x20
        let isInWord = mark == UInt8(ascii: "_") && isWordPart(before) && isWordPart(after)
        let isLoose = before == 0x20 && after == 0x20
        let isMark = !isInWord && !isLoose && (mark != UInt8(ascii: "~") || run == 2)
        if !isMark { result += text[index..<index + run] }
        index += run
    }

    private var trimmedResult: [UInt8] {
        let start = result.firstIndex { $0 != 0x20 } ?? result.count
        let end = (result.lastIndex { $0 != 0x20 } ?? start - 1) + 1
        return Array(result[start..<max(start, end)])
    }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
private func isWordPart(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) || byte >= 0x80 }
private func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
        || (0x7B...0x7E).contains(byte)
}
