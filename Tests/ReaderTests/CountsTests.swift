import News
import Terminal
import Testing

@testable import Reader

/// A number typed before a key.
@Suite struct CountsTests {
    private let library = FakeLibrary((1...200).map { .sample($0, "Article \($0)", day: 1, body: "Text.") })

    @Test(
        "A number before a key moves so far, goes to that row, or does it so often",
        arguments: [
            ("5j", 195), ("12j3k", 191), ("12G", 189), ("40G2g", 199), ("3J", 197), ("5", 200), ("999999j", 1),
            ("50G5J", 146),
        ] as [(String, Article.ID)])
    func moves(_ keys: String, _ expected: Article.ID) {
        var model = Model.started(on: library)
        model.type(keys, on: library)
        #expect(model.list.selectedRow?.line.id == expected)
    }

    @Test("The number is seen while it is typed, and Esc takes it back")
    func seen() {
        var model = Model.started(on: library)
        model.type("12", on: library)
        #expect(model.shown.split(separator: "\n").last?.hasPrefix(" 12 ") == true)
        model.press(.escape, "j", on: library)
        #expect(model.list.selectedRow?.line.id == 199)
    }

    @Test("Keys that do one thing do it once, whatever number is before them")
    func once() {
        var model = Model.started(on: library)
        #expect(model.type("4*", on: library) == [.change(.markStarred(200, true))])
        #expect(model.type("3?", on: library).isEmpty)
    }

    @Test("^F and ^B go by pages")
    func pages() {
        var model = Model.started(on: library)
        model.press(.control("f"), on: library)
        let down = model.list.selectedRow?.line.id ?? 200
        #expect(down < 195)
        model.press(.control("b"), on: library)
        #expect(model.list.selectedRow?.line.id == 200)
    }
}

/// Marking many articles as read.
@Suite struct MarkingAllReadTests {
    private let library = Sample.library

    @Test("All in the list, those above or those below are marked, after one more key")
    func parts() {
        var model = Model.started(on: library)
        model.press("j", on: library)
        let position = library.articles[1].line.position
        #expect(model.press("A", on: library).isEmpty)
        #expect(model.press("k", on: library) == [.change(.markAllRead(.everything, .above(position)))])
        #expect(model.press("A", "j", on: library) == [.change(.markAllRead(.everything, .below(position)))])
        model.run(command: "filter singapore")
        model.answer(model.update(.resized(model.size)), from: library)
        #expect(
            model.press("A", "a", on: library).contains(.change(.markAllRead(Scope(typed: "singapore"), .all))))
    }

    @Test("u takes it back, before the corrections made earlier")
    func undo() {
        var model = Model.started(on: library)
        _ = model.update(.markedRead(3, isUndone: false))
        #expect(model.notice?.text == "3 articles marked as read; u takes it back")
        #expect(model.press("u", on: library).contains(.change(.undoMarkingRead)))
        _ = model.update(.markedRead(3, isUndone: true))
        #expect(model.notice?.text == "3 articles marked as unread again")
        #expect(model.press("u", on: library).contains(.change(.undo)))
    }
}
