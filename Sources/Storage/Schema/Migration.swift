import Compression
import Foundation
import GRDB

/// One step that brings a library to the next version.
struct Migration: Sendable {
    /// Changes the tables and what is in them, as SQL on a connection with the library's functions.
    let change: @Sendable (Database) throws -> Void
}

/// Makes the tables of a new library, and brings those of an earlier version up to date.
///
/// To add or change a table once a version is released, change `Schema.tables` and append a step to `Schema.migrations`: a
/// new library is made from the tables, one of an earlier version by the steps. Both have to come to the same; the first
/// step brings a test of that with it, and a library of version 1 to start from.
struct SchemaUpdate {
    let tables: [LibraryTable]
    let migrations: [Migration]

    /// What this program makes of a library.
    static let current = SchemaUpdate(tables: Schema.tables, migrations: Schema.migrations)

    var version: Int { 1 + migrations.count }

    /// Brings a library up to date in one transaction, and keeps a copy of an earlier version beside it:
    /// `library.db.version-1`.
    ///
    /// Several programs may begin with the same file at once: each looks for the version once more when it alone may
    /// write.
    func apply(to pool: DatabasePool) throws {
        let before = try pool.writeWithoutTransaction(Self.version)
        if before > 0 { try keepCopy(of: pool, version: before) }
        try pool.writeWithoutTransaction { db in
            // A table that is made again under its name must not take along the rows that refer to it.
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.inTransaction(.immediate) {
                try bringUpToDate(db)
                return .commit
            }
            // Into the file's header, by which `isCurrent` knows it: from the log alone it would be opened twice each time.
            try db.execute(sql: "PRAGMA foreign_keys = ON; PRAGMA wal_checkpoint(PASSIVE)")
        }
    }

    /// Makes the tables, or changes them, within a transaction.
    func bringUpToDate(_ db: Database) throws {
        let before = try Self.version(db)
        if before >= version { return }
        if before == 0 {
            for table in tables { try db.execute(sql: table.sql + table.rows) }
            for table in tables { try db.execute(sql: table.triggers) }
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        } else {
            for migration in migrations.dropFirst(before - 1) { try migration.change(db) }
            try db.checkForeignKeys()
        }
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }

    static func version(_ db: Database) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }

    /// Keeps a copy of a library beside it. A copy that is there already was made by another program that began at the same
    /// time, or by an attempt that did not come to its end, of the same library.
    private func keepCopy(of pool: DatabasePool, version: Int) throws {
        let copy = "\(pool.path).version-\(version)"
        if FileManager.default.fileExists(atPath: copy) { return }
        // Programs that begin at once must not write into one file.
        let unfinished = "\(copy).unfinished-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: unfinished) }
        // An empty file that is its owner's alone, for SQLite to fill.
        _ = try LibraryFile(path: unfinished, packer: TextPacker())
        try pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [unfinished]) }
        let queue = try DatabaseQueue(path: unfinished)
        let found = try queue.read(Self.version)
        try queue.close()
        // Another program may have kept its copy, and brought the library up to date, while this one was made.
        if found == version, !FileManager.default.fileExists(atPath: copy) { try replace(copy, with: unfinished) }
    }
}
