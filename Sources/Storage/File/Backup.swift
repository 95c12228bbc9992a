import Foundation
import GRDB
import Libraries

extension Library {
    /// Writes a copy of the library as it is now to another file, while it is in use.
    ///
    /// The copy holds nothing that was deleted, and is smaller if much was. It replaces an earlier copy only when it is
    /// whole. A file that is not a library is not replaced, nor a copy that another program has open.
    ///
    /// - Throws: `.noFolder` if the folder for the copy does not exist; `.noCopy` if it would take the place of a folder or
    ///   of the library itself, or nothing can be written there.
    package func backUp(to destination: String) throws(LibraryError) {
        let target = URL(fileURLWithPath: destination).standardizedFileURL.path
        let unfinished = target + ".unfinished"
        do {
            if isSameFile(target, path) { throw LibraryError.noCopy(path: target, .isLibraryItself) }
            if isFolder(target) { throw LibraryError.noCopy(path: target, .isFolder) }
            // The folder is not made: its name may be mistyped, or a disk not mounted.
            let folder = (target as NSString).deletingLastPathComponent
            guard isFolder(folder) else { throw LibraryError.noFolder(path: target, folder: folder) }
            if FileManager.default.fileExists(atPath: target) {
                try LibraryFile(path: target, packer: packer, triesLocks: true).refuseForeign()
            }
            removeUnfinished(unfinished)
            // An empty file that is its owner's alone, for SQLite to fill.
            do { _ = try LibraryFile(path: unfinished, packer: packer) } catch LibraryError.cannotOpen(_, let cause) {
                throw LibraryError.noCopy(path: target, .isNotWritable(cause: cause))
            }
            let source = try file.openPlain()
            defer { try? source.close() }
            try source.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA query_only = 0")
                // Nobody else knows the unfinished file: it needs no locks, which a network share may not have.
                let name = unfinished.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
                let destination = name.map { "file:\($0)?nolock=1" } ?? unfinished
                try db.execute(sql: "VACUUM INTO ?", arguments: [destination])
            }
            _ = try takeInLog(of: target)
            try replace(target, with: unfinished)
        } catch {
            // An unfinished copy is of no use to anyone.
            removeUnfinished(unfinished)
            throw LibraryError(error, path: target)
        }
    }
}

/// Removes a copy that was not finished, with what SQLite writes beside it.
private func removeUnfinished(_ path: String) {
    for end in ["", "-journal"] { unlink(path + end) }
}

/// Whether two paths lead to one file, by whatever links.
func isSameFile(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    guard stat(first, &one) == 0, stat(second, &other) == 0 else { return first == second }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
}

/// Whether a path leads to a folder, by whatever links.
func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// A name that no file has, for what is kept of a library: its path with an ending and a number.
func freeName(_ path: String, _ ending: String) -> String {
    var number = 1
    while FileManager.default.fileExists(atPath: "\(path).\(ending)-\(number)") { number += 1 }
    return "\(path).\(ending)-\(number)"
}

/// Writes the log beside a library back into its file, so that there is no log.
///
/// A log belongs to whatever file has its name: it would be read as part of the file that replaces this one, and damage
/// it.
///
/// - Returns: false if the file is damaged, so that its log could not be written back; the log is removed all the same.
/// - Throws: `SQLITE_BUSY` while another program has the library open.
func takeInLog(of path: String) throws -> Bool {
    guard FileManager.default.fileExists(atPath: path + "-wal") else { return true }
    var isWrittenBack = true
    do {
        var configuration = Configuration()
        configuration.busyMode = .timeout(2)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
        // The file that will be replaced is damaged, and the log with it.
        isWrittenBack = false
    }
    for end in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + end) {
        try FileManager.default.removeItem(atPath: path + end)
    }
    return isWrittenBack
}

/// Replaces a file with another that was written in full, so that it survives a power failure.
func replace(_ path: String, with written: String) throws {
    let file = open(written, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw LibraryError.cannotOpen(path: written, cause: String(cString: strerror(errno))) }
    defer { close(file) }
    guard fsync(file) == 0, rename(written, path) == 0 else {
        throw LibraryError.failed(path: path, cause: String(cString: strerror(errno)))
    }
    let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
    if folder >= 0 {
        fsync(folder)
        close(folder)
    }
}
