import Catalogue
import GRDB
import News

/// Reads what linking has to know of the library's entities into its memory.
struct CandidateReader: CandidateReading {
    let db: Database
    let memory: EntityMemory

    func bearers(of numbers: [Int64]) throws -> [Int64: [Entity.ID]] {
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
        return try lists(Row.fetchCursor(find, arguments: [jsonList(numbers)]))
    }

    // A name is typed from each of its words on: somebody's last word alone is a key of hers. One rank after the other, since
    // of a common surname only the most mentioned bearers are wanted.
    func bearers(ofSurnames surnames: [String]) throws -> [String: [Entity.ID]] {
        let ranks = (0...TypedKeys.highestRank).reversed().map { "(\($0))" }.joined(separator: ", ")
        let find = try db.cachedStatement(
            sql: """
                SELECT typed.entity FROM (VALUES \(ranks)) AS level
                CROSS JOIN typed ON typed.kind = ? AND typed.rank = level.column1 AND typed.key = ?
                JOIN entity ON entity.id = typed.entity
                WHERE merged_into IS NULL AND part_of IS NULL LIMIT 16
                """)
        return try surnames.reduce(into: [:]) { lists, surname in
            lists[surname] = try Int64.fetchAll(find, arguments: [EntityKind.person.code, surname])
        }
    }

    func entities(_ ids: [Entity.ID]) throws -> [Entity.ID: Entity] { try EntityRows.entities(db, ids) }

    func aliases(of ids: [Entity.ID]) throws -> [Entity.ID: [String]] {
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

    func lastSlots(of ids: [Entity.ID]) throws -> [Entity.ID: [Int64]] {
        let find = try db.cachedStatement(
            sql: """
                SELECT value, (
                    SELECT json_group_array(slot) FROM (
                        SELECT rowid AS slot FROM named WHERE named MATCH '"' || value || '"'
                        ORDER BY rowid DESC LIMIT \(LastSlots.most)
                    )
                ) FROM json_each(?)
                """)
        return try lists(Row.fetchCursor(find, arguments: [jsonList(ids)]))
    }

    func links(in slots: [Int64]) throws -> [Int64: [Entity.ID]] {
        let find = try db.cachedStatement(
            sql: """
                SELECT slot, links FROM json_each(?) CROSS JOIN article ON article.slot = value
                JOIN extraction ON extraction.article = article.id
                """)
        var links: [Int64: [Entity.ID]] = [:]
        let rows = try Row.fetchCursor(find, arguments: [jsonList(slots)])
        while let row = try rows.next() { links[row.id(0)] = row.bytes(1).flatMap { EntityLinks(decoding: $0) }?.list }
        return links
    }

    func names(of ids: [Entity.ID]) throws -> [Entity.ID: NameKey] {
        let find = try db.cachedStatement(
            sql: "SELECT entity.id, name FROM json_each(?) CROSS JOIN entity ON entity.id = value")
        var names: [Entity.ID: NameKey] = [:]
        let rows = try Row.fetchCursor(find, arguments: [jsonList(ids)])
        while let row = try rows.next() { names[row.id(0)] = NameKey(row.text(1) ?? "") }
        return names
    }

    /// Rows of a number and a list, as `json_group_array` writes it.
    private func lists(_ rows: RowCursor) throws -> [Int64: [Int64]] {
        var lists: [Int64: [Int64]] = [:]
        while let row = try rows.next() {
            lists[row.id(0)] = (row.text(1) ?? "").split { !"-0123456789".contains($0) }.compactMap { Int64($0) }
        }
        return lists
    }
}

/// Numbers as a list that `json_each` reads.
func jsonList(_ numbers: some Sequence<Int64>) -> String {
    "[" + numbers.map(String.init).joined(separator: ",") + "]"
}
