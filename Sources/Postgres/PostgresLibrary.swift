import CLibPQ
import Catalogue
import Libraries
import News
import Synchronization

/// A library that many share: the schema `dateline` of a PostgreSQL database.
///
/// All functions are synchronous and may be called from any thread, and by many programs on many machines at a time. Each
/// reads one state of the library, unless that lies on several servers, or makes one whole change, over a connection of its
/// own while it does. Every one throws ``LibraryError`` and nothing else.
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
    /// How many entities of each kind there are, and what the library counted of their changes by then.
    let knownEntityCounts = Mutex<(state: Int64, counts: [EntityKind: Int])?>(nil)
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
            let known = try server.read {
                try $0.first("SELECT dateline.me(), to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL")
            }
            server.isSpread.store(known?.flag(1) ?? false, ordering: .relaxed)
            self.init(server, reader: known?.number(0) ?? 0)
        } catch {
            throw LibraryError(error, of: server)
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
            try server.use(forChanges: false) { connection in
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

    package var isShared: Bool { true }

    /// Whether all servers of the address are replicas. Each change is tried all the same: one may have become the server
    /// since.
    package var isReadOnly: Bool {
        do {
            try server.use(forChanges: true) { _ in }
            return false
        } catch {
            return LibraryError(error, name: name) == .readOnly(path: name)
        }
    }

    package func prepareForWork() throws(LibraryError) {}

    package func merge(_ index: GrowingIndex, isStopped: () -> Bool) throws(LibraryError) {
        guard case .words = index, !isStopped() else { return }
        // What was filed last lies in a list beside the index of words, which is gone through with each search. Only the
        // owner may put it into the index; for others the server does, in its own time.
        try write(telling: nil) { session in
            let isOwner = try session.first(
                "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'dateline.words_by_key'::regclass")
            if isOwner?.flag(0) ?? false {
                try session.rows("SELECT gin_clean_pending_list('dateline.words_by_key'::regclass)")
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
        do { return try server.read(isCancelled: isCancelled, body) } catch { throw LibraryError(error, of: server) }
    }

    /// Makes one whole change, or none if `body` throws.
    ///
    /// - Parameter audience: who is told that there was a change; nil for nobody.
    @discardableResult
    func write<Value>(telling audience: Audience?, _ body: (Session) throws -> Value) throws(LibraryError) -> Value {
        try write(telling: { _ in audience }, body)
    }

    /// Makes one whole change, or none if `body` throws.
    ///
    /// - Parameter audience: who is told what has changed; nil for nobody.
    func write<Value>(
        telling audience: (Value) -> Audience?, _ body: (Session) throws -> Value
    ) throws(LibraryError) -> Value {
        do {
            return try server.write(telling: audience) { session in
                let value = try body(session)
                if case .all = audience(value) { try session.change("UPDATE tally SET changes = changes + 1") }
                return value
            }
        } catch {
            throw LibraryError(error, of: server)
        }
    }

    /// The list of the articles that match.
    func list(_ query: Query, _ session: Session) throws -> ListReading {
        ListReading(
            session: session, reader: reader,
            plans: try ServerPlanner(session: session, reader: reader).plans(for: query))
    }
}
