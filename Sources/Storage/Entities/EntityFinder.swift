import Catalogue
import GRDB
import News

/// Finds entities by what a person types.
struct EntityFinder: TypedFinding {
    let db: Database
    let firstRanks = 1

    func exact(_ key: String) throws -> Set<Entity.ID> {
        let find = try db.cachedStatement(sql: "SELECT entity FROM name WHERE number = ? LIMIT 1000")
        return Set(try Int64.fetchAll(find, arguments: [EntityNames.number(key)]))
    }

    func beginning(
        _ key: String, _ codes: [Int], _ ranks: ClosedRange<Int>, limit: Int
    ) throws -> [Entity.ID] {
        let lists = [codes, Array(ranks)].map { $0.map(String.init).joined(separator: ", ") }
        let find = try db.cachedStatement(
            sql: """
                SELECT entity FROM typed WHERE kind IN (\(lists[0])) AND rank IN (\(lists[1])) AND key >= ? AND key < ?
                LIMIT ?
                """)
        return try Int64.fetchAll(find, arguments: [key, key + "\u{10FFFF}", limit])
    }

    func topRank(of codes: [Int]) throws -> Int64? {
        let kinds = codes.map { "(\($0))" }.joined(separator: ", ")
        // One kind after the other, since SQLite finds the greatest rank of a single kind at once.
        let find = try db.cachedStatement(
            sql: "SELECT max((SELECT max(rank) FROM typed WHERE kind = column1)) FROM (VALUES \(kinds))")
        return try Row.fetchOne(find)?.number(0)
    }

    func shown(_ ids: Set<Entity.ID>, _ codes: [Int]) throws -> [Entity] {
        let find = try db.cachedStatement(
            sql: "SELECT \(EntityRows.columns) FROM entity WHERE id = ? AND is_hidden = 0 AND merged_into IS NULL")
        return try ids.compactMap { try Row.fetchOne(find, arguments: [$0]) }
            .filter { codes.contains($0.count(2)) }.map { Entity($0) }
    }

    func foldedNames(of ids: [Entity.ID]) throws -> [Entity.ID: Set<String>] {
        let names = EntityNames(db: db)
        return Dictionary(uniqueKeysWithValues: try ids.map { ($0, try names.foldedNames(of: $0)) })
    }
}
