import Libraries
import LibrarySamples
import News
import Testing

/// Corrections of one article and of one mention, hiding, locations, and what outlasts an import.
@Suite(.onEachEngine) struct ScopedCorrectionTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }
    private static let body = "Ingo Gerhartz met Maria Gerhartz in Porto. Gerhartz left; Gerhartz stayed."

    /// Two articles in which the bare surname is always his.
    init() throws {
        temporary = try TemporaryLibrary()
        for day in 1...2 { try library.file(Self.article(day), Self.extraction(Self.article(day).body)) }
    }

    private static func article(_ day: Int, more: String = "") -> Article {
        .sample("Story \(day)", "\(body) Day \(day).\(more)", day: day, url: "https://example.org/\(day)")
    }

    private static func extraction(_ body: String) -> Extraction {
        var extraction = Extraction.sample(
            body, [("Ingo Gerhartz", .person), ("Maria Gerhartz", .person), ("Porto", .place)])
        extraction.entities[0].aliases = ["Gerhartz"]
        for range in body.ranges(of: "Gerhartz") {
            let start = body.utf8.distance(from: body.startIndex, to: range.lowerBound)
            let bytes = start..<start + 8
            if extraction.mentions.contains(where: { $0.range.overlaps(bytes) }) { continue }
            extraction.mentions.append(Mention(range: bytes, kind: .person, entity: 0))
        }
        extraction.mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
        return extraction
    }

    private func id(_ name: String, _ kind: EntityKind? = nil) throws -> Entity.ID {
        let found = try library.lookup(name, kinds: kind.map { [$0] }, limit: 9)
        return try #require(found.first { $0.name == name }).id
    }

    private func mention(_ number: Int, of name: String, in article: Article.ID) throws -> Range<Int> {
        let entity = try id(name)
        return try #require(try library.article(article)).mentions.filter { $0.entity == entity }[number].range
    }

    /// The entities of an article with how often it mentions each.
    private func named(_ article: Article.ID) throws -> [String: Int] {
        let filed = try #require(try library.article(article))
        return Dictionary(filed.entities.map { ($0.entity.name, $0.mentionsHere) }, uniquingKeysWith: +)
    }

    @Test("One mention is given to another person, in that text alone, and outlasts a new import and a new model")
    func oneMention() throws {
        let (ingo, maria) = (try id("Ingo Gerhartz"), try id("Maria Gerhartz"))
        let made = try library.correct(
            .merge(ingo, into: maria), scope: .mention(1, try mention(1, of: "Ingo Gerhartz", in: 1)))
        let corrected = ["Ingo Gerhartz": 2, "Maria Gerhartz": 2, "Porto": 1]
        #expect(try named(1) == corrected)
        #expect(try named(2) == ["Ingo Gerhartz": 3, "Maria Gerhartz": 1, "Porto": 1])
        #expect(made.words == "Gerhartz" && made.otherName == "Maria Gerhartz")
        try expectWhole(library)
        // Deleted and imported again it has another number.
        try library.removeArticle(1)
        let again = try library.file(Self.article(1), Self.extraction(Self.article(1).body)).id
        #expect(again != 1)
        #expect(try named(again) == corrected)
        try expectWhole(library)
        // Extracted anew.
        while try library.reopenExtractions(before: 99, limit: 10) > 0 {}
        for text in try library.textsAwaitingExtraction(after: 0, limit: 9) {
            let found = ExtractedText(Self.extraction(text.body), of: text, sketch: nil)
            _ = try library.fileExtractions([found], linking: byName)
        }
        #expect(try named(again) == corrected)
        // A text that was edited around it.
        let edited = Article.sample(
            "Story 1", "News. \(Self.body) Day 1.", day: 1, url: "https://example.org/1")
        try library.file(edited, Self.extraction(edited.body))
        #expect(try named(again) == corrected)
        try expectWhole(library)
        try library.undoCorrection(made.id)
        #expect(try named(again) == ["Ingo Gerhartz": 3, "Maria Gerhartz": 1, "Porto": 1])
        try expectWhole(library)
    }

    @Test("Names, kinds and locations can be another in one article; the entity itself stays as it is")
    func oneArticle() throws {
        let porto = try id("Porto")
        let place = Place(latitude: 12.1, longitude: -68.9, country: "Curaçao", population: nil)
        let made = [
            try library.correct(.locate(porto, at: place), scope: .article(1)),
            try library.correct(.rename(try id("Ingo Gerhartz"), to: "Ingo G."), scope: .article(2)),
            try library.correct(.changeKind(try id("Maria Gerhartz"), to: .work), scope: .article(1)),
        ]
        let first = try #require(try library.article(1))
        #expect(first.entities.first { $0.entity.name == "Porto" }?.entity.place == place)
        #expect(first.entities.first { $0.entity.name == "Maria Gerhartz" }?.entity.kind == .work)
        #expect(try named(2)["Ingo G."] == 3)
        #expect(try library.entity(porto)?.place == nil)
        try expectWhole(library)
        // Later articles mean the entity itself.
        let later = try library.file(Self.article(3), Self.extraction(Self.article(3).body)).id
        #expect(try library.article(later)?.entities.contains { $0.entity.id == porto } == true)
        #expect(try named(later)["Ingo Gerhartz"] == 3)
        for correction in made { try library.undoCorrection(correction.id) }
        #expect(try named(1) == ["Ingo Gerhartz": 3, "Maria Gerhartz": 1, "Porto": 1])
        try expectWhole(library)
    }

    @Test("One mention can be hidden, and be brought back")
    func hidesOne() throws {
        try library.correct(
            .hide(try id("Ingo Gerhartz")), scope: .mention(1, try mention(2, of: "Ingo Gerhartz", in: 1)))
        #expect(try named(1) == ["Ingo Gerhartz": 2, "Maria Gerhartz": 1, "Porto": 1])
        let hidden = try #require(try library.hiddenEntities(limit: 9).first)
        try library.undoCorrection(try #require(try library.hiding(of: hidden.id)))
        #expect(try named(1)["Ingo Gerhartz"] == 3)
    }

    @Test("A location that is said to be none stays so when articles give one")
    func noLocation() throws {
        let porto = try id("Porto")
        let here = Place(latitude: 41.15, longitude: -8.61, country: "Portugal", population: 231_962)
        try library.correct(.locate(porto, at: here))
        #expect(try library.entity(porto)?.place == here)
        let made = try library.correct(.locate(porto, at: nil))
        var extraction = Self.extraction(Self.article(3).body)
        extraction.entities[2].place = here
        try library.file(Self.article(3), extraction)
        #expect(try library.entity(porto)?.place == nil)
        #expect(try library.places(limit: 9).isEmpty)
        try library.undoCorrection(made.id)
        #expect(try library.entity(porto)?.place == here)
    }

    @Test("Undoing what a later correction needs is refused, and names that one")
    func inTheWay() throws {
        let split = try library.correct(.split(alias: "Gerhartz", from: try id("Ingo Gerhartz")))
        let renamed = try library.correct(.rename(try id("Gerhartz"), to: "Peter Gerhartz"))
        #expect(
            throws: LibraryError.correctionInTheWay(path: library.name, of: split.id, later: renamed.id)
        ) { try library.undoCorrection(split.id) }
        #expect(try library.obstaclesToUndoing() == [split.id: renamed.id])
        try library.undoCorrection(renamed.id)
        try library.undoCorrection(split.id)
        try expectWhole(library)
    }

    @Test("A merger can be undone though the other name was corrected since")
    func notInTheWay() throws {
        let (ingo, maria) = (try id("Ingo Gerhartz"), try id("Maria Gerhartz"))
        let merged = try library.correct(.merge(maria, into: ingo))
        try library.correct(.rename(ingo, to: "The Gerhartzes"))
        try library.undoCorrection(merged.id)
        #expect(try named(1) == ["The Gerhartzes": 3, "Maria Gerhartz": 1, "Porto": 1])
        try expectWhole(library)
    }

    @Test("Corrections of one article and one mention hold in a library that takes them over")
    func takenOver() throws {
        let (ingo, maria) = (try id("Ingo Gerhartz"), try id("Maria Gerhartz"))
        try library.correct(.merge(ingo, into: maria), scope: .mention(1, try mention(1, of: "Ingo Gerhartz", in: 1)))
        try library.correct(.hide(try id("Porto")), scope: .article(2))
        let place = Place(latitude: 1, longitude: 2, country: "Portugal", population: 3)
        try library.correct(.locate(try id("Porto"), at: place))
        let named = try library.namedCorrections()

        let other = try TemporaryLibrary()
        try other.library.file(.sample("Another", "Nobody."))
        for day in [2, 1] { try other.library.file(Self.article(day), Self.extraction(Self.article(day).body)) }
        #expect(try other.library.correct(named) == 3)
        #expect(try other.library.correct(named) == 0)
        #expect(try other.library.namedCorrections() == named)
        let texts = try other.library.articles(filedAfter: 1, limit: 9)
        #expect(texts.map { $0.entities.map(\.entity.name).contains("Porto") } == [false, true])
        #expect(texts[1].entities.first { $0.entity.name == "Maria Gerhartz" }?.mentionsHere == 2)
        try expectWhole(other.library)
    }
}
