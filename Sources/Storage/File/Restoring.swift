import Foundation
import GRDB
import Libraries

/// What became of a library whose backup was put in its place.
package struct Restoration: Hashable, Sendable {
    /// How many articles the library has now.
    package let articles: Int
    /// Where the library that was there before is kept; nil if there was none.
    package let keptPath: String?
}

extension Library {
    /// Puts a backup in the place of a library. Nothing of what was there is lost: that file is kept beside it.
    ///
    /// The backup is copied to the folder of the library, checked, and put in place in one step: whenever the program is
    /// stopped, the library that was there or the backup is in the place, whole.
    ///
    /// - Throws: `.noBackup` if there is no such backup, or it is not whole; `.locked` while another program has the library
    ///   open; `.noFolder` if the folder of the library does not exist.
    package static func restore(_ backup: String, to destination: String) throws(LibraryError) -> Restoration {
        let source = URL(fileURLWithPath: backup).standardizedFileURL.path
        let target = URL(fileURLWithPath: destination).standardizedFileURL.path
        let incoming = target + ".restoring"
        do {
            if let obstacle = obstacle(source, target) { throw LibraryError.noBackup(path: source, obstacle) }
            if isFolder(target) { throw LibraryError.cannotOpen(path: target, cause: "it is a folder") }
            defer { try? FileManager.default.removeItem(atPath: incoming) }
            try copyWhole(source, to: incoming)
            let kept = access(target, F_OK) == 0 ? try keep(target) : nil
            try replace(target, with: incoming)
            let library = try Library(at: target)
            let articles = try library.check(isDeep: false).articles
            try library.close()
            return Restoration(articles: articles, keptPath: kept)
        } catch {
            throw LibraryError(error, path: target).ofCopy(incoming, to: target)
        }
    }

    /// What is against a file as a backup, as far as that shows without opening it.
    private static func obstacle(_ source: String, _ target: String) -> BackupObstacle? {
        var status = stat()
        if stat(source, &status) != 0, errno == ENOENT { return .isMissing }
        if isFolder(source) { return .isFolder }
        if isSameFile(source, target) { return .isLibraryItself }
        // SQLite takes an empty file for a library that is still to be made.
        return status.st_mode & S_IFMT == S_IFREG && status.st_size == 0 ? .isEmpty : nil
    }

    /// Copies a library, with what its log holds, if it is whole.
    private static func copyWhole(_ source: String, to copy: String) throws {
        let library: Library
        do {
            library = try Library(at: source)
            if try !library.check(isDeep: false).isWhole { throw LibraryError.noBackup(path: source, .isDamaged) }
        } catch LibraryError.damaged {
            throw LibraryError.noBackup(path: source, .isDamaged)
        }
        try library.backUp(to: copy)
        try library.close()
    }

    /// Gives the file in the library's place a second name, so that it is kept when the first one goes to another file.
    ///
    /// The log is written back first: it belongs to whatever file has its name. A damaged file keeps its log.
    private static func keep(_ target: String) throws -> String {
        let kept = freeName(target, "before-restore")
        let log = target + "-wal"
        if access(log, F_OK) == 0 { try FileManager.default.copyItem(atPath: log, toPath: kept + "-wal") }
        if try takeInLog(of: target) { try? FileManager.default.removeItem(atPath: kept + "-wal") }
        // Some file systems have no second names.
        if link(target, kept) != 0 { try FileManager.default.copyItem(atPath: target, toPath: kept) }
        return kept
    }
}

extension LibraryError {
    /// The same failure, said of the file that a copy was to become: nobody knows the copy by its name.
    fileprivate func ofCopy(_ copy: String, to path: String) -> LibraryError {
        if self == .diskFull(path: copy) { return .diskFull(path: path) }
        if self == .fileLimit(path: copy) { return .fileLimit(path: path) }
        if case .noCopy(copy, let obstacle) = self { return .noCopy(path: path, obstacle) }
        return self
    }
}
