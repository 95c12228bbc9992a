import CSearch
import Compression
import Foundation
import GRDB
import Libraries

/// A library's file before it is opened: its folder, its permissions, and whether it is a library at all.
struct LibraryFile: Sendable {
    let path: String
    let isReadOnly: Bool
    /// Whether nothing was ever written to the file, or it is not there, and it was not to be made.
    let isUnmade: Bool
    /// Why files cannot be locked there, in the system's words; nil if they can be, or it was not tried.
    let lockFailure: String?
    private let packer: TextPacker

    /// Looks at the file; if there is none, makes an empty one, with its folder.
    ///
    /// - Parameters:
    ///   - triesLocks: whether to try to lock it. Not if this process has it open: closing a file gives up all locks that
    ///     the process has on it.
    ///   - makes: whether to make one; otherwise a library that is not there, or whose file is empty, can be read as an
    ///     empty library, and not be changed.
    init(path: String, packer: TextPacker, triesLocks: Bool = false, makes: Bool = true) throws {
        self.path = path
        self.packer = packer
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        var status = stat()
        isUnmade = !makes && Self.isUnwritten(path)
        if isUnmade {
            (isReadOnly, lockFailure) = (true, nil)
        } else if stat(path, &status) != 0 {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                // Foundation's own words name domains and codes, which tell a reader nothing.
                throw LibraryError.cannotOpen(path: path, cause: "its folder \(folder) is not there and cannot be made")
            }
            let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
            guard descriptor >= 0 || errno == EEXIST else {
                throw LibraryError.cannotOpen(path: path, cause: String(cString: strerror(errno)))
            }
            if descriptor >= 0 { Glibc.close(descriptor) }
            lockFailure = triesLocks ? Self.lockFailure(path) : nil
            if let lockFailure {
                if descriptor >= 0 { unlink(path) }
                throw LibraryError.noLocks(path: path, cause: lockFailure)
            }
            isReadOnly = false
        } else {
            guard status.st_mode & S_IFMT == S_IFREG else {
                let isFolder = status.st_mode & S_IFMT == S_IFDIR
                throw LibraryError.cannotOpen(
                    path: path, cause: isFolder ? "it is a folder" : "it is not a regular file")
            }
            // Root may write to a file that is marked as read-only; the mark is respected all the same.
            lockFailure = triesLocks ? Self.lockFailure(path) : nil
            isReadOnly =
                status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH) == 0 || access(path, W_OK) != 0
                || access(folder, W_OK) != 0 || lockFailure != nil
        }
    }

    /// Whether there is no file, or one to which nothing was ever written: nor is there a log of changes to it.
    static func isUnwritten(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return errno == ENOENT }
        return status.st_mode & S_IFMT == S_IFREG && status.st_size == 0
            && ["-wal", "-journal"].allSatisfy { access(path + $0, F_OK) != 0 }
    }

    /// Why a file cannot be locked, as on a network share without locks; nil if it can.
    ///
    /// This locks a byte below those that SQLite locks. SQLite itself takes some of these failures for another program's
    /// lock, and waits for it to end.
    private static func lockFailure(_ path: String) -> String? {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        // If it cannot be opened, SQLite will say so.
        guard descriptor >= 0 else { return nil }
        defer { Glibc.close(descriptor) }
        var lock = flock()
        lock.l_type = Int16(F_RDLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = 0x3FFF_0000
        lock.l_len = 1
        if fcntl(descriptor, F_SETLK, &lock) == 0 || errno == EACCES || errno == EAGAIN { return nil }
        return String(cString: strerror(errno))
    }

    /// The error for a change to a file that may not be written to.
    var refusal: LibraryError {
        lockFailure.map { .noLocks(path: path, cause: $0) } ?? .readOnly(path: path)
    }

    /// Throws for a file that is not a library, or one of a later version, before anything in it is touched.
    func refuseForeign() throws {
        let queue = try openPlain()
        defer { try? queue.close() }
        let (application, version, tables) = try queue.read { db in
            (
                try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            )
        }
        // A database without tables is a library whose making was cut off.
        if application == 0, version == 0, tables == 0 { return }
        guard application == Schema.applicationID else { throw LibraryError.notALibrary(path: path) }
        // No program writes such a version: a byte of the header was changed.
        guard version >= 0 else { throw LibraryError.damaged(path: path, cause: "its version is \(version)") }
        guard version <= Schema.version else {
            throw LibraryError.newerVersion(path: path, found: version, known: Schema.version)
        }
    }

    /// Whether the first hundred bytes of the file say that it is a library of this version. This is the usual case, and
    /// tells so without opening the file.
    ///
    /// - Source: SQLite's "Database File Format", section 1.3.
    var isCurrent: Bool {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { Glibc.close(descriptor) }
        var header = [UInt8](repeating: 0, count: 100)
        guard pread(descriptor, &header, header.count, 0) == header.count,
            header.starts(with: Array("SQLite format 3".utf8))
        else { return false }
        func number(at offset: Int) -> Int32 {
            Int32(bitPattern: header[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) })
        }
        return number(at: 68) == Schema.applicationID && Int(number(at: 60)) == Schema.version
    }

    /// Opens for writing, and makes the tables or brings them up to date.
    func openForWriting(_ update: SchemaUpdate = .current) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = LibraryLock.waiting
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { [packer] db in
            try prepare(db, packer)
            if db.configuration.readonly { stopReports(db) }
            // See `Library.write` for `synchronous` and `secure_delete`. The cache is per connection, in KiB.
            try db.execute(
                sql: """
                    PRAGMA page_size = \(Schema.pageSize); PRAGMA synchronous = NORMAL; PRAGMA secure_delete = OFF;
                    PRAGMA cache_size = -8192
                    """)
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        // Over the connection that is open already: the pool opens those for reading with the first read.
        let version = try pool.writeWithoutTransaction(SchemaUpdate.version)
        guard version <= update.version else {
            throw LibraryError.newerVersion(path: path, found: version, known: update.version)
        }
        if version < update.version { try update.apply(to: pool) }
        let strange = try pool.writeWithoutTransaction { try ForeignObject.all(in: $0).first { $0.kind == "trigger" } }
        if let strange { throw LibraryError.foreignTrigger(path: path, name: strange.name) }
        try pool.writeWithoutTransaction { db in
            // Readers read some pages each; the one writer needs the pages of the indexes all the time. In KiB.
            try db.execute(sql: "PRAGMA cache_size = -36864")
            try Self.fitLog(db)
        }
        return pool
    }

    /// Sets how far the log grows before it is written back, which syncs the disk.
    ///
    /// An import changes pages all over the indexes: the larger the library, the fewer pages are changed twice before they
    /// are written back.
    ///
    /// - Returns: that size, in pages.
    @discardableResult
    static func fitLog(_ db: Database) throws -> Int {
        let pageSize = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA page_size")) ?? Schema.pageSize
        let pages = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA page_count")) ?? 0
        let bytes = min(max(logSize, pages * pageSize / 16), 4 * logSize)
        // If the log were cut when it begins again, the disk space would have to be allocated again.
        try db.execute(
            sql: "PRAGMA wal_autocheckpoint = \(bytes / pageSize); PRAGMA journal_size_limit = \(bytes)")
        return bytes / pageSize
    }

    /// The size to which the log of a small library grows: bytes.
    private static let logSize = 64 << 20

    /// Opens a file that may not be written to.
    func openForReading() throws -> any DatabaseReader {
        let queue = try openPlain()
        // If nothing may be written, an older library cannot be brought up to date, nor an empty one made.
        let version = try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
        guard version == Schema.version else { throw refusal }
        return queue
    }

    /// Opens an empty library in memory, for what reads a library that was never made.
    func openUnmade() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.prepareDatabase { [packer] db in try prepare(db, packer) }
        let queue = try DatabaseQueue(configuration: configuration)
        try queue.write(SchemaUpdate.current.bringUpToDate)
        return queue
    }

    /// Opens for statements that have the form of changes and are rolled back.
    func openForChecking() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = LibraryLock.waiting
        configuration.prepareDatabase { [packer] db in
            packer.install(in: db)
            try distrust(db)
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Opens without changing anything.
    ///
    /// A log beside the file is part of it, and takes an ordinary opening. If there is none, this makes one while it is open:
    /// a connection that could not write would leave it behind when it closes. If that fails because there is no room for the
    /// index of the log, or it may not be made, the file is read without sharing it with others.
    ///
    /// - Parameter isDamaged: whether to read it even if it is shorter than it says, or has a table that is not known.
    func openPlain(isDamaged: Bool = false) throws -> DatabaseQueue {
        let hasLog = access(path + "-wal", F_OK) == 0
        if lockFailure != nil || isReadOnly && !hasLog { return try openAlone(isDamaged: isDamaged, hasLog: hasLog) }
        do {
            return try DatabaseQueue(path: path, configuration: plainConfiguration(isDamaged: isDamaged))
        } catch let error as DatabaseError
            where [.SQLITE_IOERR, .SQLITE_FULL, .SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
        {
            // If it fails again, the first failure is the reason.
            do { return try openAlone(isDamaged: isDamaged, hasLog: hasLog) } catch _ as DatabaseError { throw error }
        }
    }

    /// Opens for reading without locks, and without an index of the log that others see.
    private func openAlone(isDamaged: Bool, hasLog: Bool) throws -> DatabaseQueue {
        guard let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) else {
            throw LibraryError.cannotOpen(path: path, cause: "its name cannot be written as an address")
        }
        var configuration = plainConfiguration(isDamaged: isDamaged)
        configuration.readonly = true
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
        // SQLite's way of reading files without locks reads the log as well; if there is no log, it has to be told that
        // nobody changes the file.
        let manner = hasLog ? "vfs=unix-none" : "immutable=1"
        return try DatabaseQueue(path: "file:\(escaped)?\(manner)", configuration: configuration)
    }

    private func plainConfiguration(isDamaged: Bool) -> Configuration {
        var configuration = Configuration()
        // If the making of the file was cut off, that has to be rolled back first, which a reader may not do.
        let isCutOff = access(path + "-journal", F_OK) == 0
        let hasLog = access(path + "-wal", F_OK) == 0
        configuration.readonly = isReadOnly || hasLog && !isCutOff
        configuration.busyMode = LibraryLock.waiting
        configuration.prepareDatabase { [packer] db in
            try prepare(db, packer, isDamaged: isDamaged)
            stopReports(db)
            if isDamaged { try db.execute(sql: "PRAGMA writable_schema = ON") }
        }
        return configuration
    }
}

/// Gives a connection the functions that the library's statements use.
///
/// - Parameter isDamaged: whether the tables are read even where the schema is damaged, which SQLite's defensive mode forbids.
private func prepare(_ db: Database, _ packer: TextPacker, isDamaged: Bool = false) throws {
    packer.install(in: db)
    db.add(function: holdsWords)
    try distrust(db, isDefensive: !isDamaged)
    let code = ResultCode(rawValue: search_add_relevance(UnsafeMutableRawPointer(db.sqliteConnection)))
    guard code == .SQLITE_OK else { throw DatabaseError(resultCode: code) }
}

/// Has a connection trust nothing that a file says: it may come from anybody.
private func distrust(_ db: Database, isDefensive: Bool = true) throws {
    let code = ResultCode(
        rawValue: search_distrust(UnsafeMutableRawPointer(db.sqliteConnection), isDefensive ? 1 : 0))
    guard code == .SQLITE_OK else { throw DatabaseError(resultCode: code) }
}

/// Has a connection that only reads no longer learn what each statement reads. Only observers of changes would ask for it,
/// and it takes as long as all else that making a statement takes, which the first frame waits for.
private func stopReports(_ db: Database) { search_stop_reports(UnsafeMutableRawPointer(db.sqliteConnection)) }
