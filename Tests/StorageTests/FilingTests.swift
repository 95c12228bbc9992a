import News
import Testing

@testable import Storage

struct FilingTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }

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
        article.blocks = [Block(range: 0..<6, role: .heading)]
        let filing = try library.file(article, naming: [("Ana Núñez", .person)], origin: "/a.txt")
        let filed = try #require(try library.article(filing.id))
        #expect(filing == Filing(id: 1, outcome: .new))
        #expect(filed.article == article)
        #expect(filed.mentions.map { article.body.slice($0.range) } == ["Ana Núñez"])
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

    @Test("Search finds it")
    func search() throws {
        try library.file(Article.sample("München votes", "In Munich, people voted on Sunday."))
        let hits = try library.search(Query(parsing: "munchen voted"), limit: 10)
        #expect(hits.map(\.line.headline) == ["München votes"])
        #expect(hits.first?.snippet == "In Munich, people voted on Sunday.")
        #expect(hits.first?.marks == [18..<23])
    }

    @Test("Lookup and dossier")
    func lookup() throws {
        let body = "Mr. Boris Pistorius spoke. He left. Then Boris Pistorius came back to Berlin."
        try library.file(Article.sample("One", body), naming: [("Boris Pistorius", .person), ("Berlin", .place)])
        for typed in ["boris", "pist", "bp", "BORIS PIST", "Boris Pistorius"] {
            #expect(try library.lookup(typed, limit: 5).map(\.name) == ["Boris Pistorius"])
        }
        let dossier = try #require(try library.dossier(of: 1))
        #expect(
            dossier.passages.map(\.text) == ["Mr. Boris Pistorius spoke.", "Then Boris Pistorius came back to Berlin."])
        #expect(dossier.seenWith.map(\.entity.name) == ["Berlin"])
    }
}
