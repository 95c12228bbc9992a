import Catalogue
import Libraries
import News

/// Reads entities from their table.
struct EntityReading {
    let session: Session

    /// The columns that an entity is read from, of `e`, a row of the table of entities.
    static let columns: SQL = """
        e.id, e.name, e.kind, e.mentions, e.articles, e.role, e.latitude, e.longitude, e.country, e.population, e.is_hidden
        """

    /// Each of some entities with the one that it was merged into in the end, itself if into none. Mergers never form a
    /// ring; the limit is for damaged tables.
    private static func roots(_ ids: [Entity.ID]) -> SQL {
        """
        WITH RECURSIVE up (start, id, depth) AS (
            SELECT wanted, wanted, 0 FROM unnest(\(ids)) AS wanted
            UNION ALL SELECT up.start, e.merged_into, up.depth + 1 FROM up JOIN entity e ON e.id = up.id
                WHERE e.merged_into IS NOT NULL AND up.depth < 100
        ), root AS (SELECT DISTINCT ON (start) start, id FROM up ORDER BY start, depth DESC)

        """
    }

    /// The rank of ``TypedKeys``, as SQL: the thresholds of the ranks above 0.
    static let rank =
        "width_bucket(mentions, '{\((1...TypedKeys.highestRank).map { String(1 << $0) }.joined(separator: ","))}'::bigint[])"

    /// The most mentioned first, of `e`: those of one rank are together in the index.
    static let order: SQL = "e.rank DESC, e.mentions DESC, e.id DESC"

    /// The entity that another was merged into, or the entity itself.
    func root(of id: Entity.ID) throws -> Entity.ID {
        try session.number(Self.roots([id]) + "SELECT id FROM root") ?? id
    }

    /// The entities under some numbers, or those that they were merged into, by the numbers asked for.
    func entities(_ ids: some Collection<Entity.ID>) throws -> [Entity.ID: Entity] {
        if ids.isEmpty { return [:] }
        let rows = try session.rows(
            Self.roots(Array(ids)) + "SELECT " + Self.columns
                + ", root.start FROM root JOIN entity e ON e.id = root.id")
        return Dictionary(rows.map { ($0.id(11), Entity($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The entity under a number, or the one that it was merged into; nil if there is none.
    func entity(_ id: Entity.ID) throws -> Entity? { try entities([id])[id] }

    /// Those of some entities that are shown and no dates, with how many articles have them, most articles first.
    func companions(_ counts: [Entity.ID: Int], limit: Int) throws -> [Dossier.Companion] {
        let ordered = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var companions: [Dossier.Companion] = []
        var start = 0
        while companions.count < limit, start < ordered.count {
            let some = ordered[start..<min(start + 4 * limit, ordered.count)]
            start = some.endIndex
            let known = try entities(some.map(\.key))
            for (id, count) in some where companions.count < limit {
                guard let entity = known[id], !entity.isHidden, entity.kind != .date else { continue }
                companions.append(Dossier.Companion(entity: entity, articles: count))
            }
        }
        return companions
    }

    /// How many of some articles name each entity.
    func counts(in articles: [Article.ID]) throws -> [Entity.ID: Int] {
        var counts: [Entity.ID: Int] = [:]
        let rows = try session.rows("SELECT links FROM extraction WHERE article = ANY (\(articles))")
        for row in rows {
            let links = row.bytes(0).flatMap { EntityLinks(decoding: $0) }
            for id in Set(links?.list ?? []) { counts[id, default: 0] += 1 }
        }
        return counts
    }
}
