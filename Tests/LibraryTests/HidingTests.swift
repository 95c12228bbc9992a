import Libraries
import LibrarySamples
import News
import Storage
import Testing

@Suite("Hidden articles", .onEachEngine)
struct HidingTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }
    private let ids: [Article.ID]

    init() throws {
        let temporary = try TemporaryLibrary()
        self.temporary = temporary
        ids = try (1...3).map { number in
            try temporary.library.file(
                .sample("Story \(number)", "Ivo Petrov, day \(number).", day: number, url: "u\(number)"),
                naming: [("Ivo Petrov", .person)]
            ).id
        }
    }

    @Test("A hidden article is in no list, count, search or dossier, and can be listed")
    func hiding() throws {
        #expect(try library.hide(true, [ids[1], 99]) == [ids[1]])
        #expect(try library.count() == ArticleCount(total: 2, unread: 2))
        #expect(try library.count(of: ids) == ArticleCount(total: 2, unread: 2))
        for typed in ["", "petrov", "person:petrov", "is:unread", "petr*", "source:harbour", "from:2024-03-01"] {
            #expect(try library.found(typed) == [ids[2], ids[0]], "\(typed)")
            #expect(try library.count(matching: Query(parsing: typed), withUnread: false).total == 2, "\(typed)")
        }
        #expect(try library.search(Query(parsing: "petrov"), sort: .rank, limit: 9).count == 2)
        #expect(try library.lookup("petrov", limit: 9).map(\.articles) == [2])
        #expect(try library.found("is:hidden") == [ids[1]])
        #expect(try library.found("is:hidden petrov") == [ids[1]])
        #expect(try library.found("is:hidden nobody").isEmpty)
        try expectWhole(library)
    }

    @Test("How many are hidden is counted if nothing else is there")
    func allHidden() throws {
        try library.hide(true, ids)
        #expect(try library.count() == ArticleCount(total: 0, unread: 0, hidden: 3))
    }

    @Test("An article that is brought back awaits extraction, and is as it was after it")
    func bringingBack() throws {
        try library.hide(true, [ids[1]])
        #expect(try library.hide(false, matching: Query(parsing: "is:hidden")) == [ids[1]])
        #expect(try library.found("petrov") == [ids[2], ids[1], ids[0]])
        #expect(try library.countAwaitingExtraction() == 1)
        try expectWhole(library)
    }

    @Test("A hidden article stays hidden when its outlet changes it, and when it comes again")
    func comingAgain() throws {
        try library.hide(true, [ids[0]])
        let changed = Article.sample("Story 1", "Ivo Petrov, day 1, changed.", day: 1, url: "u1")
        #expect(try library.fileText(changed) == Filing(id: ids[0], outcome: .updated))
        #expect(try library.found("changed").isEmpty)
        #expect(try library.countAwaitingExtraction() == 0)
        try expectWhole(library)
        try (library as? Library)?.repair()
        try expectWhole(library)
        #expect(try library.found("is:hidden changed") == [ids[0]])
    }

    @Test("Counts of feeds leave hidden articles out")
    func inFeeds() throws {
        let feed = try #require(try library.subscribe(to: [NewFeed(address: "https://example.org/feed")]).first)
        try library.keep(ids.map { (FeedItemKeys(.sample("\($0)", "\($0)")), $0) }, in: feed.id)
        try library.hide(true, [ids[0], ids[1]])
        try library.markRead(true, [ids[1], ids[2]])
        #expect(try library.feeds().map(\.articles) == [1])
        #expect(try library.feeds().map(\.unread) == [0])
        try library.hide(false, ids)
        #expect(try library.feeds().map(\.unread) == [1])
        try expectWhole(library)
    }
}
