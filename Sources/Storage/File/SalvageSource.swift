import Compression
import Foundation
import GRDB
import Libraries

// A file that cannot be opened cannot be read row by row. It says what it is in its first hundred bytes, and where its
// tables begin in the rest of its first page and in the pages which that one names; without them the other pages are of
// no use. Libraries are made in the same way, so a new one has the same on those pages as the damaged one had: they are
// put into a copy of the damaged file. That finds the tables of a library unless it was rewritten, as backups are; if
// it finds no articles, it was of no use.

/// A damaged library, opened for reading as far as that can be.
struct SalvageSource {
    let queue: DatabaseQueue
    /// A copy with another beginning, to be removed at the end; nil if the file itself could be opened.
    private let copy: String?

    /// - Parameter copy: where a copy may be made.
    init(path: String, copy: String, packer: TextPacker) throws {
        do {
            queue = try Self.open(path, packer)
            self.copy = nil
        } catch {
            guard let mended = try Self.openCopy(of: path, copy, packer) else {
                Self.remove(copy)
                throw error
            }
            (queue, self.copy) = (mended, copy)
        }
    }

    func close() {
        // The copy is of no use to anyone; if it cannot be removed, it does no harm.
        try? queue.close()
        if let copy { Self.remove(copy) }
    }

    /// The columns of a table; empty if there is no such table. GRDB's own way to ask for them trusts what a damaged file
    /// says of its tables, and ends the program.
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

    private static func openCopy(of path: String, _ copy: String, _ packer: TextPacker) throws -> DatabaseQueue? {
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        if size <= Schema.pageSize { return nil }
        let pages = try newPages(at: copy, packer)
        // First the header alone: the tables may lie elsewhere than in a new library.
        let header = [0: Array((pages[0] ?? [])[..<headerSize])]
        for pages in [header, pages] {
            remove(copy)
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            try put(pages, into: copy, size: size)
            for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + end) }
            if let queue = try? open(copy, packer), holdsArticles(queue) { return queue }
        }
        return nil
    }

    /// Puts pages of a new library into a file of some bytes.
    private static func put(_ pages: [Int: [UInt8]], into path: String, size: Int) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        defer { try? file.close() }
        for (number, page) in pages {
            var page = page
            if number == 0 {
                // The number of pages, valid for the header's change counter, and no list of free pages: see "Database
                // File Format", sections 1.3.5, 1.3.7 and 1.3.8.
                put(UInt32(clamping: size / Schema.pageSize), at: 28, in: &page)
                put(0, at: 32, in: &page)
                put(0, at: 36, in: &page)
                page.replaceSubrange(92..<96, with: page[24..<28])
            }
            try file.seek(toOffset: UInt64(number * Schema.pageSize))
            try file.write(contentsOf: Data(page))
        }
    }

    /// The pages of a new library that say where its tables are, by their number from 0 on.
    ///
    /// - Parameter path: where it may be made.
    private static func newPages(at path: String, _ packer: TextPacker) throws -> [Int: [UInt8]] {
        remove(path)
        defer { remove(path) }
        let pool = try LibraryFile(path: path, packer: packer).openForWriting()
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try pool.close()
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        func number(at offset: Int, bytes count: Int) -> Int {
            bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
        }
        func page(_ number: Int) -> [UInt8] {
            Array(bytes[number * Schema.pageSize..<(number + 1) * Schema.pageSize])
        }
        // "Database File Format", section 1.6: the first page of a larger table names the others, the last of them in its
        // header, the rest in cells.
        let isSpread = bytes[headerSize] == 5
        let cells = isSpread ? number(at: headerSize + 3, bytes: 2) : 0
        let others = (0..<cells).map { number(at: number(at: headerSize + 12 + 2 * $0, bytes: 2), bytes: 4) - 1 }
        let last = isSpread ? [number(at: headerSize + 8, bytes: 4) - 1] : []
        return ([0] + others + last).reduce(into: [:]) { $0[$1] = page($1) }
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
