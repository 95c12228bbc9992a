import Foundation
import GRDB
import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

/// The list of tables, by which check, repair and salvage go.
struct SchemaTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }

    /// A library with rows in each table.
    init() throws {
        temporary = try TemporaryLibrary()
        let text = "Ana Silva met Bob Roy in Porto. " + (1...40).map { "Word\($0) follows. " }.joined()
        let sketch = Sketch(hashes: (1...60).map { UInt32($0) &* 2_654_435_761 })
        let names: [(String, EntityKind)] = [("Ana Silva", .person), ("Bob Roy", .person), ("Porto", .place)]
        let feeds = try library.subscribe(to: [NewFeed(address: "https://example.org/feed")])
        var ids: [Article.ID] = []
        for number in 1...3 {
            let article = Article.sample("Story \(number)", "\(text) \(number).", day: number, url: "u\(number)")
            let found = Extraction.sample(article.body, names)
            ids.append(try library.file(article, found, origin: "/in/\(number)", sketch: sketch).id)
            try library.keep([(FeedItemKeys(article), ids[number - 1])], in: try #require(feeds.first).id)
        }
        try library.fileText(.sample("Late", "New."))
        try library.markRead(true, 1)
        try library.keep("wide", as: "layout")
        try library.remember([TakenFile(path: "/in/1", size: 5, changed: 7, articles: 1)])
        let entities = try library.entities(limit: 9)
        try library.correct(.merge(entities[0].id, into: entities[1].id))
        try library.correct(.split(alias: "Port", from: entities[2].id))
        try library.correct(.hide(entities[2].id), scope: .article(ids[0]))
        try library.take([(1, [TextVersion(headline: "Before", body: "It said so.", replaced: Moment(seconds: 5))])])
        try library.watch(.query("porto"))
        try library.maintain { db in
            try db.execute(
                sql: """
                    INSERT INTO telling SELECT slot, 1, 1, x'00' FROM article WHERE id < 3;
                    INSERT INTO story_decision VALUES (1, 1, 7);
                    INSERT INTO story_tie VALUES (1, 2, 1, 1);
                    """)
        }
        let account = try library.addSyncAccount(.fever, address: "https://s.example", user: "ana", session: nil).id
        try library.keep(
            [SyncedItem(remote: "7", article: ids[1], marks: ItemMarks(isRead: false, isStarred: false))], of: account)
        try library.keepLabels([("7", ["ports"])], of: account)
        try library.star(true, ids[1])
        try library.choose(try #require(KeywordChoice(.own, typed: "secure line|secured line", made: 3)))
        try library.tag(ids, TagChange(adding: ["ships"]))
        try library.write(note: "Call.", on: .article(ids[0]))
        try library.write(note: "Who?", on: .entity(entities[1].id))
        // Too few articles to train a dictionary from.
        try library.maintain { try $0.execute(sql: "INSERT INTO dictionary VALUES (1, x'00', 1, 0)") }
        try expectWhole(library)
    }

    private func rows(_ library: Library, _ table: LibraryTable) throws -> [String] {
        try library.read { db in try Row.fetchAll(db, sql: "SELECT * FROM \(table.name)").map(\.description).sorted() }
    }

    @Test("The list has every table of the file, and no other")
    func listed() throws {
        let tables = try library.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list
                    WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite%'
                    """)
        }
        #expect(tables.sorted() == Schema.tables.map(\.name).sorted())
    }

    @Test("The list has every reference that the file declares")
    func references() throws {
        for table in Schema.tables {
            let declared = try library.read { db in
                try Row.fetchAll(
                    db, sql: "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?)",
                    arguments: [table.name]
                )
                .map { [$0.text(0) ?? "", $0.text(1) ?? "", $0.text(2) ?? ""] }
            }
            let listed = Set(table.references.map { [$0.column, $0.table, $0.key] })
            #expect(listed.isSuperset(of: declared), "\(table.name)")
        }
    }

    @Test("A salvage copies all that is kept")
    func salvage() throws {
        let kept = Schema.tables.filter { $0.content == .kept }
        let before = try kept.map { try rows(library, $0) }
        for (table, rows) in zip(kept, before) { #expect(!rows.isEmpty, "this test needs rows in \(table.name)") }
        try library.close()
        let report = try Library.salvage(at: library.path)
        #expect(report.lostRows == [:])
        let saved = try Library(at: library.path)
        for (table, before) in zip(kept, before) { #expect(try rows(saved, table) == before, "\(table.name)") }
        try expectWhole(saved)
        try saved.close()
    }

    @Test(
        "A repair fills each derived table again",
        arguments: Schema.tables.filter { $0.content == .derived }.map(\.name))
    func repair(_ name: String) throws {
        let table = Schema.table(name)
        // An index of words cannot be read as a table; the check compares it with the articles.
        let isIndex = table.clearing.contains("VIRTUAL")
        let before = isIndex ? [] : try rows(library, table)
        #expect(isIndex || !before.isEmpty, "this test needs rows in \(name)")
        try library.maintain { try $0.execute(sql: table.clearing) }
        #expect(try !library.check().isWhole)
        try library.repair()
        try expectWhole(library)
        if !isIndex { #expect(try rows(library, table) == before) }
    }

    @Test(
        "A check reports a reference that leads nowhere, and a salvage corrects it",
        arguments: Schema.tables.flatMap { table in table.references.map { (table.name, $0.column) } })
    func dangling(_ name: String, _ column: String) throws {
        try library.maintain { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(
                sql:
                    "UPDATE OR IGNORE \(name) SET \(column) = 99999 WHERE \(column) = (SELECT max(\(column)) FROM \(name))"
            )
            #expect(db.changesCount > 0, "this test needs rows in \(name)")
            try db.execute(sql: "PRAGMA foreign_keys = ON")
        }
        let problems = try library.check(isDeep: false).problems
        #expect(problems.contains { if case .danglingRows(name, _) = $0 { true } else { false } }, "\(problems)")
        try library.close()
        _ = try Library.salvage(at: library.path)
        let saved = try Library(at: library.path)
        try expectWhole(saved)
        // An article goes with its text.
        #expect(try saved.count().total == (name == "text" ? 3 : 4))
        try saved.close()
    }
}
