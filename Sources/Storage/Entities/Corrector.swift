import GRDB
import News

/// Makes and undoes corrections, within one transaction.
struct Corrector {
    private let db: Database
    private let path: String
    private let filer: EntityFiler
    private let mover: EntityMover

    init(_ db: Database, path: String, packer: TextPacker) {
        self.db = db
        self.path = path
        filer = EntityFiler(db)
        mover = EntityMover(filer, packer: packer)
    }

    /// Makes a correction and keeps it.
    func record(_ correction: EntityCorrection, made: Int64) throws -> FiledCorrection {
        let id: Int64
        switch correction {
        case .merge(let entity, let other): id = try merge(entity, into: other, made)
        case .split(let alias, let entity): id = try split(alias, from: entity, made)
        case .rename(let entity, let name): id = try rename(entity, to: name, made)
        case .changeKind(let entity, let kind): id = try changeKind(entity, to: kind, made)
        case .hide(let entity): id = try hide(entity, made)
        }
        try EntityFiler.noteChange(db)
        guard let filed = try row(id)?.filed else { throw failure("a correction was not kept") }
        return filed
    }

    /// Undoes a correction.
    func undo(_ id: Int64) throws {
        guard let row = try row(id) else { throw LibraryError.notFound(path: path, what: "correction \(id)") }
        let later = try Int.fetchOne(
            db, sql: "SELECT 1 FROM correction WHERE id > ?1 AND (entity IN (?2, ?3) OR other IN (?2, ?3))",
            arguments: [id, row.entity, row.other])
        if later != nil { throw failure("a later correction of the same entity has to be undone first") }
        switch row.sort {
        case .merge: try unmerge(row)
        case .split: try unsplit(row)
        case .rename: try setName(row.before, of: row.entity, dropping: row.after)
        case .changeKind: try setKind(row.beforeKind, of: row.entity)
        case .hide: try setHidden(false, row.entity)
        case nil: break
        }
        try db.execute(sql: "DELETE FROM correction WHERE id = ?", arguments: [id])
        for entity in [row.entity, row.other].compactMap({ $0 }) { try release(entity) }
        try EntityFiler.noteChange(db)
    }
}

extension Corrector {
    private func merge(_ entity: Entity.ID, into other: Entity.ID, _ made: Int64) throws -> Int64 {
        let source = try existing(entity)
        let target = try existing(other)
        guard source.id != target.id else { throw failure("an entity cannot be merged into itself") }
        let id = try keep(.merge, source, other: target.id, after: nil, made)
        try rule(source.name, source.kind, is: source.id, id)
        try filer.names.removeKeys(of: source.id, kind: source.kind.code, rank: TypedKeys.rank(source.mentions))
        try db.execute(sql: "UPDATE entity SET merged_into = ? WHERE id = ?", arguments: [target.id, source.id])
        try mover.move(from: source.id, to: target.id)
        try filer.names.removeAll(of: source.id)
        return id
    }

    private func unmerge(_ row: CorrectionRow) throws {
        guard let target = row.other else { return }
        try db.execute(sql: "UPDATE entity SET merged_into = NULL WHERE id = ?", arguments: [row.entity])
        _ = try filer.names.change(row.before, of: row.entity, by: 0)
        try mover.move(from: target, to: row.entity) { try EntityRows.root(db, of: $0) == row.entity }
        try mover.dropUnusedNames(of: target)
        try renewKeys(of: row.entity)
        try renewKeys(of: target)
    }

    private func split(_ alias: String, from entity: Entity.ID, _ made: Int64) throws -> Int64 {
        let source = try existing(entity)
        let key = folded(alias)
        guard !key.isEmpty, key != folded(source.name) else {
            throw failure("only another way of writing the name can be split off")
        }
        try db.execute(
            sql: "INSERT INTO entity (name, kind) VALUES (?, ?)", arguments: [alias, source.kind.code])
        let part = db.lastInsertedRowID
        let id = try keep(.split, source, other: part, after: alias, made)
        try rule(alias, source.kind, is: part, id)
        _ = try filer.names.change(alias, of: part, by: 0)
        try mover.split(key, named: alias, from: source, to: part)
        try removeKeys(of: source.id)
        try db.execute(
            sql: "DELETE FROM name WHERE number = ? AND entity = ?", arguments: [EntityNames.number(key), source.id])
        try renewKeys(of: source.id)
        try renewKeys(of: part)
        return id
    }

    private func unsplit(_ row: CorrectionRow) throws {
        guard let part = row.other else { return }
        try mover.move(from: part, to: row.entity)
        try mover.forget(part, of: row.entity)
        try renewKeys(of: row.entity)
    }

    private func rename(_ entity: Entity.ID, to name: String, _ made: Int64) throws -> Int64 {
        let entity = try existing(entity)
        guard !folded(name).isEmpty else { throw failure("a name needs a letter or a digit") }
        let id = try keep(.rename, entity, other: nil, after: name, made)
        try rule(entity.name, entity.kind, is: entity.id, id)
        try rule(name, entity.kind, is: entity.id, id)
        try setName(name, of: entity.id, dropping: nil)
        return id
    }

    private func setName(_ name: String, of entity: Entity.ID, dropping former: String?) throws {
        try db.execute(sql: "UPDATE entity SET name = ? WHERE id = ?", arguments: [name, entity])
        try removeKeys(of: entity)
        if let former {
            try db.execute(
                sql: "DELETE FROM name WHERE number = ? AND entity = ? AND text = ? AND mentions = 0",
                arguments: [EntityNames.number(folded(former)), entity, former])
        }
        _ = try filer.names.change(name, of: entity, by: 0)
        try renewKeys(of: entity)
    }

    private func changeKind(_ entity: Entity.ID, to kind: EntityKind, _ made: Int64) throws -> Int64 {
        let entity = try existing(entity)
        let id = try keep(.changeKind, entity, other: nil, after: kind.rawValue, made)
        try rule(entity.name, entity.kind, is: entity.id, id)
        try rule(entity.name, kind, is: entity.id, id)
        try setKind(kind.code, of: entity.id)
        return id
    }

    private func setKind(_ kind: Int, of entity: Entity.ID) throws {
        try removeKeys(of: entity)
        try db.execute(sql: "UPDATE entity SET kind = ? WHERE id = ?", arguments: [kind, entity])
        try renewKeys(of: entity)
    }

    private func hide(_ entity: Entity.ID, _ made: Int64) throws -> Int64 {
        let entity = try existing(entity)
        let id = try keep(.hide, entity, other: nil, after: nil, made)
        try rule(entity.name, entity.kind, is: entity.id, id)
        try setHidden(true, entity.id)
        return id
    }

    private func setHidden(_ isHidden: Bool, _ entity: Entity.ID) throws {
        try removeKeys(of: entity)
        try db.execute(sql: "UPDATE entity SET is_hidden = ? WHERE id = ?", arguments: [isHidden, entity])
        try renewKeys(of: entity)
    }
}

extension Corrector {
    private func failure(_ cause: String) -> LibraryError { .failed(path: path, cause: cause) }

    private func existing(_ id: Entity.ID) throws -> Entity {
        guard let entity = try EntityRows.entity(db, id) else {
            throw LibraryError.notFound(path: path, what: "entity \(id)")
        }
        return entity
    }

    private func row(_ id: Int64) throws -> CorrectionRow? {
        try Row.fetchOne(
            db, sql: "SELECT \(CorrectionRow.columns) FROM correction WHERE id = ?", arguments: [id]
        ).map(CorrectionRow.init)
    }

    private func keep(
        _ sort: CorrectionRow.Sort, _ entity: Entity, other: Entity.ID?, after: String?, _ made: Int64
    ) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO correction (sort, entity, other, before, before_kind, after, made)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [sort.rawValue, entity.id, other, entity.name, entity.kind.code, after, made])
        let id = db.lastInsertedRowID
        for entity in [entity.id, other] {
            try db.execute(sql: "UPDATE entity SET is_kept = 1 WHERE id = ?", arguments: [entity])
        }
        return id
    }

    private func rule(_ name: String, _ kind: EntityKind, is entity: Entity.ID, _ correction: Int64) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO rule (folded, kind, entity, correction) VALUES (?, ?, ?, ?)",
            arguments: [folded(name), kind.code, entity, correction])
    }

    /// Lets an entity be removed with its last mention again, if no correction is about it any more.
    private func release(_ entity: Entity.ID) throws {
        let kept = try Int.fetchOne(
            db, sql: "SELECT 1 FROM correction WHERE entity = ?1 OR other = ?1 LIMIT 1", arguments: [entity])
        if kept != nil { return }
        try db.execute(sql: "UPDATE entity SET is_kept = 0 WHERE id = ?", arguments: [entity])
        try filer.sweep([entity])
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
        try filer.names.removeKeys(of: entity, kind: keys.kind, rank: keys.rankAfter)
    }

    private func renewKeys(of entity: Entity.ID) throws {
        if let keys = try keys(of: entity) { try filer.names.renewKeys(of: keys) }
    }
}
