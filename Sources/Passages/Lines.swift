/// A line of a text, without the white space around it.
package struct Line {
    /// UTF-8 byte offsets into the text; never empty.
    package var range: Range<Int>
    /// UTF-8 byte offsets into the text; never empty.
    package let indent: Int
    /// Whether an empty line comes before it.
    package let followsBlank: Bool
    /// Which line of the text it is, from 1, empty ones counted.
    package let number: Int
    /// Whether it goes on with a sentence that the end of a printed page parts.
    var goesOn = false
}

/// The lines of a text that are not empty, in order. Lines end at LF, CR, CR LF, vertical tab, form feed, NEL and
/// Unicode's two separators.
package func lines(of text: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var (start, index, isBlank, number) = (0, 0, true, 1)
    while index <= text.count {
        let ending = index == text.count ? 1 : lineEndLength(text, index)
        if ending == 0 {
            index += 1
            continue
        }
        if let line = trimmed(text, start..<index, followsBlank: isBlank, number: number) {
            lines.append(line)
            isBlank = false
        } else {
            isBlank = true
        }
        index += ending
        start = index
        number += 1
    }
    return lines
}

private func lineEndLength(_ text: [UInt8], _ index: Int) -> Int {
    switch text[index] {
    case 0x0D: return index + 1 < text.count && text[index + 1] == 0x0A ? 2 : 1
    case 0x0A...0x0C: return 1
    case 0xC2: return index + 1 < text.count && text[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
        guard index + 2 < text.count, text[index + 1] == 0x80 else { return 0 }
        return text[index + 2] == 0xA8 || text[index + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
}

private func trimmed(_ text: [UInt8], _ range: Range<Int>, followsBlank: Bool, number: Int) -> Line? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, case let length = spaceLength(text, start, end), length > 0 { start += length }
    while end > start {
        if text[end - 1] == 0x20 || text[end - 1] == 0x09 {
            end -= 1
        } else if end - start >= 2, spaceLength(text, end - 2, end) == 2 {
            end -= 2
        } else if end - start >= 3, spaceLength(text, end - 3, end) == 3 {
            end -= 3
        } else {
            break
        }
    }
    guard start < end else { return nil }
    return Line(range: start..<end, indent: start - range.lowerBound, followsBlank: followsBlank, number: number)
}

/// The bytes of the white space at an index: tab, space, no-break, zero-width and ideographic spaces; 0 for none.
private func spaceLength(_ text: [UInt8], _ index: Int, _ end: Int) -> Int {
    switch text[index] {
    case 0x20, 0x09: return 1
    case 0xC2: return index + 1 < end && text[index + 1] == 0xA0 ? 2 : 0
    case 0xE2:
        guard index + 2 < end, text[index + 1] == 0x80 else { return 0 }
        return text[index + 2] <= 0x8B || text[index + 2] == 0xAF ? 3 : 0
    case 0xE3: return index + 2 < end && text[index + 1] == 0x80 && text[index + 2] == 0x80 ? 3 : 0
    case 0xEF: return index + 2 < end && text[index + 1] == 0xBB && text[index + 2] == 0xBF ? 3 : 0
    default: return 0
    }
}
