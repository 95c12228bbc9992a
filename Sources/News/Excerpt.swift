// Pieces of an article's body, cut out to be shown apart from it.

extension String {
    /// The text at a range of UTF-8 byte offsets; empty for one that does not fit.
    package func text(atBytes range: Range<Int>) -> String {
        guard range.lowerBound >= 0, range.upperBound <= utf8.count else { return "" }
        let start = utf8.index(startIndex, offsetBy: range.lowerBound)
        return String(decoding: utf8[start..<utf8.index(start, offsetBy: range.count)], as: UTF8.self)
    }
}

/// A piece of a text on one line: each run of white space is one space, with marks moved along.
package struct Excerpt {
    package private(set) var text = ""
    /// UTF-8 byte offsets into `text`.
    package private(set) var marks: [Range<Int>] = []

    /// - Parameters:
    ///   - range: UTF-8 byte offsets into the body.
    ///   - marks: UTF-8 byte offsets into the body, in order; those that are not wholly in the range are left out.
    package init(_ body: String, _ range: Range<Int>, marks: [Range<Int>]) {
        var bytes: [UInt8] = []
        var moved: [Int] = []
        for byte in body.text(atBytes: range).utf8 {
            moved.append(bytes.count)
            let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
            if !isSpace { bytes.append(byte) } else if !bytes.isEmpty, bytes.last != 0x20 { bytes.append(0x20) }
        }
        moved.append(bytes.count)
        if bytes.last == 0x20 { bytes.removeLast() }
        text = String(decoding: bytes, as: UTF8.self)
        self.marks = marks.compactMap { mark in
            guard mark.lowerBound >= range.lowerBound, mark.upperBound <= range.upperBound,
                moved.indices.contains(mark.upperBound - range.lowerBound)
            else { return nil }
            let start = moved[mark.lowerBound - range.lowerBound]
            let end = min(moved[mark.upperBound - range.lowerBound], bytes.count)
            return start < end ? start..<end : nil
        }
    }
}

/// The sentence around a range of a text: from the end of the sentence or paragraph before to its own end, at most 300
/// bytes to either side.
///
/// A sentence ends with `.`, `!` or `?`, and the quotation marks and brackets after it, if white space follows and then
/// anything but a lower case letter. The word before `.` must be longer than an initial or a title such as "Mr". That is
/// near enough for an excerpt, and needs no list of abbreviations.
///
/// - Parameter bytes: the text in UTF-8.
package func sentence(around range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    while start > 0, !isSentenceStart(start, in: bytes) {
        if range.lowerBound - start >= 300, bytes[start - 1] == 0x20 { break }
        start -= 1
    }
    var end = range.upperBound
    while end < bytes.count, !isSentenceEnd(end, in: bytes) {
        if end - range.upperBound >= 300, bytes[end] == 0x20 { break }
        end += 1
    }
    return start..<max(end, range.upperBound)
}

private func isSentenceStart(_ offset: Int, in bytes: [UInt8]) -> Bool {
    guard isSpace(bytes[offset - 1]), !isSpace(bytes[offset]) else { return false }
    var end = offset
    while end > 0, isSpace(bytes[end - 1]) { end -= 1 }
    return end == 0 || bytes[end..<offset].contains(0x0A) && isParagraphBreak(end..<offset, in: bytes)
        || isSentenceEnd(end, in: bytes)
}

/// Whether a sentence ends right before an offset.
private func isSentenceEnd(_ offset: Int, in bytes: [UInt8]) -> Bool {
    if offset == bytes.count { return true }
    guard isSpace(bytes[offset]), offset > 0 else { return false }
    var next = offset
    while next < bytes.count, isSpace(bytes[next]) { next += 1 }
    if next == bytes.count || isParagraphBreak(offset..<next, in: bytes) { return true }
    if (0x61...0x7A).contains(bytes[next]) { return false }
    var mark = offset - 1
    // Closing marks: ' " ) ] and the last bytes of ’ and ”.
    while mark > 0, [0x27, 0x22, 0x29, 0x5D, 0x99, 0x9D, 0x80, 0xE2].contains(bytes[mark]) { mark -= 1 }
    switch bytes[mark] {
    case 0x21, 0x3F: return true
    case 0x2E: return lengthOfWord(before: mark, in: bytes) > 2
    default: return false
    }
}

private func lengthOfWord(before offset: Int, in bytes: [UInt8]) -> Int {
    var start = offset
    while start > 0, !isSpace(bytes[start - 1]), bytes[start - 1] != 0x2E, offset - start < 8 { start -= 1 }
    return offset - start
}

private func isParagraphBreak(_ gap: Range<Int>, in bytes: [UInt8]) -> Bool {
    bytes[gap].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } > 1
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
