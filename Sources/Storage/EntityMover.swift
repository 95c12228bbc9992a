import Foundation
import GRDB
import News

/// Moves the namings of one entity to another, with all that is counted from them.
struct EntityMover {
    /// An entity in an article: which of its extraction's entities, and whom the linker took it for, where a merger
    /// has made it another.
    struct Presence {
        let slot: Int64
        let local: Int
        let linked: Entity.ID?
    }

    private let filer: EntityFiler
    private var db: Database { filer.db }

    init(_ filer: EntityFiler) { self.filer = filer }

    func presences(of entity: Entity.ID) throws -> [Presence] {
        try Row.fetchAll(
            db, sql: "SELECT slot, local, linked FROM presence WHERE entity = ? ORDER BY slot, local",
            arguments: [entity]
        ).map { Presence(slot: $0.number(0) ?? 0, local: $0.count(1), linked: $0.number(2)) }
    }

    /// Makes some namings of an entity those of another.
    func move(_ presences: [Presence], from source: Entity.ID, to target: Entity.ID) throws {
        for (slot, moved) in Dictionary(grouping: presences, by: \.slot).sorted(by: { $0.key < $1.key }) {
            guard let (_, body, extraction) = try text(slot) else { continue }
            let locals = LocalEntity.all(of: extraction, body: body)
            try recount([source, target], locals: (locals, locals), slot: slot) {
                for presence in moved {
                    try setEntity(target, linked: presence.linked ?? source, slot: slot, local: presence.local)
                }
            }
        }
    }

    /// Makes what an entity is written as `key`, folded, another entity. Where one of an article's entities is written
    /// so and otherwise too, it is parted into two.
    func split(_ key: String, named alias: String, from source: Entity, to target: Entity.ID) throws {
        let grouped = Dictionary(grouping: try presences(of: source.id), by: \.slot)
        for (slot, parts) in grouped.sorted(by: { $0.key < $1.key }) {
            guard let (id, body, extraction) = try text(slot) else { continue }
            var parted = extraction
            var whole: [Int] = []
            var added: [Int] = []
            for local in parts.map(\.local) where extraction.entities.indices.contains(local) {
                let outcome = parted.part(local, writtenAs: key, named: alias, in: body)
                if outcome == .whole { whole.append(local) }
                if case .parted(let new) = outcome { added.append(new) }
            }
            if whole.isEmpty, added.isEmpty { continue }
            let locals = (
                LocalEntity.all(of: extraction, body: body), LocalEntity.all(of: parted, body: body)
            )
            try recount([source.id, target], locals: locals, slot: slot) {
                for local in whole { try setEntity(target, linked: nil, slot: slot, local: local) }
                for local in parts.map(\.local) where locals.1.indices.contains(local) {
                    try recount(locals.1[local], slot: slot, local: local)
                }
                for local in added {
                    try filer.insert(locals.1[local], index: local, entity: target, linked: nil, slot: slot)
                }
                try db.execute(
                    sql: "UPDATE text SET extraction = ? WHERE article = ?", arguments: [Data(parted.encoded), id])
            }
        }
    }

    /// Removes the names of an entity that no article writes, but the one it goes by.
    func dropUnusedNames(of entity: Entity.ID) throws {
        let find = try db.cachedStatement(sql: "SELECT kind, mentions FROM entity WHERE id = ?")
        guard let row = try Row.fetchOne(find, arguments: [entity]) else { return }
        try filer.names.removeKeys(of: entity, kind: row.count(0), rank: TypedKeys.rank(row.count(1)))
        try db.execute(
            sql: """
                DELETE FROM name WHERE entity = ?1 AND mentions = 0
                    AND text <> (SELECT name FROM entity WHERE id = ?1)
                """,
            arguments: [entity])
    }

    /// Takes the counts of some entities in an article back, changes it, and counts them again.
    private func recount(
        _ entities: [Entity.ID], locals: (before: [LocalEntity], after: [LocalEntity]), slot: Int64,
        _ change: () throws -> Void
    ) throws {
        let before = try filer.presences(slot: slot).filter { entities.contains($0.entity) }
        try change()
        for (entity, parts) in before {
            let known = parts.filter(locals.before.indices.contains).map { locals.before[$0] }
            try filer.count(known, of: entity, slot: slot, sign: -1)
        }
        for (entity, parts) in try filer.presences(slot: slot) where entities.contains(entity) {
            let known = parts.filter(locals.after.indices.contains).map { locals.after[$0] }
            try filer.count(known, of: entity, slot: slot, sign: 1)
        }
    }

    private func text(_ slot: Int64) throws -> (id: Article.ID, body: String, extraction: Extraction)? {
        let find = try db.cachedStatement(sql: "SELECT id FROM article WHERE slot = ?")
        guard let id = try Int64.fetchOne(find, arguments: [slot]), let body = try StoredText.body(db, id),
            let extraction = try StoredText.extraction(db, id)
        else { return nil }
        return (id, body, extraction.fitting(body))
    }

    /// Says whose a naming is; `linked` is kept only where it is another.
    private func setEntity(_ entity: Entity.ID, linked: Entity.ID?, slot: Int64, local: Int) throws {
        let change = try db.cachedStatement(
            sql: "UPDATE presence SET entity = ?, linked = ? WHERE slot = ? AND local = ?")
        try change.execute(arguments: [entity, linked == entity ? nil : linked, slot, local])
    }

    private func recount(_ local: LocalEntity, slot: Int64, local index: Int) throws {
        let change = try db.cachedStatement(
            sql: "UPDATE presence SET mentions = ?, roles = ?, quotes = ?, said_of = ? WHERE slot = ? AND local = ?")
        try change.execute(arguments: [
            local.mentions, local.named.roles.count, local.quotes, local.saidOf, slot, index,
        ])
    }
}

extension Extraction {
    /// How much of an entity is written in some way.
    enum Parting: Equatable {
        case none, whole
        /// Some of it, which is now the entity of this index.
        case parted(Int)
    }

    /// Makes the mentions of an entity that are written in some way another entity, unless all are.
    mutating func part(_ local: Int, writtenAs key: String, named name: String, in body: String) -> Parting {
        let own = mentions.indices.filter { mentions[$0].entity == local }
        let written = own.filter { folded(body.slice(mentions[$0].range)) == key }
        if written.isEmpty { return .none }
        if written.count == own.count { return .whole }
        let part = entities.count
        entities.append(NamedEntity(name: name, kind: entities[local].kind))
        entities[local].aliases.removeAll { folded($0) == key }
        for index in written {
            mentions[index] = Mention(range: mentions[index].range, kind: mentions[index].kind, entity: part)
        }
        return .parted(part)
    }
}
