import GRDB
import News

/// Keeps the entities of articles that are filed and removed: who they are, how they are written, how often.
final class EntityFiler {
    let db: Database
    let names: EntityNames
    private let candidates: CandidateReader
    private var knownSplits: [Entity.ID: [(alias: String, part: Entity.ID)]]?

    init(_ db: Database) {
        self.db = db
        names = EntityNames(db: db)
        candidates = CandidateReader(db: db)
    }

    /// Links and counts the entities of an article.
    ///
    /// - Returns: the extraction as it is to be kept: where a person has split an alias off, its mentions are an
    ///   entity of their own.
    func add(_ extraction: Extraction, body: String, slot: Int64, linking: Library.Linking) throws -> Extraction {
        var extraction = extraction
        var linked = try link(extraction.entities, linking: linking)
        try applySplits(to: &extraction, &linked, body: body)
        let locals = LocalEntity.all(of: extraction, body: body)
        for (index, local) in locals.enumerated() {
            let entity = try linked[index] ?? make(local.named)
            let root = try candidates.hasRules ? root(of: entity) : entity
            try insert(local, index: index, entity: root, linked: entity == root ? nil : entity, slot: slot)
        }
        for (entity, parts) in try presences(slot: slot) {
            try count(parts.map { locals[$0] }, of: entity, slot: slot, sign: 1)
        }
        return extraction
    }

    /// Takes back what ``add(_:body:slot:linking:)`` did for an article.
    ///
    /// - Returns: the entities it named, some of which may be named nowhere now: see ``sweep(_:)``.
    func remove(slot: Int64, body: String, extraction: Extraction) throws -> [Entity.ID] {
        let locals = LocalEntity.all(of: extraction, body: body)
        let present = try presences(slot: slot)
        try db.cachedStatement(sql: "DELETE FROM presence WHERE slot = ?").execute(arguments: [slot])
        for (entity, parts) in present {
            try count(parts.filter(locals.indices.contains).map { locals[$0] }, of: entity, slot: slot, sign: -1)
        }
        return present.map(\.entity)
    }

    /// Removes those of some entities that no article names, unless a correction is about them.
    func sweep(_ entities: [Entity.ID]) throws {
        let find = try db.cachedStatement(sql: "SELECT 1 FROM entity WHERE id = ? AND articles = 0 AND is_kept = 0")
        let delete = try db.cachedStatement(sql: "DELETE FROM entity WHERE id = ?")
        for entity in entities where try Int.fetchOne(find, arguments: [entity]) != nil {
            try names.removeAll(of: entity)
            try delete.execute(arguments: [entity])
        }
    }

    /// The entity that another was merged into, or the entity itself.
    func root(of entity: Entity.ID) throws -> Entity.ID {
        let find = try db.cachedStatement(sql: "SELECT merged_into FROM entity WHERE id = ?")
        var root = entity
        // Merging never makes a ring; the limit is for damaged files.
        for _ in 0..<100 {
            guard let next = try Int64.fetchOne(find, arguments: [root]) else { return root }
            root = next
        }
        return root
    }

    /// The entities of an article, each with the indices it has in the extraction, in the order of the first.
    func presences(slot: Int64) throws -> [(entity: Entity.ID, parts: [Int])] {
        let find = try db.cachedStatement(sql: "SELECT entity, local FROM presence WHERE slot = ? ORDER BY local")
        var result: [(entity: Entity.ID, parts: [Int])] = []
        var places: [Entity.ID: Int] = [:]
        for row in try Row.fetchAll(find, arguments: [slot]) {
            let entity = row.number(0) ?? 0
            if let place = places[entity] {
                result[place].parts.append(row.count(1))
            } else {
                places[entity] = result.count
                result.append((entity, [row.count(1)]))
            }
        }
        return result
    }
}

extension EntityFiler {
    /// The entities of the library that an article's entities are; nil for new ones.
    private func link(_ named: [NamedEntity], linking: Library.Linking) throws -> [Entity.ID?] {
        let settled = try named.map(candidates.settled)
        let offered = try zip(named, settled).map { try $1 == nil ? candidates.candidates(for: $0) : [] }
        let chosen = offered.contains { !$0.isEmpty } ? linking(named, offered) : []
        return named.indices.map { index in
            if let entity = settled[index] { return entity }
            // What was not offered is not taken: it might be no entity at all.
            guard chosen.indices.contains(index), let choice = chosen[index] else { return nil }
            return offered[index].contains { $0.entity.id == choice } ? choice : nil
        }
    }

    private var splits: [Entity.ID: [(alias: String, part: Entity.ID)]] {
        get throws {
            let splits = try knownSplits ?? readSplits()
            knownSplits = splits
            return splits
        }
    }

    private func applySplits(to extraction: inout Extraction, _ linked: inout [Entity.ID?], body: String) throws {
        if try splits.isEmpty { return }
        for (local, entity) in linked.enumerated() {
            guard let entity, let splits = try splits[root(of: entity)] else { continue }
            for split in splits {
                let key = folded(split.alias)
                switch extraction.part(local, writtenAs: key, named: split.alias, in: body) {
                case .none: break
                case .whole: linked[local] = split.part
                case .parted: linked.append(split.part)
                }
            }
        }
    }

    /// The aliases that a person has split off, by the entity they were of.
    private func readSplits() throws -> [Entity.ID: [(alias: String, part: Entity.ID)]] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT entity, after, other FROM correction WHERE sort = ?",
            arguments: [CorrectionRow.Sort.split.rawValue])
        let splits = rows.map { ($0.number(0) ?? 0, [(alias: $0.text(1) ?? "", part: $0.number(2) ?? 0)]) }
        return Dictionary(splits, uniquingKeysWith: +)
    }

    private func make(_ named: NamedEntity) throws -> Entity.ID {
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO entity (name, kind, latitude, longitude, country, population) VALUES (?, ?, ?, ?, ?, ?)
                """)
        let place = named.place
        try insert.execute(arguments: [
            named.name, named.kind.code, place?.latitude, place?.longitude, place?.country, place?.population,
        ])
        return db.lastInsertedRowID
    }

    /// Writes the row that says whom one of an article's entities is.
    func insert(
        _ local: LocalEntity, index: Int, entity: Entity.ID, linked: Entity.ID?, slot: Int64
    ) throws {
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO presence (entity, slot, local, mentions, roles, quotes, said_of, linked)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try insert.execute(arguments: [
            entity, slot, index, local.mentions, local.named.roles.count, local.quotes, local.saidOf, linked,
        ])
    }

    /// Adds one article's namings of an entity to its counts and names, or takes them away.
    func count(_ locals: [LocalEntity], of entity: Entity.ID, slot: Int64, sign: Int) throws {
        let change = try db.cachedStatement(
            sql: """
                UPDATE entity SET mentions = mentions + ?1, articles = articles + ?2 WHERE id = ?3
                RETURNING mentions, kind, role_slot, latitude IS NULL, is_hidden OR merged_into IS NOT NULL
                """)
        let mentions = locals.reduce(0) { $0 + $1.mentions } * sign
        guard let row = try Row.fetchOne(change, arguments: [mentions, sign, entity]) else { return }
        try updateRole(of: entity, locals, slot: slot, known: row.number(2), sign: sign)
        if sign > 0, row.flag(3), let place = locals.lazy.compactMap(\.named.place).first {
            try setPlace(place, of: entity)
        }
        let key = TypedKeys(
            entity: entity, kind: row.count(1), before: row.count(0) - mentions, after: row.count(0),
            isShown: !row.flag(4))
        try names.count(locals, of: key, sign: sign)
    }

    private func setPlace(_ place: Place, of entity: Entity.ID) throws {
        let change = try db.cachedStatement(
            sql: "UPDATE entity SET latitude = ?, longitude = ?, country = ?, population = ? WHERE id = ?")
        try change.execute(arguments: [
            place.latitude, place.longitude, place.country, place.population, entity,
        ])
    }

    /// Keeps the newest article's role beside the entity.
    private func updateRole(
        of entity: Entity.ID, _ locals: [LocalEntity], slot: Int64, known: Int64?, sign: Int
    ) throws {
        if sign > 0 {
            guard slot >= known ?? .min, let role = locals.lazy.compactMap(\.named.roles.first).first else { return }
            try setRole(role.text, slot, of: entity)
        } else if known == slot {
            try findRole(of: entity)
        }
    }

    private func setRole(_ text: String?, _ slot: Int64?, of entity: Entity.ID) throws {
        let change = try db.cachedStatement(sql: "UPDATE entity SET role = ?, role_slot = ? WHERE id = ?")
        try change.execute(arguments: [text, slot, entity])
    }

    /// Looks the newest role up in the articles.
    func findRole(of entity: Entity.ID) throws {
        let find = try db.cachedStatement(
            sql: """
                SELECT presence.slot, local, article.id FROM presence JOIN article ON article.slot = presence.slot
                WHERE entity = ? AND roles > 0 ORDER BY presence.slot DESC LIMIT 1
                """)
        guard let row = try Row.fetchOne(find, arguments: [entity]), let article = row.number(2),
            let extraction = try StoredText.extraction(db, article),
            extraction.entities.indices.contains(row.count(1)),
            let role = extraction.entities[row.count(1)].roles.first
        else { return try setRole(nil, nil, of: entity) }
        try setRole(role.text, row.number(0), of: entity)
    }
}
