import Catalogue
import GRDB
import News

/// How entities are read from their table.
enum EntityRows {
    /// The columns that an entity is read from, of a table named `entity`.
    static let columns = """
        entity.id, entity.name, entity.kind, entity.mentions, entity.articles, entity.role, entity.latitude,
        entity.longitude, entity.country, entity.population, entity.is_hidden
        """

    /// The entity that another was merged into, or the entity itself.
    static func root(_ db: Database, of entity: Entity.ID) throws -> Entity.ID {
        let find = try db.cachedStatement(sql: "SELECT merged_into FROM entity WHERE id = ?")
        var root = entity
        // Mergers never form a ring; the limit is for damaged files.
        for _ in 0..<100 {
            guard let next = try Int64.fetchOne(find, arguments: [root]) else { return root }
            root = next
        }
        return root
    }

    /// The entities under some numbers, each as ``entity(_:_:)`` gives it, in one query.
    static func entities(_ db: Database, _ ids: [Entity.ID]) throws -> [Entity.ID: Entity] {
        if ids.isEmpty { return [:] }
        let find = try db.cachedStatement(
            sql: """
                SELECT \(columns), entity.merged_into
                FROM json_each(?) CROSS JOIN entity ON entity.id = json_each.value
                """)
        var found: [Entity.ID: Entity] = [:]
        found.reserveCapacity(ids.count)
        var merged: [Entity.ID] = []
        let rows = try Row.fetchCursor(find, arguments: [jsonList(ids)])
        while let row = try rows.next() {
            let read = Entity(row)
            if row.number(11) == nil { found[read.id] = read } else { merged.append(read.id) }
        }
        for id in merged { found[id] = try entity(db, id) }
        return found
    }

    /// The entity under a number, or the one that it was merged into; nil if there is none.
    static func entity(_ db: Database, _ id: Entity.ID) throws -> Entity? {
        let root = try EntityRows.root(db, of: id)
        let find = try db.cachedStatement(sql: "SELECT \(columns) FROM entity WHERE id = ?")
        return try Row.fetchOne(find, arguments: [root]).map(Entity.init(_:))
    }

    /// The most frequent of some entities, most articles first, without dates and hidden ones.
    ///
    /// - Parameter counts: in how many articles each of them is.
    static func companions(
        _ db: Database, counts: [Entity.ID: Int], limit: Int
    ) throws -> [Dossier.Companion] {
        let find = try db.cachedStatement(sql: "SELECT is_hidden OR kind = ? FROM entity WHERE id = ?")
        var companions: [Dossier.Companion] = []
        for (id, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
        where companions.count < limit {
            let isLeftOut = try Bool.fetchOne(find, arguments: [EntityKind.date.code, id]) ?? true
            if !isLeftOut, let other = try entity(db, id) {
                companions.append(Dossier.Companion(entity: other, articles: count))
            }
        }
        return companions
    }
}
