import Feeds
import News
import Testing

@testable import Newsroom

@Suite("Feeds: schedule, addresses, newsboat's list")
struct FeedsTests {
    @Test("A feed is asked after half its rhythm, but not sooner than a quarter of an hour nor later than half a day")
    func schedule() {
        func articles(every seconds: Int64) -> [Article] {
            (0..<10).map { Article(headline: "", published: Moment(seconds: 1_700_000_000 + $0 * seconds), body: "") }
        }
        #expect(FeedSchedule.rhythm(of: articles(every: 7200)) == 7200)
        #expect(FeedSchedule.rhythm(of: []) == nil)
        #expect(FeedSchedule.pause(rhythm: 7200) == 3600)
        #expect(FeedSchedule.pause(rhythm: 1) == 900)
        #expect(FeedSchedule.pause(rhythm: 10_000_000) == 43_200)
        #expect(FeedSchedule.pause(rhythm: nil) == 3600)
        #expect([1, 2, 3, 100].map { FeedSchedule.pause(failures: $0) } == [900, 1800, 3600, 43_200])
        #expect(FeedSchedule.pause(retryAfter: 3600) == 3600)
        #expect(FeedSchedule.pause(retryAfter: 86_400) == 86_400)
        #expect(FeedSchedule.pause(retryAfter: 9_999_999) == 604_800)
    }

    @Test(
        "Addresses are read as people type them",
        arguments: [
            ("example.org", "https://example.org"), ("http://example.org/a", "http://example.org/a"),
            (" example.org/feed ", "https://example.org/feed"), ("feed://example.org/x", "http://example.org/x"),
            ("feed:https://example.org/x", "https://example.org/x"), ("localhost:8080/x", "https://localhost:8080/x"),
            ("file:///etc/passwd", nil), ("javascript:alert(1)", nil), ("exec:ls", nil), ("|ls", nil),
            ("/etc/passwd", nil), ("foo", nil), ("foo/bar.xml", nil), ("localhost", "https://localhost"),
            ("https://foo", "https://foo"),
            ("", nil), ("https://", nil), ("http://a b/", nil), ("http://a\u{1B}[31m/", nil),
        ])
    func addresses(_ typed: String, _ expected: String?) { #expect(webAddress(typed: typed) == expected) }

    @Test("A query line of newsboat's list becomes a saved search, or is refused by name")
    func lines() {
        let urls = NewsboatURLs(
            """
            "query:Unread news:unread = \\"yes\\" and tags # \\"news\\""
            "query:Links:link =~ \\"x\\""
            """)
        #expect(urls.searches == [SavedSearch(name: "Unread news", typed: "is:unread tag:news")])
        #expect(urls.refused == [RefusedFeed(what: "query:Links:link =~ \"x\"", reason: .savedSearch)])
    }

    @Test("The tags of an address that newsboat's list has twice are joined, and its first name counts")
    func newsboatTwice() {
        let urls = NewsboatURLs(
            "https://a.example/f dykes\nhttps://b.example/f\nhttps://a.example/f tides dykes \"~Sea\"")
        #expect(urls.feeds.map(\.address) == ["https://a.example/f", "https://b.example/f"])
        #expect(urls.feeds.map(\.tags) == [["dykes", "tides"], []])
        #expect(urls.feeds.map(\.title) == ["Sea", nil])
    }

    @Test("newsboat's addresses may lack a scheme or have that of old readers; a heading is none")
    func newsboatAddresses() {
        let urls = NewsboatURLs("feed://a.example/f x\nb.example/feed\nhttp://a.example/f y\n--- News ---\n")
        #expect(urls.feeds.map(\.address) == ["http://a.example/f", "https://b.example/feed"])
        #expect(urls.feeds.map(\.tags) == [["x", "y"], []])
        #expect(urls.refused.map(\.what) == ["---"])
    }

    @Test("Of newsboat's list tags and names are kept, and lines that would run a program are refused")
    func newsboat() {
        let urls = NewsboatURLs(
            #"""
            # my feeds
            https://a.example/feed world "front page" "~Harbour \"Wire\""
            http://b.example/ ! # quiet
            "query:Unread:unread = \"yes\""
            exec:~/bin/feed.sh tag
            "filter:~/bin/clean:http://c.example/"
            file:///tmp/x.xml
            """#)
        #expect(urls.feeds.map(\.address) == ["https://a.example/feed", "http://b.example/"])
        #expect(urls.feeds.map(\.tags) == [["world", "front page"], ["hidden"]])
        #expect(urls.feeds.first?.title == #"Harbour "Wire""#)
        #expect(
            urls.refused.map(\.what) == [
                "exec:~/bin/feed.sh", "filter:~/bin/clean:http://c.example/",
                "file:///tmp/x.xml",
            ])
    }

    @Test("The feeds that a page names are found, those of comments last")
    func discovery() {
        let page = """
            <html><head><base href="https://site.example/news/">
            <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
            <link rel="alternate" type="application/atom+xml" href="atom.xml">
            <link rel="stylesheet" type="text/css" href="x.css"></head><body>Hello</body></html>
            """
        #expect(
            feedLinks(inPage: Array(page.utf8), at: "https://site.example/", encoding: nil) == [
                "https://site.example/news/atom.xml", "https://site.example/comments/feed",
            ])
    }
}
