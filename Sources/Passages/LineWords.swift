/// What a word tells about the line that it stands in.
package struct WordTraits: OptionSet, Hashable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Names a button or a part of a page: share, print, newsletter, advertisement.
    package static let control = WordTraits(rawValue: 1)
    /// Says little by itself: to, this, our, more.
    package static let filler = WordTraits(rawValue: 2)
    /// A section of a newspaper: world, sport, opinion.
    package static let section = WordTraits(rawValue: 4)
    /// Addresses the reader: you, your, our.
    package static let address = WordTraits(rawValue: 8)
    /// Appears where a page asks its reader for something: subscribe, inbox, cookies.
    package static let promotion = WordTraits(rawValue: 16)
    /// Part of an outlet's name: times, herald, reuters.
    package static let outlet = WordTraits(rawValue: 32)
    /// Opens a request: sign, follow, click.
    package static let request = WordTraits(rawValue: 64)
    /// Belongs to a line with a date: published, updated, last.
    package static let stamp = WordTraits(rawValue: 128)
    /// A measure of time: min, hours, ago.
    package static let duration = WordTraits(rawValue: 256)
}

/// A word where it stands in a line.
package struct Word {
    /// UTF-8 byte offsets into the text.
    package let range: Range<Int>
    /// What it tells about the line that it stands in.
    package let traits: WordTraits
    /// The hash of its letters in lower case, without apostrophes.
    package let hash: UInt64
    /// Whether it begins with a capital; whether it is all capitals, at least two; whether it is digits alone.
    package let isCapitalized, isAllCaps, isNumber: Bool

    /// Whether it is one of the words whose hashes are given.
    package func isOne(of hashes: Set<UInt64>) -> Bool { hashes.contains(hash) }
}

/// The hashes of words that are separated by spaces or line breaks.
package func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { wordHash(Array($0.utf8)) })
}

/// FNV-1a over the bytes of a word, in lower case and without apostrophes, so that looking a word up makes no string.
package func wordHash(_ bytes: some Collection<UInt8>) -> UInt64 {
    bytes.reduce(wordHashSeed) { mixed($0, lowercased($1)) }
}

/// FNV-1a over bytes as they are.
func fingerprint(of bytes: [UInt8]) -> UInt64 { bytes.reduce(wordHashSeed) { mixed($0, $1) } }

private let wordHashSeed: UInt64 = 0xCBF2_9CE4_8422_2325

private func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

/// The words of a stretch of text: runs of letters and digits of any script, with apostrophes inside.
package func words(of text: [UInt8], in range: Range<Int>) -> [Word] {
    var words: [Word] = []
    var index = range.lowerBound
    while index < range.upperBound {
        guard isWordByte(text, index) else {
            index += 1
            continue
        }
        let start = index
        var hash = wordHashSeed
        // 'share2' is a button and its count: the digits after the letters do not change the word.
        var hashOfLetters = wordHashSeed
        var (capitals, digits, letters) = (0, 0, 0)
        while index < range.upperBound {
            if let length = apostropheLength(text, index), index + length < range.upperBound,
                isWordByte(text, index + length)
            {
                index += length
                continue
            }
            guard isWordByte(text, index) else { break }
            let byte = text[index]
            if (0x41...0x5A).contains(byte) { capitals += 1 }
            hash = mixed(hash, lowercased(byte))
            if (0x30...0x39).contains(byte) {
                digits += 1
            } else {
                letters += 1
                hashOfLetters = hash
            }
            index += 1
        }
        let first = text[start]
        words.append(
            Word(
                range: start..<index, traits: wordTraits[letters > 1 ? hashOfLetters : hash] ?? [], hash: hash,
                isCapitalized: first < 0x80 ? (0x41...0x5A).contains(first) : isCapital(text, at: start),
                isAllCaps: capitals > 1 && capitals == letters, isNumber: letters == 0 && digits > 0))
    }
    return words
}

/// Whether a letter beyond ASCII is a capital: those of alphabets that have capitals take two bytes.
private func isCapital(_ text: [UInt8], at index: Int) -> Bool {
    guard (0xC3...0xDF).contains(text[index]), index + 1 < text.count else { return false }
    let value = UInt32(text[index] & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F)
    return Unicode.Scalar(value)?.properties.isUppercase ?? false
}

// Bytes above 0x7F count as letters, except those that begin general punctuation (E2 80 to E2 9F: quotes, dashes,
// bullets, arrows) and the signs of Latin-1 (C2).
private func isWordByte(_ text: [UInt8], _ index: Int) -> Bool {
    let byte = text[index]
    if byte < 0x80 {
        return (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    if byte & 0xC0 == 0x80 { return !isPunctuationTail(text, index) }
    return byte != 0xC2 && byte != 0xE2
}

private func isPunctuationTail(_ text: [UInt8], _ index: Int) -> Bool {
    if index >= 1, text[index - 1] == 0xC2 || text[index - 1] == 0xE2 { return true }
    return index >= 2 && text[index - 2] == 0xE2
}

private func apostropheLength(_ text: [UInt8], _ index: Int) -> Int? {
    if text[index] == 0x27 { return 1 }
    let isCurly = text[index] == 0xE2 && index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] == 0x99
    return isCurly ? 3 : nil
}
