import CLibPQ
import Catalogue
import Libraries
import News
import Synchronization

/// A library that many share: the schema `dateline` of a PostgreSQL database.
///
/// All functions are synchronous and may be called from any thread, and by many programs on many machines at a time. Each
/// reads one state of the library or makes one whole change, over a connection of its own while it does. Every one throws
/// ``LibraryError`` and nothing else.
package final class PostgresLibrary: NewsLibrary {
    /// The address without password.
    package let name: String
    let server: Server
    /// The number of the reader whose marks are shown and changed; 0 for a role that was not given the library.
    let reader: Int64
    private let keptVersions = Atomic<Int>(20)
    /// What filing remembers from one call to the next.
    let knownWords = Mutex<KnownWords>(KnownWords())
    let entityMemory = Mutex<EntityMemory?>(nil)
    /// Whether texts may have been given out that await extraction still.
    let hasClaims = Atomic(false)

    /// The oldest server that has all that is used: pipelines and `lz4` came with 14.
    static let oldestServer = 140_000

    /// Opens a library that is there.
    ///
    /// - Parameter address: a URI, `keyword=value` pairs or `service=NAME`, as libpq reads them.
    /// - Throws: `.noClient`, `.unreachable`, `.refused`, `.serverTooOld`, `.noLibrary`, `.olderVersion`, `.newerVersion`.
    package convenience init(address: String) throws(LibraryError) {
        let server = try Self.reach(address)
        do {
            let version = try Self.version(of: server)
            guard let version else { throw LibraryError.noLibrary(path: server.address.name) }
            if version < ServerSchema.version {
                throw LibraryError.olderVersion(
                    path: server.address.name, found: version, known: ServerSchema.version)
            }
            if version > ServerSchema.version {
                throw LibraryError.newerVersion(
                    path: server.address.name, found: version, known: ServerSchema.version)
            }
            self.init(server, reader: try server.read { try $0.number("SELECT dateline.me()") ?? 0 })
        } catch {
            throw LibraryError(error, name: server.address.name)
        }
    }

    private init(_ server: Server, reader: Int64) {
        self.server = server
        self.reader = reader
        name = server.address.name
    }

    /// The server at an address.
    static func reach(_ address: String) throws(LibraryError) -> Server {
        var shown = "the address"
        do {
            let parsed = try ServerAddress(address)
            shown = parsed.name
            let server = try Server(parsed)
            try server.use { connection in
                guard connection.serverVersion >= oldestServer else {
                    throw LibraryError.serverTooOld(
                        path: shown, found: Self.written(connection.serverVersion), needed: Self.written(oldestServer))
                }
            }
            return server
        } catch {
            throw LibraryError(error, name: shown)
        }
    }

    private static func written(_ version: Int) -> String { "\(version / 10_000).\(version % 10_000)" }

    /// The version of the library in a database; nil if there is none.
    static func version(of server: Server) throws -> Int? {
        try server.read { session in
            guard try session.first("SELECT 1 FROM pg_namespace WHERE nspname = 'dateline'") != nil else { return nil }
            return try session.number("SELECT version FROM dateline.library").map { Int($0) }
        }
    }

    package var mostVersions: Int {
        get { keptVersions.load(ordering: .relaxed) }
        set { keptVersions.store(max(0, newValue), ordering: .relaxed) }
    }

    /// Whether the server is a replica. Each change is tried all the same: a replica may have become the server since.
    package var isReadOnly: Bool {
        (try? read { try $0.first("SELECT pg_is_in_recovery()")?.flag(0) ?? false }) ?? false
    }

    package func prepareForWork() throws(LibraryError) {}

    package func merge(_ index: GrowingIndex, isStopped: () -> Bool) throws(LibraryError) {
        guard case .words = index, !isStopped() else { return }
        // What was filed last lies in a list beside the index of words, which is gone through with each search. Only the
        // owner may put it into the index; for others the server does, in its own time.
        try write(telling: nil) { session in
            let isOwner = try session.first(
                "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'dateline.words_by_lexeme'::regclass")
            if isOwner?.flag(0) ?? false {
                try session.rows("SELECT gin_clean_pending_list('dateline.words_by_lexeme'::regclass)")
            }
        }
    }

    package func close() throws(LibraryError) {
        // If the server is gone, others are given the texts a minute later.
        try? releaseExtraction()
        server.close()
    }
}

extension PostgresLibrary {
    /// Reads from one state of the library.
    func read<Value>(
        isCancelled: (() -> Bool)? = nil, _ body: (Session) throws -> Value
    ) throws(LibraryError) -> Value {
        do { return try server.read(isCancelled: isCancelled, body) } catch { throw LibraryError(error, name: name) }
    }

    /// Makes one whole change, or none if `body` throws.
    ///
    /// - Parameter audience: who is told that there was a change; nil for nobody.
    @discardableResult
    func write<Value>(telling audience: Audience?, _ body: (Session) throws -> Value) throws(LibraryError) -> Value {
        do {
            return try server.write(telling: audience) { session in
                let value = try body(session)
                if case .everyone = audience { try session.change("UPDATE tally SET changes = changes + 1") }
                return value
            }
        } catch {
            throw LibraryError(error, name: name)
        }
    }

    /// The list of the articles that match.
    func list(_ query: Query, _ session: Session) throws -> ListReading {
        ListReading(
            session: session, reader: reader,
            plans: try ServerPlanner(session: session, reader: reader).plans(for: query))
    }
}

extension LibraryError {
    /// The error for what a server said or did.
    init(_ error: any Error, name: String) {
        switch error {
        case let error as LibraryError: self = error
        case ServerError.refused(let state, let message, _): self.init(state: state, message: message, name: name)
        case ServerError.lost(let message): self = .unreachable(path: name, cause: message)
        case ServerError.unreachable(let message): self.init(connecting: message, name: name)
        case ServerError.noClient(let message): self = .noClient(path: name, cause: message)
        case ServerError.notAnAddress: self = .cannotOpen(path: name, cause: "it cannot be read as an address")
        default: self = .failed(path: name, cause: String(describing: error))
        }
    }

    /// - Source: PostgreSQL's documentation, appendix A, "PostgreSQL Error Codes".
    private init(state: String, message: String, name: String) {
        switch state {
        case "42501": self = .notAllowed(path: name, what: message)
        case "25006": self = .readOnly(path: name)
        case "53100": self = .diskFull(path: name)
        case "53200": self = .noMemory(path: name)
        case "55P03": self = .locked(path: name)
        case "57014": self = .cancelled
        case "57P01", "57P02", "57P03", "53300": self = .unreachable(path: name, cause: message)
        case "3F000": self = .noLibrary(path: name)
        case _ where state.hasPrefix("28"): self = .refused(path: name, cause: message)
        case _ where state.hasPrefix("XX"): self = .damaged(path: name, cause: message)
        default: self = .failed(path: name, cause: "\(message) (\(state))")
        }
    }

    /// libpq gives no code for a connection that fails. A server that answers says FATAL, in whatever language.
    private init(connecting message: String, name: String) {
        let isAnswered = message.contains("FATAL:")
        let isStarting = message.contains("starting up") || message.contains("shutting down")
        self =
            isAnswered && !isStarting
            ? .refused(path: name, cause: message) : .unreachable(path: name, cause: message)
    }
}
