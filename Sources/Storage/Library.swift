import Catalogue
import Compression
import GRDB
import Glibc
import Libraries
import News
import Synchronization

/// The library: keeps and indexes articles, the entities they name, and what was read.
///
/// One SQLite file in WAL mode. All functions are synchronous and may be called from any thread, and by several processes
/// with one file: reads never wait for writes; writes wait for one another, up to a minute. Each function reads one state
/// of the library or makes one whole change. Every one throws ``LibraryError`` and nothing else.
package final class Library: NewsLibrary {
    /// The path of the file.
    package let path: String
    /// The path: that is what people call a library that is a file.
    package var name: String { path }
    /// The file as it was when it was last looked at.
    private let lastFile: Mutex<LibraryFile>
    private let connections: Mutex<Connections>
    private let openness = Openness()
    /// Held while the pool of connections for changes is made.
    private let opening = Mutex(())
    /// Which file was opened: a path may lead to another one later.
    private let identity: FileIdentity?
    /// How many changes this program has made.
    private let ownChanges = Atomic<Int64>(0)
    /// What the connection for changes is set to.
    private let durability = Mutex(Durability.process)
    let packer = TextPacker()
    let checkpointer = Checkpointer()
    private let keptVersions = Atomic<Int>(20)
    /// What filing remembers from one call to the next.
    let textMemory = Mutex<TextMemory?>(nil)
    let entityMemory = Mutex<EntityMemory?>(nil)

    /// Opens a library, and makes it and its folders if there is none.
    ///
    /// A new file can be read by its owner alone, as can a folder made for it. A file of an earlier version is brought up
    /// to date; one of a later version is refused and left as it is. A file that may not be written to is opened for
    /// reading.
    ///
    /// - Parameter makes: whether a library that is not there is made. Otherwise it is read as an empty one, which cannot be
    ///   changed, and nothing is written.
    package init(at path: String, makes: Bool = true) throws(LibraryError) {
        let path = absolutePath(path)
        self.path = path
        do {
            let file = try LibraryFile(path: path, packer: packer, triesLocks: true, makes: makes)
            lastFile = Mutex(file)
            connections = Mutex(try LibraryLock.waiting { try Connections(file) })
            identity = FileIdentity(path)
        } catch {
            throw LibraryError(error, path: path)
        }
    }

    deinit {
        // Whoever wants to know what goes wrong closes the library before.
        try? close()
    }

    /// How many former texts of an article are kept; 0 for none. What is kept already goes with the next change.
    package var mostVersions: Int {
        get { keptVersions.load(ordering: .relaxed) }
        set { keptVersions.store(max(0, newValue), ordering: .relaxed) }
    }

    var file: LibraryFile { lastFile.withLock { $0 } }

    /// Whether the file or its folder may not be written to, or cannot be locked. Each change looks again.
    package var isReadOnly: Bool { file.isReadOnly }
    package var isShared: Bool { false }

    /// Whether there is no library, or an empty file in its place, to which nothing was ever filed.
    package static func isUnmade(at path: String) -> Bool { LibraryFile.isUnwritten(path) }

    /// Closes the file, once the calls that other threads have begun are done. Does nothing the second time; other calls
    /// throw afterwards.
    ///
    /// The last program to close it writes the log back and removes it: the library is one file then.
    package func close() throws(LibraryError) {
        openness.end()
        // A change may have begun to write the log back.
        checkpointer.close()
        do {
            try connections.withLock { connections in
                if connections.reader !== connections.writer { try connections.reader.close() }
                // A pool closes its connection for changes first, and the others cannot write the log back.
                connections.writer?.releaseMemory()
                try connections.writer?.close()
            }
        } catch {
            throw LibraryError(error, path: path)
        }
    }

    /// Whether the file was deleted, or another was put in its place, since it was opened.
    package var isReplaced: Bool { FileIdentity(path) != identity }

    /// The connections to the file.
    private struct Connections {
        var reader: any DatabaseReader
        /// Opened with the first change. Opening it takes twice as long as reading what the first frame shows.
        var writer: DatabasePool?

        init(_ file: LibraryFile) throws {
            if file.isUnmade {
                reader = try file.openUnmade()
                return
            }
            if !file.isReadOnly, file.isCurrent {
                let queue = try file.openPlain()
                // The log may know of a later version than the file itself.
                if try queue.read({ try Int.fetchOne($0, sql: "PRAGMA user_version") }) == Schema.version {
                    reader = queue
                    return
                }
            }
            try file.refuseForeign()
            if file.isReadOnly {
                reader = try file.openForReading()
            } else {
                let pool = try file.openForWriting()
                (reader, writer) = (pool, pool)
            }
        }
    }
}

/// How sure a change is once its call has returned.
enum Durability {
    /// It survives the end of the process at any moment; a power failure only if it came before the last checkpoint. For
    /// what can be imported again.
    case process
    /// It survives a power failure as well. For what a person did by hand.
    case power
    /// As ``power``; and what is deleted is overwritten.
    case erasing

    /// Whether the log is synced with each commit or only at checkpoints, and whether what is deleted is overwritten.
    fileprivate var pragmas: String {
        "PRAGMA synchronous = \(self == .process ? "NORMAL" : "FULL"); PRAGMA secure_delete = \(self == .erasing)"
    }
}

extension Library {
    /// Reads from one state of the library.
    func read<Value>(_ body: (Database) throws -> Value) throws(LibraryError) -> Value {
        try whileOpen { try connections.withLock { $0.reader }.read(body) }
    }

    /// Uses the connections, which are not closed meanwhile.
    private func whileOpen<Value>(_ use: () throws -> Value) throws(LibraryError) -> Value {
        do {
            if let value = try openness.whileOpen(use) { return value }
        } catch {
            throw LibraryError(error, path: path)
        }
        throw .failed(path: path, cause: "it was closed")
    }

    /// Makes one whole change, or none if `body` throws.
    ///
    /// The connection runs with `synchronous = NORMAL`: the log is synced at checkpoints, not with each commit. That makes
    /// imports several times faster and still never leaves the file in a state between two commits. A change by hand is
    /// committed with `FULL`, which syncs the log, and with it all commits before. The connection stays as the last change
    /// set it.
    func write<Value>(
        _ durability: Durability = .process, _ body: (Database) throws -> Value
    ) throws(LibraryError) -> Value {
        try whileOpen {
            try openedWriter().writeWithoutTransaction { db in
                try self.durability.withLock { last in
                    if last != durability { try db.execute(sql: durability.pragmas) }
                    last = durability
                }
                return try change(db, body)
            }
        }
    }

    private func change<Value>(_ db: Database, _ body: (Database) throws -> Value) throws -> Value {
        var value: Value?
        try db.inTransaction(.immediate) {
            value = try body(db)
            try db.cachedStatement(sql: Self.countingChange).execute()
            return .commit
        }
        ownChanges.wrappingAdd(1, ordering: .relaxed)
        guard let value else { preconditionFailure("a transaction ended without its value") }
        return value
    }

    static let countingChange = "UPDATE tally SET changes = changes + 1"

    /// The pool of connections through which changes are made.
    private func openedWriter() throws -> DatabasePool {
        // SQLite would go on writing to a file that no path leads to, or open the log of one file with another.
        if isReplaced { throw LibraryError.replaced(path: path) }
        if file.isUnmade { throw file.refusal }
        if isReadOnly {
            // Nothing was written yet, so there are no locks of ours that could be given up. The disk may have been made
            // writable again, or the network share may have locks now.
            let now = try LibraryFile(path: path, packer: packer, triesLocks: true)
            guard !now.isReadOnly else { throw now.refusal }
            lastFile.withLock { $0 = now }
        }
        // Reads go on over the connection that is open, while the pool is made.
        return try opening.withLock { _ in
            if let writer = connections.withLock({ $0.writer }) { return writer }
            let pool = try LibraryLock.waiting { [file] in try file.openForWriting() }
            connections.withLock { $0.writer = pool }
            return pool
        }
    }

    /// Prepares for many reads at a time and for changes, which would otherwise wait for that when they come.
    ///
    /// Until then reads go one by one over the connection that the library was opened with, which has read the schema
    /// already: a change right after the start does not wait for more connections.
    package func prepareForWork() throws(LibraryError) {
        if isReadOnly { return }
        try whileOpen {
            let pool = try openedWriter()
            connections.withLock { $0.reader = pool }
            try pool.writeWithoutTransaction { db in
                for sql in [Self.countingChange] + Self.marking { _ = try db.cachedStatement(sql: sql) }
            }
        }
    }

    /// Grows with every change that another program has made.
    package func outsideChanges() throws(LibraryError) -> Int64 {
        let count = { (db: Database) in
            try Int64.fetchOne(db.cachedStatement(sql: "SELECT changes FROM tally")) ?? 0
        }
        // The connection for changes has its own changes in memory; another would have to read them.
        guard let writer = connections.withLock({ $0.writer }) else { return try read(count) }
        return try whileOpen {
            try writer.writeWithoutTransaction { db in try count(db) - ownChanges.load(ordering: .relaxed) }
        }
    }

    /// Uses the connection for changes, outside any transaction.
    func maintain<Value>(_ body: (Database) throws -> Value) throws(LibraryError) -> Value {
        try whileOpen {
            let writer = try openedWriter()
            // Only one at a time can write the log back.
            checkpointer.close()
            return try writer.writeWithoutTransaction(body)
        }
    }
}

/// Tells a file from any other that had, or gets, its path.
private struct FileIdentity: Equatable {
    private let device: UInt
    private let number: UInt

    /// - Returns: nil if there is no such file.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, number) = (UInt(status.st_dev), UInt(status.st_ino))
    }
}

/// A path from the root, without `.` and `..` in it.
private func absolutePath(_ path: String) -> String {
    var parts: [Substring] = []
    var start = path[...]
    if !path.hasPrefix("/"), let folder = getcwd(nil, 0) {
        defer { free(folder) }
        start = String(cString: folder) + "/" + path
    }
    for part in start.split(separator: "/") where part != "." {
        if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    if parts.isEmpty { return "/" }
    return parts.reduce(into: "") { $0 += "/" + String($1) }
}
