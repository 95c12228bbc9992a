import Foundation
import GRDB
import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

/// What becomes of a library whose file is damaged, and copies of one.
struct SalvageTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }
    /// How many damaged files are tried: a few, or as many as the environment asks for.
    private static let count = ProcessInfo.processInfo.environment["DATELINE_DAMAGED_FILES"].flatMap(Int.init) ?? 25

    init() throws {
        temporary = try TemporaryLibrary()
        for number in 0..<120 {
            let text =
                "Text of \(number) by Ana Silva, who met Maria Costa. " + String(repeating: "More. ", count: number)
            try library.file(
                Article.sample("Story \(number)", text, day: 1 + number % 28),
                naming: [("Ana Silva", .person), ("Maria Costa", .person)])
        }
        try library.star(true, 7)
        try library.markRead(true, [1, 2, 3])
        try library.keepReadingOffset(12, of: 9)
        try library.keep("wide", as: "layout")
        let silva = try #require(library.lookup("ana silva", limit: 1).first)
        try library.correct(.rename(silva.id, to: "Ana da Silva"))
    }

    @Test("A backup of a library in use is a whole library with all that was done")
    func backup() throws {
        let path = temporary.folder + "/copy.db"
        try library.backUp(to: path)
        try library.removeArticle(4)
        try library.backUp(to: path)
        let copy = try Library(at: path)
        #expect(try copy.count().total == 119)
        #expect(try copy.article(7)?.line.isStarred == true)
        #expect(try copy.article(9)?.readingOffset == 12)
        #expect(try copy.corrections().count == 1)
        #expect(try copy.setting("layout") == "wide")
        try expectWhole(copy)
        try copy.close()
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try !Data(contentsOf: URL(fileURLWithPath: path)).contains("Story 3:"))
    }

    @Test("A backup does not replace a file that is not a library")
    func foreignBackup() throws {
        let path = temporary.folder + "/diary.txt"
        let diary = Data(String(repeating: "Dear diary. ", count: 100).utf8)
        try diary.write(to: URL(fileURLWithPath: path))
        #expect(throws: LibraryError.notALibrary(path: path)) { try library.backUp(to: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == diary)
        #expect(throws: LibraryError.self) { try library.backUp(to: library.path) }
    }

    @Test("A backup takes the place of one that was changed and never closed")
    func backupOverLog() throws {
        let path = temporary.folder + "/copy.db"
        try library.backUp(to: path)
        // A program that ends while it has the copy open leaves the file with its log behind.
        let open = try Library(at: path)
        try open.star(true, 8)
        #expect(throws: LibraryError.locked(path: path)) { try library.backUp(to: path) }
        let left = temporary.folder + "/left.db"
        for end in ["", "-wal", "-shm"] { try FileManager.default.copyItem(atPath: path + end, toPath: left + end) }
        try open.close()
        for number in 0..<20 {
            try library.file(Article.sample("More \(number)", "Ana Silva came.", url: "m\(number)"))
        }
        try library.backUp(to: left)
        let copy = try Library(at: left)
        #expect(try copy.count().total == 140)
        #expect(try copy.article(8)?.line.isStarred == false)
        try expectWhole(copy)
        try copy.close()
    }

    @Test("A backup makes no folder, and is never the library itself")
    func backupElsewhere() throws {
        let missing = temporary.folder + "/nowhere"
        #expect(throws: LibraryError.noFolder(path: missing + "/copy.db", folder: missing)) {
            try library.backUp(to: missing + "/copy.db")
        }
        #expect(!FileManager.default.fileExists(atPath: missing))
        let link = temporary.folder + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: temporary.folder)
        #expect(throws: LibraryError.self) { try library.backUp(to: link + "/library.db") }
        try expectWhole(library)
    }

    @Test("A whole library is salvaged as it is")
    func salvageOfWhole() throws {
        let before = try (1...120).map { try #require(try library.article($0)) }
        let corrections = try library.corrections()
        try library.close()
        let report = try Library.salvage(at: library.path)
        #expect(report.articles == 120 && report.lostArticles == 0 && report.lostRows == [:])
        let saved = try Library(at: library.path)
        #expect(try (1...120).map { try #require(try saved.article($0)) } == before)
        #expect(try saved.corrections() == corrections)
        #expect(try saved.setting("layout") == "wide")
        #expect(try saved.search(Query(parsing: "silva"), limit: 200).count == 120)
        try expectWhole(saved)
        try saved.close()
    }

    @Test(
        "As much as is left of a library without its beginning or its end is saved", arguments: [0, 1, 2, 3])
    func beginningOrEnd(_ damage: Int) throws {
        try library.maintain { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try library.close()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: library.path))
        switch damage {
        case 0: bytes.replaceSubrange(0..<100, with: Data(repeating: 0, count: 100))
        case 1: bytes.replaceSubrange(0..<Schema.pageSize, with: Data(repeating: 0x5A, count: Schema.pageSize))
        case 2: bytes.removeLast(Schema.pageSize + 17)
        default:
            // All pages that name the tables.
            let pages = try pagesOfTables()
            #expect(pages.count > 1)
            for page in pages { bytes.replaceSubrange(page, with: Data(repeating: 0x5A, count: page.count)) }
        }
        try bytes.write(to: URL(fileURLWithPath: library.path))
        let report = try Library.salvage(at: library.path)
        #expect(try Data(contentsOf: URL(fileURLWithPath: report.damagedPath)) == bytes)
        #expect(damage == 2 ? report.articles > 0 : report.articles == 120)
        let saved = try Library(at: library.path)
        #expect(try saved.count().total == report.articles)
        try expectWhole(saved)
        try saved.close()
    }

    /// The ranges of the pages that say what tables there are.
    private func pagesOfTables() throws -> [Range<Int>] {
        let queue = try DatabaseQueue(path: library.path)
        defer { try? queue.close() }
        return try queue.read { db in
            try Int.fetchAll(db, sql: "SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'").map {
                ($0 - 1) * Schema.pageSize..<$0 * Schema.pageSize
            }
        }
    }

    @Test("A file that never was a library is left as it is")
    func foreignSalvage() throws {
        let path = temporary.folder + "/diary.db"
        let diary = Data(String(repeating: "Dear diary. ", count: 9000).utf8)
        try diary.write(to: URL(fileURLWithPath: path))
        #expect(throws: LibraryError.notALibrary(path: path)) { try Library.salvage(at: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == diary)
        let other = temporary.folder + "/other.db"
        let queue = try DatabaseQueue(path: other)
        try queue.write { try $0.execute(sql: "CREATE TABLE article (id); INSERT INTO article VALUES (1)") }
        try queue.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: other))
        #expect(throws: LibraryError.notALibrary(path: other)) { try Library.salvage(at: other) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == before)
        let names = try FileManager.default.contentsOfDirectory(atPath: temporary.folder)
        #expect(!names.contains { $0.contains("unfinished") || $0.contains("damaged") })
    }

    @Test("Checking a damaged file does not change it")
    func checkingDamaged() throws {
        try library.maintain { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try library.close()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: library.path))
        let middle = bytes.count / 2
        bytes.replaceSubrange(
            middle..<middle + 4 * Schema.pageSize, with: Data(repeating: 0x5A, count: 4 * Schema.pageSize))
        try bytes.write(to: URL(fileURLWithPath: library.path))
        let damaged = try Library(at: library.path)
        for isDeep in [false, true] {
            do throws(LibraryError) { #expect(try !damaged.check(isDeep: isDeep).isWhole) } catch {
                // So damaged that nothing can be counted.
                guard case .damaged = error else { throw error }
            }
        }
        try damaged.close()
        #expect(try Data(contentsOf: URL(fileURLWithPath: library.path)) == bytes)
    }

    @Test("What can be saved of files damaged at random is saved, and no damaged file is overwritten")
    func damagedFiles() throws {
        try library.maintain { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try library.close()
        let whole = try Data(contentsOf: URL(fileURLWithPath: library.path))
        var random = SystemRandomNumberGenerator()
        var saved = 0
        for number in 0..<Self.count {
            let path = temporary.folder + "/damaged-\(number)/library.db"
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            var bytes = whole
            for _ in 0..<Int.random(in: 1...60, using: &random) {
                // The first hundred bytes say what the file is; without them it is not a library.
                let place = Int.random(in: 100..<bytes.count, using: &random)
                let end = min(bytes.count, place + Int.random(in: 1...600, using: &random))
                for index in place..<end { bytes[index] = UInt8.random(in: 0...255, using: &random) }
            }
            try bytes.write(to: URL(fileURLWithPath: path))
            guard let report = try? Library.salvage(at: path) else {
                #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
                continue
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: report.damagedPath)) == bytes)
            let library = try Library(at: path)
            try expectWhole(library)
            #expect(try library.count().total == report.articles)
            saved += report.articles
            try library.close()
            try FileManager.default.removeItem(at: folder)
        }
        #expect(saved > 0)
        print("\(Self.count) damaged files: \(saved / Self.count) of 120 articles saved of each")
    }
}

extension Data {
    fileprivate func contains(_ text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}
