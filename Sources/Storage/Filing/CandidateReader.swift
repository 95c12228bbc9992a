import GRDB
import News

/// Finds the entities of the library that an article may mean.
final class CandidateReader {
    private let db: Database
    let memory: FilingMemory
    private var knownRules: Bool?
    /// What went wrong while somebody asked for a candidate's companions.
    private var failure: (any Error)?

    /// - Parameter memory: what was remembered from filing before, right for the library as it is.
    init(db: Database, memory: FilingMemory) {
        self.db = db
        self.memory = memory
        memory.trim()
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
    func settled(_ name: LinkName) throws -> Entity.ID? {
        guard try hasRules else { return nil }
        let find = try db.cachedStatement(
            sql: "SELECT entity FROM rule WHERE folded = ? AND kind = ? ORDER BY correction DESC LIMIT 1")
        return try Int64.fetchOne(find, arguments: [name.name.folded, name.named.kind.code])
    }

    /// Entities that share a folded name with one of an article, in any order; of many, the 24 most mentioned.
    func candidates(for name: LinkName) throws -> [LinkCandidate] {
        var found: [Entity.ID] = []
        for key in name.sought { for id in try bearers(key) where !found.contains(id) { found.append(id) } }
        var candidates = try found.compactMap { try remembered($0).map(candidate) }
        if candidates.count > Self.most {
            candidates.sort { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
            candidates.removeLast(candidates.count - Self.most)
        }
        return candidates
    }

    private func candidate(_ known: FilingMemory.Known) -> LinkCandidate {
        var candidate = known.candidate
        candidate.companions = { [self] in
            do { return try companions(of: known) } catch {
                failure = error
                return []
            }
        }
        return candidate
    }

    /// Throws what went wrong while candidates were looked at.
    func check() throws { if let failure { throw failure } }

    /// How many entities a name is compared with.
    private static let most = 24

    /// Remembers an entity that was made for an article.
    ///
    /// - Parameter companions: the names of the article's other entities.
    func remember(_ named: NamedEntity, as id: Entity.ID, companions: [NameKey]) {
        let entity = Entity(id: id, name: named.name, kind: named.kind, mentions: 0, articles: 0)
        let role = named.roles.first?.text
        let candidate = LinkCandidate(
            entity: entity, aliases: [named.name], roles: role.map { [$0] } ?? [])
        memory.known[id] = FilingMemory.Known(candidate, companions: companions, articlesRead: 1)
    }

    /// Takes notice of a way in which an entity is written.
    func note(_ spelling: String, of id: Entity.ID) throws {
        guard let known = memory.known[id], known.noted.insert(spelling.hashValue).inserted else { return }
        let written = folded(spelling)
        if known.candidate.aliases.count < 32 { known.candidate.add(written) }
        guard !written.isEmpty else { return }
        let key = NameKey(folded: written)
        var bearers = try bearers(key)
        if bearers.contains(id) { return }
        bearers.append(id)
        if bearers.count > 2 * Self.most {
            let counted = bearers.map { ($0, memory.known[$0]?.candidate.mentions ?? 0) }
            bearers = counted.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(Self.most).map(\.0)
        }
        memory.bearers[key] = bearers
    }

    /// Some of the entities written so. A name that is borne by more than 400 gives the first of them.
    private func bearers(_ key: NameKey) throws -> [Entity.ID] {
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
        if let known = memory.known[id] { return known }
        guard let entity = try EntityRows.entity(db, id) else { return nil }
        let candidate = LinkCandidate(
            entity: entity, aliases: try aliases(of: id), roles: entity.role.map { [$0] } ?? [])
        let known = FilingMemory.Known(candidate, articlesRead: max(1, entity.articles))
        memory.known[id] = known
        return known
    }

    /// Who is named with an entity.
    private func companions(of known: FilingMemory.Known) throws -> [NameKey] {
        if let companions = known.companions, !known.hasOutdatedCompanions { return companions }
        let candidate = known.candidate
        let articles = try lastSlots(of: candidate.id, articles: candidate.articles).map {
            try EntityLinks.read(db, slot: $0).list.map(\.entity)
        }
        let companions = try names(beside: candidate.id, in: articles, then: known.companions ?? [])
        known.companions = companions
        known.articlesRead = known.candidate.articles
        return companions
    }

    /// Where some articles stand that name an entity: those filed last, as far as they are remembered.
    private func lastSlots(of entity: Entity.ID, articles: Int) throws -> [Int64] {
        let remembered = memory.slots[entity]?.list ?? []
        if remembered.count >= min(articles, LastSlots.most) { return remembered }
        return try NamedIndex(db: db).slots(of: entity, limit: LastSlots.most)
    }

    private func aliases(of entity: Entity.ID) throws -> [String] {
        let find = try db.cachedStatement(
            sql: "SELECT text FROM name WHERE entity = ? ORDER BY mentions DESC, text LIMIT 32")
        return try String.fetchAll(find, arguments: [entity])
    }

    /// The names of those who stand with an entity in some articles, and then the former ones; forty at most.
    private func names(
        beside entity: Entity.ID, in articles: [[Entity.ID]], then former: [NameKey]
    ) throws -> [NameKey] {
        let find = try db.cachedStatement(sql: "SELECT name FROM entity WHERE id = ?")
        var seen: Set<Entity.ID> = [entity]
        var names: [NameKey] = []
        for other in articles.joined() where names.count < Self.mostCompanions && seen.insert(other).inserted {
            if let known = memory.known[other] {
                names.append(known.candidate.name.key)
            } else if let name = try String.fetchOne(find, arguments: [other]) {
                names.append(NameKey(name))
            }
        }
        for name in former where names.count < Self.mostCompanions && !names.contains(name) { names.append(name) }
        return names
    }

    private static let mostCompanions = 40
}
