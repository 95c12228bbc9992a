/// A text as it is written into a file for other programs: each control character but tab and line feed, which anybody can
/// put into a headline and which acts on the terminal that the file is shown on, is the replacement character U+FFFD.
package func replacingControls(in text: String) -> String {
    if !text.unicodeScalars.contains(where: \.actsOnTerminals) { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.actsOnTerminals ? "\u{FFFD}" : $0 }))
}

extension Unicode.Scalar {
    /// Whether it is a control character, of ASCII or of those above it, and neither tab nor line feed.
    fileprivate var actsOnTerminals: Bool {
        let isControl = value < 0x20 || (0x7F...0x9F).contains(value)
        return isControl && value != 0x09 && value != 0x0A
    }
}
