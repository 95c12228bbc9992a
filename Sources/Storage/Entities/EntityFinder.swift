import GRDB
import News

/// Finds entities by what a person types.
struct EntityFinder {
    let db: Database

    /// Entities written exactly so first, then those with a name that begins so, with a word in it that does, or with
    /// these initials; each group most mentioned first.
    func lookup(_ typed: String, kinds: Set<EntityKind>?, limit: Int) throws -> [Entity] {
        let key = folded(typed)
        let codes = (kinds ?? Set(EntityKind.allCases)).map(\.code).sorted()
        guard !key.isEmpty, limit > 0 else { return [] }
        let exact = try entities(try exact(key), codes).prefix(limit)
        let known = Set(exact.map(\.id))
        let others = try entities(try beginning(key, codes, limit: limit + exact.count), codes)
        return Array((exact + others.filter { !known.contains($0.id) }).prefix(limit))
    }

    /// The entities, 24 at most, with a name that holds all words of a text, most mentioned first.
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

    /// Those written exactly so; of a name with more than a thousand bearers, some.
    private func exact(_ key: String) throws -> Set<Entity.ID> {
        let find = try db.cachedStatement(sql: "SELECT entity FROM name WHERE number = ? LIMIT 1000")
        return Set(try Int64.fetchAll(find, arguments: [EntityNames.number(key)]))
    }

    /// Those with a key that begins so, from the highest rank down until there are enough.
    private func beginning(_ key: String, _ codes: [Int], limit: Int) throws -> Set<Entity.ID> {
        guard !codes.isEmpty else { return [] }
        let kinds = codes.map { "(\($0))" }.joined(separator: ", ")
        let find = try db.cachedStatement(
            sql: "SELECT entity FROM typed WHERE kind IN (\(kinds)) AND rank = ? AND key >= ? AND key < ? LIMIT ?")
        // One kind after the other, for SQLite finds the greatest rank of one at once.
        let top = try db.cachedStatement(
            sql: "SELECT max((SELECT max(rank) FROM typed WHERE kind = column1)) FROM (VALUES \(kinds))")
        var found = Set<Entity.ID>()
        var rank = try Int.fetchOne(top) ?? -1
        while rank >= 0, found.count < limit {
            // All of a rank have to be seen to know the most mentioned, unless very many begin so: they differ by less
            // than twice. The lowest rank has but one mention.
            let enough = rank == 0 ? limit - found.count + 8 : max(100, 2 * limit)
            found.formUnion(try Int64.fetchAll(find, arguments: [rank, key, key + "\u{10FFFF}", enough]))
            rank -= 1
        }
        return found
    }

    /// The entities under some numbers that are of some kinds and shown, most mentioned first.
    private func entities(_ ids: Set<Entity.ID>, _ codes: [Int]) throws -> [Entity] {
        let find = try db.cachedStatement(
            sql: "SELECT \(EntityRows.columns) FROM entity WHERE id = ? AND is_hidden = 0 AND merged_into IS NULL")
        return try ids.compactMap { try Row.fetchOne(find, arguments: [$0]) }
            .filter { codes.contains($0.count(2)) }.map(EntityRows.entity)
            .sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
    }
}
