import Markup
import News

/// Puts plain text together: white space collapsed, paragraphs parted by one blank line, the roles of paragraphs noted.
struct FeedTextWriter {
    /// Whether line breaks are the author's, as in plain text, or nothing but white space, as in HTML.
    var keepsLines = false
    /// What the paragraphs written now are.
    var role: Block.Role?

    private var text: [UInt8] = []
    private var blocks: [Block] = []
    /// Where the paragraph being written begins.
    private var start = 0
    private var spaceOwed = false
    private var breaksOwed = 0

    /// Adds text.
    mutating func append(_ bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte <= 0x20 || byte == 0x7F {
                space(byte)
                index += 1
                continue
            }
            if byte == 0xC2, index + 1 < bytes.endIndex, (0x80...0xA0).contains(bytes[index + 1]) {
                latinControl(bytes[index + 1])
                index += 2
                continue
            }
            var end = index + 1
            while end < bytes.endIndex, bytes[end] > 0x20, bytes[end] != 0x7F, bytes[end] != 0xC2 { end += 1 }
            settle()
            text.append(contentsOf: bytes[index..<end])
            index = end
        }
    }

    /// Adds text whose white space means itself.
    mutating func appendPreformatted(_ bytes: ArraySlice<UInt8>) {
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if number > 0 { lineBreak() }
            append(line)
        }
    }

    mutating func lineBreak() {
        guard text.count > start else { return }
        spaceOwed = false
        breaksOwed += 1
    }

    /// Ends the paragraph, if there is one.
    mutating func paragraphBreak() {
        (spaceOwed, breaksOwed) = (false, 0)
        guard text.count > start else { return }
        if let role { blocks.append(Block(range: start..<text.count, role: role)) }
        text += [0x0A, 0x0A]
        start = text.count
    }

    /// - Returns: the text and the paragraphs in it that are no running text.
    consuming func finish() -> (text: String, blocks: [Block]) {
        paragraphBreak()
        while text.last == 0x0A { text.removeLast() }
        return (String(decoding: text, as: UTF8.self), blocks)
    }

    private mutating func space(_ byte: UInt8) {
        switch byte {
        case 0x0A where keepsLines: lineBreak()
        case 0x0A, 0x0D, 0x09, 0x0C, 0x20: spaceOwed = text.count > start
        default: break
        }
    }

    /// U+0080 to U+009F were Windows-1252 before someone took them for Latin-1. U+00A0 is a space like any other.
    private mutating func latinControl(_ byte: UInt8) {
        if byte == 0xA0 { return space(0x20) }
        guard let character = windows1252Character(byte) else { return }
        settle()
        text.append(contentsOf: String(character).utf8)
    }

    /// Writes the white space that is due before more text.
    private mutating func settle() {
        if breaksOwed > 1 {
            paragraphBreak()
        } else if breaksOwed == 1 {
            text.append(0x0A)
        } else if spaceOwed {
            text.append(0x20)
        }
        (spaceOwed, breaksOwed) = (false, 0)
    }
}
