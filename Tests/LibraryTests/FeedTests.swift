import Libraries
import LibrarySamples
import News
import Testing

@Suite("Feeds in a library", .onEachEngine)
struct FeedTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    init() throws { temporary = try TemporaryLibrary() }

    private func subscribe(_ address: String, folder: [String] = []) throws -> FiledFeed {
        _ = try library.subscribe(to: [NewFeed(address: address, folder: folder)])
        return try #require(try library.feed(at: address))
    }

    /// Files an article as an item of a feed.
    @discardableResult
    private func file(_ article: Article, in feed: FiledFeed) throws -> Article.ID {
        let filing = try library.file(article, origin: Origin.feed(feed.id).stored)
        try library.keep([(FeedItemKeys(article), filing.id)], in: feed.id)
        return filing.id
    }

    private func known(_ articles: [Article], in feed: FiledFeed) throws -> [KnownItem] {
        let identities = Identity.all(of: articles, from: .feed(feed.id))
        return try library.known(zip(articles, identities).map { ($0, FeedItemKeys($0, $1)) }, in: feed.id)
    }

    private func counts(_ feed: FiledFeed) throws -> [Int] {
        let feed = try #require(try library.feed(at: feed.address))
        return [feed.articles, feed.unread]
    }

    @Test("An article without a picture takes the one that its feed names later; one that has a picture keeps it")
    func pictures() throws {
        var pictured = Article.sample("Rates rise", "Rates rose today.", url: "http://a/1")
        pictured.picture = "https://a.example/1.jpg"
        let one = try library.file(pictured).id
        let other = try library.file(Article.sample("Rain due", "It will rain.", url: "http://a/2")).id
        try library.addPictures([:])
        try library.addPictures([
            one: "https://a.example/9.jpg", other: "https://a.example/2.jpg", 99: "https://a.example/3",
        ])
        #expect(try library.article(one)?.article.picture == "https://a.example/1.jpg")
        #expect(try library.article(other)?.article.picture == "https://a.example/2.jpg")
        try expectWhole(library)
    }

    @Test("Each feed counts its unread articles as they are filed, read and deleted")
    func counting() throws {
        let (one, two) = (try subscribe("http://a/"), try subscribe("http://b/"))
        let rates = Article.sample("Rates rise", "Rates rose today.", url: "http://a/1")
        let rain = Article.sample("Rain due", "It will rain.", day: 6, url: "http://a/2")
        let id = try file(rates, in: one)
        try file(rain, in: one)
        try file(rates, in: two)
        #expect(try counts(one) == [2, 2])
        #expect(try counts(two) == [1, 1])
        try library.markRead(true, id)
        try library.markRead(true, id)
        #expect(try counts(one) == [2, 1])
        #expect(try counts(two) == [1, 0])
        // A changed date moves the article in the indexes.
        var later = rates
        later.published = Moment(year: 2024, month: 3, day: 20)
        try file(later, in: one)
        #expect(try counts(one) == [2, 1])
        try library.removeArticle(id)
        #expect(try counts(one) == [1, 1])
        #expect(try counts(two) == [0, 0])
        try expectWhole(library)
    }

    @Test("An item is recognised by its identity, its link or its words, whatever else has changed")
    func identity() throws {
        let feed = try subscribe("http://a/")
        var item = Article.sample("Rates rise", "Rates rose today.", url: "http://a/1")
        item.feedItemID = "1"
        let id = try file(item, in: feed)
        #expect(try known([item], in: feed) == [.unchanged(id)])

        var redated = item
        redated.published = Moment(year: 2024, month: 4, day: 1)
        var secure = item
        secure.url = "https://a/1"
        secure.feedItemID = "http://a/?p=1"
        var moved = item
        moved.url = "http://b/1"
        for form in [redated, secure, moved] { #expect(try known([form], in: feed) == [.changed(id)]) }

        var other = item
        other.feedItemID = "2"
        other.url = "http://a/2"
        #expect(try known([item, other], in: feed) == [.unchanged(id), .unknown])
    }

    @Test("An article that was deleted does not come back")
    func deleted() throws {
        let feed = try subscribe("http://a/")
        let item = Article.sample("Rates rise", "Rates rose today.", url: "http://a/1")
        let id = try file(item, in: feed)
        try library.removeArticle(id)
        var changed = item
        changed.headline = "Rates rise again"
        #expect(
            try known([item, changed], in: feed) == [.unchanged(id), .unknown]
                || known([changed], in: feed) == [.unchanged(id)]
        )
    }

    @Test("An article of another feed is found by its link")
    func elsewhere() throws {
        let (one, two) = (try subscribe("http://a/"), try subscribe("http://b/"))
        let item = Article.sample("Rates rise", "Rates rose today.", url: "http://a/1")
        let id = try file(item, in: one)
        #expect(try known([item], in: two) == [.elsewhere(id)])
        try file(item, in: two)
        #expect(try library.feeds(of: id).map(\.address) == ["http://a/", "http://b/"])
    }

    @Test("A feed that is removed keeps its articles, and comes back with them")
    func removing() throws {
        let feed = try subscribe("http://a/")
        try file(.sample("Rates rise", "Rates rose today."), in: feed)
        try library.removeFeed(feed.id)
        #expect(try library.feeds() == [])
        #expect(try library.count().total == 1)
        #expect(try library.undoRemovingFeed()?.id == feed.id)
        #expect(try counts(feed) == [1, 1])
        try library.removeFeed(feed.id)
        #expect(try subscribe("http://a/").id == feed.id)
        #expect(try library.undoRemovingFeed() == nil)
    }

    @Test("Lists are narrowed by feed, by words of its name or folder, newest first")
    func lists() throws {
        let wire = try subscribe("http://harbour.example/feed", folder: ["World", "Ports"])
        let other = try subscribe("http://b.example/")
        try file(.sample("Rates rise", "Rates rose today.", day: 5), in: wire)
        try file(.sample("Rain due", "It will rain.", day: 7), in: wire)
        try file(.sample("Sun due", "It will shine.", day: 6), in: other)
        func headlines(_ query: Query) throws -> [String] {
            try library.articles(matching: query, limit: 9).map(\.headline)
        }
        #expect(try headlines(Query(parsing: "feed:harbour")) == ["Rain due", "Rates rise"])
        #expect(try headlines(Query(parsing: "feed:ports rates")) == ["Rates rise"])
        #expect(try headlines(Query(parsing: "-feed:harbour")) == ["Sun due"])
        #expect(try headlines(Query(parsing: "feed:nosuch")) == [])
        #expect(try headlines(Query(terms: [.feeds([other.id, wire.id])])) == ["Rain due", "Sun due", "Rates rise"])
        #expect(try headlines(Query(terms: [.feeds([wire.id]), .isUnread])) == ["Rain due", "Rates rise"])
        #expect(try library.count(matching: Query(terms: [.feeds([wire.id])])).unread == 2)
    }

    @Test("A server's answer is kept, and a feed's new address unless another feed has it")
    func answers() throws {
        var feed = try subscribe("http://a/")
        _ = try subscribe("http://b/")
        feed.ownTitle = "A"
        feed.state.etag = "\"1\""
        feed.state.failure = .malformed(byteOffset: 7, expected: "the end of <item>")
        try library.keepAnswer(of: feed, movedTo: "http://b/")
        let kept = try #require(try library.feed(at: "http://a/"))
        #expect(kept.state == feed.state)
        #expect(kept.name == "A")
        try library.keepAnswer(of: feed, movedTo: "http://c/")
        #expect(try library.feed(at: "http://c/")?.id == feed.id)
        #expect(try library.feed(at: "http://a/")?.id == feed.id)
    }

    @Test("A feed that is due is given to one of two who ask, and is due again when its time comes without an answer")
    func claims() throws {
        var (first, second) = (try subscribe("http://a/"), try subscribe("http://b/"))
        second.state.due = 200
        try library.keepAnswer(of: second)
        let ids = [first.id, second.id]
        let other = try temporary.again()
        #expect(try library.claim(ids, dueAt: 100, until: 400) == [first.id])
        #expect(try other.claim(ids, dueAt: 100, until: 400).isEmpty)
        #expect(try other.claim(ids, dueAt: 200, until: 500) == [second.id])
        #expect(try other.claim(ids, dueAt: 400, until: 700) == [first.id])
        first.state.due = 450
        try other.keepAnswer(of: first)
        #expect(try library.claim(ids, dueAt: 450, until: 700) == [first.id])
        #expect(try library.claim([], dueAt: 450, until: 700).isEmpty)
        try other.close()
    }
}
