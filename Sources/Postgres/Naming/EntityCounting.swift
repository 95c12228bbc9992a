import Catalogue
import Libraries
import News

/// Gathers what a batch of articles changes in the counts and names of entities, and writes it at the end, in a few
/// statements however many entities there are.
struct EntityCounting {
    private struct Change {
        var mentions = 0
        var articles = 0
        var spellings: [String: NameCount] = [:]
        var place: Place?
        /// The newest role that was added, and the articles that were taken away.
        var role: (text: String, position: ListPosition)?
        var removed: Set<Article.ID> = []
    }

    private var changes: [Entity.ID: Change] = [:]

    /// Counts the entities of an article, or takes their counts away.
    ///
    /// - Parameters:
    ///   - sign: 1 to count, -1 to take away.
    ///   - only: the entities that are counted; nil for all.
    mutating func count(
        _ locals: [LocalEntity], _ links: EntityLinks, in position: ListPosition, sign: Int,
        only: Set<Entity.ID>? = nil
    ) {
        for (entity, parts) in links.grouped where only?.contains(entity) ?? true {
            count(parts.filter(locals.indices.contains).map { locals[$0] }, of: entity, in: position, sign: sign)
        }
    }

    private mutating func count(
        _ locals: [LocalEntity], of entity: Entity.ID, in position: ListPosition, sign: Int
    ) {
        var change = changes[entity] ?? Change()
        changes[entity] = nil
        change.articles += sign
        for local in locals {
            change.mentions += local.mentions * sign
            for (text, count) in local.spellings {
                change.spellings[text.storable, default: NameCount()].add(mentions: count * sign, uses: sign)
            }
            if sign > 0, change.place == nil { change.place = local.named.place }
        }
        if sign < 0 {
            change.removed.insert(position.id)
            if change.role?.position.id == position.id { change.role = nil }
        } else if let role = locals.lazy.compactMap(\.named.roles.first).first,
            change.role.map({ $0.position <= position }) ?? true
        {
            change.role = (role.text, position)
        }
        changes[entity] = change
    }

    /// Writes what was gathered. Texts and indexes have to be written before.
    ///
    /// - Parameter fillsPlaces: whether an entity without a location takes that of an article.
    /// - Returns: the entities that have been given another name.
    mutating func write(_ session: Session, fillsPlaces: Bool = true) throws -> [Entity.ID] {
        let gathered = changes.sorted { $0.key < $1.key }
        changes = [:]
        if gathered.isEmpty { return [] }
        let rows = try session.rows(
            """
            UPDATE entity e SET mentions = e.mentions + c.mentions, articles = e.articles + c.articles
            FROM unnest(\(gathered.map(\.key)), \(gathered.map(\.value.mentions)), \(gathered.map(\.value.articles)))
                AS c (id, mentions, articles)
            WHERE e.id = c.id
            RETURNING e.id, e.mentions, e.kind, e.role_sorted, e.role_article, e.latitude IS NULL AND NOT e.is_located,
                e.is_hidden OR e.merged_into IS NOT NULL,
                e.kind = \(EntityKind.person.code) AND e.name NOT LIKE '% %'
            """)
        let states = Dictionary(rows.map { ($0.id(0), EntityCountState($0)) }, uniquingKeysWith: { first, _ in first })
        let known = gathered.compactMap { id, change in states[id].map { (id: id, change: change, state: $0) } }
        try writeRoles(known, session)
        if fillsPlaces {
            try Self.fillPlaces(
                known.compactMap { entry in
                    entry.state.lacksPlace ? entry.change.place.map { (entry.id, $0) } : nil
                }, session)
        }
        let keys = known.map { id, change, state in
            TypedKeys(
                entity: id, kind: state.kind, before: state.mentions - change.mentions, after: state.mentions,
                isShown: state.isShown)
        }
        let names = NameWriting(session: session)
        try names.count(known.map(\.change.spellings), of: keys)
        // Usual names change slowly: it is enough to look when the mentions have doubled, or a surname is first completed.
        let changed = zip(known, keys).filter { entry, keys in
            keys.rankAfter > keys.rankBefore
                || entry.state.isSurname && entry.change.spellings.keys.contains { $0.utf8.contains(0x20) }
        }
        return try names.takeUsual(of: changed.map(\.1.entity))
    }

    private struct EntityCountState {
        let mentions: Int
        let kind: Int
        let role: ListPosition?
        let lacksPlace: Bool
        let isShown: Bool
        /// Whether it is somebody who goes by a name of one word.
        let isSurname: Bool

        init(_ row: Row) {
            mentions = row.count(1)
            kind = row.count(2)
            role = row.number(3).map { ListPosition(seconds: $0, id: row.id(4)) }
            lacksPlace = row.flag(5)
            isShown = !row.flag(6)
            isSurname = row.flag(7)
        }
    }

    /// Keeps the newest article's role beside each entity.
    private func writeRoles(
        _ known: [(id: Entity.ID, change: Change, state: EntityCountState)], _ session: Session
    ) throws {
        // The newest may be one that a change says nothing of.
        let lost = known.filter { entry in entry.state.role.map { entry.change.removed.contains($0.id) } ?? false }
        let lostIDs = Set(lost.map(\.id))
        let added = known.compactMap { entry -> (Entity.ID, String, ListPosition)? in
            guard !lostIDs.contains(entry.id), let role = entry.change.role,
                entry.state.role.map({ $0 <= role.position }) ?? true
            else { return nil }
            return (entry.id, role.text, role.position)
        }
        try Self.setRoles(added.map { ($0.0, ($0.1, $0.2)) }, session)
        try Self.setRoles(try Self.newestRoles(of: lost.map(\.id), session), session)
    }

    private static func setRoles(
        _ roles: [(Entity.ID, (text: String, position: ListPosition)?)], _ session: Session
    ) throws {
        if roles.isEmpty { return }
        try session.change(
            """
            UPDATE entity e SET role = r.role, role_sorted = r.sorted, role_article = r.article
            FROM unnest(\(roles.map(\.0)), \(roles.map { $0.1?.text }), \(roles.map { $0.1?.position.seconds }),
                \(roles.map { $0.1?.position.id })) AS r (id, role, sorted, article)
            WHERE e.id = r.id
            """)
    }

    /// The newest role of each of some entities, looked up in the articles.
    private static func newestRoles(
        of ids: [Entity.ID], _ session: Session
    ) throws -> [(Entity.ID, (text: String, position: ListPosition)?)] {
        if ids.isEmpty { return [] }
        let newest = try session.all(
            ids.map { NamingSource.newest("sorted, article", having: .role, of: $0, limit: 1) }
        ).map(\.first)
        let read = try TextReading(session: session).extractions(newest.compactMap { $0?.id(1) })
        return zip(ids, newest).map { id, row in
            guard let row, let found = read[row.id(1)] else { return (id, nil) }
            let role = zip(found.links.list, found.extraction.entities).lazy.filter { $0.0 == id }
                .compactMap { $0.1.roles.first }.first
            return (id, role.map { ($0.text, ListPosition(seconds: row.id(0), id: row.id(1))) })
        }
    }

    private static func fillPlaces(_ places: [(Entity.ID, Place)], _ session: Session) throws {
        if places.isEmpty { return }
        try session.change(
            """
            UPDATE entity e SET latitude = p.latitude, longitude = p.longitude, country = p.country,
                population = p.population
            FROM unnest(\(places.map(\.0)), \(places.map(\.1.latitude)), \(places.map(\.1.longitude)),
                \(places.map(\.1.country)), \(places.map(\.1.population)))
                AS p (id, latitude, longitude, country, population)
            WHERE e.id = p.id
            """)
    }

    /// Removes those of some entities that no article names, unless a correction is about them.
    static func sweep(_ ids: [Entity.ID], _ session: Session) throws {
        if ids.isEmpty { return }
        let gone = try session.numbers(
            "SELECT id FROM entity WHERE id = ANY (\(ids)) AND articles = 0 AND NOT is_kept")
        if gone.isEmpty { return }
        try NameWriting(session: session).removeAll(of: gone)
        try session.change("DELETE FROM entity WHERE id = ANY (\(gone))")
    }
}
