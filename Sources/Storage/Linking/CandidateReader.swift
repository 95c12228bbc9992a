import Catalogue
import GRDB
import News

/// Reads what linking has to know of the library's entities into its memory: for a whole batch at once, in a few
/// queries, however many names there are.
struct CandidateReader {
    let db: Database
    let memory: EntityMemory

    /// Reads the entities that the names of some articles may mean.
    func readCandidates(for articles: [PreparedExtraction]) throws {
        memory.trim()
        let names = articles.flatMap(\.linkNames)
        let keys = Set(names.flatMap(\.sought))
        try readBearers(keys.filter { memory.bearers[$0] == nil })
        var wanted = Set(keys.flatMap { memory.bearers[$0] ?? [] })
        for article in articles {
            wanted.formUnion(article.linkNames.compactMap { memory.corrections.settled($0, in: article.text.id) })
        }
        wanted.formUnion(memory.corrections.targets)
        try readEntities(wanted.filter { memory.known[$0] == nil })
    }

    /// Reads the companions of some entities, which have to be known.
    func readCompanions(of ids: Set<Entity.ID>) throws {
        let slots = try lastSlots(of: ids)
        try readCompany(Set(slots.values.joined()).filter { memory.company[$0] == nil })
        for id in ids {
            guard let known = memory.known[id] else { continue }
            memory.setCompanions(of: known, from: (slots[id] ?? []).compactMap { memory.company[$0] })
        }
    }

    /// Reads the 16 most mentioned entities with each name; of a name that more than 400 have, only some are compared.
    private func readBearers(_ keys: Set<NameKey>) throws {
        if keys.isEmpty { return }
        let numbers = Dictionary(grouping: keys, by: \.short)
        let find = try db.cachedStatement(
            sql: """
                SELECT value, (
                    SELECT json_group_array(bearer) FROM (
                        SELECT bearer FROM (
                            SELECT DISTINCT entity AS bearer FROM (SELECT entity FROM name WHERE number = value LIMIT 400)
                        ) JOIN entity ON entity.id = bearer
                        WHERE merged_into IS NULL AND part_of IS NULL ORDER BY mentions DESC LIMIT 16
                    )
                ) FROM json_each(?)
                """)
        let rows = try Row.fetchCursor(find, arguments: [jsonList(numbers.keys)])
        while let row = try rows.next() {
            let bearers = listed(row.text(1))
            for key in numbers[row.number(0) ?? 0] ?? [] { memory.bearers[key] = bearers }
        }
    }

    private func readEntities(_ ids: Set<Entity.ID>) throws {
        if ids.isEmpty { return }
        let list = Array(ids)
        let aliases = try aliases(of: list)
        for (id, entity) in try EntityRows.entities(db, list) {
            let candidate = LinkCandidate(
                entity: entity, aliases: aliases[id] ?? [], roles: entity.role.map { [$0] } ?? [], companions: nil)
            memory.known[id] = EntityMemory.Known(candidate, articlesRead: max(1, entity.articles))
        }
    }

    /// The 32 most frequent ways of writing each of some entities.
    private func aliases(of ids: [Entity.ID]) throws -> [Entity.ID: [String]] {
        let find = try db.cachedStatement(
            sql: """
                SELECT entity, text FROM json_each(?) CROSS JOIN name ON name.entity = value
                ORDER BY entity, mentions DESC, text
                """)
        var aliases: [Entity.ID: [String]] = [:]
        let rows = try Row.fetchCursor(find, arguments: [jsonList(ids)])
        while let row = try rows.next() {
            let known = aliases[row.number(0) ?? 0]?.count ?? 0
            if known < 32, let text = row.text(1) { aliases[row.number(0) ?? 0, default: []].append(text) }
        }
        return aliases
    }

    /// The slots of some articles that name each of some entities: those filed last, if they are remembered.
    private func lastSlots(of ids: Set<Entity.ID>) throws -> [Entity.ID: [Int64]] {
        var slots: [Entity.ID: [Int64]] = [:]
        for id in ids {
            let remembered = memory.lastSlots[id]?.list ?? []
            if remembered.count >= min(memory.known[id]?.candidate.articles ?? 0, LastSlots.most) {
                slots[id] = remembered
            }
        }
        let find = try db.cachedStatement(
            sql: """
                SELECT value, (
                    SELECT json_group_array(slot) FROM (
                        SELECT rowid AS slot FROM named WHERE named MATCH '"' || value || '"'
                        ORDER BY rowid DESC LIMIT \(LastSlots.most)
                    )
                ) FROM json_each(?)
                """)
        let rows = try Row.fetchCursor(find, arguments: [jsonList(ids.filter { slots[$0] == nil })])
        while let row = try rows.next() { slots[row.number(0) ?? 0] = listed(row.text(1)) }
        return slots
    }

    /// Reads the entities of the articles in some slots.
    private func readCompany(_ slots: Set<Int64>) throws {
        if slots.isEmpty { return }
        let find = try db.cachedStatement(
            sql: """
                SELECT slot, links FROM json_each(?) CROSS JOIN article ON article.slot = value
                JOIN extraction ON extraction.article = article.id
                """)
        var named: [Int64: [Entity.ID]] = [:]
        let rows = try Row.fetchCursor(find, arguments: [jsonList(slots)])
        while let row = try rows.next() {
            named[row.number(0) ?? 0] = row.bytes(1).flatMap { EntityLinks(decoding: $0) }?.list
        }
        let names = try names(of: Set(named.values.joined()))
        for (slot, entities) in named {
            memory.company[slot] = entities.compactMap { id in names[id].map { (id, $0) } }
        }
    }

    private func names(of ids: Set<Entity.ID>) throws -> [Entity.ID: NameKey] {
        var names: [Entity.ID: NameKey] = [:]
        for id in ids { names[id] = memory.known[id]?.candidate.name.key }
        let find = try db.cachedStatement(
            sql: "SELECT entity.id, name FROM json_each(?) CROSS JOIN entity ON entity.id = value")
        let rows = try Row.fetchCursor(find, arguments: [jsonList(ids.filter { names[$0] == nil })])
        while let row = try rows.next() { names[row.number(0) ?? 0] = NameKey(row.text(1) ?? "") }
        return names
    }
}

/// Numbers as a list that `json_each` reads.
func jsonList(_ numbers: some Sequence<Int64>) -> String {
    "[" + numbers.map(String.init).joined(separator: ",") + "]"
}

/// The numbers of a list as `json_group_array` writes it.
private func listed(_ json: String?) -> [Int64] {
    (json ?? "").split { !"-0123456789".contains($0) }.compactMap { Int64($0) }
}
