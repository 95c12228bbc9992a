/// What went wrong, with which library, and why.
///
/// `path` is what people call the library: the path of its file, or the address of its database without a password.
package enum LibraryError: Error, Hashable, Sendable {
    /// The file or its folder can be neither opened nor made.
    case cannotOpen(path: String, cause: String)
    /// The folder for a new file does not exist.
    case noFolder(path: String, folder: String)
    /// A file cannot take a copy of the library. Nothing was changed.
    case noCopy(path: String, CopyObstacle)
    /// A file cannot take the library's place. Nothing was changed.
    case noBackup(path: String, BackupObstacle)
    /// The file was made by a later version of the program; nothing in it was changed.
    case newerVersion(path: String, found: Int, known: Int)
    /// The file is not a library: an SQLite database of something else, or no database at all. Nothing in it was changed.
    case notALibrary(path: String)
    /// The file is damaged; nothing in it was changed.
    case damaged(path: String, cause: String)
    /// The file or its folder may not be written to. Reading works.
    case readOnly(path: String)
    /// Files cannot be locked there. Reading works if the file exists.
    case noLocks(path: String, cause: String)
    /// The file was deleted, or another was put in its place, while it was open. Nothing is written to either.
    case replaced(path: String)
    /// The process may make no file as large as this one would be (`ulimit -f`). What was filed before is whole.
    case fileLimit(path: String)
    /// The process or the system has no file descriptor left.
    case noDescriptors(path: String)
    /// The process may have no more memory.
    case noMemory(path: String)
    /// The disk is full. What was filed before is whole.
    case diskFull(path: String)
    /// The file has a trigger that this program did not make, which would run with each change. Reading works.
    case foreignTrigger(path: String, name: String)
    /// The server of the library cannot be reached, or has gone away. What it has confirmed is safe.
    case unreachable(path: String, cause: String)
    /// The server is there, but a worker that has a part of the library cannot be reached. What was confirmed is safe.
    case workerUnreachable(path: String, cause: String)
    /// The server refuses access: the name or the password is wrong, or the rights to the database are missing.
    case refused(path: String, cause: String)
    /// What was typed cannot be read as the address of a database. It is not repeated: it may hold a password.
    case notAnAddress
    /// The connection would be without encryption, or the server cannot prove who it is.
    case notVerified(path: String, cause: String)
    /// The server is there, but has no such database.
    case noDatabase(path: String, database: String)
    /// The server has no such user.
    case noUser(path: String, user: String)
    /// The database is there, but holds no library.
    case noLibrary(path: String)
    /// A library is to be made where there is one.
    case libraryExists(path: String)
    /// The library was made by an earlier version of the program, and is brought up to date only when somebody asks for it.
    case olderVersion(path: String, found: Int, known: Int)
    /// The server's version, `found`, is older than the one that is needed. Both are as a server writes them.
    case serverTooOld(path: String, found: String, needed: String)
    /// The user with whose name the program asks may not do this; `what` is what the server says of it.
    case notAllowed(path: String, user: String, role: LibraryRole?, what: String)
    /// The program that talks to servers is not installed; the cause is the system's.
    case noClient(path: String, cause: String)
    /// Another program kept the file locked for too long.
    case locked(path: String)
    /// A search was ended by its ``Cancellation``.
    case cancelled
    /// There is no such article, entity or correction.
    case notFound(path: String, what: String)
    /// A correction cannot be undone, because a later one is about the entity that it made. Both by their numbers.
    case correctionInTheWay(path: String, of: Int64, later: Int64)
    /// A correction makes no sense, and why.
    case senseless(path: String, cause: String)
    /// Anything else, such as a failing disk.
    case failed(path: String, cause: String)
}

/// Why a file cannot take a copy of the library.
package enum CopyObstacle: Hashable, Sendable {
    case isFolder
    case isLibraryItself
    /// Nothing can be written there; the cause is the system's.
    case isNotWritable(cause: String)
}

/// Why a file cannot take the library's place.
package enum BackupObstacle: Hashable, Sendable {
    case isMissing
    case isFolder
    case isLibraryItself
    /// It has no bytes: whatever was to write it did not come that far.
    case isEmpty
    case isDamaged
}
