import News

/// What an engine asks its tables for, so that entities are found by what a person types; see ``TypedKeys``.
package protocol TypedFinding {
    /// How many ranks are asked for at first: several where each question is a way to a server and back.
    var firstRanks: Int { get }

    /// The entities with exactly this folded name; some of them if there are more than a thousand.
    func exact(_ key: String) throws -> Set<Entity.ID>

    /// Entities of some kinds and ranks that have a key which begins in this way.
    func beginning(_ key: String, _ codes: [Int], _ ranks: ClosedRange<Int>, limit: Int) throws -> [Entity.ID]

    /// The highest rank that an entity of some kinds has; nil if there are none.
    func topRank(of codes: [Int]) throws -> Int64?

    /// Those entities of some numbers that are of some kinds and shown, in any order.
    func shown(_ ids: Set<Entity.ID>, _ codes: [Int]) throws -> [Entity]

    /// The ways in which some entities are written, folded.
    func foldedNames(of ids: [Entity.ID]) throws -> [Entity.ID: Set<String>]
}

extension TypedFinding {
    /// Entities with exactly this name first, then those with a name that begins with it, that has a word which does, or
    /// that has these initials; each group most mentioned first.
    package func lookup(_ typed: String, kinds: Set<EntityKind>?, limit: Int) throws -> [Entity] {
        let key = folded(typed)
        let codes = (kinds ?? Set(EntityKind.allCases)).map(\.code).sorted()
        guard !key.isEmpty, limit > 0 else { return [] }
        let exact = try entities(try exact(key), codes).prefix(limit)
        let known = Set(exact.map(\.id))
        let others = try entities(try beginning(key, codes, limit: limit + exact.count), codes)
        return Array((exact + others.filter { !known.contains($0.id) }).prefix(limit))
    }

    /// The entities with a name that holds all words of a text, most mentioned first; 24 at most. With a star behind it, the
    /// last is the beginning of a word.
    package func bearers(of text: String, kind: EntityKind?) throws -> [Entity.ID] {
        let isOpen = text.hasSuffix("*")
        let words = folded(text.replacing("*", with: " ")).split(separator: " ").map(String.init)
        guard let longest = words.max(by: { $0.utf8.count < $1.utf8.count }) else { return [] }
        let codes = (kind.map { [$0] } ?? EntityKind.allCases).map(\.code)
        let found = try entities(try beginning(longest, codes, limit: 400), codes)
        let names = try foldedNames(of: found.map(\.id))
        return found.filter { entity in
            names[entity.id, default: []].contains { name in
                let held = name.split(separator: " ")
                return words.indices.allSatisfy { index in
                    held.contains {
                        isOpen && index == words.count - 1 ? $0.hasPrefix(words[index]) : $0 == words[index]
                    }
                }
            }
        }.prefix(24).map(\.id)
    }

    private func entities(_ ids: Set<Entity.ID>, _ codes: [Int]) throws -> [Entity] {
        if ids.isEmpty { return [] }
        return try shown(ids, codes).sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
    }

    /// The entities with a key that begins in this way, from the highest rank down until there are enough.
    ///
    /// To know the most mentioned, all of a rank have to be read, unless there are very many: then the first will do, since
    /// the mentions within a rank differ by less than a factor of two. As long as ranks give few entities, twice as many
    /// ranks are read at a time, since each query costs more than its search.
    private func beginning(_ key: String, _ codes: [Int], limit: Int) throws -> Set<Entity.ID> {
        guard !codes.isEmpty else { return [] }
        var found = Set<Entity.ID>()
        // A library from somebody else may hold ranks that no number of mentions has; they would be gone through one by one.
        var top = Int(min(max(try topRank(of: codes) ?? -1, -1), Int64(TypedKeys.rank(.max))))
        var count = firstRanks
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
}
