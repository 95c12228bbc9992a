import News

// A text's runs of five words, each as a hash. Words are compared in lower case and without punctuation, so that an
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
    let words = text.withUTF8 { wordHashes(of: $0) }
    guard words.count >= runLength else { return Sketch(hashes: []) }
    var hashes: [UInt32] = []
    hashes.reserveCapacity(words.count)
    for start in 0...(words.count - runLength) {
        var hash: UInt64 = 0
        for word in words[start..<(start + runLength)] { hash = mixed(hash &* 0x9E37_79B9_7F4A_7C15 ^ word) }
        hashes.append(UInt32(truncatingIfNeeded: hash >> 32))
    }
    return Sketch(hashes: hashes)
}

/// The hash of each word: FNV-1a over its bytes, ASCII in lower case.
private func wordHashes(of text: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    var words: [UInt64] = []
    var hash = seed
    var isInWord = false
    var index = 0
    while index < text.count, words.count < wordLimit {
        let length = separatorLength(text, index)
        if length == 0 {
            let byte = text[index]
            hash = (hash ^ UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01B3
            isInWord = true
        } else if isInWord {
            words.append(hash)
            hash = seed
            isInWord = false
        }
        index += max(length, 1)
    }
    if isInWord { words.append(hash) }
    return words
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
private func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
}
