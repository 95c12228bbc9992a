import News
import Terminal
import Testing

@testable import Reader

private let themes = (Theme.all.map(\.name) + ["automatic"]).joined(separator: ", ")

@Suite("Finding one's way")
struct FindingOnesWayTests {
    private let library = Sample.library

    private func bottomLine(_ model: Model) -> String {
        String(model.shown.split(separator: "\n", omittingEmptySubsequences: false).last ?? "")
    }

    @Test(
        "The bottom line shows keys with whole words at every width, in every pane and mode",
        arguments: [20, 30, 40, 50, 60, 61, 69, 70, 80, 99, 100, 120, 160])
    func bottomLineFits(columns: Int) {
        let ways: [[Key]] = [
            [], [.enter], [.tab, .tab], [.enter, .enter], [.character("w")], [.character("?")], [.character("e")],
            [.character("t")], [.character("s"), .character("a"), .enter], [.character(",")],
        ]
        for keys in ways {
            var model = Model.started(on: library, rows: 24, columns: columns)
            for key in keys { model.press(key, on: library) }
            let hints = model.keyHints(width: columns, wordsWidth: 30)
            let line = bottomLine(model)
            #expect(line.count <= columns)
            if model.notice == nil { #expect(!line.contains("…")) }
            if columns >= 30 { #expect(hints.count >= 2 || keys == [.character(",")]) }
            if columns >= 80 { #expect(hints.count == min(5, max(1, model.mode.keys.isEmpty ? 5 : hints.count))) }
        }
    }

    @Test("Where the top line does not name the help, the bottom line does", arguments: [40, 60])
    func helpIsNamed(columns: Int) {
        let model = Model.started(on: library, rows: 24, columns: columns)
        #expect(bottomLine(model).hasSuffix("? keys"))
    }

    @Test("After a key that others follow, those show by themselves, and Esc takes it back")
    func continuations() {
        var model = Model.started(on: library)
        model.press(.character(","), on: library)
        #expect(model.shown.contains(", t  the next theme"))
        model.press(.escape, on: library)
        #expect(model.mode == .normal)
        model.press(.character(","), .character("t"), on: library)
        #expect(model.theme.name == "dark")
        model.press(.character(","), .character("%"), on: library)
        #expect(model.notice?.text.hasPrefix(", % does nothing here") == true)
        #expect(model.mode == .normal)
    }

    @Test("What is said is shown in full where one line is not enough")
    func longNotice() {
        var model = Model.started(on: library, rows: 24, columns: 60)
        let reason = "config.toml:12:9: theme: expected 'standard', 'dark', 'light' or 'monochrome', not 'drak'"
        _ = model.update(.notice(Notice(reason, isError: true)))
        let shown = model.shown.split(separator: "\n").suffix(2).joined()
        #expect(shown.filter { $0 != " " } == reason.filter { $0 != " " })
    }

    @Test("A key that does nothing says so once: again and again, it changes nothing on the screen")
    func useless() {
        var model = Model.started(on: library)
        _ = model.update(.key(.function(9)))
        let screen = model.view()
        #expect(model.notice?.text == "F9 does nothing here  ·  ? shows all keys")
        _ = model.update(.key(.function(9)))
        #expect(model.view() == screen)
        _ = model.update(.key(.character("j")))
        #expect(model.notice == nil)
    }

    @Test("The help of what is open lists its keys, runs the one chosen, and Esc goes back to it")
    func helpOfModes() {
        var model = Model.started(on: library)
        model.press(.character("t"), .character("?"), on: library)
        #expect(model.shown.contains("subscribe to a feed"))
        model.press(.escape, on: library)
        guard case .feeds = model.mode else { return #expect(Bool(false)) }
        model.press(.character("?"), .paste("subscribe"), .enter, on: library)
        guard case .asking(let question) = model.mode else { return #expect(Bool(false)) }
        #expect(question.purpose == .subscribe)

        model.press(.escape, .escape, .character("w"), .function(1), .paste("cancel"), on: library)
        #expect(model.shown.contains("Esc"))
        model.press(.escape, on: library)
        guard case .lookup = model.mode else { return #expect(Bool(false)) }
    }

    @Test("Every action can be reached by typing its name, and every command says what it takes")
    func reachable() {
        let context = CommandContext(actions: Keymap.standard.entries)
        let lines = candidates(for: "", in: context).map(\.line)
        for entry in Keymap.standard.entries { #expect(lines.contains(entry.name)) }
        for command in TypedCommand.allCases {
            #expect(lines.contains(command.rawValue + " "))
            #expect(!command.help.title.isEmpty && !command.help.argument.isEmpty)
        }
    }

    @Test("Commands show themselves as one types, with what they do, and Tab goes on to what follows")
    func completion() {
        var model = Model.started(on: library)
        model.press(.character(":"), .character("t"), .character("h"), on: library)
        #expect(model.shown.contains("theme NAME  the colours"))
        model.press(.tab, .tab, .tab, on: library)
        #expect(model.shown.contains(":theme dark"))
        model.press(.enter, on: library)
        #expect(model.theme.name == "dark")
        model.press(.character(":"), .up, on: library)
        #expect(model.shown.contains(":theme dark"))
    }

    @Test("Paths are asked for as they are typed, and an answer that comes too late is dropped")
    func pathCompletion() {
        var model = Model.started(on: library)
        model.press(.character(":"), on: library)
        #expect(model.press(.paste("import ~/ar"), on: library) == [.ask(.completePath("~/ar"))])
        _ = model.update(.completedPath("~/a", ["~/apples"]))
        #expect(!model.shown.contains("apples"))
        _ = model.update(.completedPath("~/ar", ["~/articles/", "~/ark.txt"]))
        #expect(model.shown.contains("~/ark.txt"))
        #expect(model.press(.tab, on: library).isEmpty)
        #expect(model.shown.contains(":import ~/articles/"))
        #expect(model.press(.enter, on: library) == [.change(.importPaths(["~/articles/"]))])
    }

    @Test(
        "A command that is wrong says what was expected",
        arguments: [
            ("theme drak", "theme: expected \(themes), not 'drak'; did you mean 'dark'?"),
            ("theme", "theme: expected \(themes)"),
            ("open x", "open: expected NUMBER, not 'x'"),
            ("import", "import: expected PATH"), ("mouse maybe", "mouse: expected on, off, not 'maybe'"),
            ("thme dark", "there is no command 'thme'; did you mean 'theme'?"),
            ("feed add", "feed add: expected an address"),
            ("xyzzy", "there is no command 'xyzzy'; Tab completes"),
            ("s", "there is no command 's'; it may be search, source, sort, save, star"),
        ])
    func wrong(_ line: String, _ expected: String) {
        var model = Model.started(on: library)
        model.run(command: line)
        #expect(model.notice == Notice(expected, isError: true))
    }

    @Test("Commands with arguments do what they say")
    func commands() {
        var model = Model.started(on: library)
        func effects(_ line: String, then key: Key? = nil) -> [Effect] {
            model.run(command: line)
            let effects = model.answer(model.update(.resized(model.size)), from: library)
            return effects + (key.map { model.press($0, on: library) } ?? [])
        }
        #expect(effects("open 3").contains(.ask(.open(3))))
        #expect(effects("2").contains(.ask(.open(2))))
        #expect(effects("filter is:unread").contains(.ask(.count(Scope(typed: "is:unread"), withUnread: true))))
        let both = Scope([.typed("is:unread"), .typed("source:\"Kyiv Courier\"")])
        #expect(effects("source Kyiv Courier").contains(.ask(.count(both, withUnread: true))))
        #expect(effects("feed add example.org").contains(.feeds(.add("example.org"))))
        #expect(effects("subscribe example.org").contains(.feeds(.add("example.org"))))
        #expect(effects("feed import ~/urls").contains(.feeds(.importFile("~/urls"))))
        #expect(
            effects("rename Pistorius, Boris", then: .enter).contains {
                if case .change(.correct(let scoped)) = $0, case .rename = scoped.correction { true } else { false }
            })
        #expect(
            effects("kind organisation", then: .enter).contains {
                if case .change(.correct(let scoped)) = $0, case .changeKind = scoped.correction { true } else { false }
            })
        #expect(effects("q").contains(.terminal(.quit)))
        #expect(model.saved.commands.last == "q")
    }
}

@Suite("The mouse")
struct MouseTests {
    private let library = Sample.library

    private func place(of text: String, in model: Model) throws -> (row: Int, column: Int) {
        let rows = model.view().grid.rows
        let row = try #require(rows.firstIndex { $0.contains(text) })
        let column = try #require(rows[row].firstRange(of: text)).lowerBound
        return (row, rows[row].distance(from: rows[row].startIndex, to: column))
    }

    private func click(_ text: String, _ action: Key.Mouse.Action = .press, on model: inout Model) throws {
        let (row, column) = try place(of: text, in: model)
        model.press(.mouse(.init(action: action, row: row, column: column + 1)), on: library)
    }

    @Test("A click on a name in the text chooses it, a second one opens its dossier")
    func mentions() throws {
        var model = Model.started(on: library)
        try click("Ingo Gerhartz, had", on: &model)
        #expect(model.chosen?.id == Sample.gerhartz.id)
        #expect(model.focus == .article)
        #expect(model.dossier == nil)
        try click("Ingo Gerhartz, had", .doubleClick, on: &model)
        #expect(model.dossier?.dossier.entity.id == Sample.gerhartz.id)
    }

    @Test("A click in the list opens, one in the panel chooses, one on no name changes nothing")
    func panes() throws {
        var model = Model.started(on: library)
        try click("How a call", on: &model)
        #expect(model.reading?.id == 3)
        try click("German  ", on: &model)
        let chosen = model.chosen
        try click("hosts an air show", on: &model)
        #expect(model.chosen == chosen)
    }

    @Test("The wheel scrolls the pane under it and leaves the focus where it is")
    func wheel() throws {
        var model = Model.started(on: library, rows: 12)
        let (row, column) = try place(of: "BERLIN", in: model)
        model.press(.mouse(.init(action: .wheelDown, row: row, column: column)), on: library)
        #expect(model.reading?.top == 3)
        #expect(model.focus == .list)
    }

    @Test("What is open above the panes takes clicks and the wheel; a click beside it closes it")
    func overlays() throws {
        var model = Model.started(on: library)
        model.press(.character("w"), on: library)
        try click("Singapore   ", on: &model)
        model.press(.mouse(.init(action: .wheelUp, row: 0, column: 0)), on: library)
        guard case .lookup = model.mode else { return #expect(Bool(false)) }
        try click("Singapore   ", .doubleClick, on: &model)
        #expect(model.dossier?.dossier.entity.id == Sample.singapore.id)

        model.press(.character("q"), .character("?"), on: library)
        model.press(.mouse(.init(action: .press, row: 35, column: 1)), on: library)
        #expect(model.mode == .normal)
        model.press(.character(":"), .paste("theme "), on: library)
        try click("monochrome", .doubleClick, on: &model)
        #expect(model.theme.name == "monochrome")
    }

    @Test("Rules between panes are dragged")
    func drags() throws {
        var model = Model.started(on: library)
        let rule = try #require(model.areas.rules.first)
        for (action, column) in [(Key.Mouse.Action.press, rule), (.drag, rule + 6), (.release, rule + 6)] {
            model.press(.mouse(.init(action: action, row: 9, column: column)), on: library)
        }
        #expect(model.areas.rules.first == rule + 6)
        #expect(model.draggedRule == nil)
    }
}
