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
    /// - Throws: `.cannotOpen` if there is no such backup; `.damaged` if it is not whole; `.locked` while another program
    ///   has the library open; `.noFolder` if the folder of the library does not exist.
    package static func restore(_ backup: String, to destination: String) throws(LibraryError) -> Restoration {
        let source = URL(fileURLWithPath: backup).standardizedFileURL.path
        let target = URL(fileURLWithPath: destination).standardizedFileURL.path
        let incoming = target + ".restoring"
        do {
            guard access(source, F_OK) == 0 else {
                throw LibraryError.cannotOpen(path: source, cause: "there is no such file")
            }
            guard !isSameFile(source, target) else {
                throw LibraryError.failed(path: source, cause: "it is the library itself")
            }
            defer { try? FileManager.default.removeItem(atPath: incoming) }
            try copyWhole(source, to: incoming)
            let kept = access(target, F_OK) == 0 ? try keep(target) : nil
            try replace(target, with: incoming)
            let library = try Library(at: target)
            let articles = try library.check(isDeep: false).articles
            try library.close()
            return Restoration(articles: articles, keptPath: kept)
        } catch {
            throw LibraryError(error, path: target)
        }
    }

    /// Copies a library, with what its log holds, if it is whole.
    private static func copyWhole(_ source: String, to copy: String) throws {
        let library = try Library(at: source)
        guard try library.check(isDeep: false).isWhole else {
            throw LibraryError.damaged(path: source, cause: "a check found that it is not whole")
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
