/// The classes of words that a table of words tells apart. The order is that of `CLASSES` in
/// `Resources/build/words.py`.
package enum WordSort: UInt8, CaseIterable, Sendable {
    case noun, name, adjective
    /// A verb's form in -ing.
    case gerund
    /// A verb's form that stands before nouns and after 'was': 'leaked'.
    case participle
    /// A verb that shows who does it, or when: 'leaks', 'leaked'.
    case verb
    /// A verb as dictionaries have it.
    case base
    /// Prepositions, pronouns, conjunctions and the like.
    case function
    /// Articles, possessives, and 's.
    case determiner
    case adverb, number, other
}

/// How likely a word is of each class: a nibble for each ``WordSort``, the first one lowest. It is -log2 of the class's
/// share among the uses of the word, in halves, so 2 for one in two; 15 for a class that it never has.
package struct WordCosts: Hashable, Sendable {
    package let bits: UInt64

    package init(bits: UInt64) { self.bits = bits }

    /// A word that is always of one class.
    package init(only sort: WordSort) { bits = Self.never & ~(15 << (UInt64(sort.rawValue) * 4)) }

    private static let never: UInt64 = (1 << 48) - 1

    package subscript(sort: WordSort) -> Int { Int(bits >> (UInt64(sort.rawValue) * 4) & 15) }

    /// The same without one class; the word as a noun if it has no other.
    package func without(_ sort: WordSort) -> WordCosts {
        let rest = bits | 15 << (UInt64(sort.rawValue) * 4)
        return rest & Self.never == Self.never ? WordCosts(only: .noun) : WordCosts(bits: rest)
    }
}

/// How rare each word of English news is, and of which classes it is.
///
/// It is one file, mapped into memory and looked up by hash. `Resources/build/words.py` makes it, says what it was counted
/// from, and describes its layout. An unknown word is taken for a known one about once in a billion.
package struct WordTable: Sendable {
    package struct Entry: Sendable {
        /// The same number for all forms of a word: 'sentence', 'sentenced', 'sentencing'.
        package let family: UInt32
        /// log2 of how many texts there are for one that has a word of the family: 1 if every second has one.
        package let rarity: Float
        package let costs: WordCosts
    }

    /// The rarity with which a word counts that the table does not have: less than the rarest it has, since many such are
    /// slips, foreign words and pieces of names.
    package static let unlistedRarity: Float = 12

    private let file: MappedFile
    private let slots: Int
    private static let head = 12
    private static let sorts = WordSort.allCases.count
    private static let tableStart = head + (sorts + 1) * sorts
    private static let slotSize = 15

    /// - Throws: `.unreadable`, or `.malformed` if the file is of another kind or length.
    package init(path: String) throws(ResourceError) {
        file = try MappedFile(path: path)
        slots = Int(file.uint32(at: 8))
        guard file.text(at: 0) == "DLWRD1", slots > 0, Self.tableStart + slots * Self.slotSize == file.count else {
            throw .malformed(path: path, expected: "a table of words, version 1")
        }
    }

    /// What is known of the word with a hash, in small letters. "-ing" asks for words that end so and are rare.
    package func entry(for hash: PhraseHash) -> Entry? {
        let check = max(1, UInt32(truncatingIfNeeded: hash.value >> 32))
        var slot = Int(((hash.value & 0xFFFF_FFFF) * UInt64(slots)) >> 32)
        for _ in 0..<slots {
            let offset = Self.tableStart + slot * Self.slotSize
            let found = file.uint32(at: offset)
            if found == 0 { return nil }
            if found == check { return entry(at: offset) }
            slot = slot + 1 == slots ? 0 : slot + 1
        }
        return nil
    }

    private func entry(at offset: Int) -> Entry {
        let costs = UInt64(file.uint32(at: offset + 9)) | UInt64(file.uint16(at: offset + 13)) << 32
        return Entry(
            family: file.uint32(at: offset + 4), rarity: Float(file.uint8(at: offset + 8)) / 8,
            costs: WordCosts(bits: costs & (1 << 48 - 1)))
    }

    /// For each class, for each class after it: log2 of how much more often that follows than it stands anywhere, in
    /// eighths. In the order of ``WordSort``, row by row. The row of nouns is for the singular; a last row is for the
    /// plural, after which a verb as dictionaries have it may come.
    package var transitions: [Int8] {
        (0..<(Self.sorts + 1) * Self.sorts).map { Int8(bitPattern: file.uint8(at: Self.head + $0)) }
    }
}
