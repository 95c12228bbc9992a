/// A note on an entity, which is named as it was when the note was written.
package struct NamedNote: Hashable, Sendable {
    package let name: String
    package let kind: EntityKind
    package let text: String
    /// When it was written: seconds since 1970.
    package let written: Int64

    package init(name: String, kind: EntityKind, text: String, written: Int64) {
        (self.name, self.kind, self.text, self.written) = (name, kind, text, written)
    }
}

/// What a note is on.
package enum NoteSubject: Hashable, Sendable {
    case article(Article.ID)
    case entity(Entity.ID)
}

/// The most bytes of a note.
package let longestNote = 100_000

/// A note as it is kept: without blanks and blank lines around it, and with no control characters besides line breaks and tabs.
///
/// - Returns: nil if nothing is left. What is longer than ``longestNote`` is cut off.
package func noteText(_ typed: String) -> String? {
    var scalars = String.UnicodeScalarView()
    var bytes = 0
    var wasReturn = false
    for scalar in typed.unicodeScalars {
        defer { wasReturn = scalar == "\r" }
        if scalar == "\n", wasReturn { continue }
        let kept: Unicode.Scalar = scalar == "\r" ? "\n" : scalar
        if kept.properties.generalCategory == .control, kept != "\n", kept != "\t" { continue }
        bytes += UTF8.width(kept)
        if bytes > longestNote { break }
        scalars.append(kept)
    }
    let lines = String(scalars).split(separator: "\n", omittingEmptySubsequences: false)
        .map { line in String(line.reversed().drop { $0 == " " || $0 == "\t" }.reversed()) }
    let text = lines.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed().joined(separator: "\n")
    let whole = text.drop { $0 == " " || $0 == "\t" }
    return whole.isEmpty ? nil : String(whole)
}
