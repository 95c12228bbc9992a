import News

/// Puts paragraphs together from runs of text: white space collapsed, paragraphs parted by one blank line.
package struct ParagraphWriter {
    private var bytes: [UInt8] = []
    private var blocks: [Block] = []
    /// Where the paragraph in hand begins in `bytes`; nil between paragraphs.
    private var start: Int?
    /// What the paragraphs written now are.
    package var role: Block.Role?
    /// The white space that comes before the next word: none, a space, or line breaks.
    private var owesSpace = false
    private var owedBreaks = 0

    private let keepsSoftHyphens: Bool

    /// - Parameter keepsSoftHyphens: whether they stay where they stand; else they are nothing, as zero width spaces are.
    package init(keepsSoftHyphens: Bool = false) { self.keepsSoftHyphens = keepsSoftHyphens }

    /// Whether a paragraph has begun.
    var isInParagraph: Bool { start != nil }

    /// Parts what follows from what is there by a space.
    package mutating func space() { owesSpace = true }

    /// Begins a line within the paragraph; a paragraph where a line has begun already.
    package mutating func breakLine() { owedBreaks += 1 }

    /// Ends the paragraph, if there is one.
    package mutating func endParagraph() {
        owesSpace = false
        owedBreaks = 0
        guard let start else { return }
        if let role { blocks.append(Block(range: start..<bytes.count, role: role)) }
        self.start = nil
    }

    /// Adds text.
    ///
    /// - Parameter isPreformatted: whether its line ends are line ends, or white space like any other.
    package mutating func write(_ text: ArraySlice<UInt8>, isPreformatted: Bool) {
        text.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                let byte = text[index]
                if byte > 0x20, byte < 0x7F {
                    let from = index
                    repeat { index += 1 } while index < text.count && text[index] > 0x20 && text[index] < 0x7F
                    append(text[from..<index])
                    continue
                }
                index += other(text, index, isPreformatted)
            }
        }
    }

    /// Writes what is no plain ASCII letter at `index`; returns the number of bytes that it took.
    private mutating func other(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ isPreformatted: Bool) -> Int {
        switch glyph(text, index) {
        case .space(let length):
            if isPreformatted, text[index] == 0x0A { owedBreaks += 1 } else { owesSpace = true }
            return length
        case .nothing(let length): return length
        case .softHyphen:
            if keepsSoftHyphens { append(text[index..<index + 2]) }
            return 2
        case .mark(let length):
            append(text[index..<min(index + length, text.count)])
            return length
        case .misread(let character):
            Array(String(character).utf8).withUnsafeBufferPointer { append($0[...]) }
            return 2
        }
    }

    private mutating func append(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
        if owedBreaks > 1 { let kept = role; endParagraph(); role = kept }
        if start == nil {
            if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
            start = bytes.count
        } else if owedBreaks == 1 {
            bytes.append(0x0A)
        } else if owesSpace {
            bytes.append(0x20)
        }
        owesSpace = false
        owedBreaks = 0
        bytes += word
    }

    /// All that was written.
    package mutating func finished() -> HTMLText {
        endParagraph()
        return HTMLText(text: String(decoding: bytes, as: UTF8.self), blocks: blocks)
    }
}

/// What a character beyond plain ASCII is to a line of text, and its length in bytes.
private enum Glyph {
    case space(Int), nothing(Int), mark(Int), softHyphen
    /// U+0080 to U+009F were Windows-1252 before someone took them for Latin-1.
    case misread(Unicode.Scalar)
}

/// No-break and ideographic spaces and line separators are spaces; controls, zero width spaces and byte
/// order marks are nothing.
private func glyph(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Glyph {
    func byte(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }
    switch byte(0) {
    case 0x09...0x0D, 0x20: return .space(1)
    case 0..<0x20, 0x7F: return .nothing(1)
    case 0xC2:
        switch byte(1) {
        case 0x85, 0xA0: return .space(2)
        case 0xAD: return .softHyphen
        case let code where code < 0xA0: return windows1252Character(code).map { .misread($0) } ?? .nothing(2)
        default: return .mark(2)
        }
    case 0xE2 where byte(1) == 0x80:
        switch byte(2) {
        case 0x8B: return .nothing(3)
        case 0xA8, 0xA9: return .space(3)
        default: return .mark(3)
        }
    case 0xE3 where byte(1) == 0x80 && byte(2) == 0x80: return .space(3)
    case 0xEF where byte(1) == 0xBB && byte(2) == 0xBF: return .nothing(3)
    case 0xF0...: return .mark(4)
    case 0xE0...: return .mark(3)
    case 0xC0...: return .mark(2)
    default: return .mark(1)
    }
}
