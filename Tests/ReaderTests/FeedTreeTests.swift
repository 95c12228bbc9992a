import News
import Terminal
import Testing

@testable import Reader

@Suite("The tree of feeds")
struct FeedTreeTests {
    private static let feeds: [FiledFeed] = {
        var failed = FeedState()
        failed.failure = .fetch(.status(404))
        return [
            FiledFeed(id: 1, address: "http://a.example/", givenTitle: "Harbour Wire", articles: 9, unread: 3),
            FiledFeed(id: 2, address: "http://b.example/", givenTitle: "Kyiv Courier", folder: ["World"], unread: 4),
            FiledFeed(id: 3, address: "http://c.example/x", folder: ["World", "Asia"], state: failed, unread: 0),
        ]
    }()

    private func opened(rows: Int = 24, columns: Int = 80) -> Model {
        var model = Model.started(on: Sample.library, rows: rows, columns: columns)
        #expect(model.update(.key(.character("t"))) == [.ask(.feeds)])
        _ = model.update(.feeds(Self.feeds))
        return model
    }

    @Test("It shows folders, unread articles and what failed")
    func looks() {
        var model = opened()
        for _ in 0..<4 { _ = model.update(.key(.character("j"))) }
        _ = model.update(.key(.character("j")))
        let screen = model.shown
        #expect(screen.contains("3 feeds"))
        #expect(screen.contains("all articles"))
        #expect(screen.contains("  Kyiv Courier"))
        #expect(screen.contains("    c.example/x  !"))
        #expect(screen.contains("there is nothing at that address (404)"))
    }

    @Test("Where nothing is watched, x says that there is nothing to explain")
    func nothingWatched() {
        var model = opened()
        _ = model.update(.key(.character("x")))
        #expect(model.shown.contains("nothing is watched, so there is nothing to explain"))
    }

    @Test("Tags of feeds stand with those of articles, with the articles of their feeds; Enter lists them")
    func tagsOfFeeds() {
        var model = Model.started(on: Sample.library)
        _ = model.update(.key("t"))
        _ = model.update(
            .feeds([
                FiledFeed(id: 1, address: "http://a.example/", tags: ["wires", "later"], articles: 9, unread: 3),
                FiledFeed(id: 2, address: "http://b.example/", tags: ["wires"], articles: 2, unread: 2),
            ]))
        _ = model.update(.tags([CountedTag(name: "later", articles: 1, unread: 1)]))
        #expect(model.feedTree.rows.contains(.tag(CountedTag(name: "wires", articles: 11, unread: 5))))
        #expect(model.feedTree.rows.contains(.tag(CountedTag(name: "later", articles: 1, unread: 1))))
        for _ in 0..<3 { _ = model.update(.key("j")) }
        _ = model.update(.key(.enter))
        #expect(model.shown.contains("wires ×"))
    }

    @Test("Enter filters the list by a feed, or by all of a folder, with a chip; Esc shows all again")
    func filters() {
        var model = opened()
        _ = model.update(.key(.down))
        let one = model.update(.key(.enter))
        #expect(one.contains(.ask(.count(Scope(feeds: [1]), withUnread: true))))
        #expect(model.shown.contains("Harbour Wire ×"))

        _ = model.update(.key(.character("t")))
        _ = model.update(.feeds(Self.feeds))
        _ = model.update(.key(.down))
        #expect(model.update(.key(.enter)).contains(.ask(.count(Scope(feeds: [2, 3]), withUnread: true))))
        #expect(model.update(.key(.escape)).contains(.ask(.count(.everything, withUnread: true))))
    }

    @Test("Keys that a person has chosen for moving move here too, and in menus, but not where letters are typed")
    func chosenKeys() {
        var configuration = Configuration()
        configuration.keymap = Keymap(changing: [
            (.down, [KeySequence(.character("n")), KeySequence(.control("x"))]), (.up, [KeySequence(.character("m"))]),
            (.back, [KeySequence(.character("x"))]),
        ])
        var model = Model.started(on: Sample.library, options: ReaderOptions(configuration: configuration))
        _ = model.update(.key(.character("t")))
        _ = model.update(.feeds(Self.feeds))
        for key in "nnnm" { _ = model.update(.key(.character(key))) }
        #expect(model.feedTree.selected == 2)
        _ = model.update(.key(.character("x")))
        #expect(model.mode == .normal)

        model.press(.character("w"), .character("n"), on: Sample.library)
        guard case .lookup(let box) = model.mode else { return #expect(Bool(false), "no look-up") }
        #expect(box.line.text == "n")
        model.press(.backspace, .control("x"), on: Sample.library)
        guard case .lookup(let moved) = model.mode else { return #expect(Bool(false), "no look-up") }
        #expect(moved.selected == 1)
    }

    @Test("A folder folds, and what is selected stays selected when the feeds come anew")
    func folding() {
        var tree = FeedTree()
        tree.fill(with: Self.feeds)
        #expect(tree.rows.count == 6)
        tree.selected = 2
        tree.toggleFolder()
        #expect(tree.rows.count == 3)
        tree.fill(with: Array(Self.feeds.dropFirst()))
        #expect(tree.chosen.map(\.id) == [2, 3])
        tree.toggleFolder()
        #expect(tree.rows.count == 5)
    }

    @Test("Feeds are added, removed and refreshed from it, and none of it is waited for")
    func changes() {
        var model = opened()
        #expect(model.update(.key(.character("R"))) == [.feeds(.refresh([]))])
        _ = model.update(.key(.down))
        #expect(model.update(.key(.character("r"))) == [.feeds(.refresh([1]))])
        #expect(model.update(.key(.character("p"))) == [.feeds(.fetchFullTexts(1, true))])
        #expect(model.update(.key(.character("d"))) == [.feeds(.remove(1))])
        #expect(model.update(.key(.character("u"))) == [.feeds(.undoRemoving)])
        _ = model.update(.key(.character("a")))
        for character in "a.example" { _ = model.update(.key(.character(character))) }
        #expect(model.update(.key(.enter)) == [.feeds(.add("a.example"))])
        #expect(model.update(.key(.character("R"))) == [.feeds(.refresh([]))])
    }

    @Test("What is typed before the feeds have come counts when they come")
    func typingAhead() {
        var model = Model.started(on: Sample.library)
        for key in [Key.character("t"), .character("j"), .enter] { _ = model.update(.key(key)) }
        #expect(model.update(.feeds(Self.feeds)).contains(.ask(.count(Scope(feeds: [1]), withUnread: true))))
    }

    @Test("Adding from it goes back to it, and it opens again as it was left")
    func stays() {
        var model = opened()
        _ = model.update(.key(.down))
        for key in [Key.character("a"), .character("x"), .enter] { _ = model.update(.key(key)) }
        guard case .feeds(let tree) = model.mode else { return #expect(Bool(false)) }
        #expect(tree.selected == 1)
        _ = model.update(.key(.escape))
        #expect(model.update(.key(.character("t"))) == [.ask(.feeds)])
        #expect(model.shown.contains("Kyiv Courier"))
        _ = model.update(.key(.character("e")))
        #expect(model.shown.contains("rename the feed to Harbour Wire"))
        #expect(model.shown.contains("Kyiv Courier"))
        #expect(model.update(.key(.enter)) == [.feeds(.rename(1, "Harbour Wire"))])
    }

    @Test("Why a feed failed is told in full where one line is not enough")
    func reasons() {
        var model = Model.started(on: Sample.library, rows: 24, columns: 80)
        _ = model.update(.key(.character("t")))
        var state = FeedState()
        state.failure = .fetch(.privateAddress("http://10.0.0.1/"))
        _ = model.update(.feeds([FiledFeed(id: 1, address: "http://a.example/", state: state)]))
        _ = model.update(.key(.down))
        #expect(model.shown.contains("private network, which only"))
        #expect(model.shown.contains("typed at 'feeds add' may"))
    }

    @Test("It is drawn in any size", arguments: [1, 2, 4, 7, 11, 24], [1, 3, 12, 40, 200])
    func sizes(rows: Int, columns: Int) {
        var model = opened(rows: rows, columns: columns)
        for key in [Key.down, .down, .character(" "), .end] { _ = model.update(.key(key)) }
        #expect(model.view().grid.size == Size(rows: rows, columns: columns))
    }
}
