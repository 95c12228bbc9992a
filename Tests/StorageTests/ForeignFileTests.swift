import Catalogue
import Compression
import Foundation
import GRDB
import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

@Suite("A library from somebody else")
struct ForeignFileTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }
    private let id: Article.ID

    init() throws {
        temporary = try TemporaryLibrary()
        id = try temporary.library.file(
            Article.sample("Rates rise", "Ana Silva spoke in Porto."),
            naming: [("Ana Silva", .person), ("Porto", .place)]
        ).id
    }

    /// Changes the closed file over a connection that knows nothing of Dateline, and opens it again.
    private func reopened(after sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Library {
        try library.close()
        let queue = try DatabaseQueue(path: temporary.path)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql, arguments: arguments) }
        try queue.close()
        return try Library(at: temporary.path)
    }

    @Test("A foreign trigger is named by the check, lets nothing be changed, and is gone after a repair")
    func trigger() throws {
        let library = try reopened(
            after: """
                CREATE TRIGGER helper AFTER UPDATE ON article BEGIN DELETE FROM article; END;
                CREATE TABLE payload (a); CREATE VIEW shown AS SELECT * FROM article;
                """)
        #expect(try library.check().problems == [.foreignObjects(["trigger helper", "view shown"])])
        #expect(try library.articles(limit: 9).map(\.id) == [id])
        #expect(throws: LibraryError.foreignTrigger(path: library.path, name: "helper")) {
            try library.markRead(true, id)
        }
        try library.repair()
        try library.markRead(true, id)
        #expect(try library.check().problems == [])
        #expect(try library.articles(limit: 9).map(\.isRead) == [true])
    }

    @Test("A trigger of ours that does something else is a foreign one")
    func changedTrigger() throws {
        let library = try reopened(
            after: """
                DROP TRIGGER article_marked;
                CREATE TRIGGER article_marked AFTER UPDATE OF is_read ON article BEGIN DELETE FROM article; END;
                """)
        #expect(throws: LibraryError.foreignTrigger(path: library.path, name: "article_marked")) {
            try library.markRead(true, id)
        }
        #expect(try library.count().total == 1)
        try library.repair()
        try library.markRead(true, id)
        #expect(try library.check().problems == [])
        #expect(try library.articles(limit: 9).map(\.isRead) == [true])
    }

    @Test("A trigger of ours that is gone is named by the check and made again by a repair")
    func missingTrigger() throws {
        let library = try reopened(after: "DROP TRIGGER article_marked")
        try library.markRead(true, id)
        #expect(try library.check().problems.contains(.missingTriggers(["article_marked"])))
        try library.repair()
        #expect(try library.check().problems == [])
        try library.markRead(false, id)
        #expect(try library.check().problems == [])
    }

    @Test("A table of somebody else's is only data, and an index changes what ours may hold")
    func tables() throws {
        let library = try reopened(
            after:
                "CREATE TABLE payload (a); INSERT INTO payload VALUES (1); CREATE UNIQUE INDEX once ON article (source)"
        )
        #expect(try library.check().problems == [.foreignObjects(["index once"])])
        try library.repair()
        #expect(try library.check().problems == [])
        try library.close()
        let queue = try DatabaseQueue(path: temporary.path)
        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT a FROM payload") } == 1)
        try queue.close()
    }

    @Test("A view in the place of a table is not read")
    func view() throws {
        let library = try reopened(
            after: """
                ALTER TABLE article RENAME TO before;
                CREATE VIEW article AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
                    SELECT before.* FROM before, n;
                """)
        #expect(throws: LibraryError.self) { try library.articles(limit: 9) }
    }

    @Test("Ranges beyond the text, or over one another, are told and not shown; a repair finds the names again")
    func ranges() throws {
        let body = "Ana Silva spoke in Porto."
        let stray = Extraction(
            mentions: [
                Mention(range: 0..<9, kind: .person, entity: 0), Mention(range: 4..<15, kind: .person, entity: 0),
                Mention(range: 19..<900, kind: .place, entity: 1),
            ],
            entities: [NamedEntity(name: "Ana Silva", kind: .person), NamedEntity(name: "Porto", kind: .place)])
        let blocks = [
            Block(range: 0..<9, role: .heading), Block(range: 3..<5, role: .listItem),
            Block(range: 20..<90, role: .quotation),
        ]
        let packer = TextPacker()
        let library = try reopened(
            after: "UPDATE extraction SET content = ?; UPDATE text SET blocks = ?",
            [Data(packer.packed(stray.encoded(body: body), as: .extraction)), Data(blocks.encoded)])
        let filed = try #require(try library.article(id))
        #expect(filed.mentions.map(\.range) == [0..<9])
        #expect(filed.article.blocks == [Block(range: 0..<9, role: .heading)])
        #expect(try library.check().problems.contains(.strayRanges(articles: 1)))
        try library.repair()
        #expect(try library.check().problems == [])
        #expect(try library.countAwaitingExtraction() == 1)
    }

    @Test("Ranks that no name has are not gone through one by one", arguments: [Int64.min, -1, 1 << 40, .max])
    func ranks(rank: Int64) throws {
        let library = try reopened(after: "UPDATE typed SET rank = ?", [rank])
        #expect(try library.lookup("ana", limit: 9).isEmpty)
        try library.repair()
        #expect(try library.lookup("ana", limit: 9).map(\.name) == ["Ana Silva"])
    }

    @Test("Bytes in the place of a text are not taken for one, as where a page of the file stands twice")
    func bytesForText() throws {
        let library = try reopened(after: "UPDATE article SET headline = x'07084243'; UPDATE text SET url = x'4142'")
        let filed = try #require(try library.article(id))
        #expect(filed.article.headline.isEmpty && filed.article.url == nil)
        #expect(try library.articles(limit: 9).map(\.headline) == [""])
    }

    @Test(
        "Numbers at the ends of their range are read as far as they mean something",
        arguments: [Int64.min, .min + 1, -1, 0, .max - 1, .max])
    func numbers(number: Int64) throws {
        let columns = ["sorted", "published", "word_count", "reading_offset", "filed", "is_read", "has_time", "source"]
        for column in columns {
            let library = try reopened(
                after: "PRAGMA foreign_keys = OFF; UPDATE article SET \(column) = ?", [number])
            for line in try library.articles(limit: 9) {
                _ = (line.published?.iso8601, line.readingMinutes)
                _ = try library.articles(olderThan: line.position, limit: 9)
            }
            _ = try library.article(id)
            _ = try library.articles(matching: Query(parsing: "from:2024-01-01 rates"), limit: 9)
            _ = try library.lookup("ana", limit: 9).first.map { try library.dossier(of: $0.id) }
            _ = try library.check()
            try library.close()
        }
    }
}
