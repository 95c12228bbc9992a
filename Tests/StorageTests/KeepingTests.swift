import Dispatch
import Foundation
import GRDB
import Libraries
import LibrarySamples
import News
import Synchronization
import Testing

@testable import Storage

/// The library's file: what is kept, refused and reported.
struct KeepingTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }

    init() throws {
        temporary = try TemporaryLibrary()
        try library.file(Article.sample("One", "Ana Silva met Bob."), naming: [("Ana Silva", .person)])
    }

    private struct Cut: Error {}

    @Test("A transaction that is cut short leaves nothing behind")
    func cutShort() throws {
        let submission = Submission(article: Article.sample("Two", "Ana Silva again.", day: 6), origin: nil)
        #expect(throws: LibraryError.self) {
            try library.write { db in
                let filer = ArticleFiler(db, filed: 0, memory: try .right(nil, db), mostVersions: 0)
                _ = try filer.file(PreparedArticle(submission, packer: library.packer))
                try filer.finish()
                throw Cut()
            }
        }
        #expect(try library.count().total == 1)
        #expect(try library.lookup("ana", limit: 5).map(\.mentions) == [1])
        try expectWhole(library)
    }

    @Test("Closed by the last program, a library is one file")
    func oneFile() throws {
        let other = try Library(at: library.path)
        try library.markRead(true, 1)
        _ = try other.count()
        try other.close()
        // Read and written by many connections, of which some only read.
        for _ in 0..<3 { _ = try library.search(Query(parsing: "silva"), limit: 5) }
        try library.star(true, 1)
        try library.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.folder) == ["library.db"])
    }

    @Test("A library that is closed while others use it finishes what they began, and refuses what they begin")
    func closedInUse() throws {
        for round in 0..<40 {
            let inUse = try Library(at: library.path)
            if round % 2 == 0 { try inUse.prepareForWork() }
            let (users, ready) = (DispatchGroup(), DispatchSemaphore(value: 0))
            let refusals = Mutex<[LibraryError]>([])
            for user in 0..<4 {
                DispatchQueue(label: "user-\(user)").async(group: users) {
                    ready.signal()
                    do throws(LibraryError) {
                        while true {
                            if user == 0 { try inUse.star(true, 1) } else { _ = try inUse.outsideChanges() }
                            _ = try inUse.search(Query(parsing: "silva"), limit: 5)
                        }
                    } catch {
                        refusals.withLock { $0.append(error) }
                    }
                }
            }
            for _ in 0..<4 { ready.wait() }
            try inUse.close()
            users.wait()
            #expect(
                refusals.withLock { $0 }
                    == Array(repeating: .failed(path: library.path, cause: "it was closed"), count: 4))
        }
        try library.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.folder) == ["library.db"])
    }

    @Test("Two libraries on one file see each other's changes")
    func twoAtOnce() throws {
        let other = try Library(at: library.path)
        let before = try other.outsideChanges()
        try library.markRead(true, 1)
        #expect(try other.outsideChanges() > before)
        #expect(try other.count() == ArticleCount(total: 1, unread: 0))
        try other.file(Article.sample("Two", "Another."))
        #expect(try library.count().total == 2)
        try other.close()
    }

    @Test("Several threads write to one file through two libraries, and none is refused")
    func manyWriters() async throws {
        let libraries = [library, try Library(at: library.path)]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for number in 0..<10 {
                        try libraries[writer % 2].file(
                            Article.sample("Story \(writer)-\(number)", "Text \(writer) \(number)."))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try library.count().total == 41)
        try expectWhole(library)
        try libraries[1].close()
    }

    @Test("File and folder are the owner's alone")
    func permissions() throws {
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(library.path) == 0o600)
        #expect(try mode(temporary.folder) == 0o700)
        for beside in ["-wal", "-shm"] { #expect(try mode(library.path + beside) == 0o600) }
    }

    @Test("A file that may not be written to can be read")
    func readOnly() throws {
        try library.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: library.path)
        let reading = try Library(at: library.path)
        #expect(reading.isReadOnly)
        #expect(try reading.articles(limit: 10).map(\.headline) == ["One"])
        #expect(try reading.search(Query(parsing: "silva"), limit: 10).count == 1)
        #expect(try reading.check().problems == [])
        #expect(throws: LibraryError.readOnly(path: library.path)) { try reading.markRead(true, 1) }
        try reading.close()
    }

    @Test("A library of a later version is refused with both versions, and left as it is")
    func newer() throws {
        try library.close()
        let queue = try DatabaseQueue(path: library.path)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 9999") }
        try queue.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: library.path))
        #expect(throws: LibraryError.newerVersion(path: library.path, found: 9999, known: Schema.version)) {
            _ = try Library(at: library.path)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: library.path)) == before)
    }

    @Test("A library whose version is below zero is damaged, and is left as it is")
    func negativeVersion() throws {
        try library.close()
        let queue = try DatabaseQueue(path: library.path)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = -20") }
        try queue.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: library.path))
        #expect(throws: LibraryError.damaged(path: library.path, cause: "its version is -20")) {
            _ = try Library(at: library.path)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: library.path)) == before)
    }

    @Test(
        "A file that is not a library is refused and left as it is",
        arguments: ["Dear diary, this is no database at all.", ""])
    func foreign(_ text: String) throws {
        let path = temporary.folder + "/other.db"
        if text.isEmpty {
            let queue = try DatabaseQueue(path: path)
            try queue.write { try $0.execute(sql: "CREATE TABLE recipe (name)") }
            try queue.close()
        } else {
            try Data(String(repeating: text, count: 100).utf8).write(to: URL(fileURLWithPath: path))
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: LibraryError.notALibrary(path: path)) { _ = try Library(at: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("Damage is reported, and never ends the program")
    func damaged() throws {
        for number in 0..<60 { try library.file(Article.sample("Story \(number)", "Text of \(number) by Ana Silva.")) }
        try library.close()
        let url = URL(fileURLWithPath: library.path)
        let whole = try Data(contentsOf: url)
        var random = SystemRandomNumberGenerator()
        for _ in 0..<30 {
            var bytes = whole
            for _ in 0..<40 {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            try bytes.write(to: url)
            do {
                let library = try Library(at: library.path)
                let lines = try library.articles(limit: 100)
                for line in lines { _ = try library.article(line.id) }
                _ = try library.search(Query(parsing: "silva"), limit: 10)
                _ = try library.lookup("a", limit: 10)
                _ = try library.dossier(of: 1)
                _ = try library.check()
            } catch {
                // An error is all that is asked for.
            }
        }
    }

    @Test("A path through a file and the path of a folder are not taken for damaged libraries")
    func unopenable() throws {
        for path in [library.path + "/inside.db", temporary.folder] {
            #expect {
                _ = try Library(at: path)
            } throws: { error in
                switch error as? LibraryError {
                case .cannotOpen, .failed: true
                default: false
                }
            }
        }
    }

    @Test("Repair makes names, counts and the index again")
    func repair() throws {
        try library.maintain { db in
            try db.execute(
                sql: """
                    INSERT INTO words (words) VALUES ('delete-all');
                    DELETE FROM typed; DELETE FROM name; UPDATE entity SET mentions = 99; UPDATE tally SET unread = 7;
                    INSERT INTO awaiting_extraction VALUES (1)
                    """)
        }
        #expect(
            try library.check().problems == [
                .unindexedArticles(1), .wrongCounts(entities: 1), .missingExtractions(1), .wrongTally,
            ])
        for _ in 0..<2 {
            try library.repair()
            try expectWhole(library)
        }
        #expect(try library.search(Query(parsing: "silva"), limit: 10).count == 1)
        #expect(try library.lookup("silva", limit: 10).map(\.mentions) == [1])
    }

    @Test("A repair that would not make the library whole leaves it as it was")
    func vainRepair() throws {
        try library.maintain { try $0.execute(sql: "UPDATE text SET content = x'00'; UPDATE tally SET unread = 7") }
        #expect(throws: LibraryError.damaged(path: library.path, cause: "it is not whole after the repair")) {
            try library.repair()
        }
        #expect(try library.count().unread == 7)
        try library.maintain { try $0.execute(sql: "DELETE FROM article") }
        try library.repair()
        try expectWhole(library)
    }

    @Test("A repair that fails changes not a byte of the file")
    func vainRepairOfFile() throws {
        try library.maintain { try $0.execute(sql: "UPDATE text SET content = x'00'; UPDATE tally SET unread = 7") }
        try library.close()
        let file = URL(fileURLWithPath: library.path)
        let before = try Data(contentsOf: file)
        let again = try Library(at: library.path)
        #expect(throws: LibraryError.self) { try again.repair() }
        try again.close()
        #expect(try Data(contentsOf: file) == before)
    }

    @Test("An extraction is not taken for a text if a page of one is where a page of the other should be")
    func foundForText() throws {
        let odd = Article.sample("Odd", "\u{2}Begins with a control character.")
        try library.file(odd)
        try library.maintain { db in
            try db.execute(
                sql: "UPDATE text SET content = (SELECT content FROM extraction WHERE article = 1) WHERE article = 1")
        }
        #expect(try library.article(1) == nil)
        #expect(try library.article(2)?.article.body == odd.body)
        #expect(try library.check().problems.contains(.unreadableArticles([1])))
    }

    @Test("A folder that cannot be made is named in plain words")
    func impossibleFolder() {
        let path = "/proc/no-such-process/library.db"
        let cause = "its folder /proc/no-such-process is not there and cannot be made"
        #expect(throws: LibraryError.cannotOpen(path: path, cause: cause)) { try Library(at: path) }
    }
}
