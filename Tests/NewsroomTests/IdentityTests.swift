import Foundation
import Libraries
import News
import Storage
import Testing

@testable import Courier
@testable import Newsroom

@Suite("Which items are one article")
struct IdentityTests {
    private let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
    private let desk: Desk

    init() throws { desk = try Desk(libraryPath: folder + "/library.db") }

    private typealias Item = (guid: String?, link: String?, title: String, text: String)

    private static let bridge = "The lift bridge at Lynmouth will stay shut until June, the council said."
    private static let pilots = "The pilots of the canal want to be paid for four hours more each week."

    private static func rss(_ items: [Item], title: String = "Marsh Courier", site: String = "https://marsh.example/")
        -> String
    {
        func element(_ name: String, _ text: String?) -> String {
            text.map { "<\(name)>\($0.replacing("&", with: "&amp;"))</\(name)>" } ?? ""
        }
        let items = items.map { item in
            "<item>" + element("guid", item.guid) + element("link", item.link) + element("title", item.title)
                + element("description", item.text) + "</item>"
        }
        let channel = element("title", title) + element("link", site)
        return "<rss version=\"2.0\"><channel>\(channel)\(items.joined())</channel></rss>"
    }

    /// Imports a file of this content, whatever its name was before.
    private func add(_ content: String, as name: String = UUID().uuidString + ".xml") throws {
        defer { try? FileManager.default.removeItem(atPath: folder + "/" + name) }
        try Data(content.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
        try desk.importArticles(from: Arrivals([folder + "/" + name])) { _ in }
    }

    private func add(_ items: Item..., title: String = "Marsh Courier", site: String = "https://marsh.example/") throws
    {
        try add(Self.rss(items, title: title, site: site))
    }

    /// Takes in an answer of a feed that the library is subscribed to.
    private func refresh(_ address: String, _ items: Item..., movedTo: String? = nil) throws {
        if try desk.library.feed(at: address) == nil {
            _ = try desk.library.subscribe(to: [NewFeed(address: address)])
        }
        let feed = try #require(try desk.library.feed(at: address))
        let response = Response(
            status: 200, url: movedTo ?? address, movedTo: movedTo, etag: nil, lastModified: nil, contentType: nil,
            retryAfter: nil, body: Array(Self.rss(items, title: address).utf8))
        _ = try FeedAnswers(desk: desk, now: 1_700_000_000).take(.success(response), of: feed)
    }

    /// The headlines of all articles with the first words of their texts, in order.
    private var articles: [String] {
        get throws {
            try desk.library.articles(filedAfter: 0, limit: 99).map { filed in
                filed.article.headline + ": "
                    + filed.article.body.split(separator: " ").prefix(3).joined(separator: " ")
            }.sorted()
        }
    }

    private static let both = ["Bridge shut: The lift bridge", "Pilots want pay: The pilots of"]

    private static let live: [Item] = [
        (nil, "https://marsh.example/live", "Bridge shut", bridge),
        (nil, "https://marsh.example/live", "Pilots want pay", pilots),
    ]

    @Test("Two items with one link are two articles, and stay two when the file comes again")
    func oneLink() throws {
        for _ in 0..<2 {
            try add(Self.rss(Self.live))
            #expect(try articles == Self.both)
        }
    }

    @Test("So they are in a feed, whatever else comes to have that link")
    func oneLinkInFeed() throws {
        let new: Item = (nil, "https://marsh.example/live", "Rain due", "On Monday it will rain.")
        try refresh("https://live.example/feed", Self.live[0], Self.live[1])
        try refresh("https://live.example/feed", new, Self.live[1], Self.live[0])
        try refresh("https://live.example/feed", new)
        #expect(try articles == (Self.both + ["Rain due: On Monday it"]).sorted())
    }

    @Test("One number on items with other links and titles is none, in one delivery and from one to the next")
    func oneNumber() throws {
        let items: [Item] = [
            ("marsh", "https://marsh.example/1", "Bridge shut", Self.bridge),
            ("marsh", "https://marsh.example/2", "Pilots want pay", Self.pilots),
        ]
        try add(Self.rss(items))
        try add(Self.rss(items))
        #expect(try articles == Self.both)
        try refresh("https://a.example/feed", ("a", "https://a.example/1", "Rates rise", "By a point."))
        try refresh("https://a.example/feed", ("a", "https://a.example/2", "Rain due", "On Monday it will rain."))
        #expect(try articles == (Self.both + ["Rain due: On Monday it", "Rates rise: By a point."]).sorted())
    }

    @Test("A number is one within its feed only")
    func numbersOfTwoFeeds() throws {
        try add(("1", "https://marsh.example/1", "Bridge shut", Self.bridge))
        try add(
            ("1", "https://canal.example/1", "Pilots want pay", Self.pilots), title: "Canal",
            site: "https://canal.example/")
        #expect(try articles == Self.both)
        try add(
            ("1", "https://marsh.example/x", "Sections of one site", "Number one of the sport section."), title: "Sport"
        )
        #expect(try articles.count == 3)
    }

    @Test(
        "An item whose address is written another way is the same article, and is brought up to date",
        arguments: [
            ("http://marsh.example/1", "https://marsh.example/1"),
            ("https://marsh.example/1/", "https://marsh.example/1"),
            ("https://marsh.example/1?utm_source=rss&utm_medium=feed", "https://marsh.example/1?fbclid=4711"),
            ("https://marsh.example/?p=1&at_medium=RSS", "https://marsh.example/?p=1"),
        ])
    func addresses(before: String, after: String) throws {
        let longer = Self.bridge + " It weighs forty tonnes."
        try add((before, before, "Bridge shut", Self.bridge))
        try add((after, after, "Bridge shut for long", longer))
        #expect(try articles == ["Bridge shut for long: The lift bridge"])
        try refresh("https://b.example/feed", (before, before + "b", "Rain due", "On Monday."))
        try refresh("https://b.example/feed", (after, after + "b", "Rain due", "On Monday and Tuesday."))
        #expect(try articles.count == 2)
    }

    @Test("Addresses that differ in what counts are those of different articles")
    func otherAddresses() throws {
        try add(
            (nil, "https://marsh.example/?p=1", "Bridge shut", Self.bridge),
            (nil, "https://marsh.example/?p=2", "Pilots want pay", Self.pilots))
        #expect(try articles == Self.both)
    }

    @Test("Numbers that change with each request do not make new articles")
    func changingNumbers() throws {
        for number in 1...3 {
            try add(("x\(number)", "https://marsh.example/1", "Bridge shut", Self.bridge))
            try refresh("https://a.example/feed", ("y\(number)", "https://a.example/1", "Pilots want pay", Self.pilots))
        }
        #expect(try articles == Self.both)
    }

    @Test("An item that its feed changes is changed: in headline, in text, in both")
    func updates() throws {
        for (title, text) in [("Bridge shut", Self.bridge), ("Bridge open", Self.bridge), ("Bridge open", Self.pilots)]
        {
            try add(("1", "https://marsh.example/1", title, text))
            try refresh("https://a.example/feed", ("1", "https://a.example/1", title, text))
        }
        #expect(try articles == ["Bridge open: The pilots of", "Bridge open: The pilots of"])
    }

    @Test("An item that stands twice in a delivery is one article", arguments: ["https://marsh.example/1", nil])
    func twice(link: String?) throws {
        let item: Item = ("1", link, "Bridge shut", Self.bridge)
        try add(item, item)
        #expect(try articles.count == 1)
        try refresh(
            "https://a.example/feed", ("7", link.map { $0 + "7" }, "Rain", "On Monday."),
            ("7", link.map { $0 + "7" }, "Rain", "On Monday."))
        #expect(try articles.count == 2)
    }

    private func marked() throws -> Article.ID {
        let id = try #require(try desk.library.articles(filedAfter: 0, limit: 1).first?.line.id)
        try desk.library.star(true, [id])
        return id
    }

    @Test("No feed changes the article of another: what it tells under that link is filed beside it, folded as a copy")
    func foreignLink() throws {
        try refresh("https://a.example/feed", ("1", "https://a.example/1", "Bridge shut", Self.bridge))
        let id = try marked()
        let longer = Self.bridge + " And much more was told of it by others, who were not there."
        try refresh("https://b.example/feed", ("1", "https://a.example/1", "Bridge lies in ruins", longer))
        try add(("1", "https://a.example/1", "Bridge shut", longer), title: "Saved")
        let filed = try #require(try desk.library.article(id))
        #expect(filed.article.headline == "Bridge shut" && filed.article.body == Self.bridge && filed.line.isStarred)
        #expect(try articles.count == 3)
        try desk.extractAll()
        #expect(try desk.library.copies(of: id).count == 2)
    }

    @Test("An article that only shares the link of another is not folded with it")
    func unlike() throws {
        try refresh("https://a.example/feed", ("1", "https://a.example/1", "Bridge shut", Self.bridge))
        let id = try marked()
        try refresh("https://b.example/feed", ("1", "https://a.example/1", "Buy pills", Self.pilots))
        try desk.extractAll()
        #expect(try articles.count == 2)
        #expect(try desk.library.copies(of: id).isEmpty)
    }

    @Test("What two feeds bring alike is one article of both, which only the first of them may change")
    func shared() throws {
        try refresh("https://a.example/feed", ("1", "https://a.example/1", "Bridge shut", Self.bridge))
        let id = try marked()
        try refresh("https://b.example/feed", ("9", "http://a.example/1", "Bridge shut", Self.bridge))
        #expect(try articles.count == 1)
        #expect(try desk.library.feeds(of: id).count == 2)
        try refresh("https://b.example/feed", ("9", "http://a.example/1", "Bridge open", Self.bridge))
        #expect(try desk.library.article(id)?.article.headline == "Bridge shut")
        #expect(try articles.count == 2)
        try refresh("https://a.example/feed", ("1", "https://a.example/1", "Bridge shut for good", Self.bridge))
        #expect(try desk.library.article(id)?.article.headline == "Bridge shut for good")
        #expect(try articles.count == 2)
    }

    @Test("A feed that moves keeps its articles; whoever has its old address later cannot change them")
    func moved() throws {
        try refresh("https://a.example/feed", ("1", "https://a.example/1", "Bridge shut", Self.bridge))
        let id = try marked()
        try refresh(
            "https://a.example/feed", ("1", "https://a.example/1", "Bridge open", Self.bridge),
            movedTo: "https://b.example/feed")
        try refresh("https://b.example/feed", ("1", "https://a.example/1", "Bridge open again", Self.bridge))
        #expect(try articles == ["Bridge open again: The lift bridge"])
        _ = try desk.library.subscribe(to: [NewFeed(address: "https://a.example/feed")])
        let late = try #require(try desk.library.feeds().first { $0.address == "https://a.example/feed" })
        let body = Self.rss([("1", "https://a.example/1", "Buy pills", Self.bridge)])
        let response = Response(
            status: 200, url: late.address, movedTo: nil, etag: nil, lastModified: nil, contentType: nil,
            retryAfter: nil, body: Array(body.utf8))
        _ = try FeedAnswers(desk: desk, now: 1_700_000_001).take(.success(response), of: late)
        #expect(try desk.library.article(id)?.article.headline == "Bridge open again")
        #expect(try articles.count == 2)
    }

    @Test(
        "A saved page and a feed's item with its link stand side by side, whichever came first",
        arguments: [true, false])
    func page(isFirst: Bool) throws {
        let text = Self.bridge + " " + Self.pilots
        let page = "---\ntitle: Bridge shut\nurl: https://a.example/1\n---\n\n\(text)\n"
        if isFirst { try add(page, as: "page.md") }
        try refresh("https://a.example/feed", ("1", "https://a.example/1", "Bridge shut", Self.bridge))
        if !isFirst { try add(page, as: "page.md") }
        #expect(try articles.count == 2)
        try desk.extractAll()
        #expect(try desk.library.copies(of: 1).map(\.id) == [2])
    }

    @Test("A feed's file that is imported, and then subscribed to, brings nothing twice and is brought up to date")
    func fileOfFeed() throws {
        let channel = "<title>A</title><atom:link rel=\"self\" href=\"http://a.example/feed\"/>"
        let item = "<item><guid>1</guid><title>Bridge shut</title><description>\(Self.bridge)</description></item>"
        try add(
            "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>\(channel)\(item)</channel></rss>"
        )
        try refresh("https://a.example/feed", ("1", nil, "Bridge shut", Self.bridge))
        #expect(try articles.count == 1)
        try refresh("https://a.example/feed", ("1", nil, "Bridge open", Self.bridge))
        #expect(try articles == ["Bridge open: The lift bridge"])
    }

    @Test("Different articles of one list that have one link are kept; another form of one replaces it")
    func lists() throws {
        func list(_ articles: (title: String, text: String)...) -> String {
            let objects = articles.map { article in
                "{\"title\": \"\(article.title)\", \"url\": \"https://a.example/live\", \"content\": \"\(article.text)\"}"
            }
            return "[\(objects.joined(separator: ", "))]"
        }
        try add(list(("Bridge shut", Self.bridge), ("Pilots want pay", Self.pilots)), as: "a.json")
        #expect(try articles == Self.both)
        try add(list(("Bridge shut", Self.bridge), ("Pilots want pay", Self.pilots)), as: "b.json")
        #expect(try articles == Self.both)
    }
}
