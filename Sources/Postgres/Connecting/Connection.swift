import CLibPQ
import Glibc

/// One connection to the server, used by one thread at a time.
///
/// It is in libpq's pipeline mode: some statements go out together and their answers come back together, so that they cost
/// one round trip. Statements are prepared when they first occur, by their text.
final class Connection: @unchecked Sendable {
    let handle: OpaquePointer
    /// Whether it was asked to lead to a server that takes changes, and not where the address leads for reading.
    let isForChanges: Bool
    /// The statements that the server has prepared, with their names.
    var prepared: [String: String] = [:]
    private var lastName = 0
    /// What goes out before the next statements.
    var waiting: [SQL] = []
    /// How many ends of pipelines have been sent whose answers were not read.
    private var unread = 0

    /// The most statements that are kept prepared; with more, all are forgotten and prepared anew when they occur.
    private static let mostPrepared = 400

    /// - Parameter isForChanges: whether it has to lead to a server that takes changes, wherever readers go.
    /// - Throws: ``ServerError``.
    init(to address: ServerAddress, forChanges isForChanges: Bool = false) throws {
        self.isForChanges = isForChanges
        handle = try address.connect(forChanges: isForChanges)
        // Few rows are asked for, by an index. Where a limit is given, the planner would rather go through a table until it
        // has enough, and make the `tsvector` of each row on the way. Citus closes what it opened to its workers after each
        // transaction, but for one connection to each, and a list asks several shards of one at a time. What changed over
        // several connections to one worker it cannot read again in the same transaction, so it changes shard by shard.
        // Where it is not installed nobody reads its settings.
        let setup = """
            SET search_path = pg_catalog, dateline; SET client_encoding = 'UTF8'; SET DateStyle = 'ISO';
            SET standard_conforming_strings = on; SET jit = off; SET enable_seqscan = off;
            SET max_parallel_workers_per_gather = 0; SET citus.max_cached_conns_per_worker = 4;
            SET citus.multi_shard_modify_mode = 'sequential';
            SET lock_timeout = '60s'; SET idle_in_transaction_session_timeout = '10min'
            """
        // If this fails, the connection is finished like any other.
        try simply(setup)
        _ = pq_enter_pipeline(handle)
    }

    deinit { pq_finish(handle) }

    /// Whether the connection can be used, as far as is known without asking the server.
    var isOpen: Bool { pq_is_connected(handle) }
    /// Whether the server follows another one and takes no changes, as it has told last.
    var isReplica: Bool { pq_is_replica(handle) }
    var socket: Int32 { pq_socket(handle) }
    var serverVersion: Int { Int(pq_server_version(handle)) }
    var host: String { String(cString: pq_host(handle)) }
    var database: String { String(cString: pq_database(handle)) }

    /// A name as it stands in SQL.
    func quoted(_ name: String) -> String {
        guard let quoted = pq_quoted_name(handle, name) else { return "\"\"" }
        defer { pq_free(quoted) }
        return String(cString: quoted)
    }

    /// Has a statement go out with the next ones.
    func begin(with statements: [SQL]) { waiting += statements }

    /// Executes a statement.
    ///
    /// - Parameter isCancelled: asked every 20 milliseconds; when it says yes, the server ends the statement.
    @discardableResult
    func rows(_ statement: SQL, isCancelled: (() -> Bool)? = nil) throws -> Rows {
        try all([statement], isCancelled: isCancelled)[0]
    }

    /// Executes some statements in one round trip.
    ///
    /// - Returns: the rows of each.
    /// - Throws: what went wrong first; the statements after it were not executed.
    @discardableResult
    func all(_ statements: [SQL], isCancelled: (() -> Bool)? = nil) throws -> [Rows] {
        try drain()
        let sent = waiting + statements
        let skipped = waiting.count
        waiting = []
        let answers = try send(sent)
        try flush()
        let results = try read(answers, isCancelled)
        return Array(results.dropFirst(skipped))
    }

    /// Sends a statement whose answer nobody waits for: it is read before the next one.
    func send(withoutWaiting statement: SQL) throws {
        if !waiting.isEmpty {
            // Nothing was asked since the beginning, so there is nothing to end.
            waiting = []
            return
        }
        try drain()
        unreadAnswers = try send([statement])
        unread = 1
        try flush()
    }

    private var unreadAnswers: [Answer] = []

    func drain() throws {
        guard unread > 0 else { return }
        unread = 0
        _ = try read(unreadAnswers, nil)
    }
}

// One round trip.
extension Connection {
    /// An answer that is to come.
    private enum Answer {
        case preparation(text: String)
        case rows
    }

    /// The protocol counts parameters in 16 bits.
    private static let mostParameters = 65_535

    private func send(_ statements: [SQL]) throws -> [Answer] {
        if prepared.count > Self.mostPrepared { try forgetPrepared() }
        var answers: [Answer] = []
        for statement in statements {
            let (text, values) = statement.rendered
            guard values.count <= Self.mostParameters else {
                throw ServerError.refused(
                    state: "54000", message: "too much is asked for at once", constraint: nil)
            }
            let name: String
            if let known = prepared[text] {
                name = known
            } else {
                lastName += 1
                name = "d\(lastName)"
                prepared[text] = name
                let types = values.map(\.type)
                guard pq_send_prepare(handle, name, text, Int32(values.count), types) else { throw lost() }
                answers.append(.preparation(text: text))
            }
            guard sendPrepared(name, values) else { throw lost() }
            answers.append(.rows)
        }
        guard pq_pipeline_sync(handle) else { throw lost() }
        return answers
    }

    private func sendPrepared(_ name: String, _ values: [SQLValue]) -> Bool {
        // One block of memory for all parameters, which libpq reads during the call.
        var block: [UInt8] = []
        var offsets: [Int?] = []
        for value in values {
            offsets.append(value.bytes == nil ? nil : block.count)
            block += value.bytes ?? []
            block.append(0)
        }
        let lengths = values.map { Int32($0.bytes?.count ?? 0) }
        return block.withUnsafeBytes { block in
            let start = block.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = offsets.map { offset in offset.flatMap { start?.advanced(by: $0) } }
            return pq_send_prepared(handle, name, Int32(values.count), pointers, lengths)
        }
    }

    private func flush() throws {
        while true {
            switch pq_flush(handle) {
            case 0: return
            case 1: wait(for: Int16(POLLOUT | POLLIN), milliseconds: -1)
            default: throw lost()
            }
            guard pq_consume(handle) else { throw lost() }
        }
    }

    private func read(_ answers: [Answer], _ isCancelled: (() -> Bool)?) throws -> [Rows] {
        var results: [Rows] = []
        var failure: ServerError?
        for answer in answers {
            while let result = try next(isCancelled) {
                switch pq_outcome_of(result) {
                case pq_rows, pq_done:
                    if case .rows = answer { results.append(Rows(result)) } else { pq_clear(result) }
                default:
                    // What follows a failure is skipped.
                    failure = failure ?? self.failure(result)
                    if case .preparation(let text) = answer { prepared[text] = nil }
                    pq_clear(result)
                }
            }
        }
        // The end of the pipeline.
        if let result = try next(isCancelled) { pq_clear(result) }
        if let failure { throw failure }
        return results
    }

    /// The next result; nil at the end of those of one command.
    private func next(_ isCancelled: (() -> Bool)?) throws -> OpaquePointer? {
        var hasCancelled = false
        while pq_is_busy(handle) {
            wait(for: Int16(POLLIN), milliseconds: isCancelled == nil || hasCancelled ? -1 : 20)
            guard pq_consume(handle) else { throw lost() }
            if !hasCancelled, pq_is_busy(handle), isCancelled?() ?? false {
                hasCancelled = true
                cancel()
            }
        }
        let result = pq_next_result(handle)
        if result == nil, !isOpen { throw lost() }
        return result
    }

    private func cancel() {
        guard let canceller = pq_make_cancel(handle) else { return }
        _ = pq_send_cancel(canceller)
        pq_free_cancel(canceller)
    }

    /// Waits until the socket can be read or written.
    private func wait(for events: Int16, milliseconds: Int32) {
        var descriptor = pollfd(fd: socket, events: events, revents: 0)
        _ = poll(&descriptor, 1, milliseconds)
    }

    func failure(_ result: OpaquePointer) -> ServerError {
        guard let state = pq_state(result).map({ String(cString: $0) }) else { return lost() }
        let message = pq_message(result).map { String(cString: $0) } ?? ""
        if Self.endings.contains(state) { return .lost(message: message) }
        return .refused(
            state: state, message: message, constraint: pq_constraint(result).map { String(cString: $0) })
    }

    /// With these the server says that it ends the connection: somebody stops it or the session, one of its processes has
    /// crashed, the database is gone, or nothing came for too long.
    ///
    /// - Source: PostgreSQL's documentation, appendix A, "PostgreSQL Error Codes".
    private static let endings: Set = ["57P01", "57P02", "57P04", "57P05", "25P03"]

    func lost() -> ServerError { .lost(message: message) }

    /// What libpq says of the connection, on one line.
    private var message: String {
        String(cString: pq_error(handle)).split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
