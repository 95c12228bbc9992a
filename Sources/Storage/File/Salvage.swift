import Catalogue
import Foundation
import GRDB
import Libraries
import News

/// What was saved of a damaged library, and what was not.
package struct Salvage: Hashable, Sendable {
    /// Where the damaged file is now.
    package let damagedPath: String
    package let articles: Int
    /// Headlines of articles whose text is lost, up to a thousand of them, and how many there are.
    package let lostHeadlines: [String]
    package let lostArticles: Int
    /// Headlines of articles that were saved although headline and text are not those that were filed together, as a kept
    /// hash tells: up to a thousand of them.
    package let doubtfulHeadlines: [String]
    package let corrections: Int
    /// How many rows of each table could not be read, or referred to rows that are lost.
    package let lostRows: [String: Int]
}

extension Library {
    /// Saves what can be read of a damaged library in a new one, which replaces it. The damaged file is kept beside it
    /// under a new name.
    ///
    /// Articles with all that came with them, marks, reading positions, corrections and settings are copied row by row,
    /// except those that cannot be read. Everything else is made again from them.
    package static func salvage(at path: String) throws(LibraryError) -> Salvage {
        let path = URL(fileURLWithPath: path).standardizedFileURL.path
        let unfinished = path + ".unfinished"
        do {
            for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: unfinished + end) }
            let saved = try Library(at: unfinished)
            let source = try SalvageSource(path: path, copy: unfinished + "-source", packer: saved.packer)
            defer { source.close() }
            let rescue = Salvager(from: source.queue)
            let report = try saved.write(.power) { db in
                try rescue.copy(to: db)
                try Rebuilder(db, packer: saved.packer).rebuild()
                return try rescue.report(db, damagedPath: freeName(path, "damaged"))
            }
            try saved.maintain { db in try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
            try saved.close()
            source.close()
            try putAside(path, as: report.damagedPath)
            try replace(path, with: unfinished)
            // The log is empty by now, so its file is not needed.
            for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: unfinished + end) }
            return report
        } catch {
            // The damaged file is as it was; the beginning of a new one is of no use to anyone.
            for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: unfinished + end) }
            throw LibraryError(error, path: path)
        }
    }

    /// Gives a damaged file and its log another name, so that a new file can have theirs.
    ///
    /// If the process ends in between, the file has both names, but the log, which would be read as part of the new file,
    /// has the other one only.
    private static func putAside(_ path: String, as other: String) throws {
        let isLinked = link(path, other) == 0
        for end in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + end) {
            try FileManager.default.moveItem(atPath: path + end, toPath: other + end)
        }
        // Some network shares have no links.
        if !isLinked { try FileManager.default.moveItem(atPath: path, toPath: other) }
    }
}
