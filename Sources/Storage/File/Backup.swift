import Foundation
import GRDB

extension Library {
    /// Writes a copy of the library as it is now to another file, while it is in use.
    ///
    /// The copy holds nothing that was deleted, and is smaller where much was. It takes the place of an earlier one only
    /// once it is whole; a file that is no library is not replaced.
    package func backUp(to destination: String) throws(LibraryError) {
        let target = URL(fileURLWithPath: destination).standardizedFileURL.path
        let unfinished = target + ".unfinished"
        do {
            guard target != path else { throw LibraryError.failed(path: target, cause: "it is the library itself") }
            try LibraryFile(path: target, packer: packer).refuseForeign()
            try? FileManager.default.removeItem(atPath: unfinished)
            // An empty file that is its owner's alone, for SQLite to fill.
            _ = try LibraryFile(path: unfinished, packer: packer)
            let source = try LibraryFile(path: path, packer: packer).openPlain()
            defer { try? source.close() }
            try source.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA query_only = 0")
                try db.execute(sql: "VACUUM INTO ?", arguments: [unfinished])
            }
            try replace(target, with: unfinished)
        } catch {
            // What is left of an unfinished copy is of no use to anyone.
            try? FileManager.default.removeItem(atPath: unfinished)
            throw LibraryError(error, path: target)
        }
    }
}

/// Puts a file that was written in full in the place of another, so that it survives a failing power supply.
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
