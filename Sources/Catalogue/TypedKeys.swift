import Libraries
import News

// How a name is found while it is typed. `typed` holds, for each way in which an entity is written, the keys that a
// person may begin with: the name from each of its words on ("boris pistorius", "pistorius") and its initials ("bp").
// They are ordered by kind, then by rank, then by text. The rank is the binary logarithm of the number of mentions, so it
// seldom changes. A look-up reads the highest ranks first and stops when it has enough: a typed letter costs the same in
// a library of a million names as in one of a hundred.

/// What the keys of an entity are made from.
package struct TypedKeys {
    /// Whose keys they are.
    package let entity: Entity.ID
    /// The code of its kind.
    package let kind: Int
    /// The number of mentions before a change and after it.
    package let before: Int
    /// The number of mentions after it.
    package let after: Int
    /// False for entities that look-ups leave out: those that are hidden or were merged into another.
    package let isShown: Bool

    package init(entity: Entity.ID, kind: Int, before: Int, after: Int, isShown: Bool) {
        self.entity = entity
        self.kind = kind
        self.before = before
        self.after = after
        self.isShown = isShown
    }

    /// The rank before the change.
    package var rankBefore: Int { Self.rank(before) }
    /// The rank after it.
    package var rankAfter: Int { Self.rank(after) }

    /// 0 for up to one mention, 1 for two and three, 2 for four to seven, and so on.
    package static func rank(_ mentions: Int) -> Int {
        mentions < 2 ? 0 : Int.bitWidth - 1 - mentions.leadingZeroBitCount
    }

    /// A rank that none is above: more mentions than a library has room for.
    package static let highestRank = 31

    /// The keys under which a name is found. A name of more than eight words has keys for the first eight.
    package static func keys(for folded: String) -> Set<String> {
        let words = folded.split(separator: " ")
        var keys = Set<String>()
        for word in words.prefix(8) {
            let key = folded[word.startIndex...].unicodeScalars.prefix(48)
            keys.insert(String(String.UnicodeScalarView(key)))
        }
        if words.count > 1 {
            keys.insert(String(String.UnicodeScalarView(words.prefix(8).compactMap { $0.unicodeScalars.first })))
        }
        return keys
    }
}

/// How often a name is written, and how many entities of articles have it.
package struct NameCount: Hashable {
    /// How often it is written.
    package private(set) var mentions = 0
    /// How many entities of articles have it.
    package private(set) var uses = 0

    /// Of a name that nobody writes.
    package init() {}

    /// Adds to both; negative numbers take away.
    package mutating func add(mentions: Int, uses: Int) {
        self.mentions += mentions
        self.uses += uses
    }
}

extension NameKey {
    /// The number by which a library finds a name: 48 bits, so that hardly two of a million names share one.
    package var short: Int64 { number >> 16 }
}
