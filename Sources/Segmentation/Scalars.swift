// How the tokenizer sees a scalar. ASCII, which is nearly everything in English news, takes one switch over its value;
// for the rest, Unicode's properties are asked.

/// The classes that the tokenizer tells apart.
enum ScalarClass: UInt8 {
    case space, lineEnd, upper, lower, otherLetter, digit, mark, punctuation, symbol

    var isLetter: Bool { self == .upper || self == .lower || self == .otherLetter }
    var isWordlike: Bool { isLetter || self == .digit || self == .mark }
}

/// One scalar as it stands in the bytes.
struct DecodedScalar {
    let value: UInt32
    /// Its length in bytes, 1 to 4.
    let length: Int
    let kind: ScalarClass

    /// Whether it is the straight or the curly apostrophe, or the modifier letter.
    var isApostrophe: Bool { value == 0x27 || value == 0x2019 || value == 0x02BC }
    /// Whether it is a hyphen within words; dashes are not.
    var isHyphen: Bool { value == 0x2D || value == 0x2010 || value == 0x2011 }
}

/// Reads the scalar that starts at `index`; nil at the end. A byte that starts no valid sequence counts as a symbol.
func scalar(at index: Int, of bytes: Span<UInt8>) -> DecodedScalar? {
    guard index >= 0, index < bytes.count else { return nil }
    let first = bytes[index]
    if first < 0x80 { return DecodedScalar(value: UInt32(first), length: 1, kind: asciiClass(first)) }
    guard let (value, length) = multibyteScalar(at: index, of: bytes), let scalar = Unicode.Scalar(value) else {
        return DecodedScalar(value: 0xFFFD, length: 1, kind: .symbol)
    }
    return DecodedScalar(value: value, length: length, kind: scalarClass(scalar))
}

private func multibyteScalar(at index: Int, of bytes: Span<UInt8>) -> (UInt32, Int)? {
    let first = UInt32(bytes[index])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return nil }
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length {
        let byte = UInt32(bytes[index + offset])
        guard byte & 0xC0 == 0x80 else { return nil }
        value = value << 6 | byte & 0x3F
    }
    let smallest: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
    return value >= smallest ? (value, length) : nil
}

private func asciiClass(_ byte: UInt8) -> ScalarClass {
    switch byte {
    case 0x61...0x7A: .lower
    case 0x41...0x5A: .upper
    case 0x20, 0x09, 0x0B, 0x0C: .space
    case 0x0A, 0x0D: .lineEnd
    case 0x30...0x39: .digit
    case 0x24, 0x2B, 0x3C...0x3E, 0x5E, 0x7C, 0x7E, 0x00...0x1F, 0x7F: .symbol
    default: .punctuation
    }
}

private func scalarClass(_ scalar: Unicode.Scalar) -> ScalarClass {
    switch scalar.value {
    case 0x2010...0x2027, 0x2030...0x203E: return .punctuation
    case 0x2028, 0x2029, 0x85: return .lineEnd
    case 0xDF...0xF6, 0xF8...0xFF: return .lower
    case 0xC0...0xD6, 0xD8...0xDE: return .upper
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return .upper
    case .lowercaseLetter: return .lower
    case .otherLetter, .modifierLetter, .letterNumber: return .otherLetter
    case .decimalNumber: return .digit
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .mark
    case .spaceSeparator: return .space
    case .lineSeparator, .paragraphSeparator: return .lineEnd
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation:
        return .punctuation
    default: return .symbol
    }
}
