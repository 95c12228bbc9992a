import Foundation
import News
import Testing

@testable import Storage

/// Articles that are filed first and searched for names afterwards.
struct AwaitingTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }
    private let names = [("Ana Silva", EntityKind.person), ("Porto", .place)]

    init() throws { temporary = try TemporaryLibrary() }

    @discardableResult
    private func fileText(_ article: Article) throws -> Filing {
        try #require(try library.file(try library.prepare([Submission(article: article, origin: nil)])).first)
    }

    /// Finds names in all that awaits it.
    @discardableResult
    private func findNames(_ texts: [AwaitingText]? = nil) throws -> Int {
        let texts = try texts ?? library.awaiting(after: 0, limit: 100)
        let found = texts.map { FoundNames(.sample($0.body, names), in: $0, sketch: nil) }
        return try library.file(found, linking: byName)
    }

    @Test("An article can be read and found before its names are, and its entities follow")
    func fileFirst() throws {
        let id = try fileText(Article.sample("Visit", "Ana Silva came to Porto. Ana Silva left.")).id
        #expect(try library.article(id)?.article.body.hasPrefix("Ana Silva came") == true)
        #expect(try library.search(Query(parsing: "porto"), limit: 5).count == 1)
        #expect(try library.article(id)?.entities == [])
        #expect(try library.check().awaiting == 1)
        try expectWhole(library)
        #expect(try findNames() == 1)
        #expect(try library.article(id)?.entities.map(\.entity.name) == ["Ana Silva", "Porto"])
        #expect(try library.lookup("silva", limit: 5).map(\.mentions) == [2])
        #expect(try library.awaitingCount() == 0)
        try expectWhole(library)
    }

    @Test("What awaits its names is known to a library that is opened later")
    func goesOnLater() throws {
        for number in 1...5 { try fileText(Article.sample("Story \(number)", "Ana Silva of story \(number).")) }
        let other = try Library(at: library.path)
        #expect(try other.awaiting(after: 2, limit: 2).map(\.id) == [3, 4])
        #expect(try other.hasAwaiting())
        try other.close()
        #expect(try findNames() == 5)
        #expect(try findNames() == 0)
    }

    @Test("A changed article is searched anew, and what was found in its earlier form is passed over")
    func changed() throws {
        let url = "https://example.org/1"
        try fileText(Article.sample("Visit", "Ana Silva came.", url: url))
        try findNames()
        let filing = try fileText(Article.sample("Visit", "Ana Silva came to Porto.", url: url))
        #expect(filing.outcome == .updated)
        #expect(try library.lookup("silva", limit: 5) == [])
        let early = try library.awaiting(after: 0, limit: 10)
        try fileText(Article.sample("Visit", "Porto was empty.", url: url))
        #expect(try findNames(early) == 0)
        #expect(try findNames() == 1)
        #expect(try library.article(filing.id)?.entities.map(\.entity.name) == ["Porto"])
        try expectWhole(library)
    }

    @Test("An article that comes again as it is keeps what was found in it")
    func unchanged() throws {
        let article = Article.sample("Visit", "Ana Silva came.", url: "https://example.org/1")
        try fileText(article)
        try findNames()
        #expect(try fileText(article).outcome == .unchanged)
        #expect(try library.awaitingCount() == 0)
        #expect(try library.lookup("silva", limit: 5).count == 1)
    }

    @Test("An article that is deleted awaits nothing any more")
    func deleted() throws {
        let id = try fileText(Article.sample("Visit", "Ana Silva came.")).id
        let texts = try library.awaiting(after: 0, limit: 10)
        try library.removeArticle(id)
        #expect(try !library.hasAwaiting())
        #expect(try findNames(texts) == 0)
        try expectWhole(library)
    }

    @Test("Whom names mean does not hang on how many articles are filed at a time", arguments: [1, 3, 7])
    func batches(_ size: Int) throws {
        for number in 1...21 {
            try fileText(Article.sample("Story \(number)", "Ana Silva of Porto, number \(number).", day: 1 + number))
        }
        var texts = try library.awaiting(after: 0, limit: 100)[...]
        var companions: [[NameKey]] = []
        while !texts.isEmpty {
            let found = texts.prefix(size).map { FoundNames(.sample($0.body, names), in: $0, sketch: nil) }
            texts = texts.dropFirst(size)
            _ = try library.file(found) { named, candidates in
                companions.append(candidates.flatMap { $0.flatMap { $0.companions() } })
                return byName(named, candidates)
            }
        }
        #expect(companions.allSatisfy { Set($0) == [NameKey("Ana Silva"), NameKey("Porto")] })
        #expect(try library.entities(limit: 10).map(\.articles) == [21, 21])
    }

    @Test("Two processes do not find the same names: one has it, until it gives it back")
    func oneAtATime() throws {
        try fileText(Article.sample("Visit", "Ana Silva came."))
        #expect(try library.claimNaming())
        // As another process would have written.
        let later = Int64(Date().timeIntervalSince1970) + 10
        try library.write { db in
            try db.execute(sql: "UPDATE naming SET holder = '1@elsewhere', until = ?", arguments: [later])
        }
        #expect(try !library.claimNaming())
        try library.write { db in try db.execute(sql: "UPDATE naming SET until = 1") }
        #expect(try library.claimNaming())
        try library.releaseNaming()
    }

    @Test("What was found is lost: repair has the article searched anew")
    func lost() throws {
        try fileText(Article.sample("Visit", "Ana Silva came."))
        try findNames()
        try library.maintain { try $0.execute(sql: "DELETE FROM found") }
        #expect(try library.check(isDeep: false).problems == [.unsearchedArticles(1)])
        try library.repair()
        try expectWhole(library)
        #expect(try library.awaitingCount() == 1)
        #expect(try findNames() == 1)
        #expect(try library.lookup("silva", limit: 5).map(\.mentions) == [1])
        try expectWhole(library)
    }

    @Test("An extraction reads as it was written")
    func coding() throws {
        let body = "Defence Minister Boris Pistorius met Señora Ana of Köln. \"Ja,\" Pistorius said."
        var extraction = Extraction.sample(
            body, [("Boris Pistorius", .person), ("Ana", .person), ("Köln", .place), ("Pistorius said", .work)])
        extraction.entities[0].aliases = ["Pistorius", "a name that is not there"]
        extraction.entities[0].roles = [
            Role(text: "Defence Minister", range: 0..<16), Role(text: "other", range: 1..<4),
        ]
        extraction.entities[2].place = Place(latitude: 50.9, longitude: 6.95, country: "Germany", population: 1_000_000)
        extraction.mentions[1] = Mention(range: extraction.mentions[1].range, kind: .group, entity: 1)
        extraction.quotes = [Quote(range: 59..<62, speaker: 0), Quote(range: 63..<64, speaker: nil)]
        let bytes = extraction.encoded(body: body)
        #expect(Extraction(decoding: bytes, body: body) == extraction)
        for length in 0..<bytes.count { _ = Extraction(decoding: Array(bytes.prefix(length)), body: body) }
        #expect(Extraction(decoding: [1, 2, 3], body: body) == nil)
    }
}
