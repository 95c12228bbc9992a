import GRDB
import Libraries
import News

extension Library {
    /// How alike an article is to others of its story, the most alike first: see ``StoryRules/likenesses``. Empty if it is in
    /// no story.
    ///
    /// - Parameter limit: how many others at most, those nearest in time.
    /// - Returns: the other articles; `isByHand` says whether a person put the two together too.
    package func likenesses(
        of article: Article.ID, limit: Int, rules: StoryRules
    ) throws(LibraryError) -> [(article: ArticleLine, likeness: Float, isByHand: Bool)] {
        try read { db in
            let find = try db.cachedStatement(sql: "SELECT slot FROM article WHERE id = ?")
            guard let slot = try Int64.fetchOne(find, arguments: [article]),
                let own = try Tellings(db: db).read([slot]).first, let story = own.story
            else { return [] }
            let others = try Tellings(db: db).read(story: story, near: slot, limit: limit + 1).filter {
                $0.slot != slot
            }
            let tied = Set(try StoryDecisions(db: db).slotsTied(to: slot))
            let id = try db.cachedStatement(sql: "SELECT id FROM article WHERE slot = ?")
            return try zip(others, rules.likenesses(own.profile, others.map(\.profile)))
                .sorted { ($1.1, $0.0.slot) < ($0.1, $1.0.slot) }
                .compactMap { other, likeness in
                    guard let number = try Int64.fetchOne(id, arguments: [other.slot]),
                        let (line, _) = try ArticleRows.line(db, number)
                    else { return nil }
                    return (line, likeness, tied.contains(other.slot))
                }
        }
    }
}
