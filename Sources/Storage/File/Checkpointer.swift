import CSearch
import Dispatch
import GRDB
import Synchronization

/// Writes the library's log back while more is filed.
///
/// A commit that finds the log long enough writes it back itself (`LibraryFile.fitLog`), and whoever files waits for the
/// disk. If most of it has been written back meanwhile, only the last pages are left for the commit.
final class Checkpointer: Sendable {
    private let queue = DispatchQueue(label: "dateline.checkpoint", qos: .userInitiated)
    private let connection = Mutex<DatabaseQueue?>(nil)
    private let isRunning = Atomic(false)
    /// How many pages the connection for changes had written when the log was written back last.
    private let written = Mutex(0)

    /// Begins to write the log back if it has grown enough, unless that is going on already.
    ///
    /// - Parameters:
    ///   - db: the connection for changes.
    ///   - pages: how many pages are written back at a time.
    func startIfDue(_ db: Database, _ file: LibraryFile, pages: Int) {
        let now = Int(search_pages_written(UnsafeMutableRawPointer(db.sqliteConnection)))
        let isDue = written.withLock { last in
            if now - last < pages || isRunning.exchange(true, ordering: .acquiring) { return false }
            last = now
            return true
        }
        if !isDue { return }
        queue.async { [self] in
            // If it cannot be written back it stays in the log, and the next commit that tries says why.
            try? connection.withLock { connection in
                let database = try connection ?? file.openForChecking()
                connection = database
                try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)") }
            }
            isRunning.store(false, ordering: .releasing)
        }
    }

    /// Waits until nothing is being written back, and closes the connection.
    func close() {
        queue.sync {
            connection.withLock { connection in
                try? connection?.close()
                connection = nil
            }
        }
    }
}
