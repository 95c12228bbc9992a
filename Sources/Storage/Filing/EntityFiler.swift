import GRDB
import News

/// Keeps the entities of articles that are filed and removed: who they are, how they are written, how often.
final class EntityFiler {
    let db: Database
    let names: EntityNames
    private let candidates: CandidateReader
    private var counter = EntityCounter()
    private var knownSplits: [Entity.ID: [(alias: String, part: Entity.ID)]]?

    init(_ db: Database, memory: FilingMemory = FilingMemory()) {
        self.db = db
        names = EntityNames(db: db)
        candidates = CandidateReader(db: db, memory: memory)
    }

    /// What was remembered while filing.
    var memory: FilingMemory { candidates.memory }

    /// An article's entities as they are kept.
    struct Linked {
        /// Where a person has split an alias off, its mentions are an entity of their own.
        let extraction: Extraction
        let links: EntityLinks
        let locals: [LocalEntity]
        var indexed: String { links.indexed(locals) }
    }

    /// Links and counts the entities of an article. The counts are written by ``writeCounts()``.
    func add(_ names: PreparedNames, slot: Int64, linking: Library.Linking) throws -> Linked {
        try add(
            names.extraction, names.locals, names.linkNames, body: names.text.body, slot: slot, linking: linking)
    }

    /// As ``add(_:slot:linking:)``.
    ///
    /// - Parameters:
    ///   - prepared: the entities of the extraction with what is counted of them.
    ///   - linkNames: the same with what is compared of them.
    func add(
        _ extraction: Extraction, _ prepared: [LocalEntity], _ linkNames: [LinkName], body: String, slot: Int64,
        linking: Library.Linking
    ) throws -> Linked {
        var extraction = extraction
        var linked = try link(linkNames, linking: linking)
        let isParted = try applySplits(to: &extraction, &linked, body: body)
        let locals = isParted ? LocalEntity.all(of: extraction, body: body) : prepared
        var links = EntityLinks([])
        let names = linkNames.prefix(41).map(\.name.key)
        for (index, local) in locals.enumerated() {
            let entity = try linked[index] ?? make(local.named, at: index, among: names)
            let root = try candidates.hasRules ? root(of: entity) : entity
            links.list.append(EntityLink(entity: root, linked: entity == root ? nil : entity))
        }
        try count(locals, links, slot: slot, sign: 1)
        return Linked(extraction: extraction, links: links, locals: locals)
    }

    /// Notes that who the entities are has changed: what other processes remember of them is no longer right.
    static func noteChange(_ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE naming SET changes = changes + 1").execute()
    }

    /// The entity that another was merged into, or the entity itself.
    func root(of entity: Entity.ID) throws -> Entity.ID { try EntityRows.root(db, of: entity) }

    /// Counts the entities of an article, or takes them back.
    func count(
        _ locals: [LocalEntity], _ links: EntityLinks, slot: Int64, sign: Int, only: Set<Entity.ID>? = nil
    ) throws {
        for (entity, parts) in links.grouped where only?.contains(entity) ?? true {
            let known = parts.filter(locals.indices.contains).map { locals[$0] }
            counter.count(known, of: entity, slot: slot, sign: sign)
            if sign < 0 {
                candidates.memory.known[entity] = nil
                candidates.memory.slots[entity] = nil
            } else {
                candidates.memory.count(known.reduce(0) { $0 + $1.mentions }, of: entity, slot: slot)
                for local in known { for text in local.spellings.keys { try candidates.note(text, of: entity) } }
            }
        }
    }

    /// Writes the counts gathered so far.
    func writeCounts() throws {
        for renamed in try counter.write(db) { candidates.memory.known[renamed] = nil }
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
}

extension EntityFiler {
    /// The entities of the library that an article's entities are; nil for new ones.
    private func link(_ names: [LinkName], linking: Library.Linking) throws -> [Entity.ID?] {
        let settled = try names.map(candidates.settled)
        let offered = try zip(names, settled).map { try $1 == nil ? candidates.candidates(for: $0) : [] }
        let chosen = offered.contains { !$0.isEmpty } ? linking(names, offered) : []
        try candidates.check()
        return names.indices.map { index in
            if let entity = settled[index] { return entity }
            // What was not offered is not taken: it might be no entity at all.
            guard chosen.indices.contains(index), let choice = chosen[index] else { return nil }
            return offered[index].contains { $0.id == choice } ? choice : nil
        }
    }

    private var splits: [Entity.ID: [(alias: String, part: Entity.ID)]] {
        get throws {
            let splits = try knownSplits ?? readSplits()
            knownSplits = splits
            return splits
        }
    }

    /// - Returns: whether the extraction has changed.
    private func applySplits(
        to extraction: inout Extraction, _ linked: inout [Entity.ID?], body: String
    ) throws -> Bool {
        if try splits.isEmpty { return false }
        var isParted = false
        for (local, entity) in linked.enumerated() {
            guard let entity, let splits = try splits[root(of: entity)] else { continue }
            for split in splits {
                let key = folded(split.alias)
                switch extraction.part(local, writtenAs: key, named: split.alias, in: body) {
                case .none: break
                case .whole: linked[local] = split.part
                case .parted:
                    linked.append(split.part)
                    isParted = true
                }
            }
        }
        return isParted
    }

    /// The aliases that a person has split off, by the entity they were of.
    private func readSplits() throws -> [Entity.ID: [(alias: String, part: Entity.ID)]] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT entity, after, other FROM correction WHERE sort = ?",
            arguments: [CorrectionRow.Sort.split.rawValue])
        let splits = rows.map { ($0.number(0) ?? 0, [(alias: $0.text(1) ?? "", part: $0.number(2) ?? 0)]) }
        return Dictionary(splits, uniquingKeysWith: +)
    }

    /// Makes an entity for one of an article's.
    ///
    /// - Parameters:
    ///   - index: which one it is.
    ///   - all: the names of the first of the article's entities.
    private func make(_ named: NamedEntity, at index: Int, among all: [NameKey]) throws -> Entity.ID {
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO entity (name, kind, latitude, longitude, country, population) VALUES (?, ?, ?, ?, ?, ?)
                """)
        let place = named.place
        try insert.execute(arguments: [
            named.name, named.kind.code, place?.latitude, place?.longitude, place?.country, place?.population,
        ])
        let id = db.lastInsertedRowID
        var companions = all
        if index < companions.count { companions.remove(at: index) }
        candidates.remember(named, as: id, companions: companions)
        return id
    }
}
