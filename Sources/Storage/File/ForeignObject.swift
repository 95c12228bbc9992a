import GRDB

/// Something in a library's file that this program did not make: a trigger that would run with each change, a view, a table.
struct ForeignObject {
    /// `trigger`, `view`, `table` or `index`.
    let kind: String
    let name: String

    /// Takes it out of the file.
    func drop(_ db: Database) throws {
        try db.execute(sql: "DROP \(kind.uppercased()) IF EXISTS \(name.quotedDatabaseIdentifier)")
    }

    /// All that are in a file, triggers first: they could get in the way of dropping the others.
    static func all(in db: Database) throws -> [ForeignObject] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT type, name, sql FROM sqlite_master ORDER BY type <> 'trigger', type <> 'view', name")
        return rows.compactMap { row in
            let (kind, name) = (row.text(0) ?? "", row.text(1) ?? "")
            return isOurs(kind, name, row.text(2) ?? "") ? nil : ForeignObject(kind: kind, name: name)
        }
    }

    private static func isOurs(_ kind: String, _ name: String, _ sql: String) -> Bool {
        switch kind {
        // What a trigger does counts, whatever it is called. The file keeps the statement as it was made.
        case "trigger": return Schema.tables.contains { $0.triggers.contains(sql) } && !sql.isEmpty
        case "table", "index": return name.hasPrefix("sqlite_") || names.contains(name)
        default: return false
        }
    }

    /// The names of all tables and indexes, with the tables behind an index of words.
    private static let names = Set(
        Schema.tables.flatMap { table in
            let behind = ["data", "idx", "content", "docsize", "config"].map { "\(table.name)_\($0)" }
            let indexes = table.sql.split(separator: "CREATE INDEX ").dropFirst().compactMap {
                $0.split(separator: " ").first.map(String.init)
            }
            return [table.name] + indexes + (table.sql.hasPrefix("CREATE VIRTUAL TABLE") ? behind : [])
        })
}
