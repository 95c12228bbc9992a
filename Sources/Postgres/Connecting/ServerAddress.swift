import CLibPQ
import Foundation
import Synchronization

/// Where a shared library is: a URI, `keyword=value` pairs, or `service=NAME`, as libpq reads them.
///
/// What is left out comes from where libpq looks for it: `PG*` variables, the service file, `~/.pgpass`.
struct ServerAddress: Sendable {
    private let typed: String
    /// The address without password, as it is shown to people.
    let name: String
    /// Whether libpq is to check who the server is: over the network, unless somebody stated what is wanted.
    private let wantsVerifiedServer: Bool

    /// - Throws: ``ServerError/noClient(message:)``, ``ServerError/notAnAddress``.
    init(_ typed: String) throws {
        try Self.load()
        var options: [String: String] = [:]
        guard Self.parse(typed, into: &options) else { throw ServerError.notAnAddress }
        self.typed = typed
        name = ShownAddress(options).text
        let environment = ProcessInfo.processInfo.environment
        let service = options["service"] ?? environment["PGSERVICE"]
        let states = options["sslmode"] ?? environment["PGSSLMODE"]
        wantsVerifiedServer =
            states == nil && !(service.map { ServiceFiles(environment).states("sslmode", of: $0) } ?? false)
    }

    private static let loading = Mutex<Bool>(false)

    private static func load() throws {
        try loading.withLock { isLoaded in
            if isLoaded { return }
            if let message = pq_load() { throw ServerError.noClient(message: String(cString: message)) }
            isLoaded = true
        }
    }

    private static func parse(_ address: String, into options: inout [String: String]) -> Bool {
        withUnsafeMutablePointer(to: &options) { options in
            pq_parse(
                address,
                { options, keyword, value in
                    guard let options, let keyword, let value else { return }
                    options.assumingMemoryBound(to: [String: String].self).pointee[String(cString: keyword)] =
                        String(cString: value)
                }, options)
        }
    }

    /// Makes a connection; the caller finishes it.
    ///
    /// - Parameter isForChanges: whether it has to be to a server that takes changes, whatever the address prefers.
    func connect(forChanges isForChanges: Bool) throws -> OpaquePointer {
        let environment = ProcessInfo.processInfo.environment
        // What stands before `dbname` gives way to what the address says; what comes after does not.
        var options: [(String, String)] = []
        if wantsVerifiedServer { options.append(("sslmode", "verify-full")) }
        if environment["PGCONNECT_TIMEOUT"] == nil { options.append(("connect_timeout", "10")) }
        // A host that has gone without a word is noticed within half a minute.
        options += [("tcp_user_timeout", "30000"), ("keepalives_idle", "15"), ("keepalives_interval", "5")]
        options.append(("dbname", typed))
        if isForChanges { options.append(("target_session_attrs", "primary")) }
        options.append(("fallback_application_name", "dateline"))
        let keywords = CStrings(options.map(\.0))
        let values = CStrings(options.map(\.1))
        guard let handle = pq_connect(keywords.pointers, values.pointers) else {
            throw ServerError.unreachable(message: "out of memory")
        }
        guard pq_is_connected(handle) else {
            // A line for each host; what begins with a tab is advice for whoever keeps the server.
            let lines = String(cString: pq_error(handle)).split(whereSeparator: \.isNewline)
            let message = lines.filter { !$0.hasPrefix("\t") }.joined(separator: " ")
            pq_finish(handle)
            throw ServerError.unreachable(message: message)
        }
        return handle
    }
}

/// Texts as C has them, with NULL at the end, as long as this lives.
private final class CStrings {
    private let copies: [UnsafeMutablePointer<CChar>?]
    var pointers: [UnsafePointer<CChar>?] { copies.map { $0.map { UnsafePointer($0) } } }

    init(_ texts: [String]) { copies = texts.map { strdup($0) } + [nil] }
    deinit { for copy in copies { free(copy) } }
}

/// The files in which libpq looks for services.
///
/// - Source: PostgreSQL's documentation, "The Connection Service File".
private struct ServiceFiles {
    private let paths: [String]

    init(_ environment: [String: String]) {
        let own = environment["PGSERVICEFILE"] ?? environment["HOME"].map { $0 + "/.pg_service.conf" }
        let system = (environment["PGSYSCONFDIR"] ?? "/etc/postgresql-common") + "/pg_service.conf"
        paths = [own, system].compactMap { $0 }
    }

    /// Whether the first file with a service states an option of it.
    func states(_ option: String, of service: String) -> Bool {
        for path in paths {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
            var (isInside, isFound) = (false, false)
            for line in text.split(whereSeparator: \.isNewline).map({ $0.trimmingPrefix(while: \.isWhitespace) }) {
                if line.hasPrefix("[") {
                    isInside = line.hasPrefix("[\(service)]")
                    isFound = isFound || isInside
                } else if isInside, line.hasPrefix(option + "=") {
                    return true
                }
            }
            if isFound { return false }
        }
        return false
    }
}
