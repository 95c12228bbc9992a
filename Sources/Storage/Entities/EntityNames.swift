import Catalogue
import GRDB
import News

/// The tables of names and keys.
struct EntityNames {
    let db: Database

    /// Changes the counts of some spellings of an entity; those that are new to it become names of it, and those that no
    /// article has any more go.
    func count(_ spellings: [String: NameCount], of entity: TypedKeys) throws {
        let isRankKept = entity.rankBefore == entity.rankAfter
        if !isRankKept { try removeKeys(of: entity.entity, kind: entity.kind, rank: entity.rankBefore) }
        var (added, removed) = (Set<String>(), Set<String>())
        for (text, count) in spellings where count != NameCount() {
            switch try change(text, of: entity.entity, by: count) {
            case .added: added.formUnion(TypedKeys.keys(for: folded(text)))
            case .removed: removed.formUnion(TypedKeys.keys(for: folded(text)))
            case .kept: break
            }
        }
        if isRankKept {
            if !removed.isEmpty {
                removed.subtract(try keys(of: entity.entity))
                try remove(removed, of: entity.entity, kind: entity.kind, rank: entity.rankAfter)
            }
            if entity.isShown { try insert(added, of: entity) }
        } else if entity.isShown {
            try insert(try keys(of: entity.entity), of: entity)
        }
    }

    /// Removes all names and keys of an entity.
    func removeAll(of entity: Entity.ID) throws {
        let find = try db.cachedStatement(sql: "SELECT kind, mentions FROM entity WHERE id = ?")
        if let row = try Row.fetchOne(find, arguments: [entity]) {
            try removeKeys(of: entity, kind: row.count(0), rank: TypedKeys.rank(row.count(1)))
        }
        try db.cachedStatement(sql: "DELETE FROM name WHERE entity = ?").execute(arguments: [entity])
    }

    /// The number by which a folded name is found.
    static func number(_ folded: String) -> Int64 { NameKey(folded: folded).short }

    /// Makes the keys of an entity again from its names.
    func renewKeys(of entity: TypedKeys) throws {
        try removeKeys(of: entity.entity, kind: entity.kind, rank: entity.rankBefore)
        if entity.isShown { try insert(try keys(of: entity.entity), of: entity) }
    }

    /// What became of a name when its count changed.
    enum Outcome {
        case added, kept, removed
    }

    /// Makes sure that an entity is found by a name, though no article may write it so.
    func ensure(_ name: String, of entity: Entity.ID) throws { _ = try change(name, of: entity, by: NameCount()) }

    /// Removes a name that no article has and the entity does not go by.
    ///
    /// - Returns: whether it was removed.
    func dropUnused(_ name: String, of entity: Entity.ID) throws -> Bool {
        let delete = try db.cachedStatement(
            sql: """
                DELETE FROM name WHERE entity = ?1 AND number = ?2 AND text = ?3 AND uses <= 0
                    AND text <> (SELECT name FROM entity WHERE id = ?1)
                """)
        try delete.execute(arguments: [entity, Self.number(folded(name)), name])
        return db.changesCount > 0
    }

    /// Changes the count of one spelling, which goes when no article has it any more, unless it is the name that the
    /// entity goes by.
    private func change(_ text: String, of entity: Entity.ID, by count: NameCount) throws -> Outcome {
        let key = folded(text)
        guard !key.isEmpty else { return .kept }
        let number = Self.number(key)
        let update = try db.cachedStatement(
            sql: """
                UPDATE name SET mentions = mentions + ?, uses = uses + ? WHERE entity = ? AND number = ? AND text = ?
                """)
        try update.execute(arguments: [count.mentions, count.uses, entity, number, text])
        if db.changesCount > 0 {
            return try count.uses < 0 && dropUnused(text, of: entity) ? .removed : .kept
        }
        if count.uses < 0 { return .kept }
        let insert = try db.cachedStatement(
            sql: "INSERT INTO name (entity, number, variant, text, mentions, uses) VALUES (?, ?, ?, ?, ?, ?)")
        let variant = try variant(of: text, entity, number)
        try insert.execute(arguments: [entity, number, variant, text, count.mentions, count.uses])
        return .added
    }

    /// What tells a text from others of an entity that fold to the same: nearly always the same number, in whatever order
    /// they come.
    private func variant(of text: String, _ entity: Entity.ID, _ number: Int64) throws -> Int64 {
        let isTaken = try db.cachedStatement(
            sql: "SELECT 1 FROM name WHERE entity = ? AND number = ? AND variant = ?")
        var variant = stableHash(text) & 0x7FFF
        while try Int.fetchOne(isTaken, arguments: [entity, number, variant]) != nil { variant += 1 }
        return variant
    }

    /// Gives a person or an organisation the name that most texts use instead of the one in the article it came with:
    /// 'Jakub Balova' rather than 'Frenchman Jakub Balova'.
    ///
    /// An article gives the full name once, and a part of it several times more. So another name is taken only if it is
    /// written sixteen times as often and has several words. Somebody who came with the surname alone takes the full name
    /// that is written most. A name that a person gave is left as it is.
    ///
    /// - Returns: whether it has another name now.
    func takeUsual(of entity: Entity.ID) throws -> Bool {
        let find = try db.cachedStatement(
            sql: """
                SELECT usual.text FROM entity
                JOIN name AS own ON own.entity = entity.id AND own.text = entity.name
                JOIN name AS usual ON usual.entity = entity.id
                WHERE id = ?1 AND is_kept = 0 AND (
                    kind IN (?2, ?3) AND entity.name LIKE '% % %' AND usual.text LIKE '% %'
                        AND usual.mentions >= 16 * max(1, own.mentions)
                    OR kind = ?2 AND entity.name NOT LIKE '% %' AND usual.mentions > 0
                        AND substr(usual.text, -1 - length(entity.name)) = ' ' || entity.name
                )
                ORDER BY usual.mentions DESC, usual.text LIMIT 1
                """)
        let kinds = (EntityKind.person.code, EntityKind.organization.code)
        guard let usual = try String.fetchOne(find, arguments: [entity, kinds.0, kinds.1]),
            usual.first?.isUppercase ?? false
        else { return false }
        try db.cachedStatement(sql: "UPDATE entity SET name = ? WHERE id = ?").execute(arguments: [usual, entity])
        return true
    }

    private func keys(of entity: Entity.ID) throws -> Set<String> {
        try foldedNames(of: entity).reduce(into: []) { $0.formUnion(TypedKeys.keys(for: $1)) }
    }

    /// The ways in which an entity is written, folded.
    func foldedNames(of entity: Entity.ID) throws -> Set<String> {
        let find = try db.cachedStatement(sql: "SELECT text FROM name WHERE entity = ?")
        return Set(try String.fetchAll(find, arguments: [entity]).map { folded($0) })
    }

    func removeKeys(of entity: Entity.ID, kind: Int, rank: Int) throws {
        try remove(try keys(of: entity), of: entity, kind: kind, rank: rank)
    }

    private func remove(_ keys: Set<String>, of entity: Entity.ID, kind: Int, rank: Int) throws {
        let delete = try db.cachedStatement(
            sql: "DELETE FROM typed WHERE kind = ? AND rank = ? AND key = ? AND entity = ?")
        for key in keys { try delete.execute(arguments: [kind, rank, key, entity]) }
    }

    private func insert(_ keys: Set<String>, of entity: TypedKeys) throws {
        let insert = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO typed (kind, rank, key, entity) VALUES (?, ?, ?, ?)")
        for key in keys { try insert.execute(arguments: [entity.kind, entity.rankAfter, key, entity.entity]) }
    }
}
