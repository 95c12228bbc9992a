import GRDB

/// Something in a library's file that this program did not make and that changes what its statements do: a trigger, a view, an
/// index. A table of somebody else's is only data, and stays.
struct ForeignObject {
    /// `trigger`, `view` or `index`.
    let kind: String
    let name: String

    /// Takes it out of the file.
    func drop(_ db: Database) throws {
        try db.execute(sql: "DROP \(kind.uppercased()) IF EXISTS \(name.quotedDatabaseIdentifier)")
    }

    /// All that are in a file, triggers first: they could get in the way of dropping the others.
    static func all(in db: Database) throws -> [ForeignObject] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view', 'index')
                ORDER BY type <> 'trigger', type <> 'view', name
                """)
        return rows.compactMap { row in
            let (kind, name) = (row.text(0) ?? "", row.text(1) ?? "")
            return isOurs(kind, name, row.text(2) ?? "") ? nil : ForeignObject(kind: kind, name: name)
        }
    }

    /// The triggers of ours that a file lacks: what they count is not counted there.
    static func missingTriggers(in db: Database) throws -> [String] {
        let held = try String.fetchSet(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return triggers.keys.filter { !held.contains($0) }.sorted()
    }

    /// Makes the triggers of ours that a file lacks.
    static func restoreTriggers(in db: Database) throws {
        for name in try missingTriggers(in: db) { try db.execute(sql: triggers[name] ?? "") }
    }

    private static func isOurs(_ kind: String, _ name: String, _ sql: String) -> Bool {
        switch kind {
        // What a trigger does counts, whatever it is called.
        case "trigger": triggers[name] == plain(sql)
        case "index": name.hasPrefix("sqlite_") || indexes.contains(name)
        default: false
        }
    }

    /// A statement as it is compared: without differences of white space.
    private static func plain(_ sql: some StringProtocol) -> String {
        sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Our triggers, by name.
    private static let triggers: [String: String] = {
        let ends = "END;"
        let statements = Schema.tables.flatMap { $0.triggers.split(separator: "CREATE TRIGGER ") }
        return Dictionary(
            uniqueKeysWithValues: statements.compactMap { statement in
                guard let end = statement.ranges(of: ends).last else { return nil }
                let name = statement.prefix { !$0.isWhitespace }
                return (String(name), plain("CREATE TRIGGER " + statement[..<end.lowerBound] + "END"))
            })
    }()

    private static let indexes = Set(
        Schema.tables.flatMap { table in
            table.sql.split(separator: "CREATE ").compactMap { statement -> String? in
                let words = statement.split(whereSeparator: { $0.isWhitespace || $0 == "(" })
                guard let index = words.prefix(2).firstIndex(of: "INDEX"), index + 1 < words.count else { return nil }
                return String(words[index + 1])
            }
        })
}
