import GRDB
import News

/// Finds the entities of the library that an article may mean.
final class CandidateReader {
    private let db: Database
    /// What was read of an entity, and how many articles named it then. It is read anew when those have doubled: who
    /// else is named with someone changes slowly, and reading it for each article would cost more than filing it.
    private var known: [Entity.ID: (articles: Int, aliases: [String], companions: [String])] = [:]

    private var knownRules: Bool?

    init(db: Database) { self.db = db }

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
        var keys = [folded(named.name)]
        if named.kind != .date { keys += named.aliases.map { folded($0) } }
        var found: [Entity.ID: Entity] = [:]
        for key in Set(keys) where !key.isEmpty {
            for entity in try entities(key) { found[entity.id] = entity }
        }
        let best = found.values.sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }.prefix(24)
        return try best.map(candidate)
    }

    /// Some of the entities written so. A name that is borne by more than 400 gives the first of them.
    private func entities(_ key: String) throws -> [Entity] {
        let find = try db.cachedStatement(
            sql: """
                SELECT \(EntityRows.columns)
                FROM (SELECT DISTINCT entity AS bearer FROM (SELECT entity FROM name WHERE folded = ? LIMIT 400))
                JOIN entity ON entity.id = bearer WHERE merged_into IS NULL ORDER BY mentions DESC LIMIT 16
                """)
        return try Row.fetchAll(find, arguments: [key]).map(EntityRows.entity)
    }

    private func candidate(_ entity: Entity) throws -> LinkCandidate {
        if let old = known[entity.id], entity.articles < 2 * old.articles {
            return Self.candidate(entity, old.aliases, old.companions)
        }
        let aliases = try aliases(of: entity.id)
        let companions = try companions(of: entity.id)
        if known.count > 20_000 { known = [:] }
        known[entity.id] = (entity.articles, aliases, companions)
        return Self.candidate(entity, aliases, companions)
    }

    private static func candidate(_ entity: Entity, _ aliases: [String], _ companions: [String]) -> LinkCandidate {
        LinkCandidate(
            entity: entity, aliases: aliases, roles: entity.role.map { [$0] } ?? [], companions: companions)
    }

    private func aliases(of entity: Entity.ID) throws -> [String] {
        let find = try db.cachedStatement(
            sql: "SELECT text FROM name WHERE entity = ? ORDER BY mentions DESC, text LIMIT 32")
        return try String.fetchAll(find, arguments: [entity])
    }

    /// Who stands with an entity in the newest four articles that name it.
    private func companions(of entity: Entity.ID) throws -> [String] {
        let find = try db.cachedStatement(
            sql: """
                SELECT DISTINCT entity.name
                FROM (SELECT slot AS near FROM presence WHERE entity = ?1 ORDER BY slot DESC LIMIT 4)
                CROSS JOIN presence ON presence.slot = near CROSS JOIN entity ON entity.id = presence.entity
                WHERE presence.entity <> ?1 LIMIT 40
                """)
        return try String.fetchAll(find, arguments: [entity])
    }
}
