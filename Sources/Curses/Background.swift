/// Whether a terminal's background is light or dark, as it tells itself.
package enum Background: Hashable, Sendable {
    case light, dark

    /// Reads the answer to a question for the background's colour: ESC ] 11 ; rgb:RRRR/GGGG/BBBB and the string's end, with
    /// one to four hexadecimal digits for each part.
    ///
    /// - Returns: nil for any other string.
    /// - Source: xterm's "Control Sequences", operating system command 11; XParseColor; the weights are those of the relative
    ///   luminance in ITU-R BT.709.
    init?(colorReport bytes: ArraySlice<UInt8>) {
        let text = String(decoding: bytes.dropFirst(2), as: UTF8.self)
        guard text.hasPrefix("11;rgb"), let colon = text.firstIndex(of: ":") else { return nil }
        let digits = text[text.index(after: colon)...].prefix { $0.isHexDigit || $0 == "/" }
        let parts = digits.split(separator: "/").prefix(3).compactMap { part -> Double? in
            guard part.count <= 4, let value = Int(part, radix: 16) else { return nil }
            return Double(value) / Double((1 << (4 * part.count)) - 1)
        }
        guard parts.count == 3 else { return nil }
        self = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] > 0.5 ? .light : .dark
    }

    /// Reads the report that a terminal sends when its colours change: ESC [ ? 997 ; 1 n for dark, 2 for light.
    ///
    /// - Source: contour's "Dark and light mode detection", mode 2031.
    init?(_ sequence: ControlSequence) {
        guard sequence.final == UInt8(ascii: "n"), sequence.bytesBetween.first == UInt8(ascii: "?") else { return nil }
        switch sequence.numbers {
        case [997, 1]: self = .dark
        case [997, 2]: self = .light
        default: return nil
        }
    }
}
