/// What a person decided about a term: that it is a keyword wherever it stands, or nowhere.
package struct KeywordChoice: Hashable, Sendable {
    package enum Sort: String, Sendable, Hashable {
        /// The person's own: it is marked in every article that has it.
        case own
        /// Taken out: it is found in no article.
        case takenOut = "taken_out"
    }

    package let sort: Sort
    /// The ways in which it is written, the one that it is called by first; no two that are one term, none empty.
    package let spellings: [String]
    /// When it was decided: seconds since 1970.
    package let made: Int64

    /// The most spellings of one term, and the most words and bytes of one spelling.
    private static let spellingLimit = 20
    private static let wordLimit = 8
    private static let byteLimit = 120

    /// Reads what was typed: spellings with `|` between them.
    ///
    /// - Returns: nil if nothing is left that has a letter or a digit, or a spelling is too long to be a term.
    package init?(_ sort: Sort, typed: String, made: Int64) {
        self.init(sort, spellings: typed.split(separator: "|").map(String.init), made: made)
    }

    /// The same from spellings.
    package init?(_ sort: Sort, spellings: [String], made: Int64) {
        var keys: [String] = []
        var kept: [String] = []
        for spelling in spellings {
            let words = spelling.split(whereSeparator: \.isWhitespace)
            let key = termKey(spelling)
            if key.isEmpty || keys.contains(key) { continue }
            guard spelling.utf8.count <= Self.byteLimit, key.split(separator: " ").count <= Self.wordLimit else {
                return nil
            }
            keys.append(key)
            kept.append(words.joined(separator: " "))
        }
        guard !kept.isEmpty, kept.count <= Self.spellingLimit else { return nil }
        (self.sort, self.spellings, self.made) = (sort, kept, made)
    }

    /// What it is called.
    package var name: String { spellings[0] }

    /// By which it is told from other terms.
    package var key: String { termKey(name) }

    /// The keys of all its spellings.
    package var keys: [String] { spellings.map { termKey($0) } }
}
