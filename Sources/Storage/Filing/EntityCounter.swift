import Catalogue
import GRDB
import News

/// Gathers what a batch of articles changes in the counts and names of entities, and writes it at the end, so that an
/// entity of many articles is written once.
struct EntityCounter {
    private struct Change {
        var mentions = 0
        var articles = 0
        var spellings: [String: NameCount] = [:]
        var place: Place?
        /// The newest role that was added, and the slots of articles that were taken away.
        var role: (text: String, slot: Int64)?
        var removedSlots: Set<Int64> = []
    }

    private var changes: [Entity.ID: Change] = [:]

    /// Adds one article's mentions of an entity, or takes them away.
    mutating func count(_ locals: [LocalEntity], of entity: Entity.ID, slot: Int64, sign: Int) {
        var change = changes[entity] ?? Change()
        changes[entity] = nil
        change.articles += sign
        for local in locals {
            change.mentions += local.mentions * sign
            for (text, count) in local.spellings {
                change.spellings[text, default: NameCount()].add(mentions: count * sign, uses: sign)
            }
            if sign > 0, change.place == nil { change.place = local.named.place }
        }
        if sign < 0 {
            change.removedSlots.insert(slot)
            if change.role?.slot == slot { change.role = nil }
        } else if let role = locals.lazy.compactMap(\.named.roles.first).first,
            !Slot.isEarlier(slot, change.role?.slot)
        {
            change.role = (role.text, slot)
        }
        changes[entity] = change
    }

    /// Writes what was gathered. Texts and indexes have to be written before.
    ///
    /// - Parameter fillsPlaces: whether an entity without a location takes that of an article.
    /// - Returns: the entities that have been given another name.
    mutating func write(_ db: Database, fillsPlaces: Bool) throws -> [Entity.ID] {
        let gathered = changes.sorted { $0.key < $1.key }
        changes = [:]
        return try gathered.compactMap { entity, change in
            var change = change
            if !fillsPlaces { change.place = nil }
            return try Self.write(change, of: entity, db) ? entity : nil
        }
    }

    private static func write(_ change: Change, of entity: Entity.ID, _ db: Database) throws -> Bool {
        let update = try db.cachedStatement(
            sql: """
                UPDATE entity SET mentions = mentions + ?1, articles = articles + ?2 WHERE id = ?3
                RETURNING mentions, kind, role_slot, latitude IS NULL AND NOT is_located, is_hidden OR merged_into IS NOT NULL,
                    kind = \(EntityKind.person.code) AND name NOT LIKE '% %'
                """)
        guard let row = try Row.fetchOne(update, arguments: [change.mentions, change.articles, entity])
        else { return false }
        try writeRole(change, of: entity, known: row.number(2), db)
        if row.flag(3), let place = change.place {
            try db.cachedStatement(
                sql: "UPDATE entity SET latitude = ?, longitude = ?, country = ?, population = ? WHERE id = ?"
            ).execute(arguments: [place.latitude, place.longitude, place.country, place.population, entity])
        }
        let keys = TypedKeys(
            entity: entity, kind: row.count(1), before: row.count(0) - change.mentions, after: row.count(0),
            isShown: !row.flag(4))
        let names = EntityNames(db: db)
        try names.count(change.spellings, of: keys)
        // Usual names change slowly: it is enough to look when the mentions have doubled, or a surname is first completed.
        let mayBeCompleted = row.flag(5) && change.spellings.keys.contains { $0.utf8.contains(0x20) }
        return try (mayBeCompleted || keys.rankAfter > keys.rankBefore) && names.takeUsual(of: entity)
    }

    /// Keeps the newest article's role beside the entity.
    private static func writeRole(_ change: Change, of entity: Entity.ID, known: Int64?, _ db: Database) throws {
        if known.map(change.removedSlots.contains) ?? false {
            // The newest may be one that this change says nothing of.
            try findRole(of: entity, db)
        } else if let role = change.role, !Slot.isEarlier(role.slot, known) {
            try setRole(role.text, role.slot, of: entity, db)
        }
    }

    private static func setRole(_ text: String?, _ slot: Int64?, of entity: Entity.ID, _ db: Database) throws {
        let change = try db.cachedStatement(sql: "UPDATE entity SET role = ?, role_slot = ? WHERE id = ?")
        try change.execute(arguments: [text, slot, entity])
    }

    /// Looks up the newest role in the articles.
    private static func findRole(of entity: Entity.ID, _ db: Database) throws {
        let find = try db.cachedStatement(sql: "SELECT id FROM article WHERE slot = ?")
        let index = NamedIndex(db: db)
        let newest = try Slot.regions(db).compactMap { try index.newestSlot(of: entity, having: .role, in: $0) }
        guard let slot = newest.max(by: { Slot.isEarlier($0, $1) }),
            let article = try Int64.fetchOne(find, arguments: [slot]), let text = try StoredText(db, article)
        else { return try setRole(nil, nil, of: entity, db) }
        let links = try EntityLinks.read(db, article).list
        let role = zip(links, text.extraction.entities).lazy.filter { $0.0 == entity }
            .compactMap { $0.1.roles.first }.first
        try setRole(role?.text, role == nil ? nil : slot, of: entity, db)
    }
}

extension Slot {
    /// Whether a slot's day lies before another's; of one day, the smaller slot is earlier. Nothing is before nil.
    static func isEarlier(_ slot: Int64, _ other: Int64?) -> Bool {
        guard let other else { return false }
        return (day(of: slot), slot) < (day(of: other), other)
    }
}
