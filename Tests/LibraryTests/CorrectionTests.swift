import Libraries
import LibrarySamples
import News
import Testing

@Suite(.onEachEngine) struct CorrectionTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    init() throws {
        temporary = try TemporaryLibrary()
        try library.file(
            Article.sample("One", "Ana Silva met Bob Roy."), naming: [("Ana Silva", .person), ("Bob Roy", .person)])
        try library.file(Article.sample("Two", "A. Silva spoke twice. A. Silva left."), naming: [("A. Silva", .person)])
    }

    private func id(_ name: String) throws -> Entity.ID { try #require(try library.lookup(name, limit: 1).first).id }

    private func summary() throws -> [String] {
        try library.entities(limit: 10).map { "\($0.name) \($0.kind) \($0.mentions) \($0.articles)" }.sorted()
    }

    @Test("An entity that is merged into another comes back when that is undone")
    func merge() throws {
        let before = try summary()
        let (short, full) = (try id("A. Silva"), try id("Ana Silva"))
        let made = try library.correct(.merge(short, into: full))
        #expect(try summary() == ["Ana Silva person 3 2", "Bob Roy person 1 1"])
        #expect(try library.entity(short)?.id == full)
        #expect(try library.lookup("a silva", limit: 5).map(\.id) == [full])
        try expectWhole(library)
        try library.undoCorrection(made.id)
        #expect(try summary() == before)
        #expect(try library.lookup("a silva", limit: 5).map(\.id) == [short])
        #expect(try library.lookup("ana", limit: 5).map(\.id) == [full])
        try expectWhole(library)
    }

    @Test("A merger holds for what is imported later, even if everything was removed in between")
    func mergeHolds() throws {
        let full = try id("Ana Silva")
        let made = try library.correct(.merge(try id("A. Silva"), into: full))
        for article in 1...2 { try library.removeArticle(Int64(article)) }
        try library.file(Article.sample("Two", "A. Silva spoke."), naming: [("A. Silva", .person)])
        #expect(try summary() == ["Ana Silva person 1 1"])
        try library.undoCorrection(made.id)
        #expect(try summary() == ["A. Silva person 1 1"])
        try expectWhole(library)
    }

    @Test("A name that is split off is another entity, also in later articles, until undone")
    func split() throws {
        let body = "Ana Silva won. Silva cheered."
        var extraction = Extraction.sample(body, [("Ana Silva", .person)])
        extraction.mentions.append(Mention(range: 15..<20, kind: .person, entity: 0))
        extraction.entities[0].aliases = ["Silva"]
        let article = Article.sample("Three", body, day: 6)
        try library.file(article, extraction)
        #expect(try summary() == ["A. Silva person 2 1", "Ana Silva person 3 2", "Bob Roy person 1 1"])
        let made = try library.correct(.split(alias: "Silva", from: try id("Ana Silva")))
        let parted = ["A. Silva person 2 1", "Ana Silva person 2 2", "Bob Roy person 1 1", "Silva person 1 1"]
        #expect(try summary() == parted)
        try expectWhole(library)
        try library.removeArticle(3)
        try library.file(article, extraction)
        #expect(try summary() == parted)
        try library.undoCorrection(made.id)
        #expect(try summary() == ["A. Silva person 2 1", "Ana Silva person 3 2", "Bob Roy person 1 1"])
        try expectWhole(library)
    }

    @Test("Renaming, changing the kind and hiding hold for the next article and can be undone")
    func others() throws {
        let before = try summary()
        let bob = try id("Bob Roy")
        let corrections: [EntityCorrection] = [.rename(bob, to: "Robert Roy"), .changeKind(bob, to: .work), .hide(bob)]
        let made = try corrections.map { try library.correct($0) }
        #expect(try library.corrections().map(\.correction) == corrections)
        #expect(try library.lookup("bob", limit: 5).isEmpty)
        try library.file(Article.sample("Four", "Bob Roy again.", day: 7), naming: [("Bob Roy", .person)])
        let entity = try #require(try library.entity(bob))
        #expect(entity.name == "Robert Roy" && entity.kind == .work && entity.mentions == 2)
        // Each can be undone by itself, in any order.
        try library.undoCorrection(made[0].id)
        let named = try #require(try library.entity(bob))
        #expect(named.name == "Bob Roy" && named.kind == .work && named.isHidden)
        for correction in made[1...].reversed() { try library.undoCorrection(correction.id) }
        try library.removeArticle(3)
        #expect(try summary() == before)
        try expectWhole(library)
    }

    @Test("What makes no sense is refused")
    func refused() throws {
        let bob = try id("Bob Roy")
        #expect(throws: LibraryError.notFound(path: library.name, what: "entity 99")) {
            try library.correct(.hide(99))
        }
        #expect(throws: LibraryError.self) { try library.correct(.merge(bob, into: bob)) }
        #expect(throws: LibraryError.self) { try library.correct(.rename(bob, to: " . ")) }
    }
}
