import Foundation
import GRDB
import News
import Pipeline

// An article can be read and searched for as soon as it is filed; the names in it are found behind, since that takes
// several times as long. Which articles await it stands in the library, in the same transaction as the article, so
// that it is gone on with after whatever end of the process. They are taken in the order of arrival, on which it
// depends who is whom.
//
// One process at a time finds names: two would find the same ones. It says so in the library, for some seconds beyond
// its next change; when it has ended or says nothing more, another takes over.

/// A text whose names are still to be found.
package struct AwaitingText: Hashable, Sendable {
    package let id: Article.ID
    package let headline: String
    package let body: String
    package let published: Moment?
    /// Tells this form of the text from others.
    let contentHash: Int64
}

/// What was found in a text that awaited it.
package struct FoundNames: Sendable {
    let text: AwaitingText
    let extraction: Extraction
    let sketch: Sketch?

    /// - Parameter sketch: what the article's copies are known by; nil to look for none.
    package init(_ extraction: Extraction, in text: AwaitingText, sketch: Sketch?) {
        self.text = text
        self.extraction = extraction
        self.sketch = sketch
    }
}

extension Library {
    /// How many articles have not been searched for names yet.
    package func awaitingCount() throws(LibraryError) -> Int {
        try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM awaiting") ?? 0 }
    }

    /// Whether any article has not been searched for names yet.
    package func hasAwaiting() throws(LibraryError) -> Bool {
        try read { db in try Int.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM awaiting LIMIT 1")) != nil }
    }

    /// Texts whose names are still to be found, in the order in which they were filed. One that cannot be read is
    /// left out.
    ///
    /// - Parameters:
    ///   - id: the last one of the page before; 0 for the first page.
    ///   - limit: the most texts that are given.
    package func awaiting(after id: Article.ID, limit: Int) throws(LibraryError) -> [AwaitingText] {
        try read { db in
            let find = try db.cachedStatement(sql: "SELECT article FROM awaiting WHERE article > ? ORDER BY 1 LIMIT ?")
            return try Int64.fetchAll(find, arguments: [id, max(0, limit)]).compactMap { try awaitingText(db, $0) }
        }
    }

    /// The text of one article if its names are still to be found.
    package func awaiting(_ id: Article.ID) throws(LibraryError) -> AwaitingText? {
        try read { db in
            let find = try db.cachedStatement(sql: "SELECT 1 FROM awaiting WHERE article = ?")
            return try Int.fetchOne(find, arguments: [id]) == nil ? nil : try awaitingText(db, id)
        }
    }

    private func awaitingText(_ db: Database, _ id: Article.ID) throws -> AwaitingText? {
        let find = try db.cachedStatement(
            sql: "SELECT headline, published, has_time, content_hash FROM article WHERE id = ?")
        guard let row = try Row.fetchOne(find, arguments: [id]), let body = try StoredText.body(db, id) else {
            return nil
        }
        return AwaitingText(
            id: id, headline: row.text(0) ?? "", body: body, published: StoredText.moment(row, 1),
            contentHash: row.number(3) ?? 0)
    }

    /// Files what was found in some texts, in one transaction: who is named, all indexes, and the copies of each.
    /// Passed over are texts that have changed since they were read, or do not await it any more.
    ///
    /// - Returns: how many were filed.
    package func file(_ found: [FoundNames], linking: Linking) throws(LibraryError) -> Int {
        try findDictionary(for: .found)
        let prepared = parallelMap(found) { [packer] in PreparedNames($0, packer: packer) }
        return try file { filer in
            var filed = 0
            for names in prepared where try filer.name(names, linking: linking) { filed += 1 }
            try NamingLease(filer.db).renew()
            return filed
        }
    }
}

// MARK: One at a time

extension Library {
    /// Takes the finding of names for this process, for some seconds: each filing of names takes it on.
    ///
    /// - Returns: false while another process has it.
    package func claimNaming() throws(LibraryError) -> Bool {
        if isReadOnly { return false }
        if try read({ try NamingLease($0).isHeldByAnother }) { return false }
        return try write { db in
            let lease = NamingLease(db)
            if try lease.isHeldByAnother { return false }
            try lease.renew()
            return true
        }
    }

    /// Gives the finding of names back, so that another process need not wait.
    package func releaseNaming() throws(LibraryError) {
        try write { db in try NamingLease(db).release() }
    }
}

/// Which process finds names.
private struct NamingLease {
    /// How long a process is waited for that says nothing more: seconds.
    private static let seconds: Int64 = 20
    private static let host = ProcessInfo.processInfo.hostName
    private let db: Database
    private var process: String { "\(getpid())@\(Self.host)" }
    private var now: Int64 { Int64(Date().timeIntervalSince1970) }

    init(_ db: Database) { self.db = db }

    var isHeldByAnother: Bool {
        get throws {
            let find = try db.cachedStatement(sql: "SELECT holder, until FROM naming WHERE holder IS NOT NULL")
            guard let row = try Row.fetchOne(find), let holder = row.text(0) else { return false }
            if holder == process || row.number(1) ?? 0 <= now { return false }
            // A time far ahead was set by a clock that has been put right since.
            if row.number(1) ?? 0 > now + 2 * Self.seconds { return false }
            return !isGone(holder)
        }
    }

    func renew() throws {
        try db.cachedStatement(sql: "UPDATE naming SET holder = ?, until = ?")
            .execute(arguments: [process, now + Self.seconds])
    }

    func release() throws {
        try db.cachedStatement(sql: "UPDATE naming SET holder = NULL, until = NULL WHERE holder = ?")
            .execute(arguments: [process])
    }

    /// Whether the holder ran on this machine and has ended.
    private func isGone(_ holder: String) -> Bool {
        let parts = holder.split(separator: "@", maxSplits: 1)
        guard parts.count == 2, parts[1] == Self.host, let number = pid_t(parts[0]) else { return false }
        return kill(number, 0) != 0 && errno == ESRCH
    }
}
