import News

// The index is fed with words that are cut and folded here, and queries and marks go through the same function. So what
// is marked is what is found, whatever SQLite's own tokenizers take for a letter, and one rule decides what a word is.
//
// A word is a run of letters and digits, folded like names (`folded`). Marks and invisible format characters do not
// end it. An ideograph, a kana, a letter of Thai and its neighbours or a symbol such as an emoji is a word of its own,
// since those scripts have no spaces: what is typed in them is looked for as a phrase, and so found within any word.

/// The words of a text as they are indexed.
package struct IndexWords {
    /// The folded words, each followed by a space.
    package private(set) var bytes: [UInt8] = []
    /// The range of each word in the text: UTF-8 byte offsets, half-open.
    package private(set) var sources: [Range<Int>] = []
    /// Where each word's folded form ends in `bytes`, before its space.
    package private(set) var ends: [Int] = []

    /// - Complexity: O(*n*) in the bytes of the text.
    package init(_ text: String) {
        var text = text
        text.withUTF8 { scan($0) }
    }

    package var count: Int { sources.count }

    /// The text to index: folded words separated by spaces.
    package var indexed: String { String(decoding: bytes, as: UTF8.self) }

    /// The folded form of a word.
    package subscript(index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : ends[index - 1] + 1)..<ends[index]]
    }

    /// The folded forms of all words.
    package var list: [String] { (0..<count).map { String(decoding: self[$0], as: UTF8.self) } }
}

extension IndexWords {
    private mutating func scan(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.reserveCapacity(text.count + text.count / 8)
        var start: Int?
        var offset = 0
        while offset < text.count {
            let byte = text[offset]
            if byte < 0x80 {
                if let plain = asciiWordByte(byte) {
                    if start == nil { start = offset }
                    bytes.append(plain)
                } else {
                    close(&start, at: offset)
                }
                offset += 1
                continue
            }
            let (scalar, length) = decodedScalar(text, at: offset)
            switch indexRole(of: scalar) {
            case .letter(let folded):
                if start == nil { start = offset }
                bytes.append(contentsOf: folded.utf8)
            case .wholeWord:
                close(&start, at: offset)
                start = offset
                bytes.append(contentsOf: String(scalar).utf8)
                close(&start, at: offset + length)
            case .nothing: break
            case .gap: close(&start, at: offset)
            }
            offset += length
        }
        close(&start, at: text.count)
    }

    private mutating func close(_ start: inout Int?, at offset: Int) {
        guard let first = start else { return }
        start = nil
        sources.append(first..<offset)
        ends.append(bytes.count)
        bytes.append(0x20)
    }
}

/// What a scalar is to the index.
private enum IndexRole {
    case letter(String), wholeWord, nothing, gap
}

private func indexRole(of scalar: Unicode.Scalar) -> IndexRole {
    southeastAsian.contains(scalar.value) ? roleOfSoutheastAsian(scalar) : otherRole(of: scalar)
}

private func otherRole(of scalar: Unicode.Scalar) -> IndexRole {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: .nothing
    case .otherSymbol: .wholeWord
    case .spacingMark: .letter(String(scalar))
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .letterNumber, .otherNumber:
        isWordOfItsOwn(scalar) ? .wholeWord : foldedScalar(scalar).map { .letter($0) } ?? .nothing
    default: .gap
    }
}

/// Thai, Lao, Myanmar and Khmer.
private let southeastAsian: ClosedRange<UInt32> = 0xE00...0x17FF

/// Letters and vowel signs are words of their own there; marks of tone and silence are left out, as people leave them out.
private func roleOfSoutheastAsian(_ scalar: Unicode.Scalar) -> IndexRole {
    switch scalar.value {
    case 0xE31, 0xE34...0xE3A, 0xEB1, 0xEB4...0xEBC, 0x102B...0x1036, 0x103B...0x103E, 0x17B6...0x17C5: .wholeWord
    case 0xE01...0xE46, 0xE81...0xEC6, 0xEDC...0xEDF, 0x1000...0x102A, 0x103F, 0x1780...0x17B3: .wholeWord
    case 0xE47...0xE4E, 0xEC8...0xECE, 0x1037...0x103A, 0x17C6...0x17D3: .nothing
    default: otherRole(of: scalar)
    }
}

private func isWordOfItsOwn(_ scalar: Unicode.Scalar) -> Bool {
    (0x3041...0x30FF).contains(scalar.value) || (scalar.value >= 0x2E80 && scalar.properties.isIdeographic)
}

/// The byte as it is indexed; nil if it separates words.
private func asciiWordByte(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: byte
    case 0x41...0x5A: byte + 32
    default: nil
    }
}

/// The scalar at an offset of valid UTF-8, and its length in bytes.
private func decodedScalar(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> (Unicode.Scalar, Int) {
    let lead = UInt32(text[offset])
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard offset + length <= text.count else { return ("\u{FFFD}", text.count - offset) }
    var value = length == 4 ? lead & 0x07 : length == 3 ? lead & 0x0F : lead & 0x1F
    for next in 1..<length { value = value << 6 | UInt32(text[offset + next] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
}
