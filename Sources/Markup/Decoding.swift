/// A text, and the encoding that its bytes were taken to be in.
package struct DecodedText: Hashable, Sendable {
    /// Without a byte order mark. U+FFFD stands for what could not be decoded.
    package let text: String
    /// The name of the encoding in lower case: `utf-8`, `utf-16le`, `windows-1252`, `shift_jis`.
    package let encoding: String
}

/// Turns bytes into text.
///
/// A byte order mark decides the encoding; then the declared name, unless the bytes contradict it; then the bytes
/// alone: UTF-16 and UTF-32 show by the positions of their zeros, UTF-8 by its form, others by
/// ``likelyLegacyEncoding(of:)``. This never fails. Invalid bytes become U+FFFD; in UTF-8 one for each maximal subpart,
/// as the WHATWG Encoding Standard says.
///
/// - Parameter declared: an encoding's name, in any case, as a header or a declaration gives it. An unknown name is
///   ignored, and so is `utf-8` if the bytes are clearly UTF-16 or UTF-32.
/// - Complexity: O(*n*).
package func decode(_ bytes: [UInt8], declared: String? = nil) -> DecodedText {
    if let mark = ByteOrderMark(of: bytes) {
        return decode(bytes[mark.length...], as: mark.encoding)
    }
    if let declared, let encoding = TextEncoding(label: declared), encoding != .utf8, fits(bytes, encoding) {
        return decode(bytes[...], as: encoding)
    }
    if let wide = wideEncoding(of: bytes) { return decode(bytes[...], as: wide) }
    let isDeclaredUTF8 = declared.flatMap { TextEncoding(label: $0) } == .utf8
    if isDeclaredUTF8 { return decode(bytes[...], as: .utf8) }
    return decode(bytes[...], as: likelyEncoding(of: bytes))
}

private func decode(_ bytes: ArraySlice<UInt8>, as encoding: TextEncoding) -> DecodedText {
    let text =
        switch encoding {
        case .utf8: String(decoding: bytes, as: UTF8.self)
        case .utf16(let isBig): utf16Text(bytes, isBigEndian: isBig)
        case .utf32(let isBig): utf32Text(bytes, isBigEndian: isBig)
        case .windows1252: windows1252Text(bytes)
        case .legacy(_, let converter): convertedText(bytes, from: converter) ?? windows1252Text(bytes)
        }
    return DecodedText(text: text, encoding: encoding.name)
}

/// Whether a declared encoding is possible: bytes of plain ASCII without a zero are not UTF-16 or UTF-32.
private func fits(_ bytes: [UInt8], _ encoding: TextEncoding) -> Bool {
    switch encoding {
    case .utf16, .utf32: wideEncoding(of: bytes) != nil || !bytes.allSatisfy { $0 > 0 && $0 < 0x80 }
    case .utf8, .windows1252, .legacy: true
    }
}

private func utf16Text(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2 + 1)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        units.append(isBigEndian ? first << 8 | second : second << 8 | first)
        index += 2
    }
    if index < bytes.endIndex { units.append(0xFFFD) }
    return String(decoding: units, as: UTF16.self)
}

private func utf32Text(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> String {
    var text = String.UnicodeScalarView()
    var index = bytes.startIndex
    while index + 3 < bytes.endIndex {
        let unit = (0..<4).reduce(UInt32(0)) { value, offset in
            value | UInt32(bytes[index + offset]) << UInt32(8 * (isBigEndian ? 3 - offset : offset))
        }
        text.append(Unicode.Scalar(unit) ?? "\u{FFFD}")
        index += 4
    }
    if index < bytes.endIndex { text.append("\u{FFFD}") }
    return String(text)
}

private func windows1252Text(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
        let isShifted = (0x80..<0xA0).contains(byte)
        let value = isShifted ? windows1252Shifted[Int(byte) - 0x80] : UInt16(byte)
        text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return String(text)
}

// Bytes 0x80 to 0x9F. The five that Windows leaves undefined are C1 controls, as in the WHATWG's index.
let windows1252Shifted: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
]
