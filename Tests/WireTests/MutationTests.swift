import Feeds
import Foundation
import Markup
import News
import Testing

@testable import Wire

// A fuzzer with a fixed seed that takes a few seconds: each reader gets a few hundred damaged copies of a good
// input. `make fuzz` does the same with coverage, for hours.

/// SplitMix64 (Steele, Lea & Flood 2014): the same damage at every run.
private struct Dice {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func roll(_ sides: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(max(1, sides)))
    }
}

/// Damages an input at one to six points: changes, cuts, doubles or moves bytes, or puts in pieces of other formats.
private func damaged(_ input: [UInt8], _ dice: inout Dice) -> [UInt8] {
    let splinters =
        [
            "<", ">", "\"", "&#x1F;", "&#0;", "&a;", "<![CDATA[", "]]>", "<!--", "<?xml?>", "</", "{", "]", "\\ud800",
            "\u{0}", "\r\n",
            "\u{1B}[2J", "=?utf-8?B?", "=?x?q?=ff?=", "--b", "\u{FEFF}", "9999999999999999999", "-1", "1e999", "<p>",
            "<table>",
            "xmlns:a='a'", "Content-Length: 5", "---", "٣", "é", "😀",
        ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF8], [0xE2, 0x80]]
    var bytes = input
    for _ in 0...dice.roll(6) where !bytes.isEmpty {
        let place = dice.roll(bytes.count)
        let end = min(bytes.count, place + 1 + dice.roll(24))
        switch dice.roll(7) {
        case 0: bytes[place] = UInt8(dice.roll(256))
        case 1: bytes.removeSubrange(place..<end)
        case 2: bytes.insert(contentsOf: bytes[place..<end], at: dice.roll(bytes.count))
        case 3: bytes.insert(contentsOf: splinters[dice.roll(splinters.count)], at: place)
        case 4: bytes.removeSubrange(place...)
        case 5: bytes.swapAt(place, dice.roll(bytes.count))
        default: bytes.replaceSubrange(place..<end, with: splinters[dice.roll(splinters.count)])
        }
    }
    return bytes
}

/// What must hold for every article, whatever it was read from.
private func check(_ article: Article) {
    var end = 0
    for block in article.blocks {
        #expect(block.range.lowerBound >= end && !block.range.isEmpty, "blocks overlap")
        end = block.range.upperBound
    }
    #expect(end <= article.body.utf8.count, "a block beyond the body")
    #expect(!article.headline.contains("\n"))
}

@Suite("Damaged input, the same at every run")
struct MutationTests {
    private static let rss = """
        <?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Wire</title><link>https://h.example/</link>
        <item><guid isPermaLink="false">1</guid><title>Pier &amp; crack</title><link>/1</link><dc:creator>Mira Holt</dc:creator>
        <pubDate>Tue, 05 Mar 2024 10:12:00 GMT</pubDate><description><![CDATA[<p>A <b>crack</b>.]]></description>
        <content:encoded>&lt;p&gt;One.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Two&lt;/ul&gt;</content:encoded></item></channel></rss>
        """
    private static let atom = """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/"><title type="html">A &lt;i&gt;feed&lt;/i&gt;</title>
        <entry><id>tag:a,1</id><title>One</title><link href="x"/><updated>2024-03-05T10:12:00+01:00</updated>
        <author><name>Mira</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi</p></div></content>
        </entry></feed>
        """
    private static let json = """
        {"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":1,"url":"https://j.example/1","title":"One",
        "content_html":"<p>Hi <b>there","date_published":"2024-03-05T10:12:00Z","authors":[{"name":"Mira"}]},{"id":"2"}]}
        """
    private static let page = """
        <!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Pier closed | Gazette</title><script type="application/ld+json">
        {"@type":"NewsArticle","headline":"Pier closed","author":[{"name":"Mira Holt"}],"datePublished":"2024-03-05"}</script></head>
        <body><nav><ul><li><a href=/>Home</a></ul></nav><article><h1>Pier closed</h1><p class=byline>By Mira Holt</p>
        <p>The harbour master closed both piers on Tuesday morning after a crack appeared in the older of them.</p><h2>Why</h2>
        <ul><li>Old oak piles had rotted through below the line of the water, divers said.</ul><blockquote>Lucky, she said.</blockquote>
        <p>Ferries will leave from the fish dock until further notice, which adds some twenty minutes.</p></article></html>
        """
    private static let mail = """
        From: =?utf-8?q?Mira_Holt?= <m@h.example>\r\nSubject: =?utf-8?B?UGllcg==?=\r\nDate: Tue, 5 Mar 2024 10:12:00 +0100\r
        MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHi.\r
        --b\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Caf=E9 closed=\r
        .</p>\r\n--b--\r\n
        """
    private static let paste = """
        Home\nNews\nPier closed after crack is found\nBy Mira Holt\n5 March 2024\nShare\nBERLIN, March 5 (Reuters) - The harbour
        master closed both piers on Tuesday.\nDivers went down twice before noon, she said, and came up again.\n
        Photo: X/AFP\nRelated articles\nFerries move\n© 2024 Gazette
        """
    private static let markdown = """
        ---\ntitle: Pier\ndate: 2024-03-05\ntags: [a, b]\n---\n# Pier\n\nText with *stress*, `code` and [a link](https://h.example).\n
        - one\n- two\n\n> said\n\n```\nx\n```\n
        """
    private static let archive = """
        WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://h.example/1\r\nContent-Type: application/http\r
        Content-Length: 96\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Pier</title><p>The pier is shut, she said.\r\n\r\n
        """
    private static let opml = """
        <opml version="2.0"><body><outline text="World"><outline type="rss" text="A" xmlUrl="https://a.example/f"/></outline>
        <outline xmlUrl="exec:ls"/></body></opml>
        """

    @Test(
        "No reader crashes, and what is read is sound",
        arguments: [
            ("a.rss", rss), ("b.atom", atom), ("c.json", json), ("d.html", page), ("e.eml", mail), ("f.txt", paste),
            ("g.md", markdown), ("h.warc", archive), ("i.mbox", "From m@h.example Tue Mar  5 10:12:00 2024\n" + mail),
            ("j.opml", opml),
        ])
    func anyForm(_ name: String, _ good: String) {
        var dice = Dice(UInt64(name.utf8.reduce(7) { $0 * 31 + UInt64($1) }))
        for _ in 0..<250 {
            let bytes = damaged(Array(good.utf8), &dice)
            guard let delivery = try? delivery(from: bytes, name: name) else { continue }
            for article in delivery.articles { check(article) }
        }
    }

    @Test("Lists of feeds that can be read stay the same when written and read again")
    func lists() {
        var dice = Dice(11)
        for _ in 0..<300 {
            guard let list = subscriptionList(fromOPML: damaged(Array(Self.opml.utf8), &dice)) else { continue }
            let again = subscriptionList(fromOPML: Array(Feeds.opml(list).utf8))
            #expect(again?.subscriptions.count == list.subscriptions.count)
        }
    }

    @Test("Bytes in any encoding, or in no known one, become text")
    func encodings() {
        var dice = Dice(13)
        let labels = ["utf-8", "utf-16", "utf-16be", "utf-32", "shift_jis", "gb18030", "big5", "euc-kr", "iso-2022-jp"]
        for round in 0..<400 {
            let bytes = damaged(Array("Señor Núñez traf sich in Köln — 日本語 Київ".utf8), &dice)
            _ = binaryKind(of: bytes)
            _ = decode(bytes)
            _ = decode(bytes, declared: labels[round % labels.count])
            #expect(decode(bytes, declared: "utf-8").text.utf8.count <= 3 * bytes.count)
        }
    }
}
