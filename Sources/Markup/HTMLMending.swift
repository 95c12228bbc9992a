/// Repairs a page where libxml2 would read it differently from the HTML standard; nil if nothing needs repair.
///
/// - Numeric references: 0, surrogates and numbers out of range become U+FFFD, and 128 to 159 the characters that
///   windows-1252 has there (HTML, section 13.2.5.80). `&#` without a number stands for itself.
/// - NUL bytes, at which the parser would stop, become U+FFFD.
///
/// It also spares the parser what costs much time and adds nothing:
/// - a tag's attributes after the first `mostAttributes`, because the parser compares their names pairwise;
/// - end tags of elements that are not open, because it looks for each among all open elements;
/// - `<` that opens nothing and, after the first 5,000, `&` without a `;`, because it words a complaint about each.
///
/// - Complexity: O(*n*).
func mendedHTML(_ bytes: [UInt8], mostAttributes: Int) -> [UInt8]? {
    var mender = HTMLMender(mostAttributes: mostAttributes)
    return bytes.withUnsafeBufferPointer { page in
        mender.read(page)
        return mender.finished(page)
    }
}

private let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

private struct HTMLMender {
    private let mostAttributes: Int
    /// The repaired page as far as `copied`; empty while nothing needed repair.
    private var result: [UInt8] = []
    /// The bytes of the original that `result` covers.
    private var copied = 0
    private var rawText: RawText?
    /// Open elements by a hash of their names. If two names share a hash, at worst an end tag too many is left in.
    private var open = [Int32](repeating: 0, count: 256)
    /// How many more `&` without `;` the parser gets to see.
    private var patience = 5000

    /// An element whose content is not markup; the raw value is its name.
    private enum RawText: String {
        case script, style
    }

    init(mostAttributes: Int) { self.mostAttributes = mostAttributes }

    mutating func read(_ page: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < page.count {
            switch page[index] {
            case 0:
                replace(index..<index + 1, by: replacement, page)
                index += 1
            case UInt8(ascii: "&"): index = reference(page, index)
            case UInt8(ascii: "<"): index = markup(page, index)
            default: index += 1
            }
        }
    }

    /// The repaired page; nil if nothing was changed.
    func finished(_ page: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        copied == 0 ? nil : result + page[copied...]
    }

    private mutating func replace(_ range: Range<Int>, by text: [UInt8], _ page: UnsafeBufferPointer<UInt8>) {
        if copied == 0 { result.reserveCapacity(page.count + 64) }
        result.append(contentsOf: page[copied..<range.lowerBound])
        result.append(contentsOf: text)
        copied = range.upperBound
    }

    /// Reads a numeric or named reference at `start`; returns where to go on.
    private mutating func reference(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var index = start + 1
        guard index < page.count, page[index] == UInt8(ascii: "#") else { return name(page, start) }
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
            replace(start..<start + 1, by: Array("&amp;".utf8), page)
            return index
        }
        guard let mended = mendedScalar(value) else { return index }
        if index < page.count, page[index] == UInt8(ascii: ";") { index += 1 }
        replace(start..<index, by: Array(String(mended).utf8), page)
        return index
    }

    /// Reads a named reference at `start`; returns where to go on.
    private mutating func name(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var index = start + 1
        while index < page.count, isLetter(page[index]) || digitValue(page[index]) != nil { index += 1 }
        if index < page.count, page[index] == UInt8(ascii: ";") { return index + 1 }
        patience -= 1
        if patience < 0 { replace(start..<start + 1, by: Array("&amp;".utf8), page) }
        return index
    }

    /// Reads a tag, a comment or a declaration at `start`; returns where to go on.
    private mutating func markup(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        if let raw = rawText {
            guard startsTag(page, start, "/" + raw.rawValue) else { return start + 1 }
            rawText = nil
            return endTag(page, start)
        }
        guard start + 1 < page.count else { return start + 1 }
        switch page[start + 1] {
        case UInt8(ascii: "!"):
            let isComment = start + 3 < page.count && page[start + 2] == 0x2D && page[start + 3] == 0x2D
            return isComment ? comment(page, start + 4) : start + 2
        case UInt8(ascii: "/"): return endTag(page, start)
        case UInt8(ascii: "?"): return start + 2
        case let byte where isLetter(byte): return startTag(page, start)
        default:
            replace(start..<start + 1, by: Array("&lt;".utf8), page)
            return start + 1
        }
    }

    /// The index after the comment whose text begins at `start`; the end of the page if the comment is never closed.
    private mutating func comment(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var index = start
        while index < page.count {
            if page[index] == 0 { replace(index..<index + 1, by: replacement, page) }
            if page[index] == UInt8(ascii: ">"), index >= start + 2, page[index - 1] == 0x2D, page[index - 2] == 0x2D {
                return index + 1
            }
            index += 1
        }
        return index
    }

    private mutating func startTag(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        open[nameHash(page, start + 1)] += 1
        let end = attributes(page, start + 1)
        if startsTag(page, start, "script") {
            rawText = .script
        } else if startsTag(page, start, "style") {
            rawText = .style
        }
        return end
    }

    private mutating func endTag(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        guard start + 2 < page.count, isLetter(page[start + 2]) else { return start + 2 }
        let hash = nameHash(page, start + 2)
        if open[hash] > 0 {
            open[hash] -= 1
            return start + 2
        }
        var end = start + 2
        while end < page.count, page[end] != UInt8(ascii: ">") { end += 1 }
        end = min(end + 1, page.count)
        replace(start..<end, by: [], page)
        return end
    }

    /// Reads the attributes of the tag whose name is at `start` and cuts out those in excess; returns where the tag
    /// ends.
    private mutating func attributes(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var index = start
        var count = 0
        var excess: Int?
        while index < page.count, page[index] != UInt8(ascii: ">") {
            let byte = page[index]
            index += 1
            if byte == 0 {
                if excess == nil { replace(index - 1..<index, by: replacement, page) }
            } else if byte == UInt8(ascii: "&") {
                if excess == nil { index = reference(page, index - 1) }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), index >= 2, opensValue(page, index - 2) {
                index = quoted(page, index, by: byte, isKept: excess == nil)
            } else if isSpaceOrSlash(byte), index < page.count, !isSpaceOrSlash(page[index]), page[index] != 0x3E {
                count += 1
                if count > mostAttributes, excess == nil { excess = index }
            }
        }
        if let excess, excess < index { replace(excess..<index, by: [], page) }
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
                if page[index] == 0, isKept { replace(index..<index + 1, by: replacement, page) }
                index += 1
            }
        }
        return min(index + 1, page.count)
    }
}

/// A number below 256 for the letters and digits of the name at `start`, case ignored.
private func nameHash(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var hash: UInt32 = 2_166_136_261
    var index = start
    while index < page.count, isLetter(page[index]) || digitValue(page[index]) != nil {
        hash = (hash ^ UInt32(page[index] | 0x20)) &* 16_777_619
        index += 1
    }
    return Int((hash ^ hash >> 16) & 255)
}

/// Whether an equals sign stands at `index`, or before it with at most 16 bytes of white space between.
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

/// What HTML means by a number that is not a character; nil if the number can stand.
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
