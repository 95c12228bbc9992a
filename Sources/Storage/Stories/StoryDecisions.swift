import Foundation
import GRDB
import News

/// What persons decided on stories: which pairs of articles belong together, and which do not.
struct StoryDecisions {
    let db: Database

    /// The slots of articles that a decision puts together with the one in a slot.
    func slotsTied(to slot: Int64) throws -> [Int64] {
        let find = try db.cachedStatement(
            sql: """
                SELECT other.slot FROM article AS own
                JOIN story_tie AS tie ON own.id IN (tie.article, tie.other)
                JOIN article AS other ON other.id = tie.article + tie.other - own.id
                WHERE own.slot = ? AND tie.is_apart = 0 ORDER BY 1
                """)
        return try any ? Int64.fetchAll(find, arguments: [slot]) : []
    }

    /// What holds among the articles in some slots, by their indices.
    func ties(among slots: [Int64]) throws -> StoryTies {
        var ties = StoryTies()
        guard try any else { return ties }
        let indices = Dictionary(slots.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        // The later decision on a pair comes later, and stays.
        let find = try db.cachedStatement(
            sql: """
                SELECT own.slot, other.slot, tie.is_apart
                FROM json_each(?) CROSS JOIN article AS own ON own.slot = value
                CROSS JOIN story_tie AS tie ON tie.article = own.id JOIN article AS other ON other.id = tie.other
                ORDER BY tie.decision
                """)
        let rows = try Row.fetchCursor(find, arguments: [jsonList(slots)])
        while let row = try rows.next() {
            guard let one = indices[row.number(0) ?? 0], let other = indices[row.number(1) ?? 0] else { continue }
            let pair = StoryTies.Pair(one, other)
            ties.together.remove(pair)
            ties.apart.remove(pair)
            if row.flag(2) { ties.apart.insert(pair) } else { ties.together.insert(pair) }
        }
        return ties
    }

    /// Keeps a decision.
    ///
    /// - Parameters:
    ///   - pairs: the pairs of articles that it puts together, or apart.
    ///   - made: seconds since 1970; nil for now.
    /// - Returns: its number.
    func keep(
        _ kind: FiledStoryDecision.Kind, _ pairs: [(Article.ID, Article.ID, isApart: Bool)], made: Int64? = nil
    ) throws -> Int64 {
        try db.execute(
            sql: "INSERT INTO story_decision (is_apart, made) VALUES (?, ?)",
            arguments: [kind == .apart, made ?? Int64(Date().timeIntervalSince1970)])
        let decision = db.lastInsertedRowID
        let insert = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO story_tie (article, other, decision, is_apart) VALUES (?, ?, ?, ?)")
        for (one, other, isApart) in pairs where one != other {
            try insert.execute(arguments: [min(one, other), max(one, other), decision, isApart])
        }
        return decision
    }

    /// The slots of the articles that a decision is about.
    func slots(of decision: Int64) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT slot FROM article WHERE id IN (
                    SELECT article FROM story_tie WHERE decision = ?1 UNION SELECT other FROM story_tie WHERE decision = ?1
                ) ORDER BY slot
                """, arguments: [decision])
    }

    /// Whether anything was ever decided.
    private var any: Bool {
        get throws { try Int.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM story_tie LIMIT 1")) != nil }
    }
}
