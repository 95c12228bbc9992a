/// The name in what a feed or a letter gives as author: "mail@example.org (Name)", "Name <mail@example.org>" or just a name.
///
/// - Returns: the address if there is no name; nil if there is neither.
package func personName(_ text: String?) -> String? {
    guard let text else { return nil }
    for (open, close) in [(Character("("), ")"), ("<", ">")] {
        guard text.hasSuffix(close), let start = text.range(of: open) else { continue }
        let outside = trimmedName(text[..<start.lowerBound])
        let inside = trimmedName(text[start.upperBound...].dropLast())
        if isMailAddress(inside) || inside.isEmpty {
            return outside.isEmpty ? (inside.isEmpty ? nil : inside) : outside
        }
        if isMailAddress(outside) || outside.isEmpty { return inside }
    }
    let name = trimmedName(text[...])
    return name.isEmpty ? nil : name
}

/// Whether a text is an address of mail: with its sign, or with the word that archives of lists write for it.
private func isMailAddress(_ text: String) -> Bool {
    if text.contains("@") { return true }
    let words = text.split(separator: " ")
    return words.count == 3 && words[1] == "at" && words[2].contains(".")
}

private func trimmedName(_ text: Substring) -> String {
    var rest = text
    while let first = rest.first, first.isWhitespace || first == "\"" { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace || last == "\"" || last == "," { rest = rest.dropLast() }
    if rest.lowercased().hasPrefix("mailto:") { rest = rest.dropFirst(7) }
    return String(rest)
}

extension StringProtocol {
    /// The range of the first occurrence of a character.
    fileprivate func range(of character: Character) -> Range<Index>? {
        firstIndex(of: character).map { $0..<index(after: $0) }
    }
}
