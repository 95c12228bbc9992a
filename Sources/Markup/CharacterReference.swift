/// The character that a reference in HTML stands for.
///
/// - Parameter index: where `&` stands.
/// - Returns: nil where it is only a sign; else the character, nil again for a control that is left out, and the index
///   after the reference.
/// - Source: HTML Living Standard, 13.2.5.72 to 13.2.5.80.
package func characterReference(at index: Int, in bytes: [UInt8]) -> (scalar: Unicode.Scalar?, end: Int)? {
    guard index + 2 < bytes.count else { return nil }
    return bytes[index + 1] == UInt8(ascii: "#") ? numericReference(index, bytes) : namedReference(index, bytes)
}

private func numericReference(_ index: Int, _ bytes: [UInt8]) -> (scalar: Unicode.Scalar?, end: Int)? {
    var end = index + 2
    let isHex = bytes[end] | 0x20 == UInt8(ascii: "x")
    if isHex { end += 1 }
    let start = end
    var value: UInt32 = 0
    while end < bytes.count, let digit = hexDigit(bytes[end]), isHex || digit < 10 {
        value = min(value * (isHex ? 16 : 10) + digit, 0x110000)
        end += 1
    }
    guard end > start else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: ";") { end += 1 }
    if (0x80...0x9F).contains(value) { return (windows1252Character(UInt8(value)), end) }
    guard value != 0, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", end) }
    let isControl = value < 0x20 && value != 0x09 && value != 0x0A && value != 0x0D || value == 0x7F
    return (isControl ? nil : scalar, end)
}

private func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - 48)
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - 87)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - 55)
    default: nil
    }
}

/// `&eacute;`; the names of Latin-1 also without the semicolon, as HTML has it for old pages' sake.
private func namedReference(_ index: Int, _ bytes: [UInt8]) -> (scalar: Unicode.Scalar?, end: Int)? {
    var end = index + 1
    while end < bytes.count, end - index < 33, isLetterOrDigit(bytes[end]) { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: ";"),
        let scalar = htmlCharacter(named: String(decoding: bytes[(index + 1)..<end], as: UTF8.self))
    {
        return (scalar, end + 1)
    }
    for length in stride(from: min(end - index - 1, 6), through: 2, by: -1) {
        let name = String(decoding: bytes[(index + 1)..<(index + 1 + length)], as: UTF8.self)
        if let scalar = htmlCharacter(namedWithoutSemicolon: name) { return (scalar, index + 1 + length) }
    }
    return nil
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
}

/// The character that Windows-1252 has at 0x80 to 0x9F; nil for the five it leaves open.
package func windows1252Character(_ byte: UInt8) -> Unicode.Scalar? {
    let shifted: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]
    guard (0x80...0x9F).contains(byte) else { return nil }
    let value = shifted[Int(byte) - 0x80]
    return value == 0 ? nil : Unicode.Scalar(value)
}
