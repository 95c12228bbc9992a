import Catalogue
import GRDB
import Libraries
import News

/// Reads the parts of one dossier. Each part follows the index `named` from the newest article on, up to a limit: no part
/// costs more for an entity that is in every article.
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

    /// When the oldest or the newest article with a date was published.
    private func published(_ direction: String) throws -> Moment? {
        var moments: [Moment] = []
        for region in try Slot.regions(db) {
            let slots = Slot.all(region)
            let find = try db.cachedStatement(
                sql: """
                    SELECT published, has_time FROM named CROSS JOIN article ON article.slot = named.rowid
                    WHERE named MATCH ? AND named.rowid BETWEEN ? AND ? AND published IS NOT NULL
                    ORDER BY named.rowid \(direction) LIMIT 50
                    """)
            let word = NamedIndex.expression([entity.id])
            moments += try Row.fetchAll(find, arguments: [word, slots.lowerBound, slots.upperBound])
                .compactMap { StoredText.moment($0, 0) }
        }
        // The slot gives the day; within the day, the moments are compared.
        return direction == "ASC" ? moments.min() : moments.max()
    }

    /// The entities in the same articles, counted in the newest.
    private func companions() throws -> [Dossier.Companion] {
        var articles: [Entity.ID: Int] = [:]
        for slot in try NamedIndex(db: db).slots(of: entity.id, limit: limits.companionArticles) {
            for id in Set(try EntityLinks.read(db, slot: slot).list) { articles[id, default: 0] += 1 }
        }
        articles[entity.id] = nil
        return try EntityRows.companions(db, counts: articles, limit: limits.companions)
    }

    /// The mentions of each day. Articles without a date are of no day.
    private func timeline() throws -> [Dossier.DayCount] {
        var days: [CivilDay: Int] = [:]
        let counted = try NamedIndex(db: db).mentions(of: entity.id, limit: limits.timelineArticles)
        guard let last = counted.last else { return [] }
        let find = try db.cachedStatement(
            sql: """
                SELECT named.rowid FROM named CROSS JOIN article ON article.slot = named.rowid
                WHERE named MATCH ? AND named.rowid >= ? AND published IS NULL
                """)
        let undated = try Int64.fetchSet(find, arguments: [NamedIndex.expression([entity.id]), last.slot])
        for (slot, mentions) in counted where !undated.contains(slot) {
            days[Slot.civilDay(of: slot), default: 0] += mentions
        }
        return days.sorted { $0.key < $1.key }.map { Dossier.DayCount(day: $0.key, mentions: $0.value) }
    }
}

extension DossierReader {
    private func roles() throws -> [Dossier.DatedRole] {
        var known = Set<String>()
        var roles: [Dossier.DatedRole] = []
        for source in try newest(.role, limit: limits.roles * 8) where roles.count < limits.roles {
            for role in source.roles where known.insert(folded(role.text)).inserted { roles.append(role) }
        }
        return Array(roles.prefix(limits.roles))
    }

    private func quotes() throws -> [Dossier.Passage] {
        Array(try newest(.quoted, limit: limits.quotes).flatMap(\.quotes).prefix(limits.quotes))
    }

    private func saidOf() throws -> [Dossier.Passage] {
        Array(try newest(.said, limit: limits.quotes).flatMap(\.saidOf).prefix(limits.quotes))
    }

    /// The newest articles that have something of the entity.
    private func newest(_ part: NamedIndex.Part, limit: Int) throws -> [PassageSource] {
        let article = try db.cachedStatement(sql: "SELECT id FROM article WHERE slot = ?")
        var found: [PassageSource] = []
        for slot in try NamedIndex(db: db).slots(of: entity.id, having: part, limit: limit) {
            guard let id = try Int64.fetchOne(article, arguments: [slot]) else { continue }
            if let source = try source(id) { found.append(source) }
        }
        return found.sorted { $0.line.position > $1.line.position }
    }

    /// The article that parts of the dossier are cut from.
    private func source(_ id: Article.ID) throws -> PassageSource? {
        if let source = sources[id] { return source }
        guard let (line, _) = try ArticleRows.line(db, id), let text = try StoredText(db, id) else { return nil }
        let links = try EntityLinks.read(db, id).list
        let locals = Set(links.indices.filter { links[$0] == entity.id })
        let source = PassageSource(
            line: line, body: text.body, extraction: text.extraction.fitting(text.body), locals: locals)
        sources[id] = source
        return source
    }
}
