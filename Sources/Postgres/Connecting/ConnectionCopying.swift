import CLibPQ

// What the pipeline mode does not allow.
extension Connection {
    /// Executes commands without parameters, several with `;` between them, outside any other.
    func simply(_ commands: String) throws {
        let result = pq_execute(handle, commands)
        defer { if let result { pq_clear(result) } }
        guard let result else { throw lost() }
        switch pq_outcome_of(result) {
        case pq_rows, pq_done: return
        default: throw failure(result)
        }
    }

    /// Executes commands that have no parameters, in one round trip and as one transaction unless they say otherwise.
    func script(_ commands: String) throws {
        try outsidePipeline { try simply(commands) }
    }

    /// Writes rows into a table by `COPY`.
    ///
    /// - Parameters:
    ///   - target: the table and its columns: `text (article, body)`.
    ///   - rows: each with a value for each column.
    func copy(into target: String, _ rows: some Sequence<[SQLValue]>) throws {
        try outsidePipeline {
            guard let result = pq_execute(handle, "COPY \(target) FROM STDIN (FORMAT binary)") else { throw lost() }
            defer { pq_clear(result) }
            guard pq_outcome_of(result) == pq_copies_in else { throw failure(result) }
            var sender = CopySender(handle: handle)
            for row in rows { guard sender.add(row) else { throw lost() } }
            guard sender.end(), pq_end_copy(handle, nil) else { throw lost() }
            var failed: ServerError?
            while let result = pq_next_result(handle) {
                if pq_outcome_of(result) == pq_failed { failed = failed ?? failure(result) }
                pq_clear(result)
            }
            if let failed { throw failed }
        }
    }

    private func outsidePipeline(_ body: () throws -> Void) throws {
        if !waiting.isEmpty { try all([]) }
        try drain()
        guard pq_exit_pipeline(handle) else { throw lost() }
        defer { _ = pq_enter_pipeline(handle) }
        try body()
    }

    func forgetPrepared() throws {
        prepared = [:]
        guard pq_exit_pipeline(handle) else { throw lost() }
        defer { _ = pq_enter_pipeline(handle) }
        try simply("DEALLOCATE ALL")
    }

    /// Takes the notifications that have come; returns what they say.
    func takeNotifications() throws -> [String] {
        guard pq_consume(handle) else { throw lost() }
        var told: [String] = []
        while let notification = pq_take_notification(handle) {
            defer { pq_free(UnsafeMutableRawPointer(notification)) }
            told.append(String(cString: pq_told(notification)))
        }
        return told
    }
}

/// Gathers rows for a binary `COPY` and sends them in large pieces.
///
/// - Source: PostgreSQL's documentation of COPY, "Binary Format".
private struct CopySender {
    let handle: OpaquePointer
    private var bytes: [UInt8]

    init(handle: OpaquePointer) {
        self.handle = handle
        bytes = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + Int32(0).networkBytes + Int32(0).networkBytes
    }

    mutating func add(_ row: [SQLValue]) -> Bool {
        bytes.append(inNetworkOrder: Int16(row.count))
        for value in row {
            bytes.append(inNetworkOrder: Int32(value.bytes?.count ?? -1))
            if let own = value.bytes { bytes += own }
        }
        return bytes.count < 1 << 18 || send()
    }

    mutating func end() -> Bool {
        bytes += Int16(-1).networkBytes
        return send()
    }

    private mutating func send() -> Bool {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes.withUnsafeBytes { piece in
            pq_put(handle, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count))
        }
    }
}
