import Foundation
import GRDB

/// One change of a row, or of the schema, such as somebody could make who hands on a library.
enum RowEdit: CaseIterable {
    case value, exchange, removal, repetition, trigger, view

    /// Whether it changes what the statements after it do, and not only what they find.
    var changesSchema: Bool {
        switch self {
        case .trigger, .view: true
        case .value, .exchange, .removal, .repetition: false
        }
    }

    /// Makes the change in a file, over a plain connection. A change that SQLite refuses leaves the file as it was.
    func apply(toFileAt path: String, with random: inout Repeatable) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        try queue.inDatabase { db in
            try db.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA trusted_schema = ON")
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
            guard let table = tables.randomElement(using: &random) else { return }
            let columns = try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
            guard let column = columns.randomElement(using: &random) else { return }
            // Constraints refuse some of them; the next edit is another.
            try? db.execute(sql: sql(table, column), arguments: arguments(with: &random))
        }
    }

    private func sql(_ table: String, _ column: String) -> String {
        let key = table == "words_idx" || table == "named_idx" ? "term" : nil
        // A row anywhere: tables without rowid are read by their place in order.
        let any =
            "(SELECT \"\(column)\" FROM \"\(table)\" LIMIT 1 OFFSET abs(:place) % max(1, (SELECT count(*) FROM \"\(table)\")))"
        let row = "\"\(key ?? column)\" IS \(any)"
        switch self {
        case .value: return "UPDATE OR IGNORE \"\(table)\" SET \"\(column)\" = :value WHERE \(row)"
        case .exchange:
            let other = any.replacing(":place", with: ":other")
            return "UPDATE OR IGNORE \"\(table)\" SET \"\(column)\" = \(other) WHERE \(row)"
        case .removal: return "DELETE FROM \"\(table)\" WHERE \(row)"
        case .repetition: return "UPDATE OR IGNORE \"\(table)\" SET \"\(column)\" = \(any)"
        case .trigger:
            return """
                CREATE TRIGGER "\(table) again" AFTER UPDATE ON "\(table)" BEGIN
                    DELETE FROM article WHERE id = (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
                        SELECT max(i) FROM n);
                END
                """
        case .view:
            return """
                ALTER TABLE "\(table)" RENAME TO "\(table) before";
                CREATE VIEW "\(table)" AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
                    SELECT * FROM "\(table) before", n;
                """
        }
    }

    private func arguments(with random: inout Repeatable) -> StatementArguments {
        switch self {
        case .value: ["place": Int.random(in: 0...100_000, using: &random), "value": Self.value(with: &random)]
        case .exchange:
            [
                "place": Int.random(in: 0...100_000, using: &random),
                "other": Int.random(in: 0...100_000, using: &random),
            ]
        case .removal, .repetition: ["place": Int.random(in: 0...100_000, using: &random)]
        case .trigger, .view: []
        }
    }

    /// A value of any kind, the ends of the ranges among them.
    private static func value(with random: inout Repeatable) -> DatabaseValue {
        let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        let numbers: [Int64] = [.min, .min + 1, .max, .max - 1, -1, 0, 1, 1 << 31, 1 << 53, -62_135_596_801]
        let values: [any DatabaseValueConvertible] = [
            numbers.randomElement(using: &random) ?? 0, numbers.randomElement(using: &random) ?? 0,
            Int64(bitPattern: random.next()), Double.infinity, -1e300, 1e-300, Data(bytes), Data(),
            String(decoding: bytes, as: UTF8.self), String(repeating: "a", count: 100_000), "", "\u{1B}]0;\u{202E}",
        ]
        return random.once(in: 12) ? .null : values.randomElement(using: &random)?.databaseValue ?? .null
    }
}
