import Foundation
import GRDB
import Libraries

// One process at a time extracts: two would do the same work. It says so in the library, for some seconds beyond its
// next change; when it has ended or says nothing more, another takes over.

extension Library {
    package func mayExtract() throws(LibraryError) -> Bool { !isReadOnly }

    /// Makes this process the one that extracts, for some seconds: each filing of extractions prolongs it.
    ///
    /// - Parameter joining: means nothing: with a file, one process extracts at a time.
    /// - Returns: false while another process is.
    package func claimExtraction(joining: Bool) throws(LibraryError) -> Bool {
        if isReadOnly { return false }
        if try read({ try ExtractionLease($0).isHeldByAnother }) { return false }
        return try write { db in
            let lease = ExtractionLease(db)
            if try lease.isHeldByAnother { return false }
            try lease.renew()
            return true
        }
    }

    /// False: with a file, one process extracts at a time.
    package func othersExtract() throws(LibraryError) -> Bool { false }

    /// Lets another process extract at once.
    package func releaseExtraction() throws(LibraryError) {
        try write { db in try ExtractionLease(db).release() }
    }
}

/// Which process extracts.
struct ExtractionLease {
    /// How long others wait for a process that says nothing more: seconds.
    private static let seconds: Int64 = 20
    private static let host = ProcessInfo.processInfo.hostName
    private let db: Database
    private var process: String { "\(getpid())@\(Self.host)" }
    private var now: Int64 { Int64(Date().timeIntervalSince1970) }

    init(_ db: Database) { self.db = db }

    var isHeldByAnother: Bool {
        get throws {
            let find = try db.cachedStatement(
                sql: "SELECT holder, until FROM extraction_lease WHERE holder IS NOT NULL")
            guard let row = try Row.fetchOne(find), let holder = row.text(0) else { return false }
            if holder == process || row.number(1) ?? 0 <= now { return false }
            // A time far ahead was set by a clock that has been corrected since.
            if row.number(1) ?? 0 > now + 2 * Self.seconds { return false }
            return !isGone(holder)
        }
    }

    func renew() throws {
        try db.cachedStatement(sql: "UPDATE extraction_lease SET holder = ?, until = ?")
            .execute(arguments: [process, now + Self.seconds])
    }

    func release() throws {
        try db.cachedStatement(sql: "UPDATE extraction_lease SET holder = NULL, until = NULL WHERE holder = ?")
            .execute(arguments: [process])
    }

    /// Whether the holder ran on this machine and has ended.
    private func isGone(_ holder: String) -> Bool {
        let parts = holder.split(separator: "@", maxSplits: 1)
        guard parts.count == 2, parts[1] == Self.host, let number = pid_t(parts[0]) else { return false }
        return kill(number, 0) != 0 && errno == ESRCH
    }
}
