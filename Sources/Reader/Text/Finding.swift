import News

/// A text prepared for finding words in it, ignoring accents and case; hits are byte ranges of the text.
struct FindableText: Equatable, Sendable {
    private var scalars: [UInt32] = []
    /// For each of `scalars`, the byte offset of the character that it comes from, and one more for the end.
    private var offsets: [Int32] = []

    /// - Complexity: O(*n*) in the length of the text.
    init(_ text: String) {
        scalars.reserveCapacity(text.utf8.count)
        offsets.reserveCapacity(text.utf8.count + 1)
        var offset = 0
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                scalars.append(plainASCII(scalar))
                offsets.append(Int32(clamping: offset))
                offset += 1
                continue
            }
            for plain in plainScalars(scalar) {
                scalars.append(plain)
                offsets.append(Int32(clamping: offset))
            }
            offset += UTF8.width(scalar)
        }
        offsets.append(Int32(clamping: offset))
    }

    /// Where a text occurs: byte ranges in order, not overlapping; empty for an empty text.
    ///
    /// - Parameter limit: the most ranges to return.
    func ranges(of needle: String, limit: Int = 10_000) -> [Range<Int>] {
        let wanted = needle.unicodeScalars.flatMap(plainScalars)
        guard let first = wanted.first, wanted.count <= scalars.count else { return [] }
        var result: [Range<Int>] = []
        var position = 0
        while position + wanted.count <= scalars.count, result.count < limit {
            if scalars[position] == first, stands(wanted, at: position) {
                let start = Int(offsets[position])
                result.append(start..<max(start + 1, Int(offsets[position + wanted.count])))
                position += wanted.count
            } else {
                position += 1
            }
        }
        return result
    }

    private func stands(_ wanted: [UInt32], at position: Int) -> Bool {
        for index in wanted.indices where scalars[position + index] != wanted[index] { return false }
        return true
    }
}

/// A scalar in lower case without its accent; empty for a combining mark. Line breaks count as spaces.
private func plainScalars(_ scalar: Unicode.Scalar) -> [UInt32] {
    if scalar.isASCII { return [plainASCII(scalar)] }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return []
    default: break
    }
    switch scalar {
    case "‘", "’": return [0x27]
    case "“", "”": return [0x22]
    default: break
    }
    let plain = folded(String(scalar))
    return plain.isEmpty ? [scalar.value] : plain.unicodeScalars.map(\.value)
}

/// The same for ASCII, without an array: a text has thousands of these.
private func plainASCII(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar {
    case "A"..."Z": scalar.value + 32
    case "\n", "\t", "\r": 32
    default: scalar.value
    }
}

/// Whether a text contains another, ignoring accents and case.
func holds(_ text: String, _ needle: String) -> Bool {
    needle.isEmpty || !FindableText(text).ranges(of: needle, limit: 1).isEmpty
}

/// The words of a typed query that can be marked in a text; conditions, exclusions and signs are left out.
func markableWords(of typed: String) -> [String] {
    var words: [String] = []
    for piece in typed.split(separator: " ") where !piece.hasPrefix("-") && piece != "OR" {
        if piece.contains(":") { continue }
        let word = piece.filter { $0.isLetter || $0.isNumber || $0 == "'" || $0 == "-" }
        if !word.isEmpty { words.append(String(word)) }
    }
    return words
}
