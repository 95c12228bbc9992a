/// Copies of sentences set as headlines are set, so that the model learns to read those too.
enum Recasing {
    private static let small: Set<String> = [
        "a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "is",
    ]

    /// Every word with a capital but small words within the text. Letters keep their number of bytes.
    static func titleCase(_ text: String) -> String {
        var result: [UInt8] = []
        var word: [UInt8] = []
        var isFirst = true
        func close() {
            if !word.isEmpty {
                let isSmall = !isFirst && small.contains(String(decoding: word, as: UTF8.self).lowercased())
                if !isSmall, word[0] >= 0x61, word[0] <= 0x7A { word[0] -= 32 }
                result += word
                word = []
                isFirst = false
            }
        }
        for byte in text.utf8 {
            if byte == 0x20 || byte == 0x0A {
                close()
                result.append(byte)
            } else {
                word.append(byte)
            }
        }
        close()
        return String(decoding: result, as: UTF8.self)
    }

    /// Every letter as a capital: those of ASCII, so that offsets stay.
    static func capitals(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 32 : $0 }, as: UTF8.self)
    }
}

/// A small generator of random numbers that gives the same from the same seed, everywhere.
///
/// - Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014): SplitMix64.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// A number from 0 up to 1.
    mutating func fraction() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
