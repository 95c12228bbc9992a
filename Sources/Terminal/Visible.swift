/// A text that is safe to hand to other programs, as through the clipboard, which others paste into a shell: what
/// ``visible(_:keepingLines:)`` would mark is left out, and a line break or tab is a space.
package func withoutControls(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
        let isSpace = scalar == "\n" || scalar == "\t" || scalar == "\r"
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        guard isSpace || scalar.treatment(after: previous, before: next) == .keep else { continue }
        previous = isSpace ? " " : scalar
        result.append(previous ?? scalar)
    }
    return String(result)
}

/// A text that is safe to print. Control characters, escapes, bidirectional overrides and characters that are invisible
/// or meaningless are replaced by visible marks, so that nothing acts on the terminal or hides from the reader.
///
/// Ordinary text stays as it is, including emoji sequences and the joiners of Arabic and Indic scripts.
///
/// - Parameter keepingLines: whether line feeds and tabs are kept, as in an article's body that is printed whole.
package func visible(_ text: String, keepingLines: Bool = false) -> String {
    let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) || keepingLines && ($0 == 0x0A || $0 == 0x09) }
    if isPlain { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var previous: Unicode.Scalar?
    let scalars = text.unicodeScalars
    var position = scalars.startIndex
    while position < scalars.endIndex {
        let scalar = scalars[position]
        if let flag = regionFlag(at: scalars[position...]) {
            result.unicodeScalars.append(contentsOf: flag)
            position = scalars.index(position, offsetBy: flag.count)
            previous = flag.last
            continue
        }
        position = scalars.index(after: position)
        let next = position < scalars.endIndex ? scalars[position] : nil
        if keepingLines, scalar == "\n" || scalar == "\t" {
            result.unicodeScalars.append(scalar)
            previous = nil
            continue
        }
        switch scalar.treatment(after: previous, before: next) {
        case .keep:
            result.unicodeScalars.append(scalar)
            previous = scalar
        case .drop:
            break
        case .mark:
            result.unicodeScalars.append(scalar.visibleMark)
            previous = nil
        }
    }
    return result
}
