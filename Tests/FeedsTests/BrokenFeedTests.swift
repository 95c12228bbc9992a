import News
import Testing

@testable import Feeds

@Suite("Broken feeds are read as far as they go")
struct BrokenFeedTests {
    private func headlines(_ items: String) throws -> [String?] {
        try feed("<rss><channel>\(items)").items.map(\.headline)
    }

    @Test("cut off in an item, in a tag, in a section, in a character")
    func cut() throws {
        let whole = "<item><title>One</title></item>"
        #expect(try headlines(whole + "<item><title>Tw") == ["One", "Tw"])
        #expect(try headlines(whole + "<item><tit") == ["One", nil])
        #expect(try headlines(whole + "<item><title><![CDATA[Two") == ["One", "Two"])
        let bytes = Array("<rss><channel>\(whole)<item><title>Tw".utf8) + [0xC3]
        #expect(feed(from: bytes)?.items.count == 2)
    }

    @Test("with tags that are never closed")
    func unclosed() throws {
        #expect(
            try headlines("<item><title>One<link>x</link></item><item><title>Two</title></item></channel>") == [
                "One", "Two",
            ])
        #expect(
            try headlines("<item><title>One</title><item><title>Two</title></item></channel></rss>") == ["One", "Two"])
        let feed = try feed(
            "<rss><channel><item><description>a<br>b <b>c</description><link>http://e.example/</link></item></channel></rss>"
        )
        #expect(feed.items.first?.body?.text == "a\nb c")
        #expect(feed.items.first?.url == "http://e.example/")
    }

    @Test("with named characters and bare ampersands")
    func references() throws {
        #expect(try headlines("<item><title>caf&eacute; & bar &nbsp; AT&T</title></item>") == ["café & bar AT&T"])
    }

    @Test("with characters that XML does not allow")
    func characters() throws {
        #expect(try headlines("<item><title>a\u{1}b&#1;c&#x1F;d</title></item><item/>") == ["abcd", nil])
        #expect(try headlines("<item><title>it&#146;s</title></item></channel></rss>") == ["it’s"])
    }

    @Test("and so is JSON")
    func json() throws {
        let start = #"{"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":1,"title":"One"},"#
        #expect(try feed(start + #"{"id":2,"title":"Tw"#).items.map(\.headline) == ["One"])
        #expect(try feed(start + "{\"id\":2,\"title\":\"Tw\no\"}]}").items.map(\.headline) == ["One", "Tw o"])
    }

    @Test("Expanding entities costs nothing and opens nothing")
    func entities() throws {
        let levels = (1...9).map { "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">" }
            .joined()
        let bomb = "<!DOCTYPE r [<!ENTITY l0 \"lol\">\(levels)<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
        let feed = try feed(bomb + "<rss><channel><title>&l9;&x;</title><item/></channel></rss>")
        #expect(feed.title == "&l9;&x;")
    }

    @Test("A feed of any depth and with any number of items takes time that grows with its length")
    func size() throws {
        let deep = String(repeating: "<b>", count: 20_000)
        #expect(
            try headlines("<item><title>One</title>\(deep)x</item><item><title>Two</title></item>") == ["One", "Two"])
        #expect(try headlines(String(repeating: "<item><title>x</title></item>", count: 5000)).count == 5000)
    }
}
