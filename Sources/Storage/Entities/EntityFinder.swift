import Catalogue
import GRDB
import News

/// Finds entities by what a person types.
struct EntityFinder {
    let db: Database

    /// Entities with exactly this name first, then those with a name that begins with it, that has a word which does, or
    /// that has these initials; each group most mentioned first.
    func lookup(_ typed: String, kinds: Set<EntityKind>?, limit: Int) throws -> [Entity] {
        let key = folded(typed)
        let codes = (kinds ?? Set(EntityKind.allCases)).map(\.code).sorted()
        guard !key.isEmpty, limit > 0 else { return [] }
        let exact = try entities(try exact(key), codes).prefix(limit)
        let known = Set(exact.map(\.id))
        let others = try entities(try beginning(key, codes, limit: limit + exact.count), codes)
        return Array((exact + others.filter { !known.contains($0.id) }).prefix(limit))
    }

    /// The entities with a name that holds all words of a text, most mentioned first; 24 at most.
    func bearers(of text: String, kind: EntityKind?) throws -> [Entity.ID] {
        let words = folded(text).split(separator: " ").map(String.init)
        guard let longest = words.max(by: { $0.utf8.count < $1.utf8.count }) else { return [] }
        let codes = (kind.map { [$0] } ?? EntityKind.allCases).map(\.code)
        let found = try entities(try beginning(longest, codes, limit: 400), codes)
        return try found.filter { try holds($0.id, words) }.prefix(24).map(\.id)
    }

    private func holds(_ entity: Entity.ID, _ words: [String]) throws -> Bool {
        try EntityNames(db: db).foldedNames(of: entity).contains { name in
            let held = name.split(separator: " ")
            return words.allSatisfy { word in held.contains { $0 == word } }
        }
    }

    /// The entities with exactly this name; some of them if there are more than a thousand.
    private func exact(_ key: String) throws -> Set<Entity.ID> {
        let find = try db.cachedStatement(sql: "SELECT entity FROM name WHERE number = ? LIMIT 1000")
        return Set(try Int64.fetchAll(find, arguments: [EntityNames.number(key)]))
    }

    /// The entities with a key that begins in this way, from the highest rank down until there are enough.
    ///
    /// To know the most mentioned, all of a rank have to be read, unless there are very many: then the first will do, since
    /// the mentions within a rank differ by less than a factor of two. As long as ranks give few entities, twice as many
    /// ranks are read at a time, since each query costs more than its search.
    private func beginning(_ key: String, _ codes: [Int], limit: Int) throws -> Set<Entity.ID> {
        guard !codes.isEmpty else { return [] }
        var found = Set<Entity.ID>()
        var top = try topRank(of: codes)
        var count = 1
        while top >= 0, found.count < limit {
            // The lowest rank has one mention at most.
            let ranks = top == 0 ? 0...0 : max(1, top + 1 - count)...top
            let most = top == 0 ? limit - found.count + 8 : max(100, 2 * limit)
            let some = try beginning(key, codes, ranks, limit: most)
            if some.count < most || ranks.count == 1 {
                found.formUnion(some)
                top -= ranks.count
                count *= 2
            } else {
                count = 1
            }
        }
        return found
    }

    private func beginning(
        _ key: String, _ codes: [Int], _ ranks: ClosedRange<Int>, limit: Int
    ) throws -> [Entity.ID] {
        let lists = [codes, Array(ranks)].map { $0.map(String.init).joined(separator: ", ") }
        let find = try db.cachedStatement(
            sql: """
                SELECT entity FROM typed WHERE kind IN (\(lists[0])) AND rank IN (\(lists[1])) AND key >= ? AND key < ?
                LIMIT ?
                """)
        return try Int64.fetchAll(find, arguments: [key, key + "\u{10FFFF}", limit])
    }

    private func topRank(of codes: [Int]) throws -> Int {
        let kinds = codes.map { "(\($0))" }.joined(separator: ", ")
        // One kind after the other, since SQLite finds the greatest rank of a single kind at once.
        let find = try db.cachedStatement(
            sql: "SELECT max((SELECT max(rank) FROM typed WHERE kind = column1)) FROM (VALUES \(kinds))")
        // A file from somebody else may hold ranks that no number of mentions has; they would be gone through one by one.
        let top = try Row.fetchOne(find)?.number(0) ?? -1
        return Int(min(max(top, -1), Int64(TypedKeys.rank(.max))))
    }

    /// Those entities of some numbers that are of some kinds and shown, most mentioned first.
    private func entities(_ ids: Set<Entity.ID>, _ codes: [Int]) throws -> [Entity] {
        let find = try db.cachedStatement(
            sql: "SELECT \(EntityRows.columns) FROM entity WHERE id = ? AND is_hidden = 0 AND merged_into IS NULL")
        return try ids.compactMap { try Row.fetchOne(find, arguments: [$0]) }
            .filter { codes.contains($0.count(2)) }.map { Entity($0) }
            .sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
    }
}
