import GRDB
import Libraries

extension Library {
    /// The text that was kept under a name; nil if there is none.
    package func setting(_ name: String) throws(LibraryError) -> String? {
        try read { db in try SettingRows.value(name, db) }
    }

    /// Keeps a text under a name, for the next time the library is opened; nil forgets it.
    package func keep(_ value: String?, as name: String) throws(LibraryError) {
        try write { db in try SettingRows.keep(value, as: name, db) }
    }
}

/// Reads and writes the table of settings.
enum SettingRows {
    static func value(_ name: String, _ db: Database) throws -> String? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE name = ?"), arguments: [name])
    }

    /// Keeps a text under a name; nil forgets it.
    static func keep(_ value: String?, as name: String, _ db: Database) throws {
        guard let value else { return try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [name]) }
        try db.execute(
            sql: "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            arguments: [name, value])
    }
}
