import Compression
import Foundation
import GRDB
import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

/// How a library of an earlier version is brought up to date. There is no earlier version yet, so these make a later one.
struct MigrationTests {
    private let temporary: TemporaryLibrary
    private var path: String { temporary.path }

    /// The next version, in which articles have a mood, and settings are made again under their name.
    private let next = SchemaUpdate(
        tables: Schema.tables,
        migrations: Schema.migrations + [
            Migration { db in
                try db.execute(
                    sql: """
                        CREATE TABLE other (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);
                        INSERT INTO other SELECT * FROM source;
                        DROP TABLE source;
                        ALTER TABLE other RENAME TO source;
                        ALTER TABLE article ADD COLUMN mood TEXT;
                        UPDATE article SET mood = 'calm';
                        """)
            }
        ])

    init() throws {
        temporary = try TemporaryLibrary()
        try temporary.library.file(.sample("One", "Ana Silva met Bob."), naming: [("Ana Silva", .person)])
        try temporary.library.close()
    }

    private func open(_ update: SchemaUpdate) throws -> DatabasePool {
        try LibraryFile(path: path, packer: TextPacker()).openForWriting(update)
    }

    private var copies: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: temporary.folder).filter { $0.contains("version") }
        }
    }

    @Test("A library is brought to the next version with all that is in it, and a copy of the earlier one is kept")
    func migrates() throws {
        let pool = try open(next)
        let article = try pool.read { db in
            try Row.fetchOne(
                db, sql: "SELECT headline, mood, source.name FROM article JOIN source ON source.id = source")
        }
        #expect(article?.text(0) == "One" && article?.text(1) == "calm" && article?.text(2) == "Harbour Wire")
        #expect(try pool.read(SchemaUpdate.version) == next.version)
        try pool.close()
        #expect(try copies == ["library.db.version-\(Schema.version)"])
        let kept = try Library(at: path + ".version-\(Schema.version)")
        try expectWhole(kept)
        #expect(try kept.articles(limit: 9).map(\.headline) == ["One"])
        try kept.close()
        #expect(throws: LibraryError.newerVersion(path: path, found: next.version, known: Schema.version)) {
            _ = try Library(at: path)
        }
    }

    @Test("A step that fails, or leaves references that lead nowhere, changes nothing")
    func fails() throws {
        for sql in ["DROP TABLE article; SELECT nonsense", "DELETE FROM source"] {
            let broken = SchemaUpdate(
                tables: Schema.tables, migrations: Schema.migrations + [Migration { try $0.execute(sql: sql) }])
            #expect(throws: DatabaseError.self) { try open(broken).close() }
            let library = try Library(at: path)
            try expectWhole(library)
            #expect(try library.count().total == 1)
            try library.close()
        }
    }

    @Test("Several may begin to bring a library up to date at once")
    func atOnce() async throws {
        let (path, next) = (path, next)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    try LibraryLock.waiting {
                        try LibraryFile(path: path, packer: TextPacker()).openForWriting(next).close()
                    }
                }
            }
            try await group.waitForAll()
        }
        let pool = try open(next)
        #expect(try await pool.read(SchemaUpdate.version) == next.version)
        try pool.close()
        #expect(try copies == ["library.db.version-\(Schema.version)"])
        let kept = try Library(at: path + ".version-\(Schema.version)")
        #expect(try kept.articles(limit: 9).map(\.headline) == ["One"])
        try kept.close()
    }
}
