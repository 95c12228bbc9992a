import News
import Resources
import Segmentation

/// All that the features look at in one word: hashes of its spelling, its shape, its clusters, its gazetteer classes.
///
/// The word itself is read once, byte by byte; the features are then made of numbers alone.
struct WordForm {
    /// As written, with curly marks made straight.
    var exact: UInt32 = 0
    /// In lower case, digits as 0.
    var lower: UInt32 = 0
    /// Of the first one to four letters in lower case; 0 where the word is shorter.
    var prefix = SIMD4<UInt32>.zero
    /// Of the last one to four letters in lower case; 0 where the word is shorter.
    var suffix = SIMD4<UInt32>.zero
    /// Of the letters in lower case without the last, and without the last two; 0 where fewer than four would be left, and
    /// in English, which has few endings.
    var stems = SIMD2<UInt32>.zero
    /// 'Xxxx' for 'Berlin', 'X-dd' for 'T-72': at most eight signs.
    var shape: UInt32 = 0
    /// The shape with repeats left out: 'Xx'.
    var shortShape: UInt32 = 0
    var cluster = WordCluster.none
    /// The hash by which the clusters are asked: in lower case, digits kept.
    var clusterKey: UInt64 = 0
    /// What the word alone is in the gazetteer.
    var classes = PhraseClasses(rawValue: 0)
    /// What the longest phrase over the word is in the gazetteer, of two words and more.
    var phraseClasses = PhraseClasses(rawValue: 0)
    /// Where in that phrase the word is: 0 in none, 1 first, 2 within, 3 last.
    var phrasePosition: UInt32 = 0
    /// How many words the longest phrase may have that begins with this word.
    var longestPhrase = 0
    var traits = Token.Traits(rawValue: 0)
    var kind: Token.Kind = .word

    var isCapitalised: Bool { traits.contains(.startsUppercase) }
    var isAlphabetic: Bool { kind == .word && !traits.contains(.hasDigit) }
    /// Whether it is written unlike a common word: names are seldom more than two words away from one that is.
    var looksLikeName: Bool {
        traits.contains(.startsUppercase) || traits.contains(.hasInnerCapital)
            || kind == .word && traits.contains(.hasDigit)
    }
}

extension WordForm {
    /// What stands before the first and after the last word of a sentence.
    static let edge = WordForm(exact: 1, lower: 1, shape: 1, shortShape: 1, kind: .punctuation)

    /// Reads a token, wherever it stands.
    init(_ token: Token, in bytes: UnsafeBufferPointer<UInt8>) {
        self.init(letters: token.range, in: bytes)
        traits = token.traits.intersection(.ofLetters)
        kind = token.kind
    }

    /// Reads the letters of a word alone.
    init(letters range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
        var scan = FormScan()
        var index = range.lowerBound
        let end = min(range.upperBound, bytes.count)
        while index < end {
            let byte = bytes[index]
            if byte < 0x80 {
                scan.take(ascii: byte)
                index += 1
            } else {
                let (value, length) = scalarValue(at: index, end: end, bytes)
                scan.take(value)
                index += length
            }
        }
        scan.finish(into: &self)
    }
}

/// The scalar at an index where a byte above 127 stands, read leniently: the text is a String's.
func scalarValue(at index: Int, end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> (value: UInt32, length: Int) {
    let first = UInt32(bytes[index])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, index + length <= end else { return (first, 1) }
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset]) & 0x3F }
    return (value, length)
}

/// A word's hashes while it is read.
private struct FormScan {
    private var exact = Hash32()
    private var lower = Hash32()
    /// `lower` before the last letter, and before the last two.
    private var stems = (Hash32(), Hash32())
    private var clusterKey = PhraseHash()
    private var prefix = SIMD4<UInt32>.zero
    /// The last four letters in lower case, the last first.
    private var tail = SIMD4<UInt32>.zero
    private var shape = Hash32()
    private var shortShape = Hash32()
    private var lastSign: UInt32 = 0
    private var length = 0

    @inline(__always)
    mutating func take(ascii byte: UInt8) {
        let value = UInt32(byte)
        if byte >= 0x61 && byte <= 0x7A {
            take(value, lower: value, sign: 0x78)
        } else if byte >= 0x41 && byte <= 0x5A {
            take(value, lower: value | 0x20, sign: 0x58)
        } else if byte >= 0x30 && byte <= 0x39 {
            take(value, lower: value, sign: 0x64)
        } else {
            take(value, lower: value, sign: value)
        }
    }

    /// A scalar outside ASCII: curly marks as straight ones, letters in lower case.
    mutating func take(_ value: UInt32) {
        switch value {
        case 0x2018, 0x2019, 0x2BC: take(ascii: 0x27)
        case 0x201C...0x201E, 0xAB, 0xBB: take(ascii: 0x22)
        case 0x2010...0x2015: take(ascii: 0x2D)
        default:
            let small = lowercase(value)
            let isLetter = value >= 0xC0 && (value < 0x2000 || value > 0x2E7F)
            take(value, lower: small, sign: small != value ? 0x58 : isLetter ? 0x78 : value)
        }
    }

    @inline(__always)
    private mutating func take(_ value: UInt32, lower small: UInt32, sign: UInt32) {
        exact.add(value)
        stems = (lower, stems.0)
        lower.add(sign == 0x64 ? 0x30 : small)
        addToClusterKey(small)
        if length < 4 { prefix[length] = lower.value(salt: UInt32(length)) }
        tail = SIMD4(small, tail[0], tail[1], tail[2])
        if length < 8 { shape.add(sign) }
        if sign != lastSign { shortShape.add(sign) }
        lastSign = sign
        length += 1
    }

    private mutating func addToClusterKey(_ value: UInt32) {
        if value < 0x80 {
            clusterKey.append(UInt8(value))
        } else {
            for shift: UInt32 in [0, 8, 16] { clusterKey.append(UInt8(truncatingIfNeeded: value >> shift)) }
        }
    }

    func finish(into form: inout WordForm) {
        form.exact = exact.value(salt: 0)
        form.lower = lower.value(salt: 9)
        form.prefix = prefix
        if length > 4 { form.stems[0] = stems.0.value(salt: 20) }
        if length > 5 { form.stems[1] = stems.1.value(salt: 20) }
        form.shape = shape.value(salt: 0)
        form.shortShape = shortShape.value(salt: 0)
        form.clusterKey = clusterKey.value
        var end = Hash32()
        for index in 0..<min(4, length) {
            end.add(tail[index])
            form.suffix[index] = end.value(salt: UInt32(index) + 10)
        }
    }
}

/// A running hash of scalars.
struct Hash32 {
    private var state: UInt32 = 0x811C_9DC5

    @inline(__always)
    mutating func add(_ value: UInt32) {
        state = (state ^ value) &* 0x0100_0193
        state ^= state >> 15
    }

    /// The hash so far, spread over 32 bits; never 0.
    @inline(__always)
    func value(salt: UInt32) -> UInt32 {
        var value = (state ^ salt &* 0x9E37_79B9) &* 0x85EB_CA6B
        value ^= value >> 13
        return max(1, value &* 0xC2B2_AE35)
    }
}

/// A letter outside ASCII in lower case: Latin, Greek and Cyrillic; others as they are. Only single scalars change, so
/// that trainer and tagger need no Unicode tables and a word keeps its length.
func lowercase(_ value: UInt32) -> UInt32 {
    switch value {
    case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A1, 0x3A3...0x3A9, 0x410...0x42F: value + 32
    case 0x100...0x137, 0x14A...0x177, 0x1E00...0x1EFF, 0x460...0x481, 0x48A...0x4BF: value | 1
    case 0x139...0x148, 0x179...0x17E: value + (value & 1)
    case 0x178: 0xFF
    case 0x400...0x40F: value + 80
    default: value
    }
}
