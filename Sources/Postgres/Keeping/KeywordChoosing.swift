import Catalogue
import Libraries
import News

/// Reads and writes what a reader decided about terms.
struct KeywordChoosing {
    let session: Session
    let reader: Int64

    /// In the order in which it was decided.
    func all() throws -> [KeywordChoice] {
        try session.rows(
            """
            SELECT sort, spellings, made FROM keyword_choice WHERE reader = \(reader) ORDER BY made, key COLLATE "C"
            """
        ).compactMap { row in
            KeywordChoice.Sort(rawValue: row.text(0) ?? "").flatMap {
                KeywordChoice($0, typed: row.text(1) ?? "", made: row.id(2))
            }
        }
    }

    /// What a query needs to know of them.
    func choices(for query: Query) throws -> [KeywordChoice] { query.asksForKeyword ? try all() : [] }

    /// - Returns: the decisions that were there about the terms of some keys.
    func put(_ choices: [KeywordChoice], insteadOf keys: [String]) throws -> [KeywordChoice] {
        let wanted = Set(keys)
        let before = try all().filter { !wanted.isDisjoint(with: $0.keys) }
        try session.change(
            "DELETE FROM keyword_choice WHERE reader = \(reader) AND key = ANY (\(before.map(\.key)))")
        for choice in choices {
            try session.change(
                """
                INSERT INTO keyword_choice (reader, key, sort, spellings, made) VALUES (\(reader), \(choice.key),
                    \(choice.sort.rawValue), \(choice.spellings.joined(separator: "|")), \(choice.made))
                ON CONFLICT (reader, key) DO UPDATE SET sort = excluded.sort, spellings = excluded.spellings,
                    made = excluded.made
                """)
        }
        return before
    }
}
