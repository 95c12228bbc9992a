/// HTML with what libxml2 reads otherwise than HTML says put right before it is read; nil where nothing has to be.
///
/// - Numeric references: 0, surrogates and what is out of range stand for U+FFFD, 128 to 159 for the characters that
///   windows-1252 has there. (HTML, section 13.2.5.80.)
/// - `&#` without a number stands for itself.
/// - NUL bytes, at which the parser would stop, become U+FFFD.
/// - A tag's attributes after the first `mostAttributes` are dropped: their names are compared pairwise.
///
/// - Complexity: O(*n*).
func mendedHTML(_ bytes: [UInt8], mostAttributes: Int) -> [UInt8]? {
    var mender = Mender(mostAttributes: mostAttributes)
    bytes.withUnsafeBufferPointer { mender.read($0) }
    guard !mender.edits.isEmpty else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var done = 0
    for edit in mender.edits {
        result += bytes[done..<edit.range.lowerBound]
        result += edit.text
        done = edit.range.upperBound
    }
    result += bytes[done...]
    return result
}

private let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

private struct Mender {
    let mostAttributes: Int
    /// In order, not overlapping.
    var edits: [(range: Range<Int>, text: [UInt8])] = []
    private var rawText: RawText?

    /// An element whose content is not markup, by the letters of its end tag.
    private enum RawText: String {
        case script, style
    }

    init(mostAttributes: Int) { self.mostAttributes = mostAttributes }

    mutating func read(_ page: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < page.count {
            switch page[index] {
            case 0:
                edits.append((index..<index + 1, replacement))
                index += 1
            case UInt8(ascii: "&"): index = reference(page, index)
            case UInt8(ascii: "<"): index = markup(page, index)
            default: index += 1
            }
        }
    }

    /// Reads a numeric reference at `start`; returns where to go on.
    private mutating func reference(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var index = start + 1
        guard index < page.count, page[index] == UInt8(ascii: "#") else { return index }
        index += 1
        var radix: UInt32 = 10
        if index < page.count, page[index] | 0x20 == UInt8(ascii: "x") {
            radix = 16
            index += 1
        }
        let digits = index
        var value: UInt32 = 0
        while index < page.count, let digit = digitValue(page[index]), digit < radix {
            value = min(value * radix + digit, 0x11_0000)
            index += 1
        }
        guard index > digits else {
            edits.append((start..<start + 1, Array("&amp;".utf8)))
            return index
        }
        guard let mended = mendedScalar(value) else { return index }
        if index < page.count, page[index] == UInt8(ascii: ";") { index += 1 }
        edits.append((start..<index, Array(String(mended).utf8)))
        return index
    }

    /// Reads a tag or a comment at `start`; returns where to go on.
    private mutating func markup(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        if let raw = rawText {
            guard startsTag(page, start, "/" + raw.rawValue) else { return start + 1 }
            rawText = nil
        } else if page.count >= start + 4, page[start + 1] == UInt8(ascii: "!"), page[start + 2] == 0x2D,
            page[start + 3] == 0x2D
        {
            return start + 4
        }
        guard start + 1 < page.count, isLetter(page[start + 1]) else { return start + 1 }
        let end = tag(page, start + 1)
        if startsTag(page, start, "script") {
            rawText = .script
        } else if startsTag(page, start, "style") {
            rawText = .style
        }
        return end
    }

    /// Counts the attributes of the tag whose name is at `start`; returns where it ends.
    private mutating func tag(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var index = start
        var count = 0
        var excess: Int?
        while index < page.count, page[index] != UInt8(ascii: ">") {
            let byte = page[index]
            index += 1
            if byte == 0 {
                if excess == nil { edits.append((index - 1..<index, replacement)) }
            } else if byte == UInt8(ascii: "&") {
                if excess == nil { index = reference(page, index - 1) }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), index >= 2, opensValue(page, index - 2) {
                index = quoted(page, index, by: byte, isKept: excess == nil)
            } else if isSpaceOrSlash(byte), index < page.count, !isSpaceOrSlash(page[index]), page[index] != 0x3E {
                count += 1
                if count > mostAttributes, excess == nil { excess = index }
            }
        }
        if let excess, excess < index { edits.append((excess..<index, [])) }
        return index
    }

    /// Reads a quoted value at `start`; returns the index after its closing quote.
    private mutating func quoted(
        _ page: UnsafeBufferPointer<UInt8>, _ start: Int, by quote: UInt8, isKept: Bool
    ) -> Int {
        var index = start
        while index < page.count, page[index] != quote {
            if page[index] == UInt8(ascii: "&"), isKept {
                index = reference(page, index)
            } else {
                if page[index] == 0, isKept { edits.append((index..<index + 1, replacement)) }
                index += 1
            }
        }
        return min(index + 1, page.count)
    }
}

/// Whether the last byte that is no white space, from `index` down, is an equals sign.
private func opensValue(_ page: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var index = index
    var steps = 0
    while index > 0, isSpaceOrSlash(page[index]), page[index] != UInt8(ascii: "/"), steps < 16 {
        index -= 1
        steps += 1
    }
    return page[index] == UInt8(ascii: "=")
}

private func startsTag(_ page: UnsafeBufferPointer<UInt8>, _ start: Int, _ name: String) -> Bool {
    var index = start + 1
    for byte in name.utf8 {
        guard index < page.count, page[index] | 0x20 == byte | 0x20 else { return false }
        index += 1
    }
    return index >= page.count || isSpaceOrSlash(page[index]) || page[index] == UInt8(ascii: ">")
}

/// The character that HTML means by a number that is none; nil for a number that can stand.
private func mendedScalar(_ value: UInt32) -> Unicode.Scalar? {
    switch value {
    case 0x80...0x9F: Unicode.Scalar(windows1252Shifted[Int(value) - 0x80])
    case 0, 0xD800...0xDFFF, 0x11_0000...: "\u{FFFD}"
    default: nil
    }
}

private func digitValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46, 0x61...0x66: UInt32(byte | 0x20) - 0x57
    default: nil
    }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

private func isSpaceOrSlash(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte) || byte == UInt8(ascii: "/")
}
