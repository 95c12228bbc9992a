import GRDB
import News

/// Finds the entities of the library that an article may mean.
final class CandidateReader {
    private let db: Database
    var memory: FilingMemory
    private var knownRules: Bool?

    /// - Parameter memory: what was remembered from filing before, right for the library as it is.
    init(db: Database, memory: FilingMemory) {
        self.db = db
        self.memory = memory
        self.memory.trim()
    }

    /// Whether there is any correction. Mostly there is none, and then nothing has to be asked for each name.
    var hasRules: Bool {
        get throws {
            let hasRules = try knownRules ?? (Int.fetchOne(db, sql: "SELECT 1 FROM rule LIMIT 1") != nil)
            knownRules = hasRules
            return hasRules
        }
    }

    /// The entity that a person's corrections say a name is; nil where they say nothing.
    func settled(_ named: NamedEntity) throws -> Entity.ID? {
        guard try hasRules else { return nil }
        let find = try db.cachedStatement(
            sql: "SELECT entity FROM rule WHERE folded = ? AND kind = ? ORDER BY correction DESC LIMIT 1")
        return try Int64.fetchOne(find, arguments: [folded(named.name), named.kind.code])
    }

    /// Entities that share a folded name with one of an article, most mentioned first, 24 at most.
    func candidates(for named: NamedEntity) throws -> [LinkCandidate] {
        var keys: Set<String> = [memory.key(named.name)]
        if named.kind != .date { for alias in named.aliases { keys.insert(memory.key(alias)) } }
        var found: Set<Entity.ID> = []
        for key in keys where !key.isEmpty { found.formUnion(try bearers(key)) }
        let known = try found.compactMap(known).sorted {
            ($1.entity.mentions, $0.entity.id) < ($0.entity.mentions, $1.entity.id)
        }
        return known.prefix(24).map {
            LinkCandidate(
                entity: $0.entity, aliases: $0.aliases, roles: $0.entity.role.map { [$0] } ?? [],
                companions: $0.companions)
        }
    }

    /// Remembers an entity that was made for an article.
    func remember(_ named: NamedEntity, as id: Entity.ID, companions: [String]) {
        let entity = Entity(
            id: id, name: named.name, kind: named.kind, mentions: 0, articles: 0, role: named.roles.first?.text,
            place: named.place)
        memory.known[id] = FilingMemory.Known(
            entity: entity, aliases: [named.name], companions: companions, articlesRead: 1)
    }

    /// Some of the entities written so. A name that is borne by more than 400 gives the first of them.
    private func bearers(_ key: String) throws -> [Entity.ID] {
        if let known = memory.bearers[key] { return known }
        let find = try db.cachedStatement(
            sql: """
                SELECT bearer FROM (SELECT DISTINCT entity AS bearer FROM (SELECT entity FROM name WHERE folded = ? LIMIT 400))
                JOIN entity ON entity.id = bearer WHERE merged_into IS NULL ORDER BY mentions DESC LIMIT 16
                """)
        let bearers = try Int64.fetchAll(find, arguments: [key])
        memory.bearers[key] = bearers
        return bearers
    }

    private func known(_ id: Entity.ID) throws -> FilingMemory.Known? {
        if var known = memory.known[id] {
            if known.entity.articles >= 2 * known.articlesRead, known.articlesRead < 64 {
                known.companions = try companions(of: id)
                known.articlesRead = known.entity.articles
                memory.known[id] = known
            }
            return known
        }
        guard let entity = try EntityRows.entity(db, id) else { return nil }
        let known = FilingMemory.Known(
            entity: entity, aliases: try aliases(of: id), companions: try companions(of: id),
            articlesRead: max(1, entity.articles))
        memory.known[id] = known
        return known
    }

    private func aliases(of entity: Entity.ID) throws -> [String] {
        let find = try db.cachedStatement(
            sql: "SELECT text FROM name WHERE entity = ? ORDER BY mentions DESC, text LIMIT 32")
        return try String.fetchAll(find, arguments: [entity])
    }

    /// Who stands with an entity in the newest four articles that name it.
    private func companions(of entity: Entity.ID) throws -> [String] {
        let name = try db.cachedStatement(sql: "SELECT name FROM entity WHERE id = ?")
        var seen: Set<Entity.ID> = [entity]
        var names: [String] = []
        for slot in try NamedIndex(db: db).slots(of: entity, limit: 4) {
            for link in try EntityLinks.read(db, slot: slot).list
            where names.count < 40 && seen.insert(link.entity).inserted {
                if let known = memory.known[link.entity] {
                    names.append(known.entity.name)
                } else if let name = try String.fetchOne(name, arguments: [link.entity]) {
                    names.append(name)
                }
            }
        }
        return names
    }
}
