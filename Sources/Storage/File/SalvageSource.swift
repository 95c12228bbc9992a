import Foundation
import GRDB

// What cannot be opened cannot be read row by row. A file says what it is in its first hundred bytes, and where its
// tables are in the rest of its first page; whatever is there of the others is of no use without. Libraries are made by
// the same steps, so a new one begins like one that was damaged: its beginning is put before a copy of the damaged
// file. That finds the tables of a library that was never packed anew, as backups and mended ones are; where it finds
// no articles, it was no good.

/// A damaged library, opened for reading as far as that can be.
struct SalvageSource {
    let queue: DatabaseQueue
    /// A copy with another beginning, to be removed at the end; nil where the file itself could be opened.
    private let copy: String?

    /// - Parameters:
    ///   - beginning: the first page of a new library.
    ///   - copy: where a copy may be made.
    init(path: String, beginning: [UInt8], copy: String, packer: TextPacker) throws {
        do {
            queue = try Self.open(path, packer)
            self.copy = nil
        } catch {
            guard let mended = try Self.openCopy(of: path, beginning: beginning, copy, packer) else {
                Self.remove(copy)
                throw error
            }
            (queue, self.copy) = (mended, copy)
        }
    }

    func close() {
        // The copy is of no use to anyone; what is left of it does no harm.
        try? queue.close()
        if let copy { Self.remove(copy) }
    }

    /// The columns of a table; none where there is no such table. GRDB's own way to ask for them trusts what a damaged
    /// file says of its tables, and ends the program.
    static func columns(of table: String, in db: Database) throws -> [String] {
        try Row.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table]).compactMap { $0.text(0) }
    }

    /// Opens a file that has the tables of a library.
    private static func open(_ path: String, _ packer: TextPacker) throws -> DatabaseQueue {
        let queue = try LibraryFile(path: path, packer: packer).openPlain(isDamaged: true)
        try queue.read { db in
            for table in ["article", "text", "tally"] where try columns(of: table, in: db).isEmpty {
                throw LibraryError.notALibrary(path: path)
            }
        }
        return queue
    }

    private static func openCopy(
        of path: String, beginning: [UInt8], _ copy: String, _ packer: TextPacker
    ) throws -> DatabaseQueue? {
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        guard size > beginning.count, beginning.count >= headerSize else { return nil }
        remove(copy)
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        for length in [headerSize, beginning.count] {
            var start = Array(beginning[..<length])
            // The number of pages; no list of free ones. Its version is that of the header: SQLite's section 1.3.8.
            put(UInt32(clamping: size / beginning.count), at: 28, in: &start)
            put(0, at: 32, in: &start)
            put(0, at: 36, in: &start)
            start.replaceSubrange(92..<96, with: start[24..<28])
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: copy))
            try file.write(contentsOf: Data(start))
            try file.close()
            for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + end) }
            if let queue = try? open(copy, packer), holdsArticles(queue) { return queue }
        }
        return nil
    }

    /// Whether what is taken for the articles looks like it.
    private static func holdsArticles(_ queue: DatabaseQueue) -> Bool {
        let found = try? queue.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM (SELECT 1 FROM article JOIN text ON text.article = article.id
                        WHERE typeof(headline) = 'text' AND typeof(slot) = 'integer' AND typeof(content) = 'blob' LIMIT 1)
                    """)
        }
        return found == 1
    }

    private static func put(_ number: UInt32, at offset: Int, in bytes: inout [UInt8]) {
        for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: number >> (24 - 8 * index)) }
    }

    private static func remove(_ copy: String) {
        for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + end) }
    }

    private static let headerSize = 100
}
