import Foundation
import Libraries
import LibrarySamples
import News
import Testing

/// Articles that are filed first and extracted afterwards.
@Suite(.onEachEngine) struct ExtractionFilingTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }
    private let names = [("Ana Silva", EntityKind.person), ("Porto", .place)]

    init() throws { temporary = try TemporaryLibrary() }

    @Test("An article can be read and searched for before it is extracted")
    func fileFirst() throws {
        let id = try library.fileText(Article.sample("Visit", "Ana Silva came to Porto. Ana Silva left.")).id
        #expect(try library.article(id)?.article.body.hasPrefix("Ana Silva came") == true)
        #expect(try library.search(Query(parsing: "porto"), limit: 5).count == 1)
        #expect(try library.article(id)?.entities == [])
        #expect(try library.countAwaitingExtraction() == 1)
        try expectWhole(library)
        #expect(try library.extract(naming: names) == 1)
        #expect(try library.article(id)?.entities.map(\.entity.name) == ["Ana Silva", "Porto"])
        #expect(try library.lookup("silva", limit: 5).map(\.mentions) == [2])
        #expect(try library.countAwaitingExtraction() == 0)
        try expectWhole(library)
    }

    @Test("A library that is opened later knows what awaits extraction")
    func goesOnLater() throws {
        for number in 1...5 { try library.fileText(Article.sample("Story \(number)", "Ana Silva of story \(number).")) }
        let other = try temporary.again()
        #expect(try other.textsAwaitingExtraction(after: 2, limit: 2).map(\.id) == [3, 4])
        #expect(try other.anyAwaitsExtraction())
        try other.close()
        #expect(try library.extract(naming: names) == 5)
        #expect(try library.extract(naming: names) == 0)
    }

    @Test("A changed article is extracted again, and an extraction of its earlier form is not filed")
    func changed() throws {
        let url = "https://example.org/1"
        try library.fileText(Article.sample("Visit", "Ana Silva came.", url: url))
        try library.extract(naming: names)
        let filing = try library.fileText(Article.sample("Visit", "Ana Silva came to Porto.", url: url))
        #expect(filing.outcome == .updated)
        #expect(try library.lookup("silva", limit: 5) == [])
        let early = try library.textsAwaitingExtraction(after: 0, limit: 10)
        try library.fileText(Article.sample("Visit", "Porto was empty.", url: url))
        #expect(try library.extract(early, naming: names) == 0)
        #expect(try library.extract(naming: names) == 1)
        #expect(try library.article(filing.id)?.entities.map(\.entity.name) == ["Porto"])
        try expectWhole(library)
    }

    @Test("A surname alone is somebody of whom only the full name was read, whichever article comes first")
    func surnames() throws {
        let first: Linking = { .chosen($1.map { $0.first?.id }) }
        func file(_ body: String, _ name: String) throws {
            let article = Article.sample(body, body)
            try library.file(article, .sample(body, [(name, .person)]), linking: first)
        }
        try file("Ana Silva came.", "Ana Silva")
        try file("Later Silva left.", "Silva")
        try file("Today Costa spoke.", "Costa")
        try file("Rui Costa answered.", "Rui Costa")
        #expect(try library.lookup("silva", limit: 5).map(\.name) == ["Ana Silva"])
        #expect(try library.lookup("silva", limit: 5).map(\.articles) == [2])
        #expect(try library.lookup("costa", limit: 5).map(\.name) == ["Rui Costa"])
        #expect(try library.lookup("costa", limit: 5).map(\.articles) == [2])
        try expectWhole(library)
    }

    @Test("Of one batch too, a surname alone is offered those who bear it")
    func surnamesOfBatch() throws {
        let names = ["Ana Silva", "Rui Silva", "Silva"]
        let texts = names.map { Article.sample("On \($0)", "\($0) came.") }
        for text in texts { try library.fileText(text) }
        var offered: [[String]] = []
        let awaiting = try library.textsAwaitingExtraction(after: 0, limit: 9)
        let found = zip(awaiting, names).map { ExtractedText(.sample($0.body, [($1, .person)]), of: $0, sketch: nil) }
        let linking: Linking = { _, candidates in
            offered.append(candidates.joined().map(\.name.folded))
            return .chosen(candidates.map { _ in nil })
        }
        _ = try library.fileExtractions(found, linking: linking)
        #expect(offered.last?.sorted() == ["ana silva", "rui silva"])
    }

    @Test("An article that is filed again unchanged keeps its extraction")
    func unchanged() throws {
        let article = Article.sample("Visit", "Ana Silva came.", url: "https://example.org/1")
        try library.fileText(article)
        try library.extract(naming: names)
        #expect(try library.fileText(article).outcome == .unchanged)
        #expect(try library.countAwaitingExtraction() == 0)
        #expect(try library.lookup("silva", limit: 5).count == 1)
    }

    @Test("A deleted article does not await extraction")
    func deleted() throws {
        let id = try library.fileText(Article.sample("Visit", "Ana Silva came.")).id
        let texts = try library.textsAwaitingExtraction(after: 0, limit: 10)
        try library.removeArticle(id)
        #expect(try !library.anyAwaitsExtraction())
        #expect(try library.extract(texts, naming: names) == 0)
        try expectWhole(library)
    }

    @Test("Links do not depend on how many articles are filed at a time", arguments: [1, 3, 7])
    func batches(_ size: Int) throws {
        for number in 1...21 {
            try library.fileText(
                Article.sample("Story \(number)", "Ana Silva of Porto, number \(number).", day: 1 + number))
        }
        var texts = try library.textsAwaitingExtraction(after: 0, limit: 100)[...]
        var companions: [[NameKey]] = []
        while !texts.isEmpty {
            let batch = extracted(texts.prefix(size), naming: names)
            texts = texts.dropFirst(size)
            _ = try library.fileExtractions(batch) { named, candidates in
                guard unread(candidates).isEmpty else { return .needsCompanions(unread(candidates)) }
                companions.append(candidates.flatMap { $0.flatMap { $0.companions ?? [] } })
                return byName(named, candidates)
            }
        }
        #expect(companions.allSatisfy { Set($0) == [NameKey("Ana Silva"), NameKey("Porto")] })
        #expect(try library.entities(limit: 10).map(\.articles) == [21, 21])
    }

    /// Extracts all that awaits it, and does something else to the library when the linker is first asked.
    private func extract(meanwhile change: () throws -> Void) throws -> Int {
        var isDone = false
        return try withoutActuallyEscaping(change) { change in
            try library.fileExtractions(extracted(library.textsAwaitingExtraction(after: 0, limit: 9), naming: names)) {
                if !isDone { #expect(throws: Never.self) { try change() } }
                isDone = true
                return byName($0, $1)
            }
        }
    }

    @Test("A correction that is made while a batch is linked holds for that batch")
    func correctedMeanwhile() throws {
        try library.file(Article.sample("One", "Ana Silva came to Porto."), naming: names)
        try library.fileText(Article.sample("Two", "Ana Silva left Porto.", day: 6))
        let ids = try library.entities(limit: 9).sorted { $0.name < $1.name }.map(\.id)
        #expect(try extract(meanwhile: { try library.correct(.merge(ids[0], into: ids[1])) }) == 1)
        #expect(try library.entities(limit: 9).map { "\($0.name) \($0.mentions) \($0.articles)" } == ["Porto 4 2"])
        try expectWhole(library)
    }

    @Test("An article whose entity is removed while it is linked is linked again the next time")
    func deletedMeanwhile() throws {
        let first = try library.file(Article.sample("One", "Ana Silva came."), naming: names)
        try library.fileText(Article.sample("Two", "Ana Silva left.", day: 6))
        try library.fileText(Article.sample("Three", "Porto was empty.", day: 7))
        #expect(try extract(meanwhile: { try library.removeArticle(first.id) }) == 1)
        #expect(try library.entities(limit: 9).map(\.name) == ["Porto"])
        try expectWhole(library)
        #expect(try library.extract(naming: names) == 1)
        #expect(try library.entities(limit: 9).map(\.articles) == [1, 1])
        try expectWhole(library)
    }
}

/// Articles that an earlier version of extraction has read.
@Suite(.onEachEngine) struct ReextractionTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    init() throws {
        temporary = try TemporaryLibrary()
        for number in 1...5 {
            let article = Article.sample("Story \(number)", "Ana Silva of story \(number) came to Porto.")
            try library.fileText(article)
        }
        try library.extract(naming: [("Ana Silva", .organization), ("Porto", .place)])
    }

    @Test("They are put back some at a time, in order, and each has its new entities afterwards")
    func renewed() throws {
        #expect(try library.countOutdatedExtractions(before: 2) == 5)
        #expect(try library.hasOutdatedExtractions(before: 2))
        var rounds: [Int] = []
        while case let count = try library.reopenExtractions(before: 2, limit: 2), count > 0 {
            rounds.append(count)
            #expect(try library.countAwaitingExtraction() == count)
            try expectWhole(library)
            try library.extract(naming: [("Ana Silva", .person), ("Porto", .place)])
        }
        #expect(rounds == [2, 2, 1])
        #expect(try library.countOutdatedExtractions(before: 2) == 0)
        #expect(try !library.hasOutdatedExtractions(before: 2))
        #expect(try library.lookup("silva", limit: 5).map(\.kind) == [.person])
        #expect(try library.lookup("silva", limit: 5).map(\.mentions) == [5])
        try expectWhole(library)
        #expect(try library.reopenExtractions(before: 2, limit: 2) == 0)
    }

    @Test("What was begun is gone on with by a library that is opened later, and what came since is left alone")
    func goesOnLater() throws {
        #expect(try library.reopenExtractions(before: 2, limit: 3) == 3)
        let article = Article.sample("Late", "Ana Silva left Porto.")
        try library.fileText(article)
        try library.extract(naming: [("Ana Silva", .person)])
        let other = try temporary.again()
        #expect(try other.countOutdatedExtractions(before: 2) == 2)
        #expect(try other.reopenExtractions(before: 2, limit: 100) == 2)
        #expect(try other.reopenExtractions(before: 2, limit: 100) == 0)
        #expect(try other.countAwaitingExtraction() == 2)
        try other.close()
    }

    @Test("A new library has the version with which its first articles are extracted, and a later one is left alone")
    func newLibrary() throws {
        let fresh = try TemporaryLibrary()
        try fresh.library.noteExtraction(version: 2)
        let article = Article.sample("Late", "Ana Silva left Porto.")
        try fresh.library.fileText(article)
        try fresh.library.extract(naming: [("Porto", .place)])
        #expect(try fresh.library.reopenExtractions(before: 2, limit: 5) == 0)
        #expect(try fresh.library.reopenExtractions(before: 1, limit: 5) == 0)
        #expect(try fresh.library.countOutdatedExtractions(before: 3) == 1)
    }

    @Test("Corrections hold for what is found anew")
    func corrections() throws {
        let ana = try #require(try library.lookup("silva", limit: 1).first?.id)
        try library.correct(.rename(ana, to: "Ana da Silva"))
        while try library.reopenExtractions(before: 2, limit: 100) > 0 {
            try library.extract(naming: [("Ana Silva", .organization), ("Porto", .place)])
        }
        #expect(try library.lookup("silva", limit: 5).map(\.name) == ["Ana da Silva"])
    }
}
