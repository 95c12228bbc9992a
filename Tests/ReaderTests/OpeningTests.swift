import News
import Terminal
import Testing

@testable import Reader

/// What is asked for at the start, and how articles are opened and left.
@Suite struct OpeningTests {
    private let library = Sample.library

    @Test("At the start the first page and the count are asked for, and nothing else")
    func start() {
        var model = Model(size: Size(rows: 24, columns: 80))
        let page = ListRequest(scope: .everything, part: .newest, limit: 16)
        #expect(model.start() == [.ask(.list(page)), .ask(.count(.everything, withUnread: true))])
    }

    @Test("The first article is shown without counting as read; Enter reads it")
    func preview() {
        var model = Model.started(on: library)
        #expect(model.reading?.id == 1)
        #expect(model.reading?.filed.line.isRead == false)
        let effects = model.press(.enter, on: library)
        #expect(effects.contains(.change(.markRead(1, true))))
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
        #expect(!effects.contains(.ask(.open(1))))
        #expect(model.focus == .article)
        #expect(top != 0 && model.reading?.top == top)
    }

    @Test("What is seen is asked for before the first frame; rows beyond it can come later")
    func askedAhead() {
        let many = FakeLibrary((1...200).map { .sample($0, "Article \($0)", body: "Text.") })
        var model = Model(size: Size(rows: 24, columns: 80))
        let first = model.start()
        #expect(!first.contains { model.isAskedAhead($0) })
        _ = first.flatMap { many.answers(to: $0).flatMap { model.update($0) } }
        #expect(model.list.rows.count == 16)
        let next = model.update(.key(.character("j")))
        let lists = next.filter { if case .ask(.list) = $0 { true } else { false } }
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

    @Test("The place in the text is kept through every width and back")
    func placeIsKept() throws {
        var model = Model.started(on: library, rows: 10, columns: 60)
        model.press(.enter, .character("j"), .character("j"), .character("j"), .character("j"), on: library)
        model.press(.character(" "), on: library)
        let place = try #require(model.reading?.anchor)
        #expect(place > 0)
        for columns in [20, 7, 200, 1, 61, 120, 60] { _ = model.update(.resized(Size(rows: 10, columns: columns))) }
        #expect(model.reading?.anchor == place)
        #expect(model.press(.character("J"), on: library).contains(.change(.keepReadingOffset(1, offset: place))))
    }

    @Test("q goes out from the top, keeping what is to be remembered")
    func quits() {
        var model = Model.started(on: library)
        let effects = model.press(.enter, .character("q"), .character("j"), .character("q"), on: library)
        #expect(effects.last == .terminal(.quit))
        #expect(effects.contains(.change(.save(model.saved))))
        #expect(model.saved.article == 1)
    }

    @Test("Where the article of the last time is gone, the first one is shown")
    func rememberedArticleIsGone() {
        let saved = SavedState(article: 77, position: ListPosition(seconds: 1, id: 77))
        let model = Model.started(on: library, options: ReaderOptions(saved: saved))
        #expect(model.reading?.id == 1)
        #expect(model.list.rows.count == 5)
        #expect(model.notice == nil)
    }

    @Test("Who goes back several steps, and then one too many, is asked before the program ends")
    func oneTooMany() {
        var model = Model.started(on: library)
        model.press(.enter, .enter, .character("q"), .character("q"), on: library)
        #expect(!model.press(.character("q"), on: library).contains(.terminal(.quit)))
        #expect(model.notice?.text == "q again quits")
        #expect(model.press(.character("q"), on: library).last == .terminal(.quit))

        var helped = Model.started(on: library)
        helped.press(.character("t"), .character("q"), on: library)
        #expect(!helped.press(.character("q"), on: library).contains(.terminal(.quit)))
    }

    @Test("The newest article is on top at the start, and the one that was read last is one key away")
    func resumes() {
        let many = FakeLibrary((1...200).map { .sample($0, "Article \($0)", day: 1, body: "Text.") })
        let saved = SavedState(article: 50, position: many.articles[150].line.position)
        var model = Model.started(on: many, options: ReaderOptions(saved: saved))
        #expect(model.reading?.id == 200)
        model.press(.character("'"), on: many)
        #expect(model.reading?.id == 50)
        #expect(model.focus == .article)
        #expect(model.list.selectedRow?.line.id == 50)
        model.press(.character("q"), .character("k"), on: many)
        #expect(model.list.selectedRow?.line.id == 51)
    }

    @Test(
        "What came since the last time is said in the top line",
        arguments: [
            (1, "9 new since 14:31"), (2, "9 new since yesterday"), (4, "9 new since Friday"),
            (12, "9 new since 1 Mar"),
        ])
    func arrivals(day: Int, _ words: String) throws {
        let since = try #require(Moment(year: 2024, month: 3, day: 1, hour: 14, minute: 31))
        var options = ReaderOptions()
        options.today = CivilDay(year: 2024, month: 3, day: day)
        options.arrivals = NewArticles(
            count: 9, since: since, until: try #require(Moment(year: 2024, month: 3, day: day, hour: 20)))
        let model = Model.started(on: library, options: options)
        #expect(model.shown.contains(words))
    }

    @Test("What could not be done is said, and the mark goes back")
    func failure() {
        var model = Model.started(on: library)
        model.press(.character("r"), on: library)
        #expect(model.list.rows[0].line.isRead)
        _ = model.update(.failed(.change(.markRead(1, true)), reason: "the disk is full"))
        #expect(!model.list.rows[0].line.isRead)
        #expect(model.shown.contains("the disk is full"))
    }

    @Test("o opens the link at once, O in the background, and only links to the web")
    func links() {
        var model = Model.started(on: library)
        #expect(model.press("o", on: library).contains(.terminal(.openLink("https://example.org/1"))))
        #expect(model.shown.contains("opening https://example.org/1"))
        #expect(model.list.rows[0].line.isRead)
        // The text of this row has not come yet.
        let effects = model.press("j", "O", on: library)
        #expect(effects.contains(.terminal(.openLink("https://example.org/2", inBackground: true))))
        #expect(model.focus == .list)
        #expect(
            model.press(":", .paste("browse mpv %s"), .enter, on: library)
                .contains(.terminal(.openLink("https://example.org/2", program: "mpv %s"))))
        for link in ["file:///etc/passwd", "javascript:x", "http://a b", "https://a\u{1B}", "-x", ""] {
            #expect(!isWebLink(link))
        }
    }
}
