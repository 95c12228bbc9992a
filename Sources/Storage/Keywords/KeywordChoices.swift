import Catalogue
import GRDB
import Libraries
import News

// Keywords themselves are not stored: those of an article are found when it is opened, and the articles that have a term are
// found by the index of words. So a term of one's own is there in every article at once, old and new.

extension Library {
    /// What the person decided about terms, in the order in which it was decided.
    package func keywordChoices() throws(LibraryError) -> [KeywordChoice] {
        try read { db in try KeywordChoices(db: db).all() }
    }

    /// Keeps a decision in place of all that were made about a term with one of its spellings.
    ///
    /// - Returns: the decisions that it took the place of.
    @discardableResult
    package func choose(_ choice: KeywordChoice) throws(LibraryError) -> [KeywordChoice] {
        try write(.power) { db in try KeywordChoices(db: db).put([choice], insteadOf: choice.keys) }
    }

    /// Puts decisions in the place of all that were made about some terms: so one is taken back.
    ///
    /// - Parameter keys: see ``termKey(_:)``.
    /// - Returns: the decisions that were there.
    @discardableResult
    package func choose(
        _ choices: [KeywordChoice], insteadOf keys: [String]
    ) throws(LibraryError) -> [KeywordChoice] {
        try write(.power) { db in try KeywordChoices(db: db).put(choices, insteadOf: keys) }
    }
}

/// Reads and writes the table of decisions about terms.
struct KeywordChoices {
    let db: Database

    func all() throws -> [KeywordChoice] {
        try Row.fetchAll(db, sql: "SELECT sort, spellings, made FROM keyword_choice ORDER BY made, key")
            .compactMap(Self.choice)
    }

    /// The decision about a term, whichever of its spellings is given; nil if there is none.
    func choice(of key: String) throws -> KeywordChoice? { try all().first { $0.keys.contains(key) } }

    func put(_ choices: [KeywordChoice], insteadOf keys: [String]) throws -> [KeywordChoice] {
        let wanted = Set(keys)
        let before = try all().filter { !wanted.isDisjoint(with: $0.keys) }
        for choice in before {
            try db.execute(sql: "DELETE FROM keyword_choice WHERE key = ?", arguments: [choice.key])
        }
        for choice in choices {
            try db.execute(
                sql: "INSERT OR REPLACE INTO keyword_choice (key, sort, spellings, made) VALUES (?, ?, ?, ?)",
                arguments: [
                    choice.key, choice.sort.rawValue, choice.spellings.joined(separator: "|"), choice.made,
                ])
        }
        return before
    }

    /// A row as a decision; nil if it is damaged.
    private static func choice(_ row: Row) -> KeywordChoice? {
        KeywordChoice.Sort(rawValue: row.text(0) ?? "").flatMap {
            KeywordChoice($0, typed: row.text(1) ?? "", made: row.number(2) ?? 0)
        }
    }
}

extension Query {
    /// The query with each keyword that is the person's own in all its spellings.
    func spelledOut(by choices: KeywordChoices) throws -> Query {
        asksForKeyword ? spelledOut(by: try choices.all()) : self
    }
}
