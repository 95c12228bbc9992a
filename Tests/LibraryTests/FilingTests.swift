import Catalogue
import Libraries
import LibrarySamples
import News
import Testing

@Suite(.onEachEngine) struct FilingTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    init() throws { temporary = try TemporaryLibrary() }

    @Test("An article comes back as it was filed")
    func roundTrip() throws {
        var article = Article.sample(
            "Zürich says no", "First.\n\nSecond paragraph with Ana Núñez.", url: "https://a.example/1")
        article.byline = "Jo Doe"
        article.dateline = "BERLIN"
        article.updated = Moment(seconds: 1_709_600_000, hasTime: false)
        article.language = "en"
        article.feedItemID = "guid-1"
        article.summary = "In short"
        article.picture = "https://a.example/1.jpg"
        article.blocks = [Block(range: 0..<6, role: .heading)]
        let filing = try library.file(article, naming: [("Ana Núñez", .person)], origin: "/a.txt")
        let filed = try #require(try library.article(filing.id))
        #expect(filing == Filing(id: 1, outcome: .new))
        #expect(filed.article == article)
        #expect(filed.mentions.map { article.body.text(atBytes: $0.range) } == ["Ana Núñez"])
        #expect(filed.entities.map(\.entity.name) == ["Ana Núñez"])
        #expect(filed.line.words == 6)
    }

    @Test("The same article twice is one")
    func twice() throws {
        let article = Article.sample("Rates rise", "The bank raised its rate.")
        let first = try library.file(article, origin: "/a.txt")
        #expect(try library.file(article, origin: "/b.txt") == Filing(id: first.id, outcome: .unchanged))
        #expect(try library.count().total == 1)
    }

    private let long =
        "The minister said on Monday that the port would open again before the summer, and nobody objected."

    @Test("A changed article under the same URL is updated; marks and reading position stay, old entities go")
    func updated() throws {
        let first = try library.file(
            Article.sample("Old", "Ana Silva spoke.", url: "https://a.example/1"), naming: [("Ana Silva", .person)])
        try library.star(true, first.id)
        try library.markRead(true, first.id)
        try library.keepReadingOffset(5, of: first.id)
        let changed = Article.sample("New", "Bob Roy spoke.", day: 9, url: "https://a.example/1")
        #expect(try library.file(changed, naming: [("Bob Roy", .person)]) == Filing(id: first.id, outcome: .updated))
        let filed = try #require(try library.article(first.id))
        #expect(filed.article == changed)
        #expect(filed.line.isRead && filed.line.isStarred && filed.readingOffset == 5)
        #expect(try library.entities(limit: 9).map(\.name) == ["Bob Roy"])
        #expect(try library.search(Query(parsing: "ana"), limit: 9).isEmpty)
        #expect(try library.search(Query(parsing: "roy"), limit: 9).count == 1)
        try expectWhole(library)
    }

    @Test("A file with an edited text is the same article; with another text it is another article")
    func origins() throws {
        let first = try library.file(Article.sample("Port", long), origin: "/a.txt")
        let edited = Article.sample("Port to open", long + " The mayor was glad.")
        #expect(try library.file(edited, origin: "/a.txt") == Filing(id: first.id, outcome: .updated))
        let other = Article.sample(
            "Rates", "A bank raised its rates by half a point, to the surprise of most who follow it.")
        let second = try library.file(other, origin: "/a.txt")
        #expect(second.outcome == .new)
        #expect(try library.file(edited, origin: "/a.txt") == Filing(id: first.id, outcome: .unchanged))
        #expect(try library.count().total == 2)
    }

    @Test("A feed item is known by its identity within its feed; the same text from another source is another article")
    func feedItems() throws {
        var item = Article.sample("Item", "Text of the item.")
        item.feedItemID = "1"
        let first = try library.file(item, origin: "https://feed.example/a")
        item.body = "Something else altogether."
        #expect(try library.file(item, origin: "https://feed.example/a") == Filing(id: first.id, outcome: .updated))
        item.source = "Kyiv Courier"
        #expect(try library.file(item, origin: "https://feed.example/b").outcome == .new)
    }

    @Test("An extraction that does not fit its text is cut to what fits")
    func unfit() throws {
        let extraction = Extraction(
            mentions: [
                Mention(range: 0..<3, kind: .person, entity: 0), Mention(range: 4..<900, kind: .person, entity: 0),
                Mention(range: 0..<3, kind: .person, entity: 7),
            ], entities: [NamedEntity(name: "Ana", kind: .person)], quotes: [Quote(range: -3..<2, speaker: 0)])
        let filing = try library.file(Article.sample("A", "Ana left."), extraction)
        #expect(try library.article(filing.id)?.mentions.map(\.range) == [0..<3])
        try expectWhole(library)
    }

    @Test("Articles filed together are as those filed one by one, the same one twice among them")
    func batch() throws {
        let bodies = ["Ana Silva spoke.", "Bob Roy met Ana Silva.", "Ana Silva spoke."]
        let submissions = bodies.enumerated().map { day, body in
            Submission(article: Article.sample("A", body, day: 9 - day, source: nil), origin: nil)
        }
        let filings = try library.fileArticles(library.prepare(submissions))
        let texts = try library.textsAwaitingExtraction(after: 0, limit: 9)
        let names: [(String, EntityKind)] = [("Ana Silva", .person), ("Bob Roy", .person)]
        let extracted = texts.map { ExtractedText(.sample($0.body, names), of: $0, sketch: nil) }
        #expect(try library.fileExtractions(extracted, linking: byName) == 2)
        #expect(filings.map(\.id) == [1, 2, 1])
        #expect(filings.map(\.outcome) == [.new, .new, .updated])
        #expect(try library.lookup("silva", limit: 9).map(\.mentions) == [2])
        #expect(try library.search(Query(parsing: "spoke"), limit: 9).map(\.line.id) == [1])
        try expectWhole(library)
    }

    @Test("The linker is offered the entities that share a name, with aliases and companions")
    func candidates() throws {
        try library.file(
            Article.sample("A", "Ana Silva met Bob Roy."), naming: [("Ana Silva", .person), ("Bob Roy", .person)])
        let body = "Ana Silva."
        try library.file(Article.sample("B", body), .sample(body, [("Ana Silva", .person)])) { named, candidates in
            #expect(named.map(\.named.name) == ["Ana Silva"])
            #expect(candidates.first?.map(\.name.folded) == ["ana silva"])
            #expect(candidates.first?.first?.companions == [NameKey("Bob Roy")])
            return .chosen([nil])
        }
        #expect(try library.lookup("ana silva", limit: 9).count == 2)
    }

    @Test("A deleted article is gone from text, index and names")
    func removed() throws {
        let filing = try library.file(Article.sample("A", "Ana Silva spoke."), naming: [("Ana Silva", .person)])
        #expect(try library.removeArticle(filing.id))
        #expect(try !library.removeArticle(filing.id))
        #expect(try library.article(filing.id) == nil)
        #expect(try library.search(Query(parsing: "spoke"), limit: 9).isEmpty)
        #expect(try library.lookup("ana", limit: 9).isEmpty)
        try expectWhole(library)
    }
}
