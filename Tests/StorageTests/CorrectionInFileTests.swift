import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

/// Corrections of one article and of one mention, hiding, locations, and what outlasts an import.
struct CorrectionInFileTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }

    init() throws {
        temporary = try TemporaryLibrary()
        for day in 1...2 { try library.fileNamesakes(day: day) }
    }

    @Test("A merger and a split, undone: nobody keeps a mention of the other")
    func mergerAndSplit() throws {
        let (ingo, maria) = (try library.id(of: "Ingo Gerhartz"), try library.id(of: "Maria Gerhartz"))
        let before = try library.tables()
        let merged = try library.correct(.merge(maria, into: ingo))
        let split = try library.correct(.split(alias: "Maria Gerhartz", from: ingo))
        #expect(try library.named(1) == ["Ingo Gerhartz": 3, "Maria Gerhartz": 1, "Porto": 1])
        try library.undoCorrection(split.id)
        try library.undoCorrection(merged.id)
        #expect(difference(before, try library.tables()) == [])
    }

    @Test("What is hidden is in no text, list, look-up or count, and is listed among the hidden")
    func hides() throws {
        let maria = try library.id(of: "Maria Gerhartz")
        let count = try library.check().entities
        let made = try library.correct(.hide(maria))
        for article in try library.articles(filedAfter: 0, limit: 9) {
            #expect(!article.entities.contains { $0.entity.id == maria })
            #expect(!article.mentions.contains { $0.entity == maria })
        }
        #expect(try !library.entities(of: 1).contains { $0.id == maria })
        #expect(try !library.entities(limit: 9).contains { $0.id == maria })
        #expect(try library.lookup("maria", limit: 9).isEmpty)
        #expect(try library.dossier(of: library.id(of: "Porto"))?.seenWith.contains { $0.entity.id == maria } == false)
        #expect(try library.check().entities == count - 1)
        #expect(try library.hiddenEntities(limit: 9).map(\.name) == ["Maria Gerhartz"])
        #expect(throws: LibraryError.self) { try library.correct(.hide(maria)) }
        // So it is in articles that come later.
        let later = try library.fileNamesakes(day: 3).id
        #expect(try library.named(later)["Maria Gerhartz"] == nil)
        #expect(try library.hiding(of: maria) == made.id)
        try library.undoCorrection(made.id)
        #expect(try library.named(later)["Maria Gerhartz"] == 1)
        try expectWhole(library)
    }

    @Test("A repair brings articles into agreement with the corrections")
    func repairs() throws {
        try library.correct(.split(alias: "Gerhartz", from: try library.id(of: "Ingo Gerhartz")))
        let right = try library.tables()
        try library.maintain { db in
            try db.execute(
                sql:
                    "UPDATE extraction SET (content, links) = (SELECT content, links FROM uncorrected) WHERE article = 1"
            )
        }
        #expect(try library.check().problems.contains(.wrongCorrections(articles: 1)))
        try library.repair()
        #expect(difference(right, try library.tables()) == [])
        try expectWhole(library)
    }

    @Test("A correction that has lost what it is bound to does nothing, rather than hold everywhere")
    func lostScope() throws {
        try library.correct(.hide(try library.id(of: "Porto")), scope: .article(1))
        try library.maintain { try $0.execute(sql: "DELETE FROM correction_scope") }
        try library.repair()
        for article in 1...2 { #expect(try library.named(Int64(article))["Porto"] == 1) }
        try expectWhole(library)
    }

    @Test("A merger that was undone is made again though a mention was moved on after it")
    func redoneBeforeOthers() throws {
        let (ingo, maria, porto) = (
            try library.id(of: "Ingo Gerhartz"), try library.id(of: "Maria Gerhartz"), try library.id(of: "Porto")
        )
        let merged = try library.correct(.merge(maria, into: ingo))
        let moved = try #require(try library.article(1)).mentions[1].range
        try library.correct(.merge(ingo, into: porto), scope: .mention(1, moved))
        let both = try library.tables()
        let undone = try library.undoCorrection(merged.id)
        #expect(try library.named(1) == ["Ingo Gerhartz": 3, "Porto": 2])
        try expectWhole(library)
        try library.redo(undone)
        #expect(difference(both, try library.tables()) == [])
        // Nothing may be merged that mentions were given to since.
        let again = try library.undoCorrection(merged.id)
        try library.correct(.merge(ingo, into: maria), scope: .article(2))
        #expect(throws: LibraryError.self) { try library.redo(again) }
        try expectWhole(library)
    }
}
