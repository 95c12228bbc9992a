import Glibc
import Libraries
import News
import Synchronization

/// Tells when another program has changed a shared library: what is in common, or the reader's own marks.
///
/// The server tells it (`LISTEN`), over a connection of its own. A replica cannot: there the count of changes is looked at
/// once a second. If the server goes, it is tried again until it is back, and then there was a change.
private final class ServerChanges: ChangesByOthers {
    /// How long to wait for more changes after one, and the least time between two reports, in microseconds.
    private static let settling: UInt32 = 100_000
    private static let rest: UInt32 = 700_000
    /// How long to wait before a server that has gone is tried again, in microseconds.
    private static let retry: UInt32 = 2_000_000
    /// How often a replica is asked, in milliseconds.
    private static let polling: Int32 = 1000

    private let server: Server
    private let reader: Int64
    private let state = Mutex(Listening())

    private struct Listening {
        var connection: Connection?
        var isReplica = false
        var changes: Int64 = 0
        var hasReported = false
    }

    init?(_ server: Server, reader: Int64) {
        self.server = server
        self.reader = reader
        // At once, so that no change is missed until the first question.
        do { try state.withLock { try connect(&$0) } } catch { return nil }
    }

    func next() -> ChangeByOthers? {
        state.withLock { state in
            if state.hasReported { usleep(Self.rest) }
            while true {
                do {
                    guard let connection = state.connection else {
                        try connect(&state)
                        state.hasReported = true
                        return .written(.anything)
                    }
                    if let change = try change(connection, &state) {
                        state.hasReported = true
                        return .written(change)
                    }
                } catch {
                    state.connection = nil
                    usleep(Self.retry)
                }
            }
        }
    }

    private func connect(_ state: inout Listening) throws {
        let connection = try Connection(to: server.address)
        state.isReplica = try connection.rows("SELECT pg_is_in_recovery()").first?.flag(0) ?? false
        state.changes = try changes(connection)
        if !state.isReplica {
            try connection.script("LISTEN \(Audience.everyone.channel); LISTEN \(Audience.reader(reader).channel)")
        }
        state.connection = connection
    }

    /// Waits for notifications, or until a replica is to be asked again; returns nil if nobody else has changed anything.
    private func change(_ connection: Connection, _ state: inout Listening) throws -> LibraryChange? {
        var descriptor = pollfd(fd: connection.socket, events: Int16(POLLIN), revents: 0)
        _ = poll(&descriptor, 1, state.isReplica ? Self.polling : -1)
        if state.isReplica {
            let now = try changes(connection)
            defer { state.changes = now }
            return now == state.changes ? nil : .anything
        }
        guard let first = try othersChange(connection) else { return nil }
        usleep(Self.settling)
        return try othersChange(connection)?.joined(with: first) ?? first
    }

    /// What the notifications say that have come; nil if there are none, or only this program's own.
    private func othersChange(_ connection: Connection) throws -> LibraryChange? {
        var joined: LibraryChange?
        for told in try connection.takeNotifications() {
            let words = told.split(separator: " ", maxSplits: 1)
            if words.first.map({ $0 == server.token }) ?? false { continue }
            let change = LibraryChange(told: words.count == 2 ? words[1] : "")
            joined = joined?.joined(with: change) ?? change
        }
        return joined
    }

    private func changes(_ connection: Connection) throws -> Int64 {
        try connection.rows("SELECT changes FROM tally").first?.number(0) ?? 0
    }
}

extension PostgresLibrary {
    package func changesByOthers() -> (any ChangesByOthers)? { ServerChanges(server, reader: reader) }
}
