/// Phrases that many short texts are searched for. A text is gone through once, however many phrases there are; asked for
/// each phrase in turn, a mailbox of many letters took a third longer to read.
package struct PhraseSet: Sendable {
    /// The phrases, by their first byte.
    private let phrases: [[[UInt8]]]

    /// - Parameter phrases: in lower case, none empty. They are compared byte by byte.
    package init(_ phrases: [String]) {
        var byFirst = [[[UInt8]]](repeating: [], count: 256)
        for phrase in phrases.map({ Array($0.utf8) }) where !phrase.isEmpty { byFirst[Int(phrase[0])].append(phrase) }
        self.phrases = byFirst
    }

    /// Whether a text, in lower case, holds one of them.
    package func isIn(_ text: [UInt8]) -> Bool { text.indices.contains { stands(at: $0, in: text) } }

    /// Whether a text, in lower case, begins with one of them.
    package func opens(_ text: [UInt8]) -> Bool { !text.isEmpty && stands(at: 0, in: text) }

    private func stands(at start: Int, in text: [UInt8]) -> Bool {
        for phrase in phrases[Int(text[start])] where text[start...].starts(with: phrase) { return true }
        return false
    }
}
