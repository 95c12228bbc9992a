import Foundation
import GRDB
import News
import Testing

@testable import Storage

/// Libraries that earlier versions wrote.
struct MigrationTests {
    private let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
    private var path: String { folder + "/library.db" }

    /// A library with three articles, packed, as version 3 wrote it and as version 5 did. Those of versions 1 and 2 had
    /// fewer tables than version 3.
    private static func packed(_ version: Int) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Libraries/version-\(version < 4 ? 3 : 5).db.zst")
    }
    private static let addedByVersion3 = ["feed_article", "feed_key", "feed"]
    private static let addedByVersion2 = ["taken_file", "copy_key", "copy_sketch"]

    /// Writes the library as some version left it.
    private func makeLibrary(version: Int) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let bytes = try #require(TextPacker().unpacked(Array(try Data(contentsOf: Self.packed(version)))))
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            let gone = (version < 3 ? Self.addedByVersion3 : []) + (version < 2 ? Self.addedByVersion2 : [])
            if version < 3 {
                try db.execute(sql: "DROP TRIGGER feed_article_gone; DROP TRIGGER feed_article_marked")
            }
            if version < 2 { try db.execute(sql: "DROP TRIGGER taken_file_forgotten") }
            for table in gone { try db.execute(sql: "DROP TABLE \(table)") }
            if version == 4 { try db.execute(sql: "DROP TABLE vocabulary; UPDATE copy_sketch SET hashes = x''") }
            try db.execute(
                sql: "DELETE FROM grdb_migrations WHERE substr(identifier, 1, 1) > '\(version)'")
            try db.execute(sql: "PRAGMA user_version = \(version)")
        }
        try queue.close()
    }

    @Test("A library of an earlier version is brought up to date whole, and a copy of it kept", arguments: 1...5)
    func migrates(_ version: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try makeLibrary(version: version)
        let library = try Library(at: path)
        try expectWhole(library)
        #expect(try library.count().total == 3)
        #expect(try library.count(matching: Query(parsing: "is:starred")).total == 1)
        let article = try #require(try library.article(1))
        #expect(article.article.headline == "Minister visits harbour")
        #expect(article.article.body.hasSuffix("Costa, the mayor of Porto, agreed with Pistorius."))
        let pistorius = try #require(article.entities.first { $0.entity.name == "Boris Pistorius" })
        #expect(pistorius.mentionsHere == 3)
        #expect(pistorius.roles.map(\.text) == ["Defence Minister"])
        #expect(try library.dossier(of: pistorius.entity.id)?.quotes.map(\.text) == ["The harbour is open,"])
        #expect(try library.search(Query(parsing: "nunez"), limit: 5).count == 1)
        #expect(try library.countAwaitingExtraction() == 0)
        #expect(try library.feeds().count == (version < 3 ? 0 : 1))
        try library.close()
        let copy = try DatabaseQueue(path: "\(path).version-\(version)")
        let kept = try copy.read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA user_version"),
                try Int.fetchOne(db, sql: "SELECT count(*) FROM article")
            )
        }
        #expect(kept == (version, 3))
        try copy.close()
    }

    @Test("A library brought up to date goes on: articles come, change and go", arguments: [3, 5])
    func goesOn(_ version: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try makeLibrary(version: version)
        let library = try Library(at: path)
        try library.file(Article.sample("More", "Ana Costa spoke."), naming: [("Ana Costa", .person)])
        try library.removeArticle(1)
        try expectWhole(library)
        #expect(try library.lookup("ana costa", limit: 1).first?.articles == 2)
        try library.close()
    }

    @Test("Of a damaged library of an earlier version the articles are saved too", arguments: [3, 5])
    func salvages(_ version: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try makeLibrary(version: version)
        let saved = try Library.salvage(at: path)
        #expect(saved.articles == 3)
        #expect(saved.lostRows == [:])
        let library = try Library(at: path)
        try expectWhole(library)
        #expect(try library.article(1)?.entities.contains { $0.entity.name == "Boris Pistorius" } == true)
        #expect(try library.feeds().map(\.articles) == [1])
        try library.close()
    }
}
