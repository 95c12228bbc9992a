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

    /// Begins to write back what is in the log, unless that goes on already.
    func start(_ place: LibraryFile) {
        if isRunning.exchange(true, ordering: .acquiring) { return }
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
