import News
import Terminal
import Testing

@testable import Reader

/// Keys, commands by name, help.
@Suite struct CommandTests {
    private let library = Sample.library

    @Test("A key that does nothing says so")
    func saysSo() {
        var model = Model.started(on: library)
        model.press(.character("Z"), on: library)
        #expect(model.notice?.text == "Z does nothing here  ·  ? shows all keys")
        model.press(.character("n"), on: library)
        #expect(model.notice?.text == "nothing has been searched for in this pane; / does")
        model.press(.character("j"), on: library)
        #expect(model.notice == nil)
    }

    @Test("The command line runs every action by name, completes and remembers")
    func commands() {
        var model = Model.started(on: library)
        model.press(.character(":"), .character("z"), .tab, .enter, on: library)
        #expect(model.isZoomed)
        #expect(model.saved.commands == ["zoom"])
        model.run(command: "theme monochrome")
        #expect(model.theme.name == "monochrome")
        #expect(
            model.press(.character(":"), .paste("import /tmp/x y"), .enter, on: library)
                .contains(.change(.importPaths(["/tmp/x y"]))))
        model.press(.character(":"), .paste("nonsense"), .enter, on: library)
        #expect(model.notice?.isError == true)
    }

    @Test("The help lists what works now and runs the one chosen")
    func help() {
        var model = Model.started(on: library)
        model.press(.character("?"), on: library)
        model.type("star", on: library)
        #expect(model.press(.enter, on: library) == [.change(.markStarred(1, true))])
        #expect(model.list.rows[0].line.isStarred)
    }

    @Test("Keys count as typed text wherever a line can be typed, and nowhere else")
    func typing() {
        var model = Model.started(on: library)
        #expect(!model.takesText)
        for key in ["s", "/", ":", "w", "?"] as [Character] {
            model.press(.character(key), on: library)
            #expect(model.takesText, "\(key)")
            model.press(.escape, on: library)
        }
        model.press(.character(","), on: library)
        #expect(!model.takesText)
    }

    @Test("The help has the language of searches, and types the chosen example into a search")
    func searchLanguage() {
        var model = Model.started(on: library)
        model.press(.character("?"), on: library)
        model.type("is:unread", on: library)
        model.press(.enter, on: library)
        #expect(model.panes.results?.scope.typed == "is:unread")
        model.press(.escape, .character("s"), on: library)
        model.type("taurus", on: library)
        model.press(.function(1), .paste("is:unread"), .enter, on: library)
        #expect(model.panes.results?.scope.typed == "taurus is:unread")
    }
}

@Suite struct KeymapTests {
    @Test("Every action has a key, a name of its own and a title")
    func complete() {
        let entries = Keymap().entries
        #expect(Set(entries.map(\.action)) == Set(Action.allCases))
        #expect(Set(entries.map(\.name)).count == entries.count)
        for entry in entries { #expect(!entry.keys.isEmpty && !entry.title.isEmpty) }
    }

    @Test("No key does two things")
    func unique() {
        let keys = Keymap().entries.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }

    @Test("A key given to another action is taken from the first")
    func changes() {
        let keymap = Keymap(changing: [(.help, [KeySequence(.character("j"))])])
        #expect(keymap.meaning(of: KeySequence(.character("j"))) == .action(.help))
        #expect(keymap.meaning(of: KeySequence(.down)) == .action(.down))
        #expect(keymap.meaning(of: KeySequence(.character("?"))) == .nothing)
    }
}
