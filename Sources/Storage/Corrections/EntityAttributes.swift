import Catalogue
import GRDB
import News

/// What corrections say of an entity itself, in a library file.
struct EntityAttributes: CorrectedAttributes {
    let filer: EntityFiler
    private var names: EntityNames { filer.names }
    private var db: Database { filer.db }

    func apply(_ row: CorrectionRow) throws {
        if var next = try laterAlike(row) {
            next.takeBefore(row.after)
            return try keepBefore(next)
        }
        try set(row.sort, of: row.entity, row.sort == .hide ? "1" : row.after, isLocated: true)
    }

    func takeBack(_ row: CorrectionRow) throws {
        if var next = try laterAlike(row) {
            next.takeBefore(row.valueBefore)
            return try keepBefore(next)
        }
        let isLocated = try Int.fetchOne(
            db,
            sql: """
                SELECT 1 FROM correction WHERE entity = ?1 AND sort = ?2 AND id < ?3 AND is_bound = 0
                UNION SELECT 1 FROM entity WHERE id = ?1 AND part_of IS NOT NULL
                """, arguments: [row.entity, row.sort.rawValue, row.id])
        try set(row.sort, of: row.entity, row.valueBefore, isLocated: isLocated != nil)
    }

    func setMerged(_ entity: Entity.ID, into other: Entity.ID?) throws {
        try names.removeAll(of: entity)
        try db.execute(sql: "UPDATE entity SET merged_into = ? WHERE id = ?", arguments: [other, entity])
        if other == nil { try list(entity) }
    }

    func list(_ entity: Entity.ID) throws {
        let find = "SELECT name FROM entity WHERE id = ?"
        guard let name = try String.fetchOne(db, sql: find, arguments: [entity]) else { return }
        try names.ensure(name, of: entity)
        try renewKeys(of: entity)
    }

    func keep(_ entities: [Entity.ID]) throws {
        for entity in entities {
            try db.execute(sql: "UPDATE entity SET is_kept = 1 WHERE id = ?", arguments: [entity])
        }
    }

    func release(_ entities: Set<Entity.ID>) throws {
        for entity in entities.sorted() {
            let kept = try Int.fetchOne(
                db, sql: "SELECT 1 FROM correction WHERE entity = ?1 OR other = ?1 LIMIT 1", arguments: [entity])
            if kept != nil { continue }
            try db.execute(sql: "UPDATE entity SET is_kept = 0 WHERE id = ?", arguments: [entity])
            try filer.sweep([entity])
        }
    }
}

extension EntityAttributes {
    /// The next correction of the same sort and entity that holds everywhere.
    private func laterAlike(_ row: CorrectionRow) throws -> CorrectionRow? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT \(CorrectionRow.columns) FROM correction WHERE entity = ? AND sort = ? AND id > ?
                    AND is_bound = 0 ORDER BY id LIMIT 1
                """, arguments: [row.entity, row.sort.rawValue, row.id]
        ).flatMap { CorrectionRow($0) }
    }

    private func keepBefore(_ row: CorrectionRow) throws {
        try db.execute(
            sql: "UPDATE correction SET before = ?, before_kind = ?, before_place = ? WHERE id = ?",
            arguments: [row.before, row.beforeKind, row.beforePlace, row.id])
    }

    private func set(_ sort: CorrectionRow.Sort, of entity: Entity.ID, _ value: String?, isLocated: Bool) throws {
        switch sort {
        case .rename: try setName(value ?? "", of: entity)
        case .changeKind: try setColumn("kind", value.flatMap(EntityKind.init)?.code, of: entity)
        case .hide: try setColumn("is_hidden", value == "1" ? 1 : 0, of: entity)
        case .locate: try setPlace(value.flatMap { Place(words: $0) }, of: entity, isLocated: isLocated)
        case .merge, .split: break
        }
    }

    private func setName(_ name: String, of entity: Entity.ID) throws {
        let find = "SELECT name FROM entity WHERE id = ?"
        let former = try String.fetchOne(db, sql: find, arguments: [entity])
        try removeKeys(of: entity)
        try db.execute(sql: "UPDATE entity SET name = ? WHERE id = ?", arguments: [name, entity])
        if let former { _ = try names.dropUnused(former, of: entity) }
        if try !isMerged(entity) { try names.ensure(name, of: entity) }
        try renewKeys(of: entity)
    }

    private func setColumn(_ column: String, _ value: Int?, of entity: Entity.ID) throws {
        try removeKeys(of: entity)
        try db.execute(sql: "UPDATE entity SET \(column) = ? WHERE id = ?", arguments: [value, entity])
        try renewKeys(of: entity)
    }

    private func setPlace(_ place: Place?, of entity: Entity.ID, isLocated: Bool) throws {
        try db.execute(
            sql: """
                UPDATE entity SET latitude = ?, longitude = ?, country = ?, population = ?, is_located = ? WHERE id = ?
                """,
            arguments: [place?.latitude, place?.longitude, place?.country, place?.population, isLocated, entity])
    }

    private func isMerged(_ entity: Entity.ID) throws -> Bool {
        let find = "SELECT 1 FROM entity WHERE id = ? AND merged_into IS NOT NULL"
        return try Int.fetchOne(db, sql: find, arguments: [entity]) != nil
    }

    private func keys(of entity: Entity.ID) throws -> TypedKeys? {
        try Row.fetchOne(
            db, sql: "SELECT kind, mentions, is_hidden OR merged_into IS NOT NULL FROM entity WHERE id = ?",
            arguments: [entity]
        ).map {
            TypedKeys(
                entity: entity, kind: $0.count(0), before: $0.count(1), after: $0.count(1), isShown: !$0.flag(2))
        }
    }

    private func removeKeys(of entity: Entity.ID) throws {
        guard let keys = try keys(of: entity) else { return }
        try names.removeKeys(of: entity, kind: keys.kind, rank: keys.rankAfter)
    }

    private func renewKeys(of entity: Entity.ID) throws {
        if let keys = try keys(of: entity) { try names.renewKeys(of: keys) }
    }
}
