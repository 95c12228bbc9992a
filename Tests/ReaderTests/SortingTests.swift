import News
import Terminal
import Testing

@testable import Reader

/// `S`, `:sort` and `sort` in the configuration.
@Suite struct SortingTests {
    private let library = Sample.library

    private func ids(_ model: Model) -> [Article.ID] { model.panes.shownList.rows.map(\.line.id) }

    @Test("S asks for the order, which the top line then says")
    func menu() {
        var model = Model.started(on: library)
        #expect(ids(model) == [1, 2, 3, 4, 5])
        model.press("S", on: library)
        #expect(model.shown.contains("unread first"))
        model.press("o", on: library)
        #expect(ids(model) == [5, 4, 3, 2, 1])
        #expect(model.shown.contains("5, 4 unread · oldest first"))
        model.press("S", "h", on: library)
        #expect(ids(model) == [4, 3, 5, 1, 2])
        model.press("S", "n", on: library)
        #expect(!model.shown.contains("oldest first"))
        #expect(ids(model) == [1, 2, 3, 4, 5])
    }

    @Test(
        "A command sorts too, by the name of an order or another word for it",
        arguments: [
            ("source", [5, 1, 2, 4, 3]), ("title", [4, 3, 5, 1, 2]), ("unread", [1, 2, 3, 5, 4]),
            ("date", [1, 2, 3, 4, 5]),
            ("names", [1, 2, 3, 4, 5]),
        ] as [(String, [Article.ID])])
    func command(_ order: String, _ expected: [Article.ID]) {
        var model = Model.started(on: library)
        model.answer(model.drained(after: "sort oldest"), from: library)
        model.answer(model.drained(after: "sort " + order), from: library)
        #expect(ids(model) == expected)
    }

    @Test("Only what was searched for is sorted by rank")
    func rank() {
        var model = Model.started(on: library)
        model.run(command: "sort rank")
        #expect(model.notice?.text.contains("only search results") == true)
        model.press("s", .paste("Singapore"), .enter, on: library)
        let effects = model.press("S", "b", on: library)
        #expect(effects.contains { if case .ask(.search(let request)) = $0 { request.sort == .rank } else { false } })
        #expect(model.shown.contains("best first"))
    }

    @Test("The configuration's order holds at the start, for filters and for searches")
    func configured() {
        var options = ReaderOptions()
        options.configuration = Configuration.read("sort = \"oldest\"").configuration
        var model = Model.started(on: library, options: options)
        #expect(ids(model) == [5, 4, 3, 2, 1])
        model.press("j", on: library)
        #expect(model.panes.shownList.selectedRow?.line.id == 4)
        model.answer(model.drained(after: "filter Singapore"), from: library)
        #expect(ids(model) == [3, 1])
        #expect(Configuration.read("sort = \"rank\"").faults.count == 1)
    }

    @Test(
        "When the library changes, the row with the cursor stays, and rows that were marked stay where they are until then"
    )
    func stable() {
        var model = Model.started(on: library)
        model.answer(model.drained(after: "sort unread"), from: library)
        model.press("j", "r", on: library)
        #expect(ids(model) == [1, 2, 3, 5, 4])
        model.answer(model.update(.libraryChanged(.anything)), from: library)
        #expect(model.panes.shownList.selectedRow?.line.id == 2)
    }
}
