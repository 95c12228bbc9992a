import Libraries
import Postgres
import Storage

/// Whether a library is named by an address of PostgreSQL, and not by the path of a file.
package func isServerAddress(_ name: String) -> Bool {
    ["postgres://", "postgresql://", "service="].contains { name.hasPrefix($0) }
}

/// Opens a library: a file, which is made if there is none, or one on a server, which must be there.
///
/// - Parameter name: the path of the file, or the address as libpq reads it.
package func openLibrary(_ name: String) throws(LibraryError) -> any NewsLibrary {
    if isServerAddress(name) { return try PostgresLibrary(address: name) }
    return try Library(at: name)
}

/// What a library is called on the screen: the path of its file, or its address without user and password.
package func shownLibrary(_ name: String) -> String {
    guard isServerAddress(name) else { return name }
    guard let scheme = name.firstRange(of: "://") else {
        return name.split(separator: " ").first { $0.hasPrefix("service=") }.map(String.init) ?? "service"
    }
    let parts = name[scheme.upperBound...].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let slash = parts[0].firstIndex(of: "/") ?? parts[0].endIndex
    let host = parts[0][..<slash].split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let options = parts.dropFirst().joined().split(separator: "&").filter { option in
        !["password=", "user=", "sslpassword=", "passfile="].contains { option.hasPrefix($0) }
    }
    return name[..<scheme.upperBound] + host + parts[0][slash...]
        + (options.isEmpty ? "" : "?" + options.joined(separator: "&"))
}
