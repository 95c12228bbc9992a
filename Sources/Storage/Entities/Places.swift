import Catalogue
import GRDB
import Libraries
import News

extension Library {
    /// The places that articles name, each with the number of those articles, most first; only places whose coordinates
    /// are known.
    ///
    /// - Parameters:
    ///   - query: which articles. For every article the counts are those of the whole library; otherwise the newest
    ///     `articles` that match are counted.
    ///   - limit: the most places that are given.
    package func places(
        matching query: Query, articles: Int, limit: Int
    ) throws(LibraryError) -> [Dossier.Companion] {
        try read { db in
            guard !query.isEverything else {
                let request: SQLRequest<Row> = """
                    SELECT \(sql: EntityRows.columns) FROM entity
                    WHERE articles > 0 AND kind = \(EntityKind.place.code) AND latitude IS NOT NULL AND is_hidden = 0
                        AND merged_into IS NULL
                    ORDER BY mentions DESC, id DESC LIMIT \(max(0, limit))
                    """
                return try request.fetchAll(db).map { Entity($0) }
                    .map { Dossier.Companion(entity: $0, articles: $0.articles) }
            }
            let reader = ListReader(db: db, plans: try QueryPlanner(db).plans(for: query))
            let lines = try reader.lines(beyond: nil, isOlder: true, limit: articles)
            return try Self.places(in: lines.map(\.id), limit: limit, db)
        }
    }

    private static func places(in articles: [Article.ID], limit: Int, _ db: Database) throws -> [Dossier.Companion] {
        var counts: [Entity.ID: Int] = [:]
        for article in articles {
            for id in Set(try EntityLinks.read(db, article).list) { counts[id, default: 0] += 1 }
        }
        let find = try db.cachedStatement(
            sql: "SELECT \(EntityRows.columns) FROM entity WHERE id = ? AND latitude IS NOT NULL AND is_hidden = 0")
        var places: [Dossier.Companion] = []
        for (id, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) where places.count < limit {
            if let place = try Row.fetchOne(find, arguments: [id]).map(Entity.init(_:)) {
                places.append(Dossier.Companion(entity: place, articles: count))
            }
        }
        return places
    }
}
