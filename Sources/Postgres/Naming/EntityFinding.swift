import Catalogue
import Libraries
import News

/// Finds entities by what a person types.
struct EntityFinding {
    let session: Session

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
        let names = try foldedNames(of: found.map(\.id))
        return found.filter { entity in
            names[entity.id, default: []].contains { name in
                let held = name.split(separator: " ")
                return words.allSatisfy { word in held.contains { $0 == word } }
            }
        }.prefix(24).map(\.id)
    }

    /// The ways in which some entities are written, folded.
    func foldedNames(of ids: [Entity.ID]) throws -> [Entity.ID: Set<String>] {
        if ids.isEmpty { return [:] }
        var names: [Entity.ID: Set<String>] = [:]
        for row in try session.rows("SELECT entity, text FROM name WHERE entity = ANY (\(ids))") {
            names[row.id(0), default: []].insert(folded(row.text(1) ?? ""))
        }
        return names
    }

    /// The entities with exactly this name; some of them if there are more than a thousand.
    private func exact(_ key: String) throws -> Set<Entity.ID> {
        Set(try session.numbers("SELECT entity FROM name WHERE number = \(NameKey(folded: key).short) LIMIT 1000"))
    }

    /// The entities with a key that begins in this way, from the highest rank down until there are enough: see TypedKeys.
    ///
    /// To know the most mentioned, all of a rank have to be read, unless there are very many: then the first will do, since
    /// the mentions within a rank differ by less than a factor of two. As long as ranks give few entities, twice as many
    /// ranks are read at a time.
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

    /// One range of the index for each kind and rank.
    private func beginning(
        _ key: String, _ codes: [Int], _ ranks: ClosedRange<Int>, limit: Int
    ) throws -> [Entity.ID] {
        try session.numbers(
            """
            SELECT t.entity FROM unnest(\(codes)) AS wanted (kind), generate_series(\(ranks.lowerBound), \(ranks.upperBound)) AS level (rank),
                LATERAL (
                    SELECT entity FROM typed WHERE typed.kind = wanted.kind AND typed.rank = level.rank
                        AND key >= \(key) AND key < \(key + "\u{10FFFF}") LIMIT \(limit)
                ) AS t LIMIT \(limit)
            """)
    }

    private func topRank(of codes: [Int]) throws -> Int {
        let top = try session.number(
            """
            SELECT max((SELECT rank FROM typed WHERE typed.kind = wanted.kind ORDER BY typed.kind DESC, rank DESC LIMIT 1))
            FROM unnest(\(codes)) AS wanted (kind)
            """)
        return Int(min(max(top ?? -1, -1), Int64(TypedKeys.rank(.max))))
    }

    /// Those entities of some numbers that are of some kinds and shown, most mentioned first.
    private func entities(_ ids: Set<Entity.ID>, _ codes: [Int]) throws -> [Entity] {
        if ids.isEmpty { return [] }
        let rows = try session.rows(
            "SELECT " + EntityReading.columns
                + " FROM entity e WHERE e.id = ANY (\(Array(ids))) AND NOT e.is_hidden AND e.merged_into IS NULL AND e.kind = ANY (\(codes))"
        )
        return rows.map { Entity($0) }.sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
    }
}
