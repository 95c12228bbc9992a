import News
import Terminal
import Testing

@testable import Reader

@Suite("Tags, notes and hidden articles in the reader")
struct TaggingTests {
    private let library = Sample.library
    private let ships = CountedTag(name: "to ship", articles: 3, unread: 1)

    private func changes(_ effects: [Effect]) -> [PersonalChange] {
        effects.compactMap { if case .change(.personal(let change)) = $0 { change } else { nil } }
    }

    @Test("# asks for tags, completes the last of them, and gives them to the article")
    func tagging() {
        var model = Model.started(on: library)
        let first = model.list.rows[0].line.id
        #expect(model.press("#", on: library) == [.ask(.tags)])
        _ = model.update(.tags([ships]))
        #expect(model.shown.contains("to ship") && model.shown.contains("3 articles"))
        model.type("new, to", on: library)
        model.press(.tab, on: library)
        let effects = model.press(.enter, on: library)
        #expect(changes(effects) == [.tag(TagChange(adding: ["new", "to ship"]), .these([first]))])
    }

    @Test("A number before # tags so many, :tag-all all that are listed, :untag takes away")
    func several() {
        var model = Model.started(on: library)
        let ids = model.list.rows.map(\.line.id)
        _ = model.press("3", "#", on: library)
        #expect(model.shown.contains("3 articles from here on :tag"))
        model.type("x", on: library)
        #expect(changes(model.press(.enter, on: library)) == [.tag(TagChange(adding: ["x"]), .these(Array(ids[..<3])))])
        #expect(
            changes(model.drained(after: "untag x, y")) == [.tag(TagChange(removing: ["x", "y"]), .these([ids[0]]))])
        #expect(changes(model.drained(after: "tag-all x")) == [.tag(TagChange(adding: ["x"]), .listed(.everything))])
        model.run(command: "tag  , ")
        #expect(model.notice?.isError == true)
    }

    @Test("Tags stand in the list and above the text, and the note does")
    func shown() {
        var article = Sample.library.articles[0]
        article.line.tags = ["sea"]
        article.note = "Call the harbour.\n\nTwice."
        let model = Model.started(on: FakeLibrary([article]), columns: 200)
        #expect(model.shown.components(separatedBy: "#sea").count == 3)
        #expect(model.shown.contains("Note") && model.shown.contains("Call the harbour."))
    }

    @Test("A tag for which a row has no room takes no room from the source")
    func narrow() {
        var article = Sample.library.articles[0]
        let plain = Model.started(on: FakeLibrary([article]), columns: 120)
        article.line.tags = ["an-unusually-long-tag-of-many-words"]
        let tagged = Model.started(on: FakeLibrary([article]), columns: 120)
        let origin = plain.list.rows[0].fitted?.origin
        #expect(origin?.hasPrefix(article.line.source ?? "?") == true)
        #expect(tagged.list.rows[0].fitted?.origin == origin)
    }

    @Test("X asks before it hides, and brings back what is hidden")
    func hiding() {
        var model = Model.started(on: library)
        let first = model.list.rows[0].line.id
        #expect(changes(model.press("X", on: library)).isEmpty)
        #expect(model.shown.contains("hide this article"))
        #expect(changes(model.press("h", on: library)) == [.hide(true, .these([first]))])
        var hidden = Sample.library.articles[0]
        hidden.line.isHidden = true
        model = Model.started(on: FakeLibrary([hidden]))
        #expect(changes(model.press("X", "b", on: library)) == [.hide(false, .these([hidden.line.id]))])
    }

    @Test("Without an editor E asks for a short note, and does not break a long one")
    func notes() {
        var model = Model.started(on: library)
        let subject = NoteSubject.article(model.list.rows[0].line.id)
        #expect(model.press("E", on: library) == [.ask(.note(subject))])
        _ = model.update(.note(subject, "Call"))
        model.type(" her", on: library)
        #expect(changes(model.press(.enter, on: library)) == [.write("Call her", on: subject)])
        _ = model.press("E", on: library)
        _ = model.update(.note(subject, "One\nTwo"))
        #expect(model.notice?.isError == true && model.mode == .normal)
        #expect(changes(model.drained(after: "note and again")) == [.add("and again", to: subject)])
    }

    @Test("With an editor E opens it; in the panel the note is on the chosen name")
    func editor() {
        var options = ReaderOptions()
        options.hasEditor = true
        var model = Model.started(on: library, options: options)
        #expect(model.press("E", on: library) == [.terminal(.editNote(.article(model.list.rows[0].line.id)))])
        model.press(.tab, .tab, on: library)
        let chosen = model.chosen
        #expect(chosen != nil)
        #expect(model.press("E", on: library) == chosen.map { [.terminal(.editNote(.entity($0.id)))] })
    }

    @Test("The tree has the tags with their unread articles, folds them, and lists those of one")
    func tree() {
        var model = Model.started(on: library)
        _ = model.update(.key("t"))
        #expect(model.update(.feeds([])).contains(.ask(.tags)))
        _ = model.update(.tags([ships]))
        #expect(model.shown.contains("1 tag") && model.shown.contains("#to ship"))
        model.press(.down, " ", on: library)
        #expect(!model.shown.contains("#to ship"))
        model.press(" ", .down, on: library)
        #expect(model.shown.contains("3 articles, 1 unread"))
        model.press(.enter, on: library)
        #expect(model.list.chips == [.tagged("to ship")])
        #expect(model.list.scope.typed == "tag:\"to ship\"")
    }

    @Test("B keeps what is in force as a search of a name")
    func savedSearch() {
        var model = Model.started(on: library)
        model.press("B", on: library)
        #expect(model.mode == .normal && model.notice != nil)
        model.press(",", "u", "B", .control("u"), on: library)
        model.type("new ones", on: library)
        let effects = model.press(.enter, on: library)
        #expect(effects.contains(.change(.saveSearch(SavedSearch(name: "new ones", typed: "is:unread")))))
    }
}
