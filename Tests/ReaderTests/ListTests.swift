import News
import Terminal
import Testing

@testable import Reader

/// The list and the results of a search in its place.
@Suite struct ListTests {
    private let library = Sample.library

    @Test("The selection stays on its article when the library changes")
    func selectionStays() {
        var model = Model.started(on: library)
        model.press(.character("j"), .character("j"), on: library)
        #expect(model.list.selectedRow?.line.id == 3)
        var more = library
        more = FakeLibrary(library.articles + [.sample(9, "Newer", day: 20, body: "New.")])
        model.answer(model.update(.libraryChanged(.anything)), from: more)
        #expect(model.list.selectedRow?.line.id == 3)
        #expect(model.list.rows.count == 6)
        #expect(model.list.count?.total == 6)
    }

    @Test("A long list comes in pages as one moves, and both ends are one key away")
    func pages() {
        let many = FakeLibrary((1...2500).map { .sample($0, "Article \($0)", body: "Text.") })
        var model = Model.started(on: many)
        #expect(model.list.rows.count == 22)
        for _ in 0..<1200 { model.press(.character("j"), on: many) }
        #expect(model.list.selectedRow?.line.id == 1300)
        #expect(model.list.rows.count <= ListPane.mostKept)
        model.press(.character("G"), on: many)
        #expect(model.list.selectedRow?.line.id == 1)
        for _ in 0..<300 { model.press(.character("k"), on: many) }
        #expect(model.list.selectedRow?.line.id == 301)
        model.press(.character("g"), on: many)
        #expect(model.list.selectedRow?.line.id == 2500)
        #expect(model.list.top == 0)
    }

    @Test("Whoever moves faster than rows come gets to the row that was meant")
    func movingAhead() {
        let many = FakeLibrary((1...2500).map { .sample($0, "Article \($0)", body: "Text.") })
        var model = Model.started(on: many)
        var effects: [Effect] = []
        for _ in 0..<160 { effects += model.update(.key(.character("j"))) }
        for _ in 0..<10 { effects += model.update(.key(.character("k"))) }
        model.answer(effects, from: many)
        #expect(model.list.selectedRow?.line.id == 2350)
        // What was owed is paid: the end of the list ends it.
        let few = FakeLibrary((1...30).map { .sample($0, "Article \($0)", body: "Text.") })
        model = Model.started(on: few)
        effects = []
        for _ in 0..<90 { effects += model.update(.key(.character("j"))) }
        model.answer(effects, from: few)
        #expect(model.list.selectedRow?.line.id == 1)
        model.press(.character("k"), on: few)
        #expect(model.list.selectedRow?.line.id == 2)
    }

    @Test("Of many results those that are seen come first, and the others as one moves")
    func pagesOfResults() {
        let many = FakeLibrary((1...300).map { .sample($0, "Article \($0)", body: "Text.") })
        var model = Model.started(on: many, rows: 24, columns: 80)
        model.press(.character("s"), on: many)
        model.type("text", on: many)
        model.press(.enter, on: many)
        #expect((6..<12).contains(model.results?.rows.count ?? 0))
        for _ in 0..<120 { model.press(.character("j"), on: many) }
        #expect(model.results?.selectedRow?.line.id == 180)
        _ = model.press(.pageUp, on: many)
        model.answer(model.update(.resized(Size(rows: 300, columns: 80))), from: many)
        model.press(.character("G"), on: many)
        #expect((model.results?.rows.count ?? 0) > 160)
    }

    @Test("A larger window shows as many results as it has room for")
    func resultsFillALargerWindow() {
        let many = FakeLibrary((1...300).map { .sample($0, "Article \($0)", body: "Text.") })
        var model = Model.started(on: many, rows: 24, columns: 80)
        model.press(.character("s"), on: many)
        model.type("text", on: many)
        model.answer(model.update(.resized(Size(rows: 150, columns: 80))), from: many)
        #expect(model.shown.contains("Article 270"))
    }

    @Test("Results replace the list and Esc brings it back as it was")
    func search() {
        var model = Model.started(on: library)
        model.press(.character("j"), .character("s"), on: library)
        model.type("singapore", on: library)
        #expect(model.results?.rows.map(\.line.id) == [1, 3])
        model.press(.escape, on: library)
        #expect(model.results == nil)
        #expect(model.list.selected == 1)
    }

    @Test("From a search hit Enter lands on the hit")
    func landsOnHit() {
        var model = Model.started(on: library, rows: 8, columns: 60)
        model.press(.character("s"), on: library)
        model.type("games", on: library)
        model.press(.enter, .enter, on: library)
        #expect(model.shown.contains("games"))
        #expect(model.reading?.hit == 0)
    }

    @Test("What / does not find in the list, s may find in the texts: that is said")
    func findsInHeadlinesOnly() {
        var model = Model.started(on: library, columns: 80)
        model.press("/", on: library)
        model.type("listeners record", on: library)
        #expect(model.shown.contains("no headline here has it; s searches the texts"))
        model.press(.enter, on: library)
        #expect(model.notice?.text.hasSuffix("s searches the texts") == true)
    }

    @Test("n goes round from the end and says so")
    func wrapsRound() {
        var model = Model.started(on: library)
        model.press(.enter, .character("/"), on: library)
        model.type("taurus", on: library)
        model.press(.enter, .character("n"), on: library)
        #expect(model.notice?.text == "from the top again")
        #expect(model.reading?.hits.count == 1)
    }

    @Test("Esc while finding puts everything back")
    func findIsCalledOff() {
        var model = Model.started(on: library, rows: 8, columns: 60)
        model.press(.enter, .character("/"), on: library)
        model.type("games", on: library)
        #expect((model.reading?.top ?? 0) > 0)
        model.press(.escape, on: library)
        #expect(model.reading?.top == 0)
        #expect(model.reading?.hits.isEmpty == true)
    }

    @Test("A list that is empty because all is hidden says so, and how to see and bring it back")
    func allHidden() {
        var model = Model.started(on: FakeLibrary([]), columns: 120)
        #expect(model.shown.contains("No articles yet."))
        _ = model.update(.counted(.everything, ArticleCount(total: 0, unread: 0, hidden: 5)))
        #expect(!model.shown.contains("No articles yet."))
        let words = model.emptyListWords.joined()
        #expect(words.contains("hidden: 5") && words.contains("is:hidden") && words.contains("X brings them back"))
    }

    @Test("A page that cannot be read is not asked for again and again")
    func pageFails() {
        let many = FakeLibrary((1...300).map { .sample($0, "Article \($0)", body: "Text.") })
        var model = Model.started(on: many)
        for _ in 0..<60 { _ = model.update(.key(.down)) }
        let pages = model.list.pending.map { Effect.ask(.list($0.request)) }
        #expect(pages.count == 1)
        for page in pages { #expect(model.update(.failed(page, reason: "no disk")) == []) }
        #expect(model.update(.key(.down)) == [])
    }
}
