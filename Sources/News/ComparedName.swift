/// A folded name as a number, since names are compared and looked up many times over.
package struct NameKey: Hashable, Sendable {
    /// Libraries keep its upper 48 bits.
    package let number: Int64

    /// - Parameter name: as ``folded(_:)`` gives it.
    package init(folded name: String) { number = stableHash(name) }

    package init(_ name: String) { self.init(folded: folded(name)) }

    /// One whose number is known.
    package init(number: Int64) { self.number = number }
}

/// A name with everything that linking compares, worked out once.
package final class ComparedName: Sendable {
    package let kind: EntityKind
    package let folded: String
    /// The name as names of its kind are compared: see ``comparable(_:_:)``.
    package let comparable: String
    /// Of `folded` and of `comparable`.
    package let key, comparableKey: NameKey
    /// Whether it is one word.
    package let isSingle: Bool
    /// How it sounds; nil unless it is the name of a person and has several words.
    package let sound: Sound?

    package init(_ name: String, _ kind: EntityKind) {
        self.kind = kind
        folded = News.folded(name)
        comparable = Self.comparable(folded, kind)
        key = NameKey(folded: folded)
        comparableKey = NameKey(folded: comparable)
        isSingle = !folded.utf8.contains(0x20)
        sound = kind == .person && !isSingle ? Sound(folded) : nil
    }

    /// The last word of a person's full name; nil for other names.
    package var surname: String? { Self.surname(folded, kind) }

    /// The last word of a person's full name, which is folded; nil for other names.
    package static func surname(_ name: String, _ kind: EntityKind) -> String? {
        guard kind == .person, name.utf8.contains(0x20) else { return nil }
        return name.split(separator: " ").last.map { String($0) }
    }

    /// A folded name as names of its kind are compared: those of people as they are; others without 'the' and without
    /// spaces; those of groups also without the plural's s.
    package static func comparable(_ name: String, _ kind: EntityKind) -> String {
        if kind == .person { return name }
        var letters = Array(name.utf8)
        if letters.count > 6, name.hasPrefix("the ") { letters.removeFirst(4) }
        letters.removeAll { $0 == 0x20 }
        let s = UInt8(ascii: "s")
        if kind == .group, letters.count > 4, letters.last == s, letters[letters.count - 2] != s {
            letters.removeLast()
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// What two spellings of one person's name have in common.
    package struct Sound: Hashable, Sendable {
        /// Of the first name and of the last.
        let first, last: NameKey
        /// The first letters of the names between.
        let initials: [Character]

        init(_ folded: String) {
            let words = folded.split(separator: " ")
            first = NameKey(folded: soundKey(String(words.first ?? "")))
            last = NameKey(folded: soundKey(String(words.last ?? "")))
            initials = words.dropFirst().dropLast().compactMap(\.first)
        }

        /// 'Alexei Navalny' and 'Alexej Nawalny'; 'John F. Kennedy' and 'John Kennedy'.
        package func isLike(_ other: Sound) -> Bool {
            first == other.first && last == other.last
                && (initials.isEmpty || other.initials.isEmpty || initials == other.initials)
        }
    }
}
