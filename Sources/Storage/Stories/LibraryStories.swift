import Catalogue
import GRDB
import Libraries
import News

extension Library {
    /// The articles of a story with an article, oldest first; nil if it is alone, or there is no article under that number.
    /// The answer is the same for each article of the story.
    ///
    /// - Parameter limit: if there are more, the newest.
    package func tellings(with article: Article.ID, limit: Int) throws(LibraryError) -> [FiledArticle]? {
        try read { db in
            guard let story = try storyNumber(db, of: article) else { return nil }
            let find = try db.cachedStatement(
                sql: """
                    SELECT article.id FROM telling CROSS JOIN article ON article.slot = telling.slot
                    WHERE story = ? ORDER BY telling.slot DESC LIMIT ?
                    """)
            let reader = FiledArticleReader(db: db)
            return try Int64.fetchAll(find, arguments: [story, limit]).compactMap { try reader.article($0) }
                .sorted { $0.line.position < $1.line.position }
        }
    }

    /// An article of each story that was told on a day or later, those with most articles since then first.
    package func articlesOfStories(since day: CivilDay, limit: Int) throws(LibraryError) -> [Article.ID] {
        try read { db in
            var counts: [Int64: (articles: Int, slot: Int64)] = [:]
            for region in try Slot.regions(db) {
                let first = Slot.first(ofSecond: Int64(day.number) * 86_400, region)
                let rows = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT story, count(*), max(slot) FROM telling
                        WHERE slot BETWEEN ? AND ? AND story IS NOT NULL AND is_dated = 1 GROUP BY story
                        """, arguments: [first, Slot.all(region).upperBound])
                for row in rows {
                    let old = counts[row.number(0) ?? 0]?.articles ?? 0
                    counts[row.number(0) ?? 0] = (old + row.count(1), row.number(2) ?? 0)
                }
            }
            let most = counts.sorted { ($1.value.articles, $1.key) < ($0.value.articles, $0.key) }.prefix(limit)
            let find = try db.cachedStatement(sql: "SELECT id FROM article WHERE slot = ?")
            return try most.compactMap { try Int64.fetchOne(find, arguments: [$0.value.slot]) }
        }
    }

    /// Makes one story of the stories of two articles, for good: what comes later does not part it.
    ///
    /// - Throws: `.notFound` if an article is not there or awaits extraction.
    @discardableResult
    package func joinStories(
        of article: Article.ID, and other: Article.ID, rules: StoryRules
    ) throws(LibraryError) -> FiledStoryDecision.ID {
        try write(.power) { [path] db in
            guard article != other else {
                throw LibraryError.failed(path: path, cause: "an article is in its own story")
            }
            let mine = try members(db, with: article, path: path)
            let theirs = try members(db, with: other, path: path)
            // All of one with the first of the other: of a large story only a part is grouped at once.
            let pairs = theirs.prefix(1).flatMap { first in mine.map { ($0, first, isApart: false) } }
            let more = mine.prefix(1).flatMap { first in theirs.dropFirst().map { (first, $0, isApart: false) } }
            let decision = try StoryDecisions(db: db).keep(.together, pairs + more)
            try regroup(db, after: decision, rules)
            return decision
        }
    }

    /// Takes an article out of its story, for good: what comes later does not bring it back.
    ///
    /// - Throws: `.notFound` if there is no article under that number, `.failed` if it is alone.
    @discardableResult
    package func partStory(
        of article: Article.ID, rules: StoryRules
    ) throws(LibraryError) -> FiledStoryDecision.ID {
        try write(.power) { [path] db in
            let others = try members(db, with: article, path: path).filter { $0 != article }
            if others.isEmpty { throw LibraryError.failed(path: path, cause: "article \(article) is in no story") }
            // The others stay together even where a decision had tied them by way of this one.
            let decision = try StoryDecisions(db: db).keep(
                .apart,
                others.map { (article, $0, isApart: true) }
                    + zip(others, others.dropFirst()).map { ($0, $1, isApart: false) })
            try regroup(db, after: decision, rules)
            return decision
        }
    }

    /// Undoes a decision: its articles are grouped as if it had never been made.
    ///
    /// - Parameter id: nil for the last one.
    /// - Throws: `.notFound` if there is none.
    package func undoStoryDecision(
        _ id: FiledStoryDecision.ID?, rules: StoryRules
    ) throws(LibraryError) {
        try write(.power) { [path] db in
            let last = try Int64.fetchOne(
                db, sql: "SELECT id FROM story_decision WHERE id = ?1 OR ?1 IS NULL ORDER BY id DESC LIMIT 1",
                arguments: [id])
            guard let last else { throw LibraryError.notFound(path: path, what: "decision on a story") }
            let slots = try StoryDecisions(db: db).slots(of: last)
            try db.execute(sql: "DELETE FROM story_decision WHERE id = ?", arguments: [last])
            try StoryRegrouping(FileStories(db: db), rules: rules).regroup(Tellings(db: db).read(slots))
        }
    }

    /// All decisions on stories, in the order in which they were made.
    package func storyDecisions() throws(LibraryError) -> [FiledStoryDecision] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT id, is_apart, made FROM story_decision ORDER BY id").map { row in
                FiledStoryDecision(
                    id: row.number(0) ?? 0, kind: row.flag(1) ? .apart : .together,
                    made: Moment(seconds: row.number(2) ?? 0))
            }
        }
    }

    private func regroup(_ db: Database, after decision: Int64, _ rules: StoryRules) throws {
        let slots = try StoryDecisions(db: db).slots(of: decision)
        try StoryRegrouping(FileStories(db: db), rules: rules).regroup(Tellings(db: db).read(slots))
    }

    /// The number of an article's story; nil if it is alone.
    private func storyNumber(_ db: Database, of article: Article.ID) throws -> Int64? {
        let find = try db.cachedStatement(
            sql: "SELECT story FROM telling WHERE slot = (SELECT slot FROM article WHERE id = ?)")
        return try Row.fetchOne(find, arguments: [article])?.number(0)
    }

    /// The articles of an article's story, by time; that article alone if it has none.
    private func members(_ db: Database, with article: Article.ID, path: String) throws -> [Article.ID] {
        guard let story = try storyNumber(db, of: article) else {
            let find = "SELECT id FROM article JOIN telling ON telling.slot = article.slot WHERE id = ?"
            guard try Int64.fetchOne(db, sql: find, arguments: [article]) != nil else {
                throw LibraryError.notFound(path: path, what: "article \(article)")
            }
            return [article]
        }
        return try Int64.fetchAll(
            db,
            sql: """
                SELECT article.id FROM telling CROSS JOIN article ON article.slot = telling.slot WHERE story = ?
                ORDER BY telling.slot
                """, arguments: [story])
    }
}
