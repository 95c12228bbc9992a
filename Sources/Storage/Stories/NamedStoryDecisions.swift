import Catalogue
import GRDB
import Libraries
import News

// Decisions on stories on their way from one library to another: with the hashes of texts instead of numbers.

extension Library {
    /// All decisions on stories, in the order in which they were made.
    package func namedStoryDecisions() throws(LibraryError) -> [NamedStoryDecision] {
        let decisions = try storyDecisions()
        return try read { db in
            let find = try db.cachedStatement(
                sql: """
                    SELECT one.content_hash, one.url_hash, other.content_hash, other.url_hash, tie.is_apart
                    FROM story_tie AS tie JOIN article AS one ON one.id = tie.article
                    JOIN article AS other ON other.id = tie.other WHERE tie.decision = ?
                    """)
            return try decisions.map { decision in
                let ties = try Row.fetchAll(find, arguments: [decision.id]).map { row in
                    let texts = [0, 2].map { column in
                        NamedCorrection.Text(
                            contentHash: row.number(column) ?? 0, addressHash: row.number(column + 1), mention: nil)
                    }
                    return (texts[0], texts[1], isApart: row.flag(4))
                }
                return NamedStoryDecision(decision, ties: ties)
            }
        }
    }

    /// Makes the decisions of another library, in their order, except those whose articles are not here or that are in
    /// force already. The articles have to be extracted.
    package func decide(_ decisions: [NamedStoryDecision], rules: StoryRules) throws(LibraryError) {
        var inForce = Set(try namedStoryDecisions())
        for decision in decisions where inForce.insert(decision).inserted {
            try write(.power) { db in try keep(decision, db, rules) }
        }
    }

    private func keep(_ decision: NamedStoryDecision, _ db: Database, _ rules: StoryRules) throws {
        let pairs = try decision.pairs.compactMap { pair -> (Article.ID, Article.ID, isApart: Bool)? in
            guard let one = try Self.article(pair.one.contentHash, pair.one.addressHash, db),
                let other = try Self.article(pair.other.contentHash, pair.other.addressHash, db), one != other
            else { return nil }
            return (one, other, isApart: pair.isApart)
        }
        if pairs.isEmpty { return }
        let stories = StoryDecisions(db: db)
        let number = try stories.keep(decision.isApart ? .apart : .together, pairs, made: decision.made)
        try StoryRegrouping(FileStories(db: db), rules: rules).regroup(Tellings(db: db).read(stories.slots(of: number)))
    }
}
