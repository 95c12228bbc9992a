/// The columns that a text takes on a terminal; unsafe characters count as the marks shown for them.
///
/// - Complexity: O(*n*).
package func displayWidth(_ text: Substring) -> Int {
    let plain = text.plainBeginning
    if plain.bytes == text.utf8.count { return plain.columns }
    let rest = text[text.utf8.index(text.startIndex, offsetBy: plain.bytes)...]
    return Glyphs(rest).reduce(plain.columns) { $0 + $1.columns }
}

/// The columns that a text takes on a terminal; unsafe characters count as the marks shown for them.
package func displayWidth(_ text: String) -> Int {
    displayWidth(Substring(text))
}

/// The longest beginning of a text that fits into a number of columns.
///
/// - Returns: the beginning, which never ends within a glyph, and the columns it takes.
package func prefix(of text: Substring, columns: Int) -> (text: Substring, columns: Int) {
    var bytes = 0
    var used = 0
    for glyph in Glyphs(text) {
        guard used + glyph.columns <= columns else { break }
        used += glyph.columns
        bytes += glyph.bytes
    }
    let end = text.utf8.index(text.startIndex, offsetBy: bytes)
    return (text[..<end], used)
}

/// A text cut to a number of columns, with an ellipsis in the last of them if something was cut off.
///
/// - Parameter ellipsis: one column wide.
package func truncated(_ text: String, columns: Int, ellipsis: String = "…") -> String {
    let whole = prefix(of: text[...], columns: columns)
    guard whole.text.endIndex < text.endIndex else { return text }
    guard columns > 0 else { return "" }
    return prefix(of: text[...], columns: columns - 1).text + ellipsis
}
