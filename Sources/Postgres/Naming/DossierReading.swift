import Catalogue
import Libraries
import News

/// Reads the parts of one dossier. Each part follows the index of names from the newest article on, up to a limit: no part
/// costs more for an entity that is in every article.
final class DossierReading {
    private let session: Session
    private let reader: Int64
    private let entity: Entity
    private let limits: DossierLimits
    private let source: NamingSource

    init(session: Session, reader: Int64, entity: Entity, limits: DossierLimits) throws {
        self.session = session
        self.reader = reader
        self.entity = entity
        self.limits = limits
        source =
            try NamingSource.all([entity.id], session).first ?? NamingSource(entity: entity.id, articles: 0, total: 0)
    }

    func dossier() throws -> Dossier {
        let found = try session.all([
            newestArticles(beyond: nil), newestArticles(having: .role, limit: limits.roles * 8),
            newestArticles(having: .quoted, limit: limits.quotes), newestArticles(having: .said, limit: limits.quotes),
        ]).map { rows in rows.map { $0.id(0) } }
        let (newest, withRoles, withQuotes, withOthers) = (found[0], found[1], found[2], found[3])
        let sources = try sources(Set(newest + withRoles + withQuotes + withOthers))
        func read(_ ids: [Article.ID]) -> [PassageSource] { ids.compactMap { sources[$0] } }
        let span = try publishedSpan()
        return Dossier(
            entity: entity, aliases: try aliases(), first: span.first, last: span.last, roles: roles(read(withRoles)),
            seenWith: try companions(), quotes: Array(read(withQuotes).flatMap(\.quotes).prefix(limits.quotes)),
            saidOf: Array(read(withOthers).flatMap(\.saidOf).prefix(limits.quotes)),
            passages: read(newest).flatMap(\.sentences), timeline: try timeline())
    }

    /// The sentences that name the entity in articles older than a position.
    func passages(olderThan position: ListPosition?) throws -> [Dossier.Passage] {
        let ids = try session.numbers(newestArticles(beyond: position))
        let sources = try sources(Set(ids))
        return ids.compactMap { sources[$0] }.flatMap(\.sentences)
    }

    /// The newest articles that name the entity, older than a position.
    private func newestArticles(beyond position: ListPosition?) -> SQL {
        let checks: SQL = position.map { " AND (k.sorted, k.article) < (\($0.seconds), \($0.id))" } ?? ""
        return source.request("k.article", checks: checks, limit: limits.articles)
    }

    /// The newest articles that have something of the entity.
    private func newestArticles(having part: NamingKey.Part, limit: Int) -> SQL {
        NamingSource.newest("article", having: part, of: entity.id, limit: limit)
    }

    /// The articles that parts of the dossier are cut from.
    private func sources(_ ids: Set<Article.ID>) throws -> [Article.ID: PassageSource] {
        let lines = try session.lines(Array(ids), reader: reader)
        return try TextReading(session: session).extractions(Array(ids)).reduce(into: [:]) { sources, read in
            guard let line = lines[read.key] else { return }
            let links = read.value.links.list
            sources[read.key] = PassageSource(
                line: line, body: read.value.body, extraction: read.value.extraction,
                locals: Set(links.indices.filter { links[$0] == entity.id }))
        }
    }

    private func aliases() throws -> [Dossier.Alias] {
        try session.rows(
            """
            SELECT text, mentions FROM name WHERE entity = \(entity.id) AND mentions > 0 AND text <> \(entity.name)
            ORDER BY mentions DESC, text COLLATE "C" LIMIT \(limits.aliases)
            """
        ).map { Dossier.Alias(text: $0.text(0) ?? "", mentions: $0.count(1)) }
    }

    /// When the oldest and the newest article with a date were published.
    private func publishedSpan() throws -> (first: Moment?, last: Moment?) {
        let rows = try session.all(
            [false, true].map { isOlder in
                source.request(
                    "a.published, a.has_time", joining: " JOIN article a ON a.id = k.article",
                    checks: " AND a.published IS NOT NULL", isOlder: isOlder, limit: 1)
            })
        return (
            rows[0].first.flatMap { ArticleLines.moment($0, 0) }, rows[1].first.flatMap { ArticleLines.moment($0, 0) }
        )
    }

    private func roles(_ sources: [PassageSource]) -> [Dossier.DatedRole] {
        var known = Set<String>()
        var roles: [Dossier.DatedRole] = []
        for source in sources where roles.count < limits.roles {
            for role in source.roles where known.insert(folded(role.text)).inserted { roles.append(role) }
        }
        return Array(roles.prefix(limits.roles))
    }

    /// The entities in the same articles, counted in the newest.
    private func companions() throws -> [Dossier.Companion] {
        let articles = try session.numbers(source.request("k.article", limit: limits.companionArticles))
        let entities = EntityReading(session: session)
        var counts = try entities.counts(in: articles)
        counts[entity.id] = nil
        return try entities.companions(counts, limit: limits.companions)
    }

    /// The mentions of each day. Articles without a date are of no day.
    private func timeline() throws -> [Dossier.DayCount] {
        let key = NamingKey.of(entity.id)
        let newest = source.request(
            "k.sorted, get_byte(k.mentions, array_position(k.keys, \(key)) - 1) AS mentions, a.id IS NULL AS is_dated",
            joining: " LEFT JOIN article a ON a.id = k.article AND a.published IS NULL", limit: limits.timelineArticles)
        let rows = try session.rows(
            """
            SELECT (n.sorted - (n.sorted % 86400 + 86400) % 86400) / 86400, sum(n.mentions)::bigint FROM (
                \(newest)
            ) AS n WHERE n.mentions > 0 AND n.is_dated
            GROUP BY 1 ORDER BY 1
            """)
        return rows.map { Dossier.DayCount(day: CivilDay(number: $0.count(0)), mentions: $0.count(1)) }
    }
}
