import Libraries
import Postgres
import Storage

/// Whether a library is named by an address of PostgreSQL, and not by the path of a file.
package func isServerAddress(_ name: String) -> Bool {
    ["postgres://", "postgresql://", "service="].contains { name.hasPrefix($0) }
}

/// Opens a library: a file, which is made if there is none, or one on a server, which must be there.
///
/// - Parameters:
///   - name: the path of the file, or the address as libpq reads it.
///   - makes: whether a file that is not there is made; otherwise it is read as an empty library.
package func openLibrary(_ name: String, makes: Bool = true) throws(LibraryError) -> any NewsLibrary {
    if isServerAddress(name) { return try PostgresLibrary(address: name) }
    return try Library(at: name, makes: makes)
}
