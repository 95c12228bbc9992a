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
        let known = try found.compactMap(candidate).sorted {
            ($1.entity.mentions, $0.entity.id) < ($0.entity.mentions, $1.entity.id)
        }
        return Array(known.prefix(24))
    }

    /// Remembers an entity that was made for an article.
    func remember(_ named: NamedEntity, as id: Entity.ID, companions: [String]) {
        let entity = Entity(
            id: id, name: named.name, kind: named.kind, mentions: 0, articles: 0, role: named.roles.first?.text,
            place: named.place)
        memory.known[id] = FilingMemory.Known(
            candidate: candidate(entity, aliases: [named.name], companions: companions), articlesRead: 1)
    }

    private func candidate(_ entity: Entity, aliases: [String], companions: [String]) -> LinkCandidate {
        LinkCandidate(
            entity: entity, aliases: aliases, roles: entity.role.map { [$0] } ?? [], companions: companions)
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

    private func candidate(_ id: Entity.ID) throws -> LinkCandidate? {
        if let index = memory.known.index(forKey: id) {
            if memory.known.values[index].isOutdated { return try renewed(id, memory.known.values[index]) }
            return memory.known.values[index].candidate
        }
        guard let entity = try EntityRows.entity(db, id) else { return nil }
        let candidate = candidate(entity, aliases: try aliases(of: id), companions: try companions(of: id))
        memory.known[id] = FilingMemory.Known(candidate: candidate, articlesRead: max(1, entity.articles))
        return candidate
    }

    private func renewed(_ id: Entity.ID, _ known: FilingMemory.Known) throws -> LinkCandidate {
        var known = known
        var companions = known.candidate.companions
        if known.candidate.entity.articles >= 2 * known.articlesRead, known.articlesRead < 64 {
            companions = try names(beside: id, in: known.recent, then: companions)
            known.articlesRead = known.candidate.entity.articles
        }
        known.candidate = candidate(
            known.candidate.entity, aliases: known.candidate.aliases + known.newAliases, companions: companions)
        known.newAliases = []
        memory.known[id] = known
        return known.candidate
    }

    private func aliases(of entity: Entity.ID) throws -> [String] {
        let find = try db.cachedStatement(
            sql: "SELECT text FROM name WHERE entity = ? ORDER BY mentions DESC, text LIMIT 32")
        return try String.fetchAll(find, arguments: [entity])
    }

    /// Who stands with an entity in the newest four articles that name it.
    private func companions(of entity: Entity.ID) throws -> [String] {
        let articles = try NamedIndex(db: db).slots(of: entity, limit: 4).map {
            try EntityLinks.read(db, slot: $0).list.map(\.entity)
        }
        return try names(beside: entity, in: articles, then: [])
    }

    /// The names of those who stand with an entity in some articles, forty at most.
    private func names(
        beside entity: Entity.ID, in articles: [[Entity.ID]], then former: [String]
    ) throws -> [String] {
        let name = try db.cachedStatement(sql: "SELECT name FROM entity WHERE id = ?")
        var seen: Set<Entity.ID> = [entity]
        var names: [String] = []
        for other in articles.joined() where names.count < 40 && seen.insert(other).inserted {
            if let known = memory.known[other] {
                names.append(known.candidate.entity.name)
            } else if let name = try String.fetchOne(name, arguments: [other]) {
                names.append(name)
            }
        }
        for name in former where names.count < 40 && !names.contains(name) { names.append(name) }
        return names
    }
}
