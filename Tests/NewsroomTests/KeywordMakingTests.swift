import Foundation
import News
@testable import Reader
import Storage
import Testing

@testable import Newsroom

@Suite("Deciding about keywords")
struct KeywordMakingTests {
    private func withLibrary(_ body: (Library) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let library = try Library(at: folder + "/library.db")
        defer { try? library.close() }
        try body(library)
    }

    private func spellings(_ library: Library) throws -> [[String]] { try library.keywordChoices().map(\.spellings) }

    @Test("Decisions are undone and redone in their order, among corrections")
    func order() throws {
        try withLibrary { library in
            // In one second they are told by their letters.
            let (maker, history) = (KeywordMaker(library: library, now: { 1_700_000_000 }), UndoHistory())
            #expect(history.note(try maker.make(.add("secure line|secured line"))).hasPrefix("secure line"))
            _ = history.note(try maker.make(.add("hotel")))
            history.noteCorrection()
            _ = history.note(try maker.make(.takeOut("secured line")))
            #expect(try library.keywordChoices().map(\.sort) == [.own, .takenOut])
            #expect(try history.undoIfLast()?.contains("secured line") == true)
            #expect(try spellings(library) == [["hotel"], ["secure line", "secured line"]])
            // The correction, which others undo.
            #expect(try history.undoIfLast() == nil)
            _ = try history.undoIfLast()
            #expect(try spellings(library) == [["secure line", "secured line"]])
            _ = try history.redoIfLast()
            #expect(try spellings(library).count == 2)
            #expect(try history.redoIfLast() == nil)
            _ = try history.redoIfLast()
            #expect(try library.keywordChoices().contains { $0.sort == .takenOut && $0.spellings.count == 2 })
        }
    }

    @Test("What was decided can be forgotten, and what is no term is refused")
    func forgetting() throws {
        try withLibrary { library in
            let (maker, history) = (KeywordMaker(library: library), UndoHistory())
            _ = history.note(try maker.make(.add("secure line")))
            _ = history.note(try maker.make(.forget("Secure-Lines")))
            #expect(try library.keywordChoices().isEmpty)
            _ = try history.undoIfLast()
            #expect(try spellings(library) == [["secure line"]])
            #expect(throws: NewsroomError.noTerm("...")) { try maker.make(.add("...")) }
            #expect(try spellings(library) == [["secure line"]])
        }
    }
}
