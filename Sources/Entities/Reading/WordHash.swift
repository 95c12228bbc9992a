/// A 64-bit number for a word in lower case; words are compared by it instead of by their letters.
///
/// It is FNV-1a over the lower-cased UTF-8 bytes. Two words with the same number count as one. Among the words of a
/// language that does not happen, and a text made for it only confuses its own entities.
struct WordHash: Hashable, Sendable {
    let value: UInt64

    init(value: UInt64) { self.value = value }

    /// The hash of the bytes in `range`: ASCII letters are put in lower case one by one, other text as Unicode says.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var hash = WordHash.offset
        for index in range {
            let byte = bytes[index]
            guard byte < 0x80 else {
                self = WordHash(lowercasing: String(decoding: bytes[range], as: UTF8.self))
                return
            }
            hash = (hash ^ UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* WordHash.prime
        }
        value = hash
    }

    init(lowercasing text: String) {
        var hash = WordHash.offset
        for byte in text.lowercased().utf8 { hash = (hash ^ UInt64(byte)) &* WordHash.prime }
        value = hash
    }

    /// The number of two or more words in a row.
    func followed(by next: WordHash) -> WordHash {
        WordHash(value: (value ^ (next.value &+ 0x9E37_79B9_7F4A_7C15)) &* WordHash.prime)
    }

    private static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01B3
}
