import CSearch
import GRDB
import Libraries

extension Cancellation {
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
