import News
import Terminal
import Testing

@testable import Reader

@Suite struct UpdateTests {
    private let library = Sample.library

    @Test("At the start the first page and the count are asked for, and nothing else")
    func start() {
        var model = Model(size: Size(rows: 24, columns: 80))
        let page = ListRequest(scope: .everything, part: .newest, limit: 16)
        #expect(model.start() == [.list(page), .count(.everything, withUnread: true)])
    }

    @Test("The first article is shown without counting as read; Enter reads it")
    func preview() {
        var model = Model.started(on: library)
        #expect(model.reading?.id == 1)
        #expect(model.reading?.filed.line.isRead == false)
        let effects = model.press(.enter, on: library)
        #expect(effects.contains(.markRead(1, true)))
        #expect(model.focus == .article)
        #expect(model.list.rows[0].line.isRead)
        #expect(model.list.count?.unread == 3)
    }

    @Test("The article that is on the screen is opened as it stands there, without asking for it")
    func openAlready() {
        let body = (1...200).map { "Paragraph \($0)." }.joined(separator: "\n\n")
        let library = FakeLibrary([.sample(1, "Long", body: body)])
        var model = Model.started(on: library)
        model.press(.enter, .pageDown, .pageDown, on: library)
        let top = model.reading?.top
        model.press(.character("q"), on: library)
        #expect(model.focus == .list)
        let effects = model.press(.enter, on: library)
        #expect(!effects.contains(.open(1)))
        #expect(model.focus == .article)
        #expect(top != 0 && model.reading?.top == top)
    }

    @Test("What is seen is asked for before the first frame; rows beyond it can come later")
    func askedAhead() {
        let many = FakeLibrary((1...200).map { .sample($0, "Article \($0)", body: "Text.") })
        var saved = SavedState()
        saved.position = many.articles[99].line.position
        var model = Model(size: Size(rows: 24, columns: 80), options: ReaderOptions(saved: saved))
        let first = model.start()
        #expect(!first.contains { model.isAskedAhead($0) })
        let next = first.flatMap { many.answers(to: $0).flatMap { model.update($0) } }
        #expect(model.list.rows.count == 16 && model.list.hasAbove)
        let lists = next.filter { if case .list = $0 { true } else { false } }
        #expect(!lists.isEmpty && lists.allSatisfy { model.isAskedAhead($0) })
    }

    @Test("An answer to what is no longer asked is dropped")
    func stale() {
        var model = Model.started(on: library)
        _ = model.update(.key(.enter))
        _ = model.update(.key(.character("J")))
        let article = library.articles[0]
        _ = model.update(.opened(article.line.id, article))
        #expect(model.opening?.article == 2)
        let old = ListRequest(scope: Scope(typed: "old"), part: .newest, limit: 100)
        _ = model.update(.listed(old, []))
        #expect(model.list.rows.count == 5)
    }

    @Test("Enter typed ahead of the look-up's answer opens the best of that answer, not of the one before")
    func typingAhead() throws {
        var model = Model.started(on: library)
        model.press(.character("w"), on: library)
        let typed = try #require(library.dossier(2)?.entity.name.prefix(4))
        var waiting: [Effect] = []
        for letter in typed { waiting += model.update(.key(.character(letter))) }
        waiting += model.update(.key(.enter))
        #expect(!waiting.contains(.dossier(2)))
        let last = try #require(waiting.last { if case .lookup = $0 { true } else { false } })
        let effects = library.answers(to: last).flatMap { model.update($0) }
        #expect(effects.contains(.dossier(2)))
    }

    @Test("A look-up that is open is asked anew when names come, and what is selected stays selected")
    func namesComeLater() {
        var model = Model.started(on: FakeLibrary([]))
        model.press(.character("w"), .character("g"), on: FakeLibrary([]))
        #expect(model.screen.contains("Nobody and nothing"))
        model.answer(model.update(.libraryChanged), from: library)
        guard case .lookup(let before) = model.mode else { return #expect(Bool(false)) }
        #expect(before.found.count > 1)
        model.press(.down, on: library)
        model.answer(model.update(.libraryChanged), from: library)
        guard case .lookup(let after) = model.mode else { return #expect(Bool(false)) }
        #expect(after.selected == 1)
    }

    @Test("] goes from mention to mention and on into the next article that has it")
    func jumps() {
        var model = Model.started(on: library)
        model.press(.enter, .character("]"), .character("]"), .character("]"), on: library)
        #expect(model.reading?.id == 1)
        #expect(model.screen.contains("mention 3 of 3 · article 1 of 3"))
        model.press(.character("]"), on: library)
        #expect(model.reading?.id == 2)
        #expect(model.screen.contains("mention 1 of 2 · article 2 of 3"))
        model.press(.character("["), on: library)
        #expect(model.reading?.id == 1)
        #expect(model.screen.contains("mention 3 of 3 · article 1 of 3"))
    }

    @Test("Jumps typed while the next article is on its way go on from its first mention")
    func typedAhead() throws {
        var model = Model.started(on: library)
        model.press(.enter, .character("]"), .character("]"), .character("]"), on: library)
        let effects = model.update(.key(.character("]"))) + model.update(.key(.character("]")))
        model.answer(effects, from: library)
        let reading = try #require(model.reading)
        #expect(reading.id == 2)
        let own = reading.filed.mentions.indices.filter { reading.filed.mentions[$0].entity == Sample.pistorius.id }
        #expect(reading.mention == own[1])
        #expect(model.owedJumps == 0)
    }

    @Test("The last mention of all says so and stays")
    func lastMention() {
        var model = Model.started(on: library)
        for _ in 0..<12 { model.press(.character("]"), on: library) }
        #expect(model.reading?.id == 4)
        #expect(model.notice?.text == "no later article names Boris Pistorius")
    }

    @Test("} chooses whatever is named next")
    func anyMention() {
        var model = Model.started(on: library)
        model.press(.enter, .character("}"), on: library)
        #expect(model.chosen == Sample.singapore)
        model.press(.character("}"), on: library)
        #expect(model.chosen == Sample.airForce)
        model.press(.character("{"), on: library)
        #expect(model.chosen == Sample.singapore)
    }

    @Test("The place in the text is kept through every width and back")
    func placeIsKept() throws {
        var model = Model.started(on: library, rows: 10, columns: 60)
        model.press(.enter, .character("j"), .character("j"), .character("j"), .character("j"), on: library)
        model.press(.character(" "), on: library)
        let place = try #require(model.reading?.anchor)
        #expect(place > 0)
        for columns in [20, 7, 200, 1, 61, 120, 60] { _ = model.update(.resized(Size(rows: 10, columns: columns))) }
        #expect(model.reading?.anchor == place)
        #expect(model.press(.character("J"), on: library).contains(.keepPlace(1, offset: place)))
    }

    @Test("The selection stays on its article when the library changes")
    func selectionStays() {
        var model = Model.started(on: library)
        model.press(.character("j"), .character("j"), on: library)
        #expect(model.list.selectedRow?.line.id == 3)
        var more = library
        more = FakeLibrary(library.articles + [.sample(9, "Newer", day: 20, body: "New.")])
        model.answer(model.update(.libraryChanged), from: more)
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
        #expect(model.screen.contains("Article 270"))
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
        #expect(model.screen.contains("games"))
        #expect(model.reading?.hit == 0)
    }

    @Test("A dossier opens, a line of it opens the sentence, and q goes back the same way")
    func dossier() {
        var model = Model.started(on: library)
        model.press(.enter, .enter, on: library)
        #expect(model.dossier?.dossier.entity == Sample.pistorius)
        model.press(.character("G"), .enter, on: library)
        #expect(model.reading?.id == 4)
        #expect(model.reading?.mention == 1)
        #expect(model.dossier == nil)
        model.press(.character("q"), on: library)
        #expect(model.dossier?.dossier.entity == Sample.pistorius)
        model.press(.character("q"), on: library)
        #expect(model.dossier == nil)
        #expect(model.reading?.id == 1)
    }

    @Test("A label opens the entity under it")
    func labels() {
        var model = Model.started(on: library)
        model.press(.enter, .character("f"), on: library)
        guard case .labels(let labels, _) = model.mode else {
            Issue.record("no labels")
            return
        }
        let label = labels[0]
        model.type(label.letters, on: library)
        #expect(model.dossier?.dossier.entity.id == library.articles[0].mentions[label.mention].entity)
    }

    @Test("No label is the beginning of another", arguments: [1, 25, 26, 27, 60, 400, 676])
    func labelsDiffer(count: Int) {
        let labels = labelLetters(count: count)
        #expect(labels.count == count)
        #expect(Set(labels).count == count)
        for label in labels where label.count == 2 { #expect(!labels.contains(String(label.prefix(1)))) }
    }

    @Test("Looking up narrows at each key, and Enter opens the dossier")
    func lookup() {
        var model = Model.started(on: library)
        model.press(.character("w"), on: library)
        let effects = model.type("ger", on: library)
        #expect(effects.contains(.lookup(LookupRequest(typed: "ger", limit: Model.lookupLimit))))
        model.press(.down, .down, .enter, on: library)
        #expect(model.dossier != nil)
        #expect(model.saved.lookup == "ger")
    }

    @Test("What was looked up last is there again, and gives way to what is typed")
    func remembersTheLookup() {
        var model = Model.started(on: library)
        model.press(.character("w"), on: library)
        model.type("sing", on: library)
        model.press(.enter, .character("q"), on: library)
        #expect(model.press(.character("w"), on: library).contains(.lookup(.init(typed: "sing", limit: 50))))
        #expect(model.press(.character("i"), on: library).contains(.lookup(.init(typed: "i", limit: 50))))
        model.press(.escape, .character("w"), on: library)
        #expect(model.press(.backspace, on: library).contains(.lookup(.init(typed: "sin", limit: 50))))
    }

    @Test("Every article that names someone can be reached in the dossier")
    func longDossier() {
        let entity = Entity(id: 1, name: "Boris Pistorius", kind: .person, mentions: 105, articles: 105)
        let many = FakeLibrary(
            (1...105).map { number in
                FiledArticle.sample(
                    Article.ID(number), "Article \(number)", day: 1 + number % 28, body: "Pistorius spoke.",
                    names: [(entity, ["Pistorius"])])
            })
        var model = Model.started(on: many)
        model.press(.enter, .enter, on: many)
        #expect(Set(model.dossier?.dossier.passages.map(\.article.id) ?? []).count < 105)
        for _ in 0..<10 { model.press(.character("G"), on: many) }
        #expect(Set(model.dossier?.dossier.passages.map(\.article.id) ?? []).count == 105)
        #expect(model.update(.key(.character("k"))) == [])
    }

    @Test("Mending takes two keys, and can be taken back")
    func mends() {
        var model = Model.started(on: library)
        #expect(model.press(.character("e"), .character("h"), on: library).contains(.correct(.hide(1))))
        #expect(
            model.press(.character("e"), .character("k"), .character("p"), on: library)
                .contains(.correct(.changeKind(1, to: .person))))
        #expect(model.press(.character("u"), on: library).first == .undo)
        #expect(model.press(.control("r"), on: library).first == .redo)
    }

    @Test("Merging asks whom with")
    func merges() {
        var model = Model.started(on: library)
        model.press(.character("e"), .character("m"), on: library)
        model.type("ingo", on: library)
        #expect(model.press(.enter, on: library).contains(.correct(.merge(1, into: 2))))
    }

    @Test("Only links to the web are opened, and only after they were shown")
    func links() {
        var model = Model.started(on: library)
        #expect(model.press(.enter, .character("o"), on: library).contains(.openLink("https://example.org/1")) == false)
        #expect(model.screen.contains("https://example.org/1"))
        #expect(model.press(.enter, on: library) == [.openLink("https://example.org/1")])
        for link in ["file:///etc/passwd", "javascript:x", "http://a b", "https://a\u{1B}", "-x", ""] {
            #expect(!isWebLink(link))
        }
    }

    @Test("A key that does nothing says so")
    func saysSo() {
        var model = Model.started(on: library)
        model.press(.character("X"), on: library)
        #expect(model.notice?.text == "X does nothing here  ·  ? shows all keys")
        model.press(.character("n"), on: library)
        #expect(model.notice?.text == "nothing was searched for in this pane; / finds")
        model.press(.character("j"), on: library)
        #expect(model.notice == nil)
    }

    @Test("q goes out from the top, keeping what is to be remembered")
    func quits() {
        var model = Model.started(on: library)
        let effects = model.press(.enter, .character("q"), .character("q"), on: library)
        #expect(effects.last == .quit)
        #expect(effects.contains(.save(model.saved)))
        #expect(model.saved.article == 1)
    }

    @Test("What could not be done is said, and the mark goes back")
    func failure() {
        var model = Model.started(on: library)
        model.press(.character("r"), on: library)
        #expect(model.list.rows[0].line.isRead)
        _ = model.update(.failed(.markRead(1, true), reason: "the disk is full"))
        #expect(!model.list.rows[0].line.isRead)
        #expect(model.screen.contains("the disk is full"))
    }

    @Test("A look-up that is open follows the library, and keeps its selection")
    func lookupFollows() {
        var model = Model.started(on: library)
        model.press(.character("w"), .character("s"), on: library)
        guard case .lookup(let before) = model.mode else {
            Issue.record("no look-up is open")
            return
        }
        let request = LookupRequest(typed: "s", limit: Model.lookupLimit)
        #expect(model.update(.libraryChanged).contains(.lookup(request)))
        let more = Entity(id: 99, name: "Sofia", kind: .place, mentions: 99, articles: 9)
        _ = model.update(.lookedUp(request, [more] + before.found, total: nil))
        guard case .lookup(let after) = model.mode else {
            Issue.record("the look-up is closed")
            return
        }
        #expect(after.found.first == more)
        #expect(after.found[safe: after.selected] == before.found[safe: before.selected])
    }

    @Test("A page that cannot be read is not asked for again and again")
    func pageFails() {
        let many = FakeLibrary((1...300).map { .sample($0, "Article \($0)", body: "Text.") })
        var model = Model.started(on: many)
        for _ in 0..<60 { _ = model.update(.key(.down)) }
        let pages = model.list.pending.map { Effect.list($0.request) }
        #expect(pages.count == 1)
        for page in pages { #expect(model.update(.failed(page, reason: "no disk")) == []) }
        #expect(model.update(.key(.down)) == [])
    }

    @Test("Where the article of the last time is gone, the first one is shown")
    func rememberedArticleIsGone() {
        let saved = SavedState(article: 77, position: ListPosition(seconds: 1, id: 77))
        let model = Model.started(on: library, options: ReaderOptions(saved: saved))
        #expect(model.reading?.id == 1)
        #expect(model.list.rows.count == 5)
        #expect(model.notice == nil)
    }

    @Test("The article of the last time is open at its place, and selected")
    func remembersArticle() {
        let position = library.articles[2].line.position
        let saved = SavedState(article: 3, position: position)
        let model = Model.started(on: library, options: ReaderOptions(saved: saved))
        #expect(model.reading?.id == 3)
        #expect(model.list.selectedRow?.line.id == 3)
        #expect(model.list.rows.count == 5)
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
                .contains(.importPaths(["/tmp/x y"])))
        model.press(.character(":"), .paste("nonsense"), .enter, on: library)
        #expect(model.notice?.isError == true)
    }

    @Test("The help lists what works now and runs the one chosen")
    func help() {
        var model = Model.started(on: library)
        model.press(.character("?"), on: library)
        model.type("star", on: library)
        #expect(model.press(.enter, on: library) == [.markStarred(1, true)])
        #expect(model.list.rows[0].line.isStarred)
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

@Suite struct LookTests {
    @Test("In monochrome mentions, the chosen one and the current one are told apart")
    func monochrome() {
        var model = Model.started(on: Sample.library, options: ReaderOptions(theme: .monochrome))
        model.press(.enter, .character("]"), on: Sample.library)
        let grid = model.view().grid
        #expect(grid.style(of: "Ingo Gerhartz, had") == Style(attributes: .underline))
        #expect(grid.style(of: "Pistorius called") == Style(attributes: [.bold, .underline]))
        #expect(grid.style(of: "Boris Pistorius said") == Style(attributes: [.bold, .reverse]))
        #expect(grid.style(of: "Four officers") == .plain)
    }

    @Test("In the ASCII mode no line or mark is drawn with anything else")
    func ascii() {
        var model = Model.started(on: Sample.library, options: ReaderOptions(glyphs: .ascii))
        for keys: [Key] in [
            [], [.enter], [.enter], [.character("w")], [.escape, .character("?")], [.escape, .character("e")],
        ] {
            for key in keys { model.press(key, on: Sample.library) }
            let others = model.screen.filter { !$0.isASCII }
            #expect(others.isEmpty, "\(others)")
        }
    }

    @Test("Text from outside never reaches a cell raw")
    func hostile() {
        let evil = "x\u{1B}[31m\u{202E}\u{7}\u{9B}\r\n\u{0}y"
        let entity = Entity(id: 1, name: evil, kind: .person, mentions: 1, articles: 1, role: evil)
        let library = FakeLibrary([.sample(1, evil, source: evil, body: evil + " Bob.", names: [(entity, ["Bob"])])])
        var model = Model.started(on: library)
        for key: Key in [.enter, .character("e"), .escape, .character("w"), .escape, .enter] {
            model.press(key, on: library)
            for scalar in model.screen.unicodeScalars where scalar != "\n" {
                #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0x202E)
            }
        }
    }
}
