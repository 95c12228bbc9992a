import News
import Terminal
import Testing

@testable import Reader

/// What a search finds while it is typed, and what becomes of that when it is entered.
@Suite struct SearchTypingTests {
    private let library = Sample.library

    private func typing(_ text: String) -> Model {
        var model = Model.started(on: library)
        model.press("s", on: library)
        model.type(text, on: library)
        return model
    }

    @Test("While a word is typed, articles with words that begin so are listed, and a star says it")
    func begins() {
        let model = typing("singap")
        #expect(model.results?.rows.map(\.line.id) == [1, 3])
        #expect(model.shown.contains("search singap* ×"))
    }

    @Test("A word that no article has as it stands keeps on Enter what was found, and says so")
    func keepsBeginnings() {
        var model = typing("singap")
        model.press(.enter, on: library)
        #expect(model.results?.rows.map(\.line.id) == [1, 3])
        #expect(model.results?.chips == [.search("singap*")])
        #expect(model.notice?.text == "nothing for 'singap' as a whole word; singap* found these")
        #expect(model.saved.searches.last == "singap*")
    }

    @Test("It is the same if Enter comes before any answer")
    func typesFast() {
        var model = Model.started(on: library)
        var effects = model.update(.key("s"))
        for letter in "singap" { effects += model.update(.key(.character(letter))) }
        effects += model.update(.key(.enter))
        model.answer(effects, from: library)
        #expect(model.results?.rows.map(\.line.id) == [1, 3])
        #expect(model.results?.chips == [.search("singap*")])
    }

    @Test("A whole word means itself when it is entered; that it leaves articles out is said")
    func entersWholeWord() throws {
        var model = typing("german")
        let begun = try #require(model.results?.count?.total)
        model.press(.enter, on: library)
        #expect(model.results?.chips == [.search("german")])
        let whole = try #require(model.results?.count?.total)
        #expect((1..<begun).contains(whole))
        #expect(model.notice?.text.hasSuffix("the whole word; german* finds \(begun)") == true)
        #expect(model.saved.searches.last == "german")
    }

    @Test("Nothing is said if all that was found has the whole word, nor if nothing is found either way")
    func saysNothing() {
        var model = typing("singapore")
        model.press(.enter, on: library)
        #expect(model.notice == nil && model.results?.chips == [.search("singapore")])
        model = typing("zzz")
        model.press(.enter, on: library)
        #expect(model.notice == nil && model.results?.chips == [.search("zzz")])
        #expect(model.results?.rows.isEmpty == true && model.shown.contains("Nothing for 'zzz'"))
    }

    @Test("An earlier search that is brought back means what it meant")
    func recalls() {
        var model = typing("singapore")
        model.press(.enter, .escape, "s", .up, on: library)
        #expect(model.results?.chips == [.search("singapore")])
    }
}
