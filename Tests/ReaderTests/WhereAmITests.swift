import News
import Terminal
import Testing

@testable import Reader

/// The text and the panel belong to the row with the cursor, and what is in force on the list can be seen.
@Suite struct WhereAmITests {
    private let library = Sample.library

    /// Lets a moment pass in which nothing happens.
    @discardableResult
    private func rest(_ model: inout Model) -> [Effect] { model.answer(model.update(.quiet), from: library) }

    @Test("Moving shows the article after a moment of rest, without counting it as read")
    func preview() {
        var model = Model.started(on: library)
        rest(&model)
        let effects = model.press(.character("j"), .character("j"), on: library)
        #expect(effects == [.terminal(.awaitQuiet)])
        #expect(model.reading?.id == 1)
        let resting = rest(&model)
        #expect(model.reading?.id == 3)
        #expect(!resting.contains(.change(.markRead(3, true))))
        #expect(model.chosen?.id == Sample.singapore.id)
        #expect(model.focus == .list)
    }

    @Test("An article counts as read once it is entered or scrolled")
    func reading() {
        var model = Model.started(on: library, rows: 10)
        model.press(.character("j"), on: library)
        #expect(model.press(.tab, on: library).contains(.change(.markRead(2, true))))
        #expect(model.reading?.id == 2)

        var scrolled = Model.started(on: library, rows: 10)
        let wheel = Key.mouse(.init(action: .wheelDown, row: 5, column: 60))
        #expect(scrolled.press(wheel, on: library).contains(.change(.markRead(1, true))))
    }

    @Test("Whoever does not want that keeps the text until Enter")
    func withoutPreview() {
        var options = ReaderOptions()
        options.configuration = Configuration.read("preview = false").configuration
        var model = Model.started(on: library, options: options)
        #expect(model.press(.character("j"), on: library).isEmpty)
        rest(&model)
        #expect(model.reading?.id == 1)
        model.press(.tab, on: library)
        #expect(model.reading?.id == 1)
    }

    @Test("In results the text stands at the first hit, and the hits are marked; afterwards they are not")
    func results() {
        var model = Model.started(on: library, rows: 12)
        model.press(.character("s"), on: library)
        model.type("games", on: library)
        rest(&model)
        #expect(model.reading?.id == 1)
        #expect(model.reading?.hits.count == 1)
        #expect((model.reading?.top ?? 0) > 0)
        #expect(model.reading?.filed.line.isRead == false)
        model.press(.enter, .escape, on: library)
        #expect(model.results == nil)
        rest(&model)
        #expect(model.reading?.needles.isEmpty == true)
    }

    @Test("Where nothing is found, that is said, with what was not understood; and no article is shown")
    func nothingFound() {
        var model = Model.started(on: library)
        model.press("s", on: library)
        model.type("persn:x", on: library)
        model.press(.enter, on: library)
        rest(&model)
        #expect(model.reading == nil && model.chosen == nil)
        for words in [
            "Nothing for 'persn:x'", "There is no field 'persn:'", "did you mean 'person:'?", "Esc shows all",
        ] {
            #expect(model.shown.split(separator: "\n").joined().contains(words.prefix(16)))
        }
        #expect(!model.shown.contains("?."))
        model.press(.escape, on: library)
        rest(&model)
        #expect(model.reading?.id == 1)
    }

    @Test("An article opened by its number has the cursor, also where a filter hid it")
    func opened() {
        var model = Model.started(on: library)
        model.run(command: "filter singapore")
        model.answer(model.update(.resized(model.size)), from: library)
        #expect(model.list.rows.map(\.line.id) == [1, 3])
        model.run(command: "open 4")
        model.answer(model.update(.resized(model.size)), from: library)
        #expect(model.reading?.id == 4)
        #expect(model.list.selectedRow?.line.id == 4)
        #expect(model.list.rows.count == 5)
    }

    @Test("A number that no article ever had is not said to be gone")
    func unknownNumber() {
        var model = Model.started(on: library)
        model.run(command: "open 99")
        model.answer(model.update(.resized(model.size)), from: library)
        #expect(model.shown.contains("there is no such article in the library"))
    }

    @Test("No row has the cursor while an article is read that is not in the list; back in the list, its row is shown")
    func elsewhere() {
        var model = Model.started(on: library)
        model.press(.tab, .tab, on: library)
        model.panes.choose(Sample.pistorius)
        model.run(command: "filter singapore")
        model.answer(model.update(.resized(model.size)), from: library)
        model.press(.tab, on: library)
        for _ in 0..<9 where model.reading?.id != 2 { model.press(.character("]"), on: library) }
        #expect(model.reading?.id == 2)
        #expect(!model.shown.contains("▌"))
        model.press(.character("q"), on: library)
        rest(&model)
        #expect(model.reading?.id == model.list.selectedRow?.line.id)
    }

    @Test("In a list that a name filters, that name is chosen in each article, though others weigh more there")
    func chosenByFilter() {
        let library = Sample.library
        var model = Model.started(on: library)
        model.press("w", .paste("gerh"), .enter, "F", .enter, on: library)
        #expect(model.reading?.filed.entities.first?.entity.id != Sample.gerhartz.id)
        #expect(model.chosen?.id == Sample.gerhartz.id)
        model.panes.chosen = nil
        model.panes.chooseSomething()
        #expect(model.chosen?.id == Sample.gerhartz.id)
    }

    @Test("Filters stand as chips; each is added, and Backspace in the list takes the last one away")
    func chips() {
        var model = Model.started(on: library)
        model.press(.tab, .tab, .character("F"), on: library)
        #expect(model.shown.contains(" Boris Pistorius × "))
        #expect(model.list.rows.map(\.line.id) == [1, 2, 4])
        model.panes.choose(Sample.taurus)
        model.press(.character("F"), on: library)
        #expect(model.list.rows.map(\.line.id) == [1, 2])
        #expect(model.shown.contains(" Boris Pistorius ×   Taurus × "))
        model.press(.character("F"), on: library)
        #expect(model.notice?.text == "Taurus is in force already")
        model.press(.character(","), .character("u"), on: library)
        #expect(model.shown.contains(" unread × "))
        model.press(.backspace, .backspace, on: library)
        #expect(model.list.rows.map(\.line.id) == [1, 2, 4])
        model.press(.backspace, on: library)
        #expect(model.list.rows.count == 5)
        model.press(.backspace, on: library)
        #expect(model.notice?.text == "no filter is in force")
    }

    @Test("A search is among what is in force, and what is added to it narrows its results")
    func chipsOfSearches() {
        var model = Model.started(on: library)
        model.press(.character("s"), on: library)
        model.type("pistorius", on: library)
        model.press(.enter, on: library)
        #expect(model.shown.contains(" search pistorius × "))
        model.panes.choose(Sample.taurus)
        model.press(.character("F"), on: library)
        #expect(model.results?.rows.map(\.line.id) == [1, 2])
        model.press(.backspace, on: library)
        #expect(model.results?.rows.map(\.line.id) == [1, 2, 4])
        model.press(.backspace, on: library)
        #expect(model.results == nil)
        #expect(model.list.rows.count == 5)
    }

    @Test("On a line of who is named together, F gives the articles that name both")
    func both() {
        var model = Model.started(on: library)
        model.press(.tab, .tab, .enter, on: library)
        let lines = model.dossier?.lines.lines ?? []
        let row = lines.firstIndex { if case .entity = $0.target { true } else { false } } ?? 0
        for _ in 0..<row where model.dossier?.lines.selected != row { model.press(.character("j"), on: library) }
        model.press(.character("F"), on: library)
        #expect(model.list.chips.map(\.label) == ["Boris Pistorius", "Ingo Gerhartz"])
        #expect(model.list.rows.map(\.line.id) == [1])
    }

    @Test("Chips have room at any width, and the last one is always there", arguments: [20, 40, 60, 80, 120])
    func narrow(columns: Int) {
        var model = Model.started(on: library, rows: 24, columns: columns)
        for words in ["a rather long filter", "another long one", "is:unread"] {
            model.run(command: "filter \(words)")
            model.answer(model.update(.resized(model.size)), from: library)
        }
        let top = model.view().grid.rows[0]
        #expect(top.contains("unread") || columns < 40)
    }

    @Test("A new search begins empty, with the last ones one key away, and Esc keeps the results that were there")
    func searchAgain() {
        var model = Model.started(on: library)
        for words in ["singapore", "taurus"] {
            model.press(.character("s"), on: library)
            model.type(words, on: library)
            model.press(.enter, on: library)
        }
        #expect(model.results?.scope.typed == "taurus")
        model.press(.character("s"), .up, .up, on: library)
        #expect(model.results?.scope.typed == "singapore")
        model.press(.down, on: library)
        #expect(model.results?.scope.typed == "taurus")
        model.press(.escape, on: library)
        #expect(model.results?.scope.typed == "taurus")
        model.press(.character("s"), .escape, .escape, on: library)
        #expect(model.results == nil)
    }

    @Test("The articles that came with Dateline are not counted among others, and leave by one key")
    func bundled() {
        var options = ReaderOptions()
        options.bundled = [1, 2, 3]
        var model = Model.started(on: library, options: options)
        #expect(model.press(.character(","), .character("x"), on: library).isEmpty)
        _ = model.update(.counted(.everything, ArticleCount(total: 2, unread: 1, bundled: 3)))
        #expect(model.shown.contains("all articles · 2, 1 unread"))
        #expect(model.shown.contains("Not counted: 3"))
        model.press(.character("G"), on: library)
        #expect(model.shown.contains("5 of 5"))
        model.press(.character("g"), .character("Y"), on: library)
        #expect(model.shown.contains("Export the 5 articles of this list"))
        model.press(.escape, on: library)
        model.press(.character("r"), on: library)
        #expect(model.shown.contains("2, 1 unread"))
        #expect(model.press(.character(","), .character("x"), on: library) == [.change(.removeBundled)])
    }
}

/// The help.
@Suite struct HelpTests {
    private let library = Sample.library

    @Test("Letters only narrow the help; Esc, F1 and ? close it")
    func lettersNarrow() {
        var model = Model.started(on: library)
        for close in [Key.escape, .function(1), "?"] {
            model.press("?", on: library)
            #expect(model.type("qut", on: library).isEmpty)
            guard case .help = model.mode else { return #expect(Bool(false), "the help is closed") }
            model.press(close, on: library)
            #expect(model.mode == .normal)
        }
    }

    @Test("It has headings, over which the selection moves")
    func headings() {
        var model = Model.started(on: library, rows: 120)
        model.press("?", on: library)
        #expect(model.shown.contains("SEARCHING") && model.shown.contains("WHAT CAN BE SEARCHED FOR"))
        guard case .help(let box) = model.mode else { return #expect(Bool(false)) }
        #expect(box.rows.first == .heading("MOVING"))
        #expect(box.selected == 1)
        for _ in 0..<200 { model.press(.down, on: library) }
        guard case .help(let last) = model.mode else { return #expect(Bool(false)) }
        #expect(last.selected == last.rows.count - 1)
        for _ in 0..<200 { model.press(.up, on: library) }
        guard case .help(let first) = model.mode else { return #expect(Bool(false)) }
        #expect(first.selected == 1)
    }

    @Test("A blank is seen, and finds what the key Space does")
    func blanks() {
        var model = Model.started(on: library)
        model.press("?", " ", on: library)
        #expect(model.shown.contains("keys ␣"))
        #expect(model.shown.contains("the key Space"))
        #expect(model.shown.contains("a page down"))
        model.type("next  mention", on: library)
        guard case .help(let box) = model.mode else { return #expect(Bool(false)) }
        #expect(box.rows.contains { $0.entry?.deed == .action(.nextMention) })
    }

    @Test("No line is cut at 80 columns")
    func fits() {
        for entry in Keymap.standard.entries { #expect(entry.title.count <= 62, "\(entry.title)") }
        for example in Query.guide { #expect(example.typed.count <= 23 && example.meaning.count <= 53) }
    }
}
