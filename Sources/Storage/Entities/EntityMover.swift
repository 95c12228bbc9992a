import Foundation
import GRDB
import News

/// Moves the mentions of one entity to another, with all that is counted from them.
struct EntityMover {
    private let filer: EntityFiler
    private let packer: TextPacker
    private var db: Database { filer.db }

    init(_ filer: EntityFiler, packer: TextPacker) {
        self.filer = filer
        self.packer = packer
    }

    /// Moves mentions of an entity to another, in all articles.
    ///
    /// - Parameter returning: whether mentions are moved that the linker took for some entity; nil to move all.
    func move(from source: Entity.ID, to target: Entity.ID, returning: ((Entity.ID) throws -> Bool)? = nil) throws {
        try change([source, target], in: try NamedIndex(db: db).allSlots(of: source)) { text in
            for index in text.links.list.indices where text.links.list[index].entity == source {
                let linked = text.links.list[index].linked
                if let returning, try linked.map(returning) != true { continue }
                let original = linked ?? source
                text.links.list[index] = EntityLink(entity: target, linked: original == target ? nil : original)
            }
        }
    }

    /// Moves the mentions of an entity that are written as `key`, folded, to another entity. If an article writes the
    /// entity in other ways too, its entity is divided in two.
    func split(_ key: String, named alias: String, from source: Entity, to target: Entity.ID) throws {
        try change([source.id, target], in: try NamedIndex(db: db).allSlots(of: source.id)) { text in
            for local in text.links.list.indices where text.links.list[local].entity == source.id {
                guard text.extraction.entities.indices.contains(local) else { continue }
                switch text.extraction.part(local, writtenAs: key, named: alias, in: text.body) {
                case .none: break
                case .whole: text.links.list[local] = EntityLink(entity: target, linked: nil)
                case .parted: text.links.list.append(EntityLink(entity: target, linked: nil))
                }
            }
        }
    }

    /// Forgets that the linker took mentions of an entity for another.
    func forget(_ linked: Entity.ID, of entity: Entity.ID) throws {
        try change([], in: try NamedIndex(db: db).allSlots(of: entity)) { text in
            for index in text.links.list.indices where text.links.list[index].linked == linked {
                text.links.list[index].linked = nil
            }
        }
    }

    /// Removes the names of an entity that no article uses, except the one it goes by.
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

    /// An article's text with the links of its entities.
    private struct Linked {
        let body: String
        var extraction: Extraction
        var links: EntityLinks
    }

    /// Takes back the counts of some entities in articles, changes the articles, and counts the entities again.
    private func change(
        _ entities: Set<Entity.ID>, in slots: [Int64], _ change: (inout Linked) throws -> Void
    ) throws {
        let find = try db.cachedStatement(sql: "SELECT id FROM article WHERE slot = ?")
        let index = NamedIndex(db: db)
        for slot in slots {
            guard let id = try Int64.fetchOne(find, arguments: [slot]), let text = try StoredText(db, id) else {
                continue
            }
            let old = Linked(
                body: text.body, extraction: text.extraction.fitting(text.body), links: try EntityLinks.read(db, id))
            var new = old
            try change(&new)
            if new.links == old.links, new.extraction == old.extraction { continue }
            let locals = (
                LocalEntity.all(of: old.extraction, body: old.body), LocalEntity.all(of: new.extraction, body: old.body)
            )
            filer.count(locals.0, old.links, slot: slot, sign: -1, only: entities)
            filer.count(locals.1, new.links, slot: slot, sign: 1, only: entities)
            try index.delete(old.links.indexed(locals.0), slot: slot)
            try index.insert(new.links.indexed(locals.1), slot: slot)
            try db.cachedStatement(sql: "UPDATE extraction SET links = ? WHERE article = ?")
                .execute(arguments: [Data(new.links.encoded), id])
            if new.extraction != old.extraction { try keep(new, id) }
        }
        try filer.writeCounts()
    }

    private func keep(_ text: Linked, _ id: Article.ID) throws {
        let content = packer.packed(text.extraction.encoded(body: text.body), as: .extraction)
        try db.cachedStatement(sql: "UPDATE extraction SET content = ? WHERE article = ?")
            .execute(arguments: [Data(content), id])
    }
}

extension Extraction {
    /// How many of an entity's mentions are written in some way.
    enum Parting: Equatable {
        case none, whole
        /// Some of them, which are now the entity with this index.
        case parted(Int)
    }

    /// Makes another entity of the mentions that are written in some way, unless all are.
    mutating func part(_ local: Int, writtenAs key: String, named name: String, in body: String) -> Parting {
        let own = mentions.indices.filter { mentions[$0].entity == local }
        let written = own.filter { folded(body.text(atBytes: mentions[$0].range)) == key }
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
