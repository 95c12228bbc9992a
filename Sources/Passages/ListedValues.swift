// Programs write lists into fields of text: `['Ana Núñez', "Bo Li"]` in a table, `[bread, tunis]` above a note.

/// The members of a list that was written as a text, without their quotation marks; of any other text, itself, without those
/// around it. A comma within quotation marks parts nothing.
package func listedValues(_ text: String) -> [String] {
    guard text.hasPrefix("["), text.hasSuffix("]"), text.count >= 2, !text.hasPrefix("[[") else {
        return [unquoted(text)]
    }
    var members: [String] = []
    var member = ""
    var quote: Character?
    for character in text.dropFirst().dropLast() {
        if character == "," && quote == nil {
            members.append(member)
            member = ""
            continue
        }
        if character == quote {
            quote = nil
        } else if quote == nil, character == "\"" || character == "'", member.allSatisfy(\.isWhitespace) {
            quote = character
        }
        member.append(character)
    }
    return (members + [member]).map { unquoted($0.trimmingSpaces) }.filter { !$0.isEmpty }
}

/// A text without the quotation marks around it; one with others within stays as it is.
package func unquoted(_ text: String) -> String {
    for mark in ["\"", "'"] where text.count >= 2 && text.hasPrefix(mark) && text.hasSuffix(mark) {
        let inside = text.dropFirst().dropLast()
        if !inside.contains(Character(mark)) { return String(inside) }
    }
    return text
}

extension String {
    /// Without the white space at its ends.
    package var trimmingSpaces: String {
        let start = drop(while: \.isWhitespace)
        return String(
            start[..<(start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex)])
    }
}
