import GRDB

@testable import Storage

extension Library {
    /// The rows of all tables, by table, except what counts changes. Of a full text index, its words by row.
    func tables() throws -> [String: [String]] {
        try maintain { db in
            var tables: [String: [String]] = [:]
            for table in Schema.tables {
                switch table.name {
                case "named", "words": tables[table.name] = try Self.entries(of: table.name, db)
                case "tally":
                    tables[table.name] = try Row.fetchAll(db, sql: "SELECT articles, unread, starred FROM tally")
                        .map(\.description)
                default:
                    tables[table.name] = try Row.fetchAll(db, sql: "SELECT * FROM \(table.name)")
                        .map(\.debugDescription).sorted()
                }
            }
            return tables
        }
    }

    private static func entries(of index: String, _ db: Database) throws -> [String] {
        try db.execute(sql: "CREATE VIRTUAL TABLE temp.entries USING fts5vocab('main', '\(index)', 'instance')")
        defer { try? db.execute(sql: "DROP TABLE temp.entries") }
        return try Row.fetchAll(db, sql: "SELECT term, doc, col, offset FROM entries").map(\.description).sorted()
    }
}

/// What two states of a library differ in, by table.
func difference(_ one: [String: [String]], _ other: [String: [String]]) -> [String] {
    one.keys.sorted().flatMap { table in
        let (left, right) = (Set(one[table] ?? []), Set(other[table] ?? []))
        return left.subtracting(right).sorted().prefix(4).map { "\(table) - \($0)" }
            + right.subtracting(left).sorted().prefix(4).map { "\(table) + \($0)" }
    }
}
