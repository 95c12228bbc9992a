import Foundation
import GRDB

/// A database's file that fuzz targets edit: whatever it holds then, reading it must give what is in it, or an error.
package struct EditedFile: Sendable {
    /// Where it is written: in memory if the system keeps files there.
    package let path: String
    private let original: [UInt8]
    /// The columns that may be edited, and how many rows their tables have.
    private let columns: [Column]

    private struct Column {
        let table: String
        let name: String
        let rows: Int
    }

    /// - Parameter make: makes the file that is edited, at a path.
    package init(_ make: (String) throws -> Void) {
        let folder = Self.folder
        let whole = folder + "/original.db"
        // A target that crashes leaves the file that it read.
        atexit { try? FileManager.default.removeItem(atPath: EditedFile.folder) }
        path = folder + "/edited.db"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try make(whole)
            original = Array(try Data(contentsOf: URL(fileURLWithPath: whole)))
            columns = try DatabaseQueue(path: whole).inDatabase(Self.columns)
        } catch {
            fatalError("no file to edit: \(error)")
        }
    }

    /// Of this process, for its files.
    private static var folder: String {
        let memory = "/dev/shm/"
        return (access(memory, W_OK) == 0 ? memory : NSTemporaryDirectory()) + "dateline-fuzz-\(getpid())"
    }

    private static func columns(in db: Database) throws -> [Column] {
        let tables = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        return try tables.flatMap { table -> [Column] in
            let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM \"\(table)\"") ?? 0
            if rows == 0 { return [] }
            let names = try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
            return names.map { Column(table: table, name: $0, rows: rows) }
        }
    }

    /// Writes the file with edits. The first byte says of what: of its bytes if it is even, of its rows if it is odd.
    ///
    /// - Returns: whether it could be written; without it there is nothing to try.
    package func write(editedBy start: UnsafePointer<UInt8>?, _ count: Int) -> Bool {
        let input = UnsafeBufferPointer(start: start, count: count)
        let isOfRows = input.first.map { $0 % 2 == 1 } ?? false
        let edits = Array(input.dropFirst())
        for end in ["-wal", "-shm", "-journal"] { unlink(path + end) }
        let file = isOfRows ? original : editedBytes(edits)
        guard (try? Data(file).write(to: URL(fileURLWithPath: path))) != nil else { return false }
        return !isOfRows || (try? editRows(edits)) != nil
    }

    /// Four bytes an edit: three of them where, one what.
    private func editedBytes(_ edits: [UInt8]) -> [UInt8] {
        var file = original
        for index in stride(from: 0, to: edits.count - 3, by: 4) {
            let offset = Int(edits[index]) << 16 | Int(edits[index + 1]) << 8 | Int(edits[index + 2])
            file[offset % file.count] ^= edits[index + 3]
        }
        return file
    }

    /// Eight bytes an edit: two for the column, one for the row, one for the kind of value, four for the value.
    private func editRows(_ edits: [UInt8]) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON")
            for index in stride(from: 0, to: edits.count - 7, by: 8) {
                let column = columns[(Int(edits[index]) << 8 | Int(edits[index + 1])) % columns.count]
                let find = "SELECT \"\(column.name)\" FROM \"\(column.table)\" LIMIT 1 OFFSET :row"
                // What a table refuses, and what its triggers refuse, is left out.
                try? db.execute(
                    sql: """
                        UPDATE OR IGNORE "\(column.table)" SET "\(column.name)" = :value
                        WHERE "\(column.name)" IS (\(find))
                        """,
                    arguments: [
                        "row": Int(edits[index + 2]) % column.rows,
                        "value": Self.value(kind: edits[index + 3], Array(edits[index + 4..<index + 8])),
                    ])
            }
        }
        try queue.close()
    }

    private static func value(kind: UInt8, _ bytes: [UInt8]) -> DatabaseValue {
        let number = bytes.reduce(Int64(0)) { $0 << 8 | Int64($1) }
        switch kind % 8 {
        case 0: return .null
        case 1: return number.databaseValue
        case 2: return (number == 0 ? Int64.min : .max - number).databaseValue
        case 3: return (-number).databaseValue
        case 4: return Double(bitPattern: UInt64(bitPattern: number) << 32).databaseValue
        case 5: return String(decoding: bytes, as: UTF8.self).databaseValue
        case 6: return String(repeating: "a", count: Int(number % 100_000)).databaseValue
        default: return Data(bytes).databaseValue
        }
    }
}
