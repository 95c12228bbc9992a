import Terminal

/// Keys typed one after the other that together do something: mostly one, such as `]`, or two, such as `g g`.
package struct KeySequence: Hashable, Sendable {
    package let keys: [Key]

    package init(_ keys: [Key]) { self.keys = keys }

    /// A key by itself.
    package init(_ key: Key) { keys = [key] }

    /// The longest that a configuration may name.
    static let longest = 4

    /// As people write it: `]`, `^D`, `g g`.
    package var name: String {
        // Most are one key, and this names all of the keymap before the first frame.
        keys.count == 1 ? keyName(keys[0]) : keys.map(keyName).joined(separator: " ")
    }

    /// The keys that a text names, separated by blanks; two letters written together are two keys, as in `gg`.
    ///
    /// - Returns: nil if a word names no key, or there are more keys than `longest`.
    package init?(named text: String) {
        var keys: [Key] = []
        for word in text.split(separator: " ") {
            if let key = Key(named: String(word)) {
                keys.append(key)
            } else if word.count == 2, word.allSatisfy({ $0.isLetter }) {
                keys += word.map { .character($0) }
            } else {
                return nil
            }
        }
        guard (1...Self.longest).contains(keys.count) else { return nil }
        self.keys = keys
    }

    /// Whether this begins with another sequence and goes on.
    func continues(_ other: KeySequence) -> Bool { keys.count > other.keys.count && keys.starts(with: other.keys) }
}
