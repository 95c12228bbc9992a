import CSearch
import Dispatch
import GRDB
import Synchronization

/// Writes the library's log back while more is filed.
///
/// A commit that finds the log long enough writes it back itself (`LibraryFile.fitLog`), and whoever files waits for the
/// disk that long. With most of it written back beside that, only the last pages are left to it.
final class Checkpointer: Sendable {
    private let queue = DispatchQueue(label: "dateline.checkpoint", qos: .userInitiated)
    private let connection = Mutex<DatabaseQueue?>(nil)
    private let isRunning = Atomic(false)
    /// How many pages the connection for changes had written when the log was written back last.
    private let written = Mutex(0)
    /// So many pages are written back at a time, of 4 kB each in most libraries: a page that changes with each
    /// transaction is not written back with each.
    private static let pages = 8192

    /// Begins to write back what is in the log, where it has grown enough and that does not go on already.
    ///
    /// - Parameter db: the connection for changes.
    func startIfDue(_ db: Database, _ place: LibraryFile) {
        let now = Int(search_pages_written(UnsafeMutableRawPointer(db.sqliteConnection)))
        let isDue = written.withLock { last in
            if now - last < Self.pages || isRunning.exchange(true, ordering: .acquiring) { return false }
            last = now
            return true
        }
        if !isDue { return }
        queue.async { [self] in
            // What cannot be written back stays in the log, and the commit that tries it next says why.
            try? connection.withLock { connection in
                let database = try connection ?? place.openForChecking()
                connection = database
                try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)") }
            }
            isRunning.store(false, ordering: .releasing)
        }
    }

    /// Waits for what has begun, and closes the connection.
    func close() {
        queue.sync {
            connection.withLock { connection in
                try? connection?.close()
                connection = nil
            }
        }
    }
}
