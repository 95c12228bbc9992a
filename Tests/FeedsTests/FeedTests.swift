import News
import Testing

@testable import Feeds

/// The feed of a document.
func feed(_ document: String) throws -> Feed { try #require(feed(from: Array(document.utf8))) }

@Suite("Feeds in XML")
struct FeedTests {
    @Test("RSS 2.0 with the modules of a newspaper")
    func rss() throws {
        let feed = try feed(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>Harbour Wire</title><link>https://harbour.example/</link><language>en-GB</language>
            <image><title>Logo</title><link>https://harbour.example/logo</link></image>
            <item>
              <title>Ferry line &lt;i&gt;halts&lt;/i&gt; &amp;amp; waits</title>
              <link>/news/1</link><guid isPermaLink="false">hw-1</guid>
              <dc:creator>Ana Núñez</dc:creator><dc:creator>Li Wei</dc:creator>
              <pubDate>Tue, 05 Mar 2024 08:00:00 +0100</pubDate>
              <description>The ferry stopped.</description>
              <content:encoded><![CDATA[<h2>At sea</h2><p>The ferry stopped.</p><ul><li>One boat</li></ul>
                <blockquote>We wait.</blockquote><script>track()</script>]]></content:encoded>
              <enclosure url="https://harbour.example/1.mp3" type="audio/mpeg" length="1234"/>
              <media:group><media:content url="1.jpg" type="image/jpeg"><media:title>A boat</media:title></media:content></media:group>
            </item>
            </channel></rss>
            """)
        #expect(feed.kind == .rss)
        #expect(feed.title == "Harbour Wire")
        #expect(feed.link == "https://harbour.example/")
        let item = try #require(feed.items.first)
        #expect(item.headline == "Ferry line halts & waits")
        #expect(item.url == "https://harbour.example/news/1")
        #expect(item.id == "hw-1")
        #expect(item.byline == "Ana Núñez, Li Wei")
        #expect(item.published?.iso8601 == "2024-03-05T07:00:00Z")
        #expect(item.language == "en-GB")
        #expect(item.summary?.text == "The ferry stopped.")
        #expect(item.body?.text == "At sea\n\nThe ferry stopped.\n\nOne boat\n\nWe wait.")
        #expect(item.body?.blocks.map(\.role) == [.heading, .listItem, .quotation])
        #expect(item.enclosures.map(\.url) == ["https://harbour.example/1.mp3", "1.jpg"])
    }

    @Test(
        "An item's picture is the first that comes with it, or else the small one",
        arguments: [
            (#"<enclosure url="/a.mp3" type="audio/mpeg"/><enclosure url="/b.jpg" type="image/jpeg"/>"#, "/b.jpg"),
            (#"<m:thumbnail url="/s.jpg"/><m:content url="/b.PNG?w=9"/>"#, "/b.PNG?w=9"),
            (#"<m:thumbnail url="/s"/><m:thumbnail url="/t"/><m:content url="/c.mp4" type="video/mp4"/>"#, "/s"),
            (#"<m:group><m:content url="/c"/><m:thumbnail url=""/></m:group>"#, nil),
            (#"<enclosure url="data:image/png;base64,AA" type="image/png"/><m:thumbnail url="/s"/>"#, "/s"),
        ])
    func picture(elements: String, expected: String?) throws {
        let feed = try feed(
            """
            <rss xmlns:m="http://search.yahoo.com/mrss/"><channel><item xml:base="https://a.example/"><title>A</title>
            \(elements)</item></channel></rss>
            """)
        #expect(feed.items.first?.picture == expected.map { "https://a.example" + $0 })
    }

    @Test("Atom 1.0 with relative links, XHTML and an author for all")
    func atom() throws {
        let feed = try feed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://rhine.example/" xml:lang="de">
            <title type="html">Rhine &amp;lt;Standard&amp;gt;</title><id>tag:rhine.example,2024:1</id>
            <author><name>Desk</name><email>desk@rhine.example</email></author>
            <link rel="self" href="feed.atom"/><link href="/"/>
            <entry xml:base="2024/"><id>tag:rhine.example,2024:2</id>
            <title>1 &lt; 2</title>
            <link rel="enclosure" href="a.mp3" type="audio/mpeg"/><link rel="alternate" href="story"/>
            <published>2024-03-05T10:00:00Z</published><updated>2024-03-06T10:00:00Z</updated>
            <source><title>Kyiv Courier</title><id>x</id></source>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a &lt;b&gt;</p><p>c<br/>d</p></div></content>
            </entry>
            <entry><id>b</id><title>Second</title><updated>2024-03-07T10:00:00Z</updated>
            <author><name>Olga</name></author><summary>Short.</summary></entry>
            </feed>
            """)
        #expect(feed.kind == .atom)
        #expect(feed.title == "Rhine <Standard>")
        #expect(feed.address == "https://rhine.example/feed.atom")
        #expect(feed.link == "https://rhine.example/")
        let first = try #require(feed.items.first)
        #expect(first.headline == "1 < 2")
        #expect(first.url == "https://rhine.example/2024/story")
        #expect(first.byline == "Desk")
        #expect(first.source == "Kyiv Courier")
        #expect(first.language == "de")
        #expect(first.body?.text == "a <b>\n\nc\nd")
        #expect(first.published?.iso8601 == "2024-03-05T10:00:00Z")
        #expect(first.updated?.iso8601 == "2024-03-06T10:00:00Z")
        #expect(
            first.enclosures == [Enclosure(url: "https://rhine.example/2024/a.mp3", type: "audio/mpeg", length: nil)])
        let second = try #require(feed.items.last)
        #expect(second.byline == "Olga")
        #expect(second.published?.iso8601 == "2024-03-07T10:00:00Z")
        #expect(second.updated == nil)
        #expect(second.body?.text == "Short.")
    }

    @Test("RSS 1.0 lists its items by address, and they stand beside the channel")
    func rdf() throws {
        let feed = try feed(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
              xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="http://e.example/"><title>Old</title><items><rdf:Seq><rdf:li resource="http://e.example/1"/>
            </rdf:Seq></items></channel>
            <item rdf:about="http://e.example/1"><title>One</title><dc:date>2004-05-06</dc:date></item></rdf:RDF>
            """)
        #expect(feed.title == "Old")
        #expect(feed.items.map(\.id) == ["http://e.example/1"])
        #expect(feed.items.map { $0.published?.iso8601 } == ["2004-05-06"])
    }

    @Test("CDF keeps an item's address and date in attributes")
    func cdf() throws {
        let feed = try feed(
            """
            <CHANNEL HREF="http://e.example/"><TITLE>Channel</TITLE>
            <ITEM HREF="one.html" LASTMOD="1998-02-03T04:05"><TITLE>One</TITLE><ABSTRACT>About one</ABSTRACT></ITEM></CHANNEL>
            """)
        #expect(feed.kind == .cdf)
        #expect(feed.items.first?.url == "http://e.example/one.html")
        #expect(feed.items.first?.body?.text == "About one")
        #expect(feed.items.first?.published?.iso8601 == "1998-02-03T04:05:00Z")
    }

    @Test("A feed that declares no namespace for its prefixes is understood")
    func undeclaredPrefixes() throws {
        let feed = try feed(
            "<rss><channel><item><dc:creator>Ana</dc:creator><content:encoded>&lt;p>Text&lt;/p></content:encoded></item></rss>"
        )
        #expect(feed.items.first?.byline == "Ana")
        #expect(feed.items.first?.body?.text == "Text")
    }

    @Test("Elements of other vocabularies do not count as the feed's own")
    func foreignNames() throws {
        let feed = try feed(
            """
            <rss xmlns:x="urn:x"><channel><x:title>no</x:title><title>Yes</title><item><x:title>no</x:title>
            <x:box><title>no</title><link>no</link></x:box><title>One</title></item></channel></rss>
            """)
        #expect(feed.title == "Yes")
        #expect(feed.items.map(\.headline) == ["One"])
    }

    @Test("An item is an item even if all it has is a date")
    func bareItem() throws {
        let feed = try feed("<rss><channel><item><pubDate>2004-01-01</pubDate></item><item/></channel></rss>")
        #expect(feed.items.count == 2)
        #expect(feed.items[0] == FeedItem(published: Moment(year: 2004, month: 1, day: 1)))
    }

    @Test(
        "A person is given by name, or by mail address if there is no name",
        arguments: [
            ("Ana Núñez", "Ana Núñez"), ("ana@e.example (Ana)", "Ana"), ("Ana (ana@e.example)", "Ana"),
            ("Ana &lt;ana@e.example&gt;", "Ana"), ("ana@e.example", "ana@e.example"), ("&lt;p&gt;Ana&lt;/p&gt;", "Ana"),
            ("<name>Ana</name><title>Editor</title>", "Ana"), ("<email>ana@e.example</email>", "ana@e.example"),
            (" ", nil),
        ] as [(String, String?)])
    func people(_ author: String, _ expected: String?) throws {
        let feed = try feed("<rss><channel><item><author>\(author)</author></item></channel></rss>")
        #expect(feed.items.first?.byline == expected)
    }

    @Test(
        "A text is read as its type says",
        arguments: [
            ("", "1 &lt; 2", "1 < 2"), ("type='text'", "the &lt;blink> tag", "the <blink> tag"),
            ("type='text'", "&lt;b>bold&lt;/b>", "bold"), ("type='html'", "&amp;eacute;t&amp;eacute;", "été"),
            ("type='xhtml'", "<div>&lt;b&gt;</div>", "<b>"), ("mode='base64'", "PGI+Ym9sZDwvYj4=", "bold"),
            ("type='application/x-custom'", "test", "test"), ("type='video/mp4'", "AAAAIGZ0eXA=", nil),
        ] as [(String, String, String?)])
    func types(_ attributes: String, _ content: String, _ expected: String?) throws {
        let feed = try feed(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content \(attributes)>\(content)</content></entry></feed>"
        )
        #expect(feed.items.first?.body?.text == expected)
    }

    @Test(
        "What is no feed is none", arguments: ["", "<html><p>x</p></html>", "text", "<a", "{}", "[]", "{\"items\":1}"])
    func noFeed(_ document: String) { #expect(feed(from: Array(document.utf8)) == nil) }
}
