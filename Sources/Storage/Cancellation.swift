import CSearch
import GRDB
import Synchronization

/// Ends a search that nobody waits for any more, since the next letter has been typed.
package final class Cancellation: Sendable {
    private let flag = Atomic(false)

    package init() {}

    /// Ends the search as soon as possible, with ``LibraryError/cancelled``. May be called from any thread, and before the
    /// search has begun.
    package func cancel() { flag.store(true, ordering: .relaxed) }

    package var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// Throws if it has been cancelled.
    func check() throws {
        if isCancelled { throw LibraryError.cancelled }
    }

    /// Works with a connection whose statements end when this is cancelled.
    func watch<Value>(_ db: Database, _ body: () throws -> Value) throws -> Value {
        let connection = UnsafeMutableRawPointer(db.sqliteConnection)
        search_set_stop(
            connection, { Unmanaged<Cancellation>.fromOpaque($0!).takeUnretainedValue().isCancelled ? 1 : 0 },
            Unmanaged.passUnretained(self).toOpaque())
        defer { search_set_stop(connection, nil, nil) }
        try check()
        do {
            return try withExtendedLifetime(self, body)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
            throw LibraryError.cancelled
        }
    }
}
