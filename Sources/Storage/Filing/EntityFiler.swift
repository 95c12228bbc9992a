import Catalogue
import GRDB
import News

/// Keeps the names and counts of entities right while articles are filed, changed and removed, within one transaction.
final class EntityFiler {
    let db: Database
    let names: EntityNames
    private var counter = EntityCounter()

    init(_ db: Database) {
        self.db = db
        names = EntityNames(db: db)
    }

    /// Notes that the entities have changed: what other processes remember of them is no longer right.
    static func noteChange(_ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE tally SET entity_changes = entity_changes + 1").execute()
    }

    /// Makes an entity under a number that no other has had.
    func make(_ id: Entity.ID, _ named: NamedEntity) throws {
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO entity (id, name, kind, latitude, longitude, country, population)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        let place = named.place
        try insert.execute(arguments: [
            id, named.name, named.kind.code, place?.latitude, place?.longitude, place?.country, place?.population,
        ])
    }

    /// Counts the entities of an article, or takes their counts away. ``writeCounts()`` writes the counts.
    ///
    /// - Parameters:
    ///   - sign: 1 to count, -1 to take away.
    ///   - only: the entities that are counted; nil for all.
    func count(
        _ locals: [LocalEntity], _ links: EntityLinks, slot: Int64, sign: Int, only: Set<Entity.ID>? = nil
    ) {
        for (entity, parts) in links.grouped where only?.contains(entity) ?? true {
            let known = parts.filter(locals.indices.contains).map { locals[$0] }
            counter.count(known, of: entity, slot: slot, sign: sign)
        }
    }

    /// Writes the counts gathered so far.
    ///
    /// - Parameter fillsPlaces: whether an entity without a location takes that of an article.
    /// - Returns: the entities that have been given another name.
    @discardableResult
    func writeCounts(fillsPlaces: Bool = true) throws -> [Entity.ID] {
        try counter.write(db, fillsPlaces: fillsPlaces)
    }

    /// Removes those of some entities that no article names, unless a correction is about them.
    func sweep(_ entities: [Entity.ID]) throws {
        let find = try db.cachedStatement(sql: "SELECT 1 FROM entity WHERE id = ? AND articles = 0 AND is_kept = 0")
        let delete = try db.cachedStatement(sql: "DELETE FROM entity WHERE id = ?")
        for entity in entities where try Int.fetchOne(find, arguments: [entity]) != nil {
            try names.removeAll(of: entity)
            try delete.execute(arguments: [entity])
        }
    }
}
