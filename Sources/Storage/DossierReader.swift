import GRDB
import News

/// Reads the parts of one dossier. Each part follows one index of `presence` from the newest article on, as far as its
/// limit goes: no part costs more for an entity that is in every article.
final class DossierReader {
    private let db: Database
    private let entity: Entity
    private let limits: DossierLimits
    private var sources: [Article.ID: PassageSource] = [:]

    init(db: Database, entity: Entity, limits: DossierLimits) {
        self.db = db
        self.entity = entity
        self.limits = limits
    }

    func dossier() throws -> Dossier {
        Dossier(
            entity: entity, aliases: try aliases(), first: try published("ASC"), last: try published("DESC"),
            roles: try roles(), seenWith: try companions(), quotes: try quotes(), saidOf: try saidOf(),
            passages: try passages(olderThan: nil), timeline: try timeline())
    }

    /// The sentences that name the entity.
    func passages(olderThan position: ListPosition?) throws -> [Dossier.Passage] {
        let query = Query(terms: [.names(entity.id)])
        let reader = ListReader(db: db, plans: try QueryPlanner(db).plans(for: query))
        return try reader.lines(beyond: position, isOlder: true, limit: limits.articles)
            .flatMap { try source($0.id)?.sentences ?? [] }
    }

    private func aliases() throws -> [Dossier.Alias] {
        let find = try db.cachedStatement(
            sql: """
                SELECT text, mentions FROM name WHERE entity = ? AND mentions > 0 AND text <> ?
                ORDER BY mentions DESC, text LIMIT ?
                """)
        return try Row.fetchAll(find, arguments: [entity.id, entity.name, limits.aliases])
            .map { Dossier.Alias(text: $0.text(0) ?? "", mentions: $0.count(1)) }
    }

    /// The publication of the oldest or the newest article that has a date.
    private func published(_ direction: String) throws -> Moment? {
        let find = try db.cachedStatement(
            sql: """
                SELECT published, has_time, sorted FROM presence CROSS JOIN article ON article.slot = presence.slot
                WHERE entity = ? AND published IS NOT NULL ORDER BY presence.slot \(direction) LIMIT 50
                """)
        // The day is right by the slot; within it, the moments are compared.
        let moments = try Row.fetchAll(find, arguments: [entity.id]).compactMap { StoredText.moment($0, 0) }
        return direction == "ASC" ? moments.min() : moments.max()
    }

    /// Who stands in the same articles, counted over the newest.
    private func companions() throws -> [Dossier.Companion] {
        let find = try db.cachedStatement(
            sql: """
                SELECT presence.entity, count(DISTINCT presence.slot) AS articles
                FROM (SELECT DISTINCT slot AS near FROM presence WHERE entity = ?1 ORDER BY slot DESC LIMIT ?2)
                CROSS JOIN presence ON presence.slot = near
                WHERE presence.entity <> ?1 GROUP BY presence.entity ORDER BY articles DESC, presence.entity LIMIT ?3
                """)
        let arguments: StatementArguments = [entity.id, limits.companionArticles, limits.companions * 3]
        let shown = try db.cachedStatement(sql: "SELECT is_hidden OR kind = ? FROM entity WHERE id = ?")
        var companions: [Dossier.Companion] = []
        for row in try Row.fetchAll(find, arguments: arguments) where companions.count < limits.companions {
            let id = row.number(0) ?? 0
            let isLeftOut = try Bool.fetchOne(shown, arguments: [EntityKind.date.code, id]) ?? true
            if !isLeftOut, let other = try EntityRows.entity(db, id) {
                companions.append(Dossier.Companion(entity: other, articles: row.count(1)))
            }
        }
        return companions
    }

    private func timeline() throws -> [Dossier.DayCount] {
        let find = try db.cachedStatement(
            sql: """
                SELECT slot, mentions FROM presence WHERE entity = ? ORDER BY slot DESC LIMIT ?
                """)
        var days: [CivilDay: Int] = [:]
        for row in try Row.fetchAll(find, arguments: [entity.id, limits.timelineArticles]) {
            days[Slot.civilDay(of: row.number(0) ?? 0), default: 0] += row.count(1)
        }
        return days.sorted { $0.key < $1.key }.map { Dossier.DayCount(day: $0.key, mentions: $0.value) }
    }
}

extension DossierReader {
    private func roles() throws -> [Dossier.DatedRole] {
        var known = Set<String>()
        var roles: [Dossier.DatedRole] = []
        for source in try newest("roles > 0", limit: limits.roles * 8) where roles.count < limits.roles {
            for role in source.roles where known.insert(folded(role.text)).inserted { roles.append(role) }
        }
        return Array(roles.prefix(limits.roles))
    }

    private func quotes() throws -> [Dossier.Passage] {
        Array(try newest("quotes > 0", limit: limits.quotes).flatMap(\.quotes).prefix(limits.quotes))
    }

    private func saidOf() throws -> [Dossier.Passage] {
        Array(try newest("said_of > 0", limit: limits.quotes).flatMap(\.saidOf).prefix(limits.quotes))
    }

    /// The newest articles in which the entity has something.
    private func newest(_ condition: String, limit: Int) throws -> [PassageSource] {
        let find = try db.cachedStatement(
            sql: """
                SELECT DISTINCT slot FROM presence WHERE entity = ? AND \(condition) ORDER BY slot DESC LIMIT ?
                """)
        let article = try db.cachedStatement(sql: "SELECT id FROM article WHERE slot = ?")
        var found: [PassageSource] = []
        for slot in try Int64.fetchAll(find, arguments: [entity.id, limit]) {
            guard let id = try Int64.fetchOne(article, arguments: [slot]) else { continue }
            if let source = try source(id) { found.append(source) }
        }
        return found.sorted { $0.line.position > $1.line.position }
    }

    /// An article as the dossier's parts are cut from it.
    private func source(_ id: Article.ID) throws -> PassageSource? {
        if let source = sources[id] { return source }
        guard let (line, slot) = try ArticleRows.line(db, id), let body = try StoredText.body(db, id),
            let extraction = try StoredText.extraction(db, id)
        else { return nil }
        let find = try db.cachedStatement(sql: "SELECT local FROM presence WHERE slot = ? AND entity = ?")
        let locals = Set(try Int.fetchAll(find, arguments: [slot, entity.id]))
        let source = PassageSource(line: line, body: body, extraction: extraction.fitting(body), locals: locals)
        sources[id] = source
        return source
    }
}
