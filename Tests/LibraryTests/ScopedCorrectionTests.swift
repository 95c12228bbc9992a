import Libraries
import LibrarySamples
import News
import Testing

/// Corrections of one article and of one mention, hiding, locations, and what outlasts an import.
@Suite(.onEachEngine) struct ScopedCorrectionTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    init() throws {
        temporary = try TemporaryLibrary()
        for day in 1...2 { try library.fileNamesakes(day: day) }
    }

    @Test("One mention is given to another person, in that text alone, and outlasts a new import and a new model")
    func oneMention() throws {
        let (ingo, maria) = (try library.id(of: "Ingo Gerhartz"), try library.id(of: "Maria Gerhartz"))
        let made = try library.correct(
            .merge(ingo, into: maria), scope: .mention(1, try library.mention(1, of: "Ingo Gerhartz", in: 1)))
        let corrected = ["Ingo Gerhartz": 2, "Maria Gerhartz": 2, "Porto": 1]
        #expect(try library.named(1) == corrected)
        #expect(try library.named(2) == ["Ingo Gerhartz": 3, "Maria Gerhartz": 1, "Porto": 1])
        #expect(made.words == "Gerhartz" && made.otherName == "Maria Gerhartz")
        try expectWhole(library)
        // Deleted and imported again it has another number.
        try library.removeArticle(1)
        let again = try library.fileNamesakes(day: 1).id
        #expect(again != 1)
        #expect(try library.named(again) == corrected)
        try expectWhole(library)
        // Extracted anew.
        while try library.reopenExtractions(before: 99, limit: 10) > 0 {}
        for text in try library.textsAwaitingExtraction(after: 0, limit: 9) {
            let found = ExtractedText(Namesakes.extraction(text.body), of: text, sketch: nil)
            _ = try library.fileExtractions([found], linking: byName)
        }
        #expect(try library.named(again) == corrected)
        // A text that was edited around it.
        let edited = Article.sample(
            "Story 1", "News. \(Namesakes.body) Day 1.", day: 1, url: "https://example.org/1")
        try library.file(edited, Namesakes.extraction(edited.body))
        #expect(try library.named(again) == corrected)
        try expectWhole(library)
        try library.undoCorrection(made.id)
        #expect(try library.named(again) == ["Ingo Gerhartz": 3, "Maria Gerhartz": 1, "Porto": 1])
        try expectWhole(library)
    }

    @Test("Names, kinds and locations can be another in one article; the entity itself stays as it is")
    func oneArticle() throws {
        let porto = try library.id(of: "Porto")
        let place = Place(latitude: 12.1, longitude: -68.9, country: "Curaçao", population: nil)
        let made = [
            try library.correct(.locate(porto, at: place), scope: .article(1)),
            try library.correct(.rename(try library.id(of: "Ingo Gerhartz"), to: "Ingo G."), scope: .article(2)),
            try library.correct(.changeKind(try library.id(of: "Maria Gerhartz"), to: .work), scope: .article(1)),
        ]
        let first = try #require(try library.article(1))
        #expect(first.entities.first { $0.entity.name == "Porto" }?.entity.place == place)
        #expect(first.entities.first { $0.entity.name == "Maria Gerhartz" }?.entity.kind == .work)
        #expect(try library.named(2)["Ingo G."] == 3)
        #expect(try library.entity(porto)?.place == nil)
        try expectWhole(library)
        // Later articles mean the entity itself.
        let later = try library.fileNamesakes(day: 3).id
        #expect(try library.article(later)?.entities.contains { $0.entity.id == porto } == true)
        #expect(try library.named(later)["Ingo Gerhartz"] == 3)
        for correction in made { try library.undoCorrection(correction.id) }
        #expect(try library.named(1) == ["Ingo Gerhartz": 3, "Maria Gerhartz": 1, "Porto": 1])
        try expectWhole(library)
    }

    @Test("One mention can be hidden, and be brought back")
    func hidesOne() throws {
        try library.correct(
            .hide(try library.id(of: "Ingo Gerhartz")),
            scope: .mention(1, try library.mention(2, of: "Ingo Gerhartz", in: 1)))
        #expect(try library.named(1) == ["Ingo Gerhartz": 2, "Maria Gerhartz": 1, "Porto": 1])
        let hidden = try #require(try library.hiddenEntities(limit: 9).first)
        try library.undoCorrection(try #require(try library.hiding(of: hidden.id)))
        #expect(try library.named(1)["Ingo Gerhartz"] == 3)
    }

    @Test("A location that is said to be none stays so when articles give one")
    func noLocation() throws {
        let porto = try library.id(of: "Porto")
        let here = Place(latitude: 41.15, longitude: -8.61, country: "Portugal", population: 231_962)
        try library.correct(.locate(porto, at: here))
        #expect(try library.entity(porto)?.place == here)
        let made = try library.correct(.locate(porto, at: nil))
        var extraction = Namesakes.extraction(Namesakes.article(3).body)
        extraction.entities[2].place = here
        try library.file(Namesakes.article(3), extraction)
        #expect(try library.entity(porto)?.place == nil)
        #expect(try library.places(limit: 9).isEmpty)
        try library.undoCorrection(made.id)
        #expect(try library.entity(porto)?.place == here)
    }

    @Test("Undoing what a later correction needs is refused, and names that one")
    func inTheWay() throws {
        let split = try library.correct(.split(alias: "Gerhartz", from: try library.id(of: "Ingo Gerhartz")))
        let renamed = try library.correct(.rename(try library.id(of: "Gerhartz"), to: "Peter Gerhartz"))
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
        let (ingo, maria) = (try library.id(of: "Ingo Gerhartz"), try library.id(of: "Maria Gerhartz"))
        let merged = try library.correct(.merge(maria, into: ingo))
        try library.correct(.rename(ingo, to: "The Gerhartzes"))
        try library.undoCorrection(merged.id)
        #expect(try library.named(1) == ["The Gerhartzes": 3, "Maria Gerhartz": 1, "Porto": 1])
        try expectWhole(library)
    }

    @Test("Corrections of one article and one mention hold in a library that takes them over")
    func takenOver() throws {
        let (ingo, maria) = (try library.id(of: "Ingo Gerhartz"), try library.id(of: "Maria Gerhartz"))
        try library.correct(
            .merge(ingo, into: maria), scope: .mention(1, try library.mention(1, of: "Ingo Gerhartz", in: 1)))
        try library.correct(.hide(try library.id(of: "Porto")), scope: .article(2))
        let place = Place(latitude: 1, longitude: 2, country: "Portugal", population: 3)
        try library.correct(.locate(try library.id(of: "Porto"), at: place))
        let named = try library.namedCorrections()

        let other = try TemporaryLibrary()
        try other.library.file(.sample("Another", "Nobody."))
        for day in [2, 1] { try other.library.fileNamesakes(day: day) }
        #expect(try other.library.correct(named) == 3)
        #expect(try other.library.correct(named) == 0)
        #expect(try other.library.namedCorrections() == named)
        let texts = try other.library.articles(filedAfter: 1, limit: 9)
        #expect(texts.map { $0.entities.map(\.entity.name).contains("Porto") } == [false, true])
        #expect(texts[1].entities.first { $0.entity.name == "Maria Gerhartz" }?.mentionsHere == 2)
        try expectWhole(other.library)
    }
}
