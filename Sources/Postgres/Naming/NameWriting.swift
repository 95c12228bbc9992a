import Catalogue
import Libraries
import News

/// Writes the tables of names and of the keys by which they are found: see TypedKeys.
struct NameWriting {
    let session: Session

    /// A name of an entity, as its row is found.
    private struct NameRow: Hashable {
        let entity: Entity.ID
        let text: String
        var number: Int64 { NameKey(folded: folded(text)).short }
        var variant: Int64 { stableHash(text) }
    }

    /// Changes the counts of some spellings of entities; those that are new become names of theirs, and those that no
    /// article has any more go.
    func count(_ spellings: [[String: NameCount]], of entities: [TypedKeys]) throws {
        var more: [(row: NameRow, count: NameCount)] = []
        var fewer: [(row: NameRow, count: NameCount)] = []
        for (entity, counts) in zip(entities, spellings) {
            for (text, count) in counts where count != NameCount() && !folded(text).isEmpty {
                let entry = (row: NameRow(entity: entity.entity, text: text), count: count)
                if count.uses < 0 { fewer.append(entry) } else { more.append(entry) }
            }
        }
        let added = try add(more)
        let removed = try takeAway(fewer)
        try renewKeys(of: entities, added: added, removed: removed)
    }

    /// - Returns: the names that are new.
    private func add(_ names: [(row: NameRow, count: NameCount)]) throws -> [Entity.ID: [String]] {
        if names.isEmpty { return [:] }
        let names = names.sorted { ($0.row.entity, $0.row.text) < ($1.row.entity, $1.row.text) }
        let rows = try session.rows(
            """
            INSERT INTO name (entity, number, variant, text, mentions, uses)
            SELECT * FROM unnest(\(names.map(\.row.entity)), \(names.map(\.row.number)), \(names.map(\.row.variant)),
                \(names.map(\.row.text)), \(names.map(\.count.mentions)), \(names.map(\.count.uses)))
            ON CONFLICT (entity, number, variant) DO UPDATE
                SET mentions = name.mentions + excluded.mentions, uses = name.uses + excluded.uses
            RETURNING entity, text, xmax = 0
            """)
        var added: [Entity.ID: [String]] = [:]
        for row in rows where row.flag(2) { added[row.id(0), default: []].append(row.text(1) ?? "") }
        return added
    }

    /// - Returns: the names that went.
    private func takeAway(_ names: [(row: NameRow, count: NameCount)]) throws -> [Entity.ID: [String]] {
        if names.isEmpty { return [:] }
        try session.change(
            """
            UPDATE name n SET mentions = n.mentions + c.mentions, uses = n.uses + c.uses
            FROM unnest(\(names.map(\.row.entity)), \(names.map(\.row.number)), \(names.map(\.row.variant)),
                \(names.map(\.count.mentions)), \(names.map(\.count.uses))) AS c (entity, number, variant, mentions, uses)
            WHERE n.entity = c.entity AND n.number = c.number AND n.variant = c.variant
            """)
        return try dropUnused(names.map(\.row))
    }

    /// Removes those of some names that no article has and the entity does not go by.
    private func dropUnused(_ names: [NameRow]) throws -> [Entity.ID: [String]] {
        let rows = try session.rows(
            """
            DELETE FROM name n USING unnest(\(names.map(\.entity)), \(names.map(\.number)), \(names.map(\.variant)))
                AS c (entity, number, variant)
            WHERE n.entity = c.entity AND n.number = c.number AND n.variant = c.variant AND n.uses <= 0
                AND n.text <> (SELECT e.name FROM entity e WHERE e.id = n.entity)
            RETURNING n.entity, n.text
            """)
        var removed: [Entity.ID: [String]] = [:]
        for row in rows { removed[row.id(0), default: []].append(row.text(1) ?? "") }
        return removed
    }

    /// Removes a name that no article has and the entity does not go by.
    func dropUnused(_ name: String, of entity: Entity.ID) throws {
        _ = try dropUnused([NameRow(entity: entity, text: name)])
    }

    /// Makes sure that an entity is found by a name, though no article may write it so. Its keys are not written.
    func ensure(_ name: String, of entity: Entity.ID) throws {
        guard !folded(name).isEmpty else { return }
        let row = NameRow(entity: entity, text: name)
        try session.change(
            """
            INSERT INTO name (entity, number, variant, text) VALUES (\(entity), \(row.number), \(row.variant), \(name))
            ON CONFLICT DO NOTHING
            """)
    }
}

// Keys.
extension NameWriting {
    /// A row of the table of keys.
    private struct KeyRow: Hashable {
        let kind: Int
        let rank: Int
        let key: String
        let entity: Entity.ID
    }

    /// Brings the keys of entities in line with their names and ranks.
    private func renewKeys(
        of entities: [TypedKeys], added: [Entity.ID: [String]], removed: [Entity.ID: [String]]
    ) throws {
        let changed = entities.filter { entity in
            entity.rankBefore != entity.rankAfter || added[entity.entity] != nil || removed[entity.entity] != nil
        }
        if changed.isEmpty { return }
        let names = try EntityFinding(session: session).foldedNames(of: changed.map(\.entity))
        var gone: Set<KeyRow> = []
        var new: Set<KeyRow> = []
        for entity in changed {
            let now = Self.keys(for: names[entity.entity] ?? [])
            let former = Self.keys(for: (removed[entity.entity] ?? []).map { folded($0) })
            let isRankKept = entity.rankBefore == entity.rankAfter
            for key in isRankKept ? former.subtracting(now) : former.union(now) {
                gone.insert(KeyRow(kind: entity.kind, rank: entity.rankBefore, key: key, entity: entity.entity))
            }
            guard entity.isShown else { continue }
            let wanted = isRankKept ? Self.keys(for: (added[entity.entity] ?? []).map { folded($0) }) : now
            for key in wanted {
                new.insert(KeyRow(kind: entity.kind, rank: entity.rankAfter, key: key, entity: entity.entity))
            }
        }
        try remove(gone)
        try insert(new)
    }

    /// Makes the keys of an entity again from its names.
    func renewKeys(of entity: TypedKeys) throws {
        try removeKeys(of: [entity])
        guard entity.isShown else { return }
        let names = try EntityFinding(session: session).foldedNames(of: [entity.entity])
        let keys = Self.keys(for: names[entity.entity] ?? [])
        try insert(
            Set(keys.map { KeyRow(kind: entity.kind, rank: entity.rankAfter, key: $0, entity: entity.entity) }))
    }

    /// Removes the keys of entities, by their kinds and the ranks before.
    func removeKeys(of entities: [TypedKeys]) throws {
        let names = try EntityFinding(session: session).foldedNames(of: entities.map(\.entity))
        try remove(
            Set(
                entities.flatMap { entity in
                    Self.keys(for: names[entity.entity] ?? []).map {
                        KeyRow(kind: entity.kind, rank: entity.rankBefore, key: $0, entity: entity.entity)
                    }
                }))
    }

    /// Removes all names and keys of entities.
    func removeAll(of ids: [Entity.ID]) throws {
        let rows = try session.rows("SELECT id, kind, mentions FROM entity WHERE id = ANY (\(ids))")
        try removeKeys(
            of: rows.map { row in
                TypedKeys(
                    entity: row.id(0), kind: row.count(1), before: row.count(2), after: row.count(2), isShown: false)
            })
        try session.change("DELETE FROM name WHERE entity = ANY (\(ids))")
    }

    private static func keys(for names: some Sequence<String>) -> Set<String> {
        names.reduce(into: []) { $0.formUnion(TypedKeys.keys(for: $1)) }
    }

    private func remove(_ keys: Set<KeyRow>) throws {
        if keys.isEmpty { return }
        let keys = Array(keys)
        try session.change(
            """
            DELETE FROM typed t USING unnest(\(keys.map(\.kind)), \(keys.map(\.rank)), \(keys.map(\.key)), \(keys.map(\.entity)))
                AS k (kind, rank, key, entity)
            WHERE t.kind = k.kind AND t.rank = k.rank AND t.key = k.key AND t.entity = k.entity
            """)
    }

    private func insert(_ keys: Set<KeyRow>) throws {
        if keys.isEmpty { return }
        let keys = Array(keys)
        try session.change(
            """
            INSERT INTO typed (kind, rank, key, entity)
            SELECT * FROM unnest(\(keys.map(\.kind)), \(keys.map(\.rank)), \(keys.map(\.key)), \(keys.map(\.entity)))
            ON CONFLICT DO NOTHING
            """)
    }
}

// Usual names.
extension NameWriting {
    /// Gives persons and organisations the names that most texts use instead of those in the articles they came with: a name
    /// of several words that is written sixteen times as often, or the full name of somebody who came with the surname
    /// alone. A name that a person gave is left as it is.
    ///
    /// - Returns: those that have another name now.
    func takeUsual(of ids: [Entity.ID]) throws -> [Entity.ID] {
        if ids.isEmpty { return [] }
        let kinds = [EntityKind.person.code, EntityKind.organization.code]
        let rows = try session.rows(
            """
            SELECT DISTINCT ON (e.id) e.id, usual.text FROM entity e
            JOIN name own ON own.entity = e.id AND own.text = e.name
            JOIN name usual ON usual.entity = e.id
            WHERE e.id = ANY (\(ids)) AND NOT e.is_kept AND (
                e.kind = ANY (\(kinds)) AND e.name LIKE '% % %' AND usual.text LIKE '% %'
                    AND usual.mentions >= 16 * greatest(1, own.mentions)
                OR e.kind = \(EntityKind.person.code) AND e.name NOT LIKE '% %' AND usual.mentions > 0
                    AND right(usual.text, length(e.name) + 1) = ' ' || e.name
            )
            ORDER BY e.id, usual.mentions DESC, usual.text COLLATE "C"
            """)
        let usual = rows.map { ($0.id(0), $0.text(1) ?? "") }.filter { $0.1.first?.isUppercase ?? false }
        if usual.isEmpty { return [] }
        try session.change(
            """
            UPDATE entity e SET name = u.name FROM unnest(\(usual.map(\.0)), \(usual.map(\.1))) AS u (id, name)
            WHERE e.id = u.id
            """)
        return usual.map(\.0)
    }
}
