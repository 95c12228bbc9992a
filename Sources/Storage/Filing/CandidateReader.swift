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

    /// Entities that share a folded name with one of an article, in any order; of many, the 24 most mentioned.
    func candidates(for named: NamedEntity) throws -> [LinkCandidate] {
        var keys: Set<String> = [memory.key(named.name)]
        if named.kind != .date { for alias in named.aliases { keys.insert(memory.key(alias)) } }
        var found: Set<Entity.ID> = []
        for key in keys where !key.isEmpty { found.formUnion(try bearers(key)) }
        // By reference: a candidate is large, and most names have several.
        var known = try found.compactMap(remembered)
        if known.count > 24 {
            let ranked = known.map { ($0.candidate.entity.mentions, $0.candidate.entity.id, $0) }
                .sorted { ($1.0, $0.1) < ($0.0, $1.1) }
            known = ranked.prefix(24).map(\.2)
        }
        return known.map(\.candidate)
    }

    /// Remembers an entity that was made for an article.
    ///
    /// - Parameter companions: the names of the article's other entities, as they are and folded.
    func remember(_ named: NamedEntity, as id: Entity.ID, companions: (names: [String], folded: [String])) {
        let entity = Entity(
            id: id, name: named.name, kind: named.kind, mentions: 0, articles: 0, role: named.roles.first?.text,
            place: named.place)
        let candidate = LinkCandidate(
            entity: entity, aliases: [named.name], roles: entity.role.map { [$0] } ?? [], companions: companions.names,
            foldedCompanions: companions.folded)
        memory.known[id] = FilingMemory.Known(candidate, articlesRead: 1)
    }

    /// Some of the entities written so. A name that is borne by more than 400 gives the first of them.
    private func bearers(_ key: String) throws -> [Entity.ID] {
        if let known = memory.bearers[key] { return known }
        let find = try db.cachedStatement(
            sql: """
                SELECT bearer FROM (SELECT DISTINCT entity AS bearer FROM (SELECT entity FROM name WHERE number = ? LIMIT 400))
                JOIN entity ON entity.id = bearer WHERE merged_into IS NULL ORDER BY mentions DESC LIMIT 16
                """)
        let bearers = try Int64.fetchAll(find, arguments: [EntityNames.number(key)])
        memory.bearers[key] = bearers
        return bearers
    }

    /// An entity as it is remembered, read where it is not yet.
    private func remembered(_ id: Entity.ID) throws -> FilingMemory.Known? {
        if let known = memory.known[id] {
            if known.hasOutdatedCompanions {
                let (names, folded) = try names(beside: id, in: known.recent, then: known.candidate)
                known.candidate.setCompanions(names, folded: folded)
                known.articlesRead = known.candidate.entity.articles
            }
            return known
        }
        guard let entity = try EntityRows.entity(db, id) else { return nil }
        let articles = try NamedIndex(db: db).slots(of: id, limit: 4).map {
            try EntityLinks.read(db, slot: $0).list.map(\.entity)
        }
        let companions = try names(beside: id, in: articles, then: nil)
        let candidate = LinkCandidate(
            entity: entity, aliases: try aliases(of: id), roles: entity.role.map { [$0] } ?? [],
            companions: companions.names, foldedCompanions: companions.folded)
        let known = FilingMemory.Known(candidate, articlesRead: max(1, entity.articles))
        memory.known[id] = known
        return known
    }

    private func aliases(of entity: Entity.ID) throws -> [String] {
        let find = try db.cachedStatement(
            sql: "SELECT text FROM name WHERE entity = ? ORDER BY mentions DESC, text LIMIT 32")
        return try String.fetchAll(find, arguments: [entity])
    }

    /// The names of those who stand with an entity in some articles, forty at most, and the same folded.
    private func names(
        beside entity: Entity.ID, in articles: [[Entity.ID]], then former: LinkCandidate?
    ) throws -> (names: [String], folded: [String]) {
        let find = try db.cachedStatement(sql: "SELECT name FROM entity WHERE id = ?")
        var seen: Set<Entity.ID> = [entity]
        var (names, keys): ([String], [String]) = ([], [])
        for other in articles.joined() where names.count < 40 && seen.insert(other).inserted {
            if let known = memory.known[other] {
                names.append(known.candidate.entity.name)
                keys.append(known.candidate.folded)
            } else if let name = try String.fetchOne(find, arguments: [other]) {
                names.append(name)
                keys.append(folded(name))
            }
        }
        guard let former else { return (names, keys) }
        for (name, key) in zip(former.companions, former.foldedCompanions)
        where names.count < 40 && !keys.contains(key) {
            names.append(name)
            keys.append(key)
        }
        return (names, keys)
    }
}
