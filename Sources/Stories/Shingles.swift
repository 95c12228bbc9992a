import News

// A text's runs of five words, each as a hash; its numbers and names besides: see Particulars.swift. Words are compared in lower case and without punctuation, so that an
// outlet's own quotation marks and capitals make no difference. Accents stay: copies do not change them.

/// How many words make a run. Shorter runs are shared by chance, longer ones are lost with every small edit.
private let runLength = 5
/// How many words of a text count.
private let wordLimit = 20_000

/// The sketch of an article's text.
///
/// - Complexity: O(*n* log *n*) in the words of the text, of which the first 20,000 count.
package func sketch(of text: String) -> Sketch {
    var text = text
    let words = text.withUTF8 { hashedWords(of: $0) }
    guard words.count >= runLength else { return Sketch(hashes: []) }
    var hashes: [UInt32] = []
    hashes.reserveCapacity(words.count)
    for start in 0...(words.count - runLength) {
        var hash: UInt64 = 0
        for word in words[start..<(start + runLength)] { hash = mixed(hash &* 0x9E37_79B9_7F4A_7C15 ^ word.hash) }
        hashes.append(UInt32(truncatingIfNeeded: hash >> 32))
    }
    return Sketch(hashes: hashes, particulars: particulars(of: words))
}

/// A word by its hash: FNV-1a over its bytes, ASCII in lower case.
struct HashedWord {
    enum Kind { case plain, number, capitalised }

    let hash: UInt64
    let kind: Kind
    /// The word by all its bytes and their number, from which a number in several words is put together.
    let spelling: Spelling
    /// Whether a sentence or a quotation begins with it, where a capital tells nothing.
    let isFirst: Bool
    /// Whether only a comma, a full stop or a colon is between it and the word before, as within 1,200.
    let isClose: Bool
}

/// A hash that grows byte by byte, so that '1' and '200' together are '1200'.
struct Spelling {
    private(set) var hash: UInt64 = 0
    private var shift: UInt64 = 1
    private static let base: UInt64 = 0x100_0000_01B3

    mutating func append(_ byte: UInt8) {
        hash = hash &* Self.base &+ UInt64(byte)
        shift = shift &* Self.base
    }

    mutating func append(_ other: Spelling) {
        hash = hash &* other.shift &+ other.hash
        shift = shift &* other.shift
    }
}

private func hashedWords(of text: UnsafeBufferPointer<UInt8>) -> [HashedWord] {
    var words: [HashedWord] = []
    var (index, isFirst, start) = (0, true, -1)
    while words.count < wordLimit {
        // What is between two words.
        let end = index
        while index < text.count {
            let length = separatorLength(text, index)
            if length == 0 { break }
            if endsSentence(text, index, length) { isFirst = true }
            index += length
        }
        guard index < text.count else { break }
        let isClose = start >= 0 && index == end + 1 && [0x2C, 0x2E, 0x3A].contains(text[end])
        start = index
        var hash = seed
        var spelling = Spelling()
        while index < text.count, separatorLength(text, index) == 0 {
            let byte = text[index]
            spelling.append(byte)
            hash = (hash ^ UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01B3
            index += 1
        }
        words.append(
            HashedWord(hash: hash, kind: kind(text, start), spelling: spelling, isFirst: isFirst, isClose: isClose))
        isFirst = false
    }
    return words
}

private func kind(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> HashedWord.Kind {
    switch text[start] {
    case 0x30...0x39: return .number
    case 0x41...0x5A: return .capitalised
    case 0x80...:
        var decoder = UTF8()
        var bytes = text[start...].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return .plain }
        return scalar.properties.isUppercase ? .capitalised : .plain
    default: return .plain
    }
}

/// Whether a separator ends a sentence or a line, or opens a quotation.
private func endsSentence(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) -> Bool {
    if length == 1 { return [0x0A, 0x21, 0x22, 0x2E, 0x3A, 0x3B, 0x3F].contains(text[index]) }
    // The quotation marks U+201C to U+201E.
    return length == 3 && text[index + 1] == 0x80 && (0x9C...0x9E).contains(text[index + 2])
}

private let seed: UInt64 = 0xCBF2_9CE4_8422_2325

/// The bytes of the separator at an index; 0 within a word. Beyond ASCII, separators are U+2000 to U+207F, which is
/// mostly punctuation, and the no-break space.
private func separatorLength(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    switch text[index] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return 0
    case 0xE2:
        let isPunctuation = index + 2 < text.count && (text[index + 1] == 0x80 || text[index + 1] == 0x81)
        return isPunctuation ? 3 : 0
    case 0xC2: return index + 1 < text.count && text[index + 1] == 0xA0 ? 2 : 0
    case 0x80...: return 0
    default: return 1
    }
}

/// The finishing steps of SplitMix64 (Steele, Lea & Flood 2014): every bit of the input moves every bit of the output.
func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
}
