import Libraries
import LibrarySamples
import News
import Testing

@Suite(.onEachEngine) struct LookupTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    init() throws { temporary = try TemporaryLibrary() }

    @Test("Full names come first, then the most mentioned, of the kinds wanted")
    func order() throws {
        try library.file(
            Article.sample("A", "Germany, Germany, Germany. Ger. German German. Gera. São Paulo."),
            naming: [("Germany,", .place), ("Ger.", .work), ("Gera", .place), ("São Paulo", .place)])
        #expect(try library.lookup("ger", limit: 9).map(\.name) == ["Ger.", "Germany,", "Gera"])
        #expect(try library.lookup("ger", kinds: [.place], limit: 9).map(\.name) == ["Germany,", "Gera"])
        #expect(try library.lookup("ger", limit: 2).count == 2)
        #expect(try library.lookup("sao", limit: 9).map(\.name) == ["São Paulo"])
        #expect(try library.lookup("paulo", limit: 9).map(\.name) == ["São Paulo"])
        #expect(try library.lookup("x", limit: 9).isEmpty && library.lookup("", limit: 9).isEmpty)
    }

    @Test("The library tells what names are that it knows: one word alone from two articles on, none that is hidden")
    func kinds() throws {
        for headline in ["A", "B"] {
            try library.file(
                Article.sample(headline, "Ayşe Demir met Bora in Sivas."),
                naming: [("Ayşe Demir", .person), ("Sivas", .place)])
        }
        try library.file(Article.sample("C", "Bora spoke in Adana."), naming: [("Bora", .person), ("Adana", .place)])
        let names: Set = ["ayse demir", "sivas", "bora", "adana", "izmir"]
        #expect(try library.kinds(ofNames: names) == ["ayse demir": .person, "sivas": .place])
        let sivas = try #require(try library.lookup("sivas", limit: 1).first)
        try library.correct(.hide(sivas.id))
        #expect(try library.kinds(ofNames: names) == ["ayse demir": .person])
        #expect(try library.kinds(ofNames: []).isEmpty)
    }

    @Test("Places are counted by the articles that name them, except hidden ones and those without coordinates")
    func places() throws {
        func file(_ headline: String, _ names: [(String, Double?)]) throws {
            let body = names.map(\.0).joined(separator: ". ")
            var extraction = Extraction.sample(body, names.map { ($0.0, .place) })
            for (index, (_, latitude)) in names.enumerated() {
                extraction.entities[index].place = latitude.map {
                    Place(latitude: $0, longitude: 10, country: nil, population: nil)
                }
            }
            try library.file(Article.sample(headline, body), extraction)
        }
        try file("A storm", [("Berlin", 52), ("Paris", 48), ("Nowhere", nil)])
        try file("A fair", [("Berlin", 52), ("Bonn", 50)])
        func counts(_ query: String) throws -> [String] {
            try library.places(matching: Query(parsing: query), limit: 9).map { "\($0.entity.name) \($0.articles)" }
        }
        #expect(try Set(counts("")) == ["Berlin 2", "Paris 1", "Bonn 1"] && counts("").first == "Berlin 2")
        #expect(try Set(counts("storm")) == ["Berlin 1", "Paris 1"])
        #expect(try counts("flood") == [])
        let bonn = try #require(try library.lookup("bonn", limit: 1).first)
        try library.correct(.hide(bonn.id))
        #expect(try Set(counts("fair")) == ["Berlin 1"])
    }

    @Test("An entity takes the name that most texts use, unless a person has named it")
    func usualNames() throws {
        func file(_ name: String, _ count: Int) throws {
            let body = Array(repeating: "\(name) spoke. ", count: count).joined()
            let extraction = Extraction.sample(body, [(name, .person)])
            try library.file(Article.sample(name, body), extraction) { _, candidates in
                .chosen(candidates.map { $0.first?.id })
            }
        }
        func called(_ name: String) throws -> String? { try library.lookup(name, limit: 1).first?.name }
        let first = "Frenchman Jean Dupont Jean Dupont"
        let extraction = Extraction(entities: [
            NamedEntity(name: "Frenchman Jean Dupont", kind: .person, aliases: ["Jean Dupont", "Dupont"])
        ])
        try library.file(Article.sample("First", first), extraction) { names, _ in .chosen(names.map { _ in nil }) }
        try file("Dupont", 70)
        try file("Jean Dupont", 15)
        #expect(try called("dupont") == "Frenchman Jean Dupont")
        try file("Jean Dupont", 60)
        #expect(try called("dupont") == "Jean Dupont")
        let jean = try #require(try library.lookup("dupont", limit: 1).first)
        try library.correct(.rename(jean.id, to: "Jean Paul Dupont"))
        try file("Jean Dupont", 400)
        #expect(try called("dupont") == "Jean Paul Dupont")
        try expectWhole(library)
    }

    @Test("A dossier has roles, quotes by and on someone, and days")
    func dossierParts() throws {
        let body = "Minister Ana Silva said 'we won'. 'Silva lost', Bob Roy said."
        let extraction = Extraction(
            mentions: [
                Mention(range: 9..<18, kind: .person, entity: 0), Mention(range: 35..<40, kind: .person, entity: 0),
                Mention(range: 48..<55, kind: .person, entity: 1),
            ],
            entities: [
                NamedEntity(
                    name: "Ana Silva", kind: .person, aliases: ["Silva"], roles: [Role(text: "Minister", range: 0..<8)]),
                NamedEntity(name: "Bob Roy", kind: .person),
            ],
            quotes: [Quote(range: 25..<31, speaker: 0), Quote(range: 35..<45, speaker: 1)])
        try library.file(Article.sample("A", body), extraction)
        let dossier = try #require(try library.dossier(of: 1))
        #expect(dossier.entity.role == "Minister")
        #expect(dossier.roles.map(\.text) == ["Minister"])
        #expect(dossier.quotes.map(\.text) == ["we won"])
        #expect(dossier.saidOf.map(\.text) == ["Silva lost"])
        #expect(dossier.aliases == [Dossier.Alias(text: "Silva", mentions: 1)])
        #expect(dossier.timeline == [Dossier.DayCount(day: CivilDay(year: 2024, month: 3, day: 5), mentions: 2)])
        #expect(dossier.first == dossier.last && dossier.first != nil)
        #expect(try library.dossier(of: 99) == nil)
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

    @Test(
        "A timeline counts all mentions in an article, and none if the text has none", arguments: [0, 1, 2, 7, 40])
    func mentionsOfDay(_ count: Int) throws {
        let temporary = try TemporaryLibrary()
        let body = String(repeating: "Ana Costa spoke. ", count: count) + "The rest was silence."
        var extraction = Extraction.sample(body, [("Ana Costa", .person)])
        if count == 0 { extraction.entities = [NamedEntity(name: "Ana Costa", kind: .person)] }
        try temporary.library.file(.sample("News", body), extraction)
        let entity = try #require(try temporary.library.lookup("ana costa", limit: 1).first)
        let timeline = try #require(try temporary.library.dossier(of: entity.id)).timeline
        #expect(timeline.map(\.mentions) == (count == 0 ? [] : [count]))
        try expectWhole(temporary.library)
    }

    @Test("Entities of all kinds come in one order, page by page")
    func pagesOfAllKinds() throws {
        let temporary = try TemporaryLibrary()
        let names: [(String, EntityKind)] = [("Ana Costa", .person), ("Porto", .place), ("Acme", .organization)]
        for (number, name) in names.enumerated() {
            let body = String(repeating: name.0 + " again. ", count: 3 - number)
            try temporary.library.file(.sample("News \(number)", body), naming: [name])
        }
        let first = try temporary.library.entities(limit: 2)
        #expect(first.map(\.name) == ["Ana Costa", "Porto"])
        #expect(try temporary.library.entities(kind: nil, after: first.last, limit: 2).map(\.name) == ["Acme"])
    }

    @Test("A merged index finds what it found before")
    func merged() throws {
        let temporary = try TemporaryLibrary()
        for number in 0..<40 {
            try temporary.library.file(.sample("News \(number)", "Ana Costa spoke."), naming: [("Ana Costa", .person)])
        }
        try temporary.library.merge(.words) { false }
        try temporary.library.merge(.named) { false }
        try expectWhole(temporary.library)
        #expect(try temporary.library.search(Query(parsing: "costa"), limit: 50).count == 40)
        let entity = try #require(try temporary.library.lookup("ana costa", limit: 1).first)
        #expect(try temporary.library.dossier(of: entity.id)?.timeline.map(\.mentions) == [40])
    }
}
