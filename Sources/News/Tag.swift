/// The most bytes of a tag's name.
private let longestTag = 100

/// A name as a tag bears it: on one line, with single blanks between its words and none around it.
///
/// - Returns: nil if nothing is left, or if it is longer than 100 bytes.
package func tagName(_ typed: some StringProtocol) -> String? {
    let shown = typed.unicodeScalars.map { scalar -> Character in
        scalar.properties.generalCategory == .control || scalar.properties.isWhitespace ? " " : Character(scalar)
    }
    let name = String(shown).split(separator: " ").joined(separator: " ")
    return name.isEmpty || name.utf8.count > longestTag ? nil : name
}

/// The names in a line of tags with commas between them, each once; those that no tag can bear are left out.
package func tagNames(typed: String) -> [String] {
    var keys: Set<String> = []
    return typed.split(separator: ",").compactMap { tagName($0) }.filter { keys.insert(tagKey($0)).inserted }
}

/// The form of a name that tells tags from one another: 'To Read' and 'to-read' are one tag.
package func tagKey(_ name: some StringProtocol) -> String {
    let key = folded(name)
    return key.isEmpty ? String(name) : key
}

/// Which tags some articles get, and which they lose.
package struct TagChange: Hashable, Sendable {
    package let added: [String]
    package let removed: [String]

    package init(adding added: [String] = [], removing removed: [String] = []) {
        (self.added, self.removed) = (added, removed)
    }

    package var isEmpty: Bool { added.isEmpty && removed.isEmpty }

    /// Reads a line of tags: one with a minus in front is taken away, the others are added.
    package init(typed: String) {
        let names = tagNames(typed: typed)
        added = names.filter { $0.first != "-" }
        removed = names.filter { $0.first == "-" }.compactMap { tagName($0.dropFirst()) }
    }
}

/// A tag in use, with the number of articles that have it.
package struct CountedTag: Hashable, Sendable {
    package let name: String
    package let articles: Int
    package let unread: Int

    package init(name: String, articles: Int, unread: Int) {
        (self.name, self.articles, self.unread) = (name, articles, unread)
    }
}
