import Entities
import Feeds
import News
import Newsroom
import Stories
import TOML
import Wire

/// Something that reads what comes from outside, and the pieces that its input is made of.
struct GrownReader: Sendable {
    let name: String
    /// What stands before and after the repeated pieces.
    let frame: (before: String, after: String)
    /// The pieces that are repeated.
    let pieces: [String]
    /// Reads an input once. What it makes of it does not matter, only how much work that is.
    let read: @Sendable ([UInt8]) throws -> Void
}

extension GrownReader {
    /// An input of some bytes: what stands before, a piece again and again, what stands after.
    func input(of piece: String, bytes: Int) -> [UInt8] {
        let pieces = String(repeating: piece, count: max(1, bytes / piece.utf8.count))
        return Array((frame.before + pieces + frame.after).utf8)
    }

    /// The readers whose work is counted.
    static let all: [GrownReader] = [
        GrownReader(
            name: "markdown", frame: ("# T\n\n", "\n"),
            pieces: [
                "a\n", "a | b\n", "> a\n", "- a\n", "[", "]", "[a](b)", "![", "(", "`", "``a`b", "<a", "<!--", "&amp;",
                "*", "**a ",
                "\n", "---\n", "```\n", "| a | b |\n", "\\", "_a", "[a]: /b\n", "=\n", "a ",
            ], read: { _ = try delivery(from: $0, name: "a.md") }),
        GrownReader(
            name: "front matter", frame: ("---\n", "\n---\n# T\n\nText\n"),
            pieces: [
                "a: b\n", "- a\n", "? a\n", "a: |\n  b\n", "\"", "'", "{a: b}, ", "[", "  a:\n", "# a\n", "!t ", "&a ",
                "%a\n", "a\n",
                "a: >\n", ": ",
            ],
            read: { _ = try delivery(from: $0, name: "a.md") }),
        GrownReader(
            name: "text", frame: ("A headline of a text\n\nBy Ana Writer\n\n", "\n"),
            pieces: [
                "A line of text that goes on.\n", "Share\n", "Read more: a story\n", "By Ana Writer\n", "\n", "a ", "a",
                "PHOTO: A (B)\n", "Subscribe\n\n", "Headline Of Another Story\n\n", "- a\n", "2024-05-06\n", "• a\n",
                "Advertisement\n\n", "\"a\n", "e\u{301}", "\u{1F1E6}", "https://a.b/c ", "A. B. ", "Anadolu Agency\n",
                "1\u{0C}", String(repeating: "a page of one line ", count: 10) + "\u{0C}",
            ], read: { _ = try delivery(from: $0, name: "a.txt") }),
        GrownReader(
            name: "json", frame: ("{\"headline\":\"H\",\"body\":\"text\",", "\"z\":0}"),
            pieces: [
                "\"a\":1,", "\"a\":\"b\",", "\"body\":\"aaaa\",", "\"a\":[],", "\"a\":{},", "\"a\":\"\\n\\u00e9\",",
                " ",
                "\"blocks\":[{\"role\":\"heading\",\"start\":0,\"end\":1}],",
            ], read: { _ = try delivery(from: $0, name: "a.json") }),
        GrownReader(
            name: "json blocks",
            frame: (
                "{\"headline\":\"H\",\"blocks\":[", "{}],\"body\":\"" + String(repeating: "a", count: 3000) + "\"}"
            ),
            pieces: [
                "{\"role\":\"heading\",\"start\":1000,\"end\":1001},",
                "{\"role\":\"heading\",\"start\":0,\"end\":3000},", "[],", "{},",
            ], read: { _ = try delivery(from: $0, name: "a.json") }),
        GrownReader(
            name: "json text", frame: ("{\"headline\":\"H\",\"body\":\"", "\"}"),
            pieces: ["a", "\\n", "\\u0301", " ", "\\r", "é"], read: { _ = try delivery(from: $0, name: "a.json") }),
        GrownReader(
            name: "json lines", frame: ("", ""),
            pieces: [
                "{\"headline\":\"H\",\"body\":\"text\"}\n", "{\"correction\":{}}\n", "{}\n", "\n", "[\n", "{", "\"",
                "a",
                "{\"subscription\":{\"url\":\"http://a.b/\"}}\n",
            ], read: { _ = try delivery(from: $0, name: "a.jsonl") }),
        GrownReader(
            name: "json feed",
            frame: (
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[", "{\"id\":\"z\"}]}"
            ),
            pieces: [
                "{\"id\":\"a\",\"title\":\"b\",\"content_html\":\"<p>c\"},", "{},", "[],",
                "{\"id\":\"a\",\"authors\":[{\"name\":\"a\"}]},",
                "{\"attachments\":[{\"url\":\"a\"}]},", "1,", "\"a\",", "{\"id\":1},",
            ], read: { _ = try delivery(from: $0) }),
        GrownReader(
            name: "rss", frame: ("<rss><channel><title>T</title>", "</channel></rss>"),
            pieces: [
                "<item><title>a</title><link>b</link></item>", "<item>", "<a>", "</a>", "a", "&amp;", "&#65;",
                "<!-- -->", "<![CDATA[a]]>",
                "<item xml:base=\"a/\">", "<link>http://a.b/</link>", "<author>a</author>", "<x y=\"a\"/>",
                "<p:a xmlns:p=\"q\"/>",
                "<item><link>b</link><description>&lt;p&gt;c</description>", "<", ">", "&", "]]>",
                "<category>a</category>",
                "<description>&lt;b&gt;</description>", "<![CDATA[", "<!--", "<?a ?>",
            ], read: { _ = try delivery(from: $0) }),
        GrownReader(
            name: "rss reference", frame: ("<rss><channel><item><title>&#x", ";</title></item></channel></rss>"),
            pieces: ["0", "a b", "\"", "&", "&&#x"], read: { _ = try delivery(from: $0) }),
        GrownReader(
            name: "atom",
            frame: (
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><link href=\"http://a.b/\"/>", "</feed>"
            ),
            pieces: [
                "<entry><title>a</title><link href=\"b\"/></entry>", "<entry>",
                "<content type=\"xhtml\"><div>a</div></content>",
                "<author><name>a</name></author>", "<link rel=\"enclosure\" href=\"a\"/>",
                "<content type=\"html\">&lt;p&gt;",
                "<summary>a</summary>", "<source><title>a</title></source>", "<div>",
                "<entry><author><name>a</name><name>b</name>",
            ], read: { _ = try delivery(from: $0) }),
        GrownReader(
            name: "feed html",
            frame: ("<rss><channel><item><description><![CDATA[", "]]></description></item></channel></rss>"),
            pieces: [
                "<p>", "a", "<b>", "</b>", "<object>", "<!--", "-->", "&amp;", "&", "&#1;", "<script>", "</script>",
                "<pre>\n", "<li>",
                "<blockquote>", "<a b='", "<a b=\"c\"", "<", "</", "\n", "<br>", "<style>", "<iframe", "<select>", "<x",
                "<h1>",
                "<p>The same long paragraph that stands in the text more than one time, word for word.</p>",
            ], read: { _ = try delivery(from: $0) }),
        GrownReader(
            name: "open markup",
            frame: ("<rss><channel><item><description><![CDATA[", "]]></description></item></channel></rss>"),
            pieces: ["<!--<p>", "<![CDATA[a", "<!a", "<object>a"], read: { _ = try delivery(from: $0) }),
        GrownReader(
            name: "opml", frame: ("<opml><body>", "</body></opml>"),
            pieces: [
                "<outline text=\"a\" xmlUrl=\"http://a.b/\"/>", "<outline text=\"a\">", "</outline>",
                "<outline xmlUrl=\"exec:a\"/>",
                "<outline text=\"a\" category=\"/b,/c\" xmlUrl=\"http://a.b/c\"/>",
            ], read: { _ = subscriptionList(fromOPML: $0) }),
        GrownReader(
            name: "page",
            frame: ("<!doctype html><html><head><title>T</title></head><body><h1>T</h1>", "</body></html>"),
            pieces: [
                "<p>A paragraph of text that goes on and on, until it ends.</p>", "<div>", "</div>", "a", "&amp;",
                "<a href=b>c</a>", "<b>",
                "<p>", "<table><tr><td>", "<td>", "<li>", "<ul>", "<span class=\"share byline\">a</span>", "<!--",
                "<script>", "<h2>a</h2>",
                "<meta name=\"author\" content=\"a\">", "<time datetime=\"2024-05-06\">",
                "<script type=\"application/ld+json\">{\"a\":1}</script>",
                "<figure><figcaption>a</figcaption></figure>", "<article>", "<br>", "<nav><a href=b>c</a></nav>",
                "<x y", "</x>", "<i></b>",
                "<p>By Ana Writer</p>", "<form>", "<select><option>", "<a b='", "&", "<",
            ], read: { _ = try delivery(from: $0, name: "a.html") }),
        GrownReader(
            name: "page head",
            frame: ("<!doctype html><html><head><title>T", "</title></head><body><h1>T</h1><p>Text</body></html>"),
            pieces: [
                "</title><meta name=\"author\" content=\"a\">", "</title><link rel=\"canonical\" href=\"a\">", "a",
                " | b", "</title><title>",
                "</title><meta property=\"og:title\" content=\"T\">", "</title><base href=\"a/\">",
                "</title><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"a\"}]}</script>",
                "</title><script type=\"application/ld+json\">[[", "</title><style>",
            ], read: { _ = try delivery(from: $0, name: "a.html") }),
        GrownReader(
            name: "mail html",
            frame: (
                "From: a@b.c\nTo: d\nSubject: T\nMIME-Version: 1.0\nContent-Type: text/html\n\n", "\n"
            ),
            pieces: [
                "<p>a", "Unsubscribe", "<p>Unsubscribe</p>", "<td>", "&nbsp;", "\u{200C}", "<h1>a</h1>", "a ", "\n",
            ],
            read: { _ = try delivery(from: $0, name: "a.eml") }),
        GrownReader(
            name: "mailbox", frame: ("From a@b.c Mon May  6 10:00:00 2024\nFrom: a\nSubject: T\n\n", "\n"),
            pieces: [
                "From a@b.c Mon May  6 10:00:00 2024\nFrom: a\nSubject: b\n\nc\n\n", "\nFrom ", "\n\nFrom a", "X: y\n",
                "\n", ">From a\n",
                " a\n", "a", "\nFrom a 10:00\n",
            ], read: { _ = try delivery(from: $0, name: "a.mbox") }),
        GrownReader(
            name: "table", frame: ("headline,body,date\n", "\n"),
            pieces: [
                "h,b,2024-05-06\n", "\"h\",\"b\"\"c\",d\n", "h,\"b\n", "\"", ",", "\n", "h\n", "a", " ", ",\"a\",", ";",
            ], read: { _ = try delivery(from: $0, name: "a.csv") }),
        GrownReader(
            name: "rich text", frame: ("{\\rtf1\\ansi ", "}"),
            pieces: [
                "a\\par ", "{", "}", "{\\b a}", "\\'e9", "\\u233?", "\\bin9 ", "{\\*\\x a}", "\\",
                "\\trowd\\cell\\row ",
            ],
            read: { _ = try delivery(from: $0, name: "a.rtf") }),
        GrownReader(
            name: "mail parts",
            frame: (
                "From: a@b.c\nTo: d\nSubject: T\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n",
                "\n--x--\n"
            ),
            pieces: [
                "--x\n\na\n", "--x\nContent-Type: text/html\n\n<p>a\n",
                "--x\nContent-Type: multipart/mixed; boundary=x\n\n",
                "--x\nContent-Type: message/rfc822\n\n", "--x\nContent-Transfer-Encoding: base64\n\nYQ==\n", "--y\n",
                "--",
                "--x\nContent-Transfer-Encoding: quoted-printable\n\n=41=\n",
            ], read: { _ = try delivery(from: $0, name: "a.eml") }),
        GrownReader(
            name: "mail headers", frame: ("From: a@b.c\nTo: d\nSubject: T\n", "\n\nText\n"),
            pieces: [
                "X: y\n", " a\n", "Subject: =?utf-8?q?a?=\n", " =?utf-8?b?YQ==?=\n", "From: \"a\" <b@c>, \n",
                "Received: a; b\n",
                "Date: Mon, 6 May 2024 10:00:00 +0000\n", "a", "(", "\"",
            ], read: { _ = try delivery(from: $0, name: "a.eml") }),
        GrownReader(
            name: "press archive",
            frame: (
                "Page 1 of 3\n\nThe Paper\nMay 6, 2024 Monday\n\nA headline\n\nBYLINE: Ana Writer\n\nBODY:\n\n", "\n"
            ),
            pieces: [
                "End of Document\n\n", "Page 2 of 3\n", "LENGTH: 300 words\n", "BODY:\n", "Copyright 2024 The Paper\n",
                "HD\nA\nLP\nB\n", "Load-Date: May 6, 2024\n", "Document a1\n", "____________________\n", "a\n\n",
                "Title: a\n",
                "Full text: b\n",
            ], read: { _ = try delivery(from: $0, name: "a.txt") }),
        GrownReader(
            name: "web archive",
            frame: ("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", ""),
            pieces: [
                "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 1\r\n\r\na\r\n\r\n", "WARC/1.0\r\n",
                "Content-Length: 1\r\n", "\r\n",
                "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 28\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>text<p>\r\n\r\n",
                "a",
            ], read: { _ = try delivery(from: $0, name: "a.warc") }),
        GrownReader(
            name: "unknown", frame: ("", ""),
            pieces: [
                "a", "<", "<?xml ", "<!--", "<a>", "[", "{", "#", "](http", "\n", "From ", "A: b\n", "-", "\u{0}",
                "\u{1B}$B", "\u{FFFD}",
                "<rss>", "---\n", "é", "](", "# a\n",
            ], read: { _ = try delivery(from: $0) }),
        GrownReader(
            name: "legacy bytes", frame: ("", ""),
            pieces: ["é", "É", "aé", "\u{A4}\u{A1}", "ß\u{BF}", "ÿþ", "a ", "\u{83}A", "\u{1B}"],
            read: { _ = try delivery(from: latin1($0)) }),
        GrownReader(
            name: "newsboat urls", frame: ("", "\n"),
            pieces: ["http://a.b/ c\n", "\"", "\\", "exec:a\n", "a ", "#", "~a "],
            read: { _ = NewsboatURLs(String(decoding: $0, as: UTF8.self)) }),
        GrownReader(
            name: "query", frame: ("", ""),
            pieces: ["a ", "a", "\"", "-", "OR ", "source:a ", "(", "*", "from:2024 ", "a OR ", "-a ", "é"],
            read: { _ = Query(parsing: String(decoding: $0, as: UTF8.self)) }),
        GrownReader(
            name: "settings", frame: ("", "\n"),
            pieces: [
                "a = 1\n", "[a]\n", "[[a]]\n", "a.b = 1\n", "a = [", "a = {b = ", "\"", "'''", "\"\"\"\n", "#\n",
                "a = \"\\u00e9\"\n", "a.",
            ], read: { _ = TOMLDocument(parsing: String(decoding: $0, as: UTF8.self)) }),
        GrownReader(
            name: "sketch", frame: ("", ""), pieces: ["a ", "a", "\n", "word another ", "é", "1 "],
            read: { _ = sketch(of: String(decoding: $0, as: UTF8.self)) }),
        GrownReader(
            name: "names", frame: ("", ""),
            pieces: [
                "Ana Weber ", "Ana ", "a ", "\"", "said ", "“I am,” said Ana Weber. ", "the minister ", "Berlin ",
                "Berlin, ", "A. ", "B ",
                "March 5 ", "’s ", "of ", "and ", "-", ", ", "\n", "a", "McA", "Bank of ", "(ABC) ", "1 ", ". ",
                "Dr. Ana Weber, ", "e\u{301}", "ANA ",
                "“", "” ",
            ], read: { _ = try extractor.get().extraction(of: String(decoding: $0, as: UTF8.self)) }),
    ]
}

private let extractor = Result { try Desk.loadExtractor() }

/// A text whose characters are bytes.
private func latin1(_ text: [UInt8]) -> [UInt8] {
    String(decoding: text, as: UTF8.self).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
}
