import Compression
import News
import Synchronization

/// The connections to one shared library.
///
/// Each reading and each change has a connection to itself; when it is done, the next one has it. Readings go where the
/// address leads, to a replica as well; then changes go to the server that the replica follows, and a reading after a
/// change waits for nobody: until the replica has the change, the reading goes to that server too.
final class Server: Sendable {
    let address: ServerAddress
    /// Tells this program's notifications from others'.
    let token: String
    /// What is filed is packed fast: whoever files waits for it.
    let packer = TextPacker(level: 3)
    /// Whether the library may lie on several servers. Then each statement of a reading sees the state of its time: there is
    /// no state that all servers have in common, and to begin and end a transaction on each takes as long as a short statement.
    let isSpread = Atomic(false)
    private let idle = Mutex<Idle>(Idle())

    private struct Idle {
        var connections: [Connection] = []
        var isClosed = false
        /// Whether readings have gone to a replica.
        var hasReplica = false
        /// How far the log of the server was after this program's last change, if a replica may be behind it.
        var lastChange: String?
    }

    /// So many connections are kept for readings, and for changes, while nobody uses them.
    private static let mostIdle = 2
    /// How often a reading or a change is done again that others were in the way of.
    private static let mostAttempts = 6

    /// - Throws: ``ServerError`` if the server cannot be reached.
    init(_ address: ServerAddress) throws {
        self.address = address
        token = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        give(try Connection(to: address))
    }

    /// Closes all connections; those in use when they are given back.
    func close() {
        idle.withLock { idle in
            idle.isClosed = true
            idle.connections = []
        }
    }

    /// - Returns: a connection, and whether it was made just now.
    private func take(forChanges: Bool) throws -> (connection: Connection, isNew: Bool) {
        let (known, isClosed, hasReplica) = idle.withLock { idle in
            let index = idle.connections.lastIndex { forChanges ? !$0.isReplica : !$0.isForChanges }
            return (index.map { idle.connections.remove(at: $0) }, idle.isClosed, idle.hasReplica)
        }
        if let known, known.isOpen { return (known, false) }
        if isClosed { throw ServerError.lost(message: "the library is closed") }
        let made = try Connection(to: address, forChanges: forChanges && hasReplica)
        if !made.isReplica { return (made, true) }
        idle.withLock { $0.hasReplica = true }
        return (forChanges ? try Connection(to: address, forChanges: true) : made, true)
    }

    private func give(_ connection: Connection) {
        guard connection.isOpen else { return }
        idle.withLock { idle in
            let alike = idle.connections.count { $0.isForChanges == connection.isForChanges }
            if !idle.isClosed, alike < Self.mostIdle { idle.connections.append(connection) }
        }
    }

    /// A connection to read over, and whether it was made just now.
    private func takeForReading() throws -> (connection: Connection, isNew: Bool) {
        let taken = try take(forChanges: false)
        guard taken.connection.isReplica, let change = idle.withLock({ $0.lastChange }) else { return taken }
        let row = try taken.connection.rows("SELECT pg_last_wal_replay_lsn() >= \(change)::text::pg_lsn").first
        if row?.flag(0) ?? false {
            idle.withLock { if $0.lastChange == change { $0.lastChange = nil } }
            return taken
        }
        // If the server is gone, what the replica has is better than nothing.
        guard let other = try? take(forChanges: true) else { return taken }
        give(taken.connection)
        return other
    }
}

extension Server {
    private static let reading: [SQL] = ["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"]
    private static let changing: [SQL] = ["BEGIN", "SET LOCAL statement_timeout = 0"]

    /// Reads from one state of the library, if that is on one server.
    ///
    /// If the server was started again since the connection was last used, the reading is done over a new one.
    ///
    /// - Parameter isCancelled: asked while the server works; when it says yes, the server ends the statement.
    func read<Value>(isCancelled: (() -> Bool)? = nil, _ body: (Session) throws -> Value) throws -> Value {
        var attempts = 0
        while true {
            attempts += 1
            let (connection, isNew) = try takeForReading()
            do {
                let isWhole = !isSpread.load(ordering: .relaxed)
                if isWhole { connection.begin(with: Self.reading) }
                let value = try body(
                    Session(connection: connection, packer: packer, isWhole: isWhole, isCancelled: isCancelled))
                if isWhole { try connection.send(withoutWaiting: "COMMIT") }
                give(connection)
                return value
            } catch {
                release(connection)
                switch error {
                case ServerError.lost where !isNew: continue
                // A replica ends a reading that is in the way of what it has to take over.
                case let failure as ServerError where failure.isPassing && attempts < Self.mostAttempts: continue
                default: throw error
                }
            }
        }
    }

    /// Makes one whole change, or none if `body` throws.
    ///
    /// - Parameters:
    ///   - audience: who is told what has changed; nil for nobody.
    ///   - body: done again if others were in the way: it must change nothing outside the library.
    func write<Value>(telling audience: (Value) -> Audience?, _ body: (Session) throws -> Value) throws -> Value {
        var attempts = 0
        while true {
            attempts += 1
            let (connection, isNew) = try take(forChanges: true)
            var isCommitting = false
            do {
                connection.begin(with: Self.changing)
                let value = try body(
                    Session(connection: connection, packer: packer, isWhole: true, isCancelled: nil))
                let telling: [SQL] =
                    audience(value).map {
                        ["SELECT pg_notify(\($0.channel), \("\(token) \($0.change.told)"))"]
                    } ?? []
                isCommitting = true
                try connection.all(telling + ["COMMIT"])
                noteChange(over: connection)
                give(connection)
                return value
            } catch {
                release(connection)
                switch error {
                // The server was started again since the connection was last used. It had not been asked to commit.
                case ServerError.lost where !isNew && !isCommitting: continue
                case let failure as ServerError where failure.isPassing && attempts < Self.mostAttempts: continue
                default: throw error
                }
            }
        }
    }

    /// Notes how far a replica has to be to have a change. If the server cannot tell, the change is made all the same.
    private func noteChange(over connection: Connection) {
        guard idle.withLock({ $0.hasReplica }) else { return }
        let change = try? connection.rows("SELECT pg_current_wal_insert_lsn()::text").first?.text(0)
        idle.withLock { $0.lastChange = change ?? $0.lastChange }
    }

    /// Uses a connection outside any transaction.
    ///
    /// - Parameter forChanges: whether the server has to be one that takes changes.
    func use<Value>(forChanges: Bool, _ body: (Connection) throws -> Value) throws -> Value {
        let (connection, _) = try take(forChanges: forChanges)
        let value = try body(connection)
        give(connection)
        return value
    }

    /// Ends what a connection was at.
    private func release(_ connection: Connection) {
        guard connection.isOpen, (try? connection.all(["ROLLBACK"])) != nil else { return }
        give(connection)
    }
}

/// Who is told of a change.
enum Audience {
    /// All: what is in common has changed.
    case all(LibraryChange)
    /// The other programs of one reader.
    case reader(Int64)

    static let everyone = Audience.all(.anything)

    /// The channel of `LISTEN`.
    var channel: String {
        switch self {
        case .all: "dateline"
        case .reader(let id): "dateline_\(id)"
        }
    }

    fileprivate var change: LibraryChange {
        switch self {
        case .all(let change): change
        case .reader: .anything
        }
    }
}

/// What the planner is told for one statement.
enum PlannerSetting {
    /// To go through no index row by row: it takes the comparison of two lists for cheap, and would go through all articles.
    case noIndexScan
    /// To make one plan for all values, since making it takes as long as the statement.
    case samePlan

    fileprivate var set: SQL {
        switch self {
        case .noIndexScan: "SET LOCAL enable_indexscan = off"
        case .samePlan: "SET LOCAL plan_cache_mode = force_generic_plan"
        }
    }

    fileprivate var reset: SQL {
        switch self {
        case .noIndexScan: "SET LOCAL enable_indexscan = on"
        case .samePlan: "SET LOCAL plan_cache_mode = auto"
        }
    }
}

/// One reading or one change.
struct Session {
    let connection: Connection
    let packer: TextPacker
    /// Whether all statements are one transaction.
    let isWhole: Bool
    let isCancelled: (() -> Bool)?

    /// Executes a statement.
    @discardableResult
    func rows(_ statement: SQL) throws -> Rows {
        try connection.rows(statement, isCancelled: isCancelled)
    }

    /// Executes a statement with a setting of the planner for it alone. Where each statement is a transaction, it is without.
    func rows(_ statement: SQL, with setting: PlannerSetting) throws -> Rows {
        isWhole ? try all([setting.set, statement, setting.reset])[1] : try rows(statement)
    }

    /// Executes some statements in one round trip.
    @discardableResult
    func all(_ statements: [SQL]) throws -> [Rows] {
        statements.isEmpty ? [] : try connection.all(statements, isCancelled: isCancelled)
    }

    /// The first row that a statement gives.
    func first(_ statement: SQL) throws -> Row? { try rows(statement).first }

    /// The number that a statement gives; nil for none.
    func number(_ statement: SQL) throws -> Int64? { try first(statement)?.number(0) }

    /// The text that a statement gives; nil for none.
    func text(_ statement: SQL) throws -> String? { try first(statement)?.text(0) }

    /// The numbers in the first column.
    func numbers(_ statement: SQL) throws -> [Int64] { try rows(statement).compactMap { $0.number(0) } }

    /// Executes a statement that changes rows.
    ///
    /// - Returns: how many.
    @discardableResult
    func change(_ statement: SQL) throws -> Int { try rows(statement).changed }

    /// Writes rows into a table by a binary `COPY`.
    func copy(into target: String, _ rows: some Collection<[SQLValue]>) throws {
        if rows.isEmpty { return }
        try connection.copy(into: target, rows)
    }

    /// Writes rows into a table as ``copy(into:_:)`` does, and with the last of them has the keys of all put into its GIN
    /// index, if they take more than 64 kB: what the index has of a key is written once then, and whoever asks it need not go
    /// through what waits to get into it.
    func copyAtOnce(into target: String, _ rows: [[SQLValue]]) throws {
        try all(["SET LOCAL gin_pending_list_limit = '1GB'", "SET LOCAL work_mem = '32MB'"])
        try copy(into: target, rows.dropLast())
        try all(["SET LOCAL gin_pending_list_limit = 64"])
        try copy(into: target, rows.suffix(1))
        try all(["SET LOCAL gin_pending_list_limit TO DEFAULT", "SET LOCAL work_mem TO DEFAULT"])
    }
}
