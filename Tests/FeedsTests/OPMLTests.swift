import Testing

@testable import Feeds

@Suite("Lists of feeds in OPML")
struct OPMLTests {
    @Test("Outlines with an address are feeds, those around them are their folders")
    func reading() throws {
        let list = try #require(
            subscriptionList(
                fromOPML: Array(
                    """
                    <?xml version="1.0"?><opml version="2.0"><head><title>Mine &amp; yours</title></head><body>
                    <outline text="Top" type="rss" xmlUrl="https://a.example/f" htmlUrl="https://a.example/"/>
                    <outline text="News"><outline title="Wires"><outline text="B" xmlurl=" http://b.example/f "/></outline>
                    <outline text="A again" xmlUrl="https://a.example/f"/></outline></body></opml>
                    """.utf8)))
        #expect(list.title == "Mine & yours")
        #expect(
            list.subscriptions == [
                Subscription(
                    address: "https://a.example/f", title: "Top", link: "https://a.example/", folders: [["News"]]),
                Subscription(address: "http://b.example/f", title: "B", folders: [["News", "Wires"]]),
            ])
        #expect(list.refused.isEmpty)
    }

    @Test("Addresses are read as people and old readers write them, and one that is listed twice so is one feed")
    func addresses() throws {
        let outlines = [
            "feed://a.example/f", "http://a.example/f", "feed:https://b.example/f", "c.example/feed.xml",
            "pcast://d.example/f", "News",
        ].map { "<outline text='x' xmlUrl='\($0)'/>" }
        let list = try #require(
            subscriptionList(fromOPML: Array("<opml><body>\(outlines.joined())</body></opml>".utf8)))
        #expect(
            list.subscriptions.map(\.address) == [
                "http://a.example/f", "https://b.example/f", "https://c.example/feed.xml", "http://d.example/f",
            ])
        #expect(list.refused.map(\.address) == ["News"])
    }

    @Test("An outline that would run a program or open a file is refused and named")
    func refusing() throws {
        let list = try #require(
            subscriptionList(
                fromOPML: Array(
                    """
                    <opml><body><outline text="a" xmlUrl="|touch x"/><outline text="b" xmlUrl="exec:touch x"/>
                    <outline text="c" xmlUrl="http://c.example/f" filtercmd="touch x"/><outline text="d" xmlUrl="file:///etc/passwd"/>
                    <outline text="e" xmlUrl="filter:touch x:http://x"/><outline text="f" xmlUrl="http://x/&#10;exec:touch"/>
                    <outline text="g" xmlUrl="gopher://g.example/"/><outline text="h" xmlUrl="-o/tmp/x"/></body></opml>
                    """.utf8)))
        #expect(list.subscriptions.map(\.address) == ["http://c.example/f"])
        #expect(list.refused.map(\.title) == ["a", "b", "c", "d", "e", "f", "g", "h"])
        #expect(
            list.refused.map(\.reason) == [
                .command, .command, .filterCommand, .file, .command, .noAddress, .scheme("gopher"), .noAddress,
            ])
    }

    @Test("A list stays the same when it is written and read again")
    func roundTrip() {
        let list = SubscriptionList(
            title: "A <&> \"B\"",
            subscriptions: [
                Subscription(
                    address: "https://a.example/?a=1&b=2", title: "Top \u{1}\"quoted\"", link: "https://a.example/"),
                Subscription(address: "https://b.example/", title: "B", folders: [["One", "Two"], ["Three"]]),
            ])
        var expected = list
        expected.subscriptions[0].title = "Top \"quoted\""
        #expect(subscriptionList(fromOPML: Array(opml(list).utf8)) == expected)
        #expect(
            opml(SubscriptionList(subscriptions: [Subscription(address: "http://x/", folders: [["F"]])])) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <opml version="2.0">
                  <head>
                  </head>
                  <body>
                    <outline text="F">
                      <outline type="rss" text="http://x/" title="http://x/" xmlUrl="http://x/"/>
                    </outline>
                  </body>
                </opml>

                """)
    }

    @Test("Broken, deep and long lists are read as far as they go")
    func hostile() {
        let deep = String(repeating: "<outline text='d'>", count: 10_000)
        #expect(subscriptionList(fromOPML: Array("<opml><body>\(deep)".utf8))?.subscriptions.isEmpty == true)
        let many = String(repeating: "<outline text='d' xmlUrl='http://e.example/a'/>", count: 10_000)
        #expect(subscriptionList(fromOPML: Array("<opml><body>\(many)</body>".utf8))?.subscriptions.count == 1)
        #expect(subscriptionList(fromOPML: Array("<opml version='2.0'/>".utf8))?.subscriptions.isEmpty == true)
        #expect(subscriptionList(fromOPML: Array("<rss/>".utf8)) == nil)
    }
}
