import News
import Testing

@testable import Feeds

@Suite("Sites exported from WordPress")
struct WordPressTests {
    private func export(_ items: String) throws -> [FeedItem] {
        try feed(
            """
            <?xml version="1.0"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
            xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Quay Notes</title>
            <wp:author><wp:author_id>2</wp:author_id><wp:author_login><![CDATA[areed]]></wp:author_login>
            <wp:author_display_name><![CDATA[Ana Reed]]></wp:author_display_name></wp:author>\(items)</channel></rss>
            """
        ).items
    }

    private func post(_ content: String) throws -> String {
        let items = try export(
            """
            <item><title>Tide</title><content:encoded><![CDATA[\(content)]]></content:encoded>
            <wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>
            """)
        return try #require(items.first?.body?.text)
    }

    @Test("Published posts and pages of any kind are articles; drafts, the bin, pictures and menus are not")
    func kinds() throws {
        let kinds = [
            ("post", "publish"), ("post", "draft"), ("post", "trash"), ("post", "future"), ("attachment", "inherit"),
            ("nav_menu_item", "publish"), ("wp_block", "publish"), ("page", "publish"), ("report", "publish"),
        ]
        let items = try export(
            kinds.map { kind, state in
                "<item><title>\(kind) \(state)</title><wp:post_type>\(kind)</wp:post_type><wp:status>\(state)</wp:status></item>"
            }.joined())
        #expect(items.map(\.headline) == ["post publish", "page publish", "report publish"])
    }

    @Test("The one who wrote it has a name, what comments say is no text, and the excerpt is the summary")
    func fields() throws {
        let items = try export(
            """
            <item><title>Tide</title><dc:creator>areed</dc:creator><content:encoded>The tide is late.</content:encoded>
            <excerpt:encoded>In short: late.</excerpt:encoded><wp:post_date_gmt>2024-03-05 06:10:00</wp:post_date_gmt>
            <wp:post_modified_gmt>2024-03-06 07:00:00</wp:post_modified_gmt><wp:post_type>post</wp:post_type>
            <wp:status>publish</wp:status><wp:comment><wp:comment_author>Bo</wp:comment_author>
            <wp:comment_content>Nonsense.</wp:comment_content></wp:comment></item>
            """)
        #expect(items.first?.byline == "Ana Reed")
        #expect(items.first?.body?.text == "The tide is late.")
        #expect(items.first?.summary?.text == "In short: late.")
        #expect(items.first?.published?.iso8601 == "2024-03-05T06:10:00Z")
        #expect(items.first?.updated?.iso8601 == "2024-03-06T07:00:00Z")
    }

    @Test("Blank lines part paragraphs and line ends break lines, beside tags that are there")
    func classicEditor() throws {
        #expect(
            try post("One.\n\nTwo,\nthree.\n\n<p>Four.</p>\n<em>Five</em>.") == "One.\n\nTwo,\nthree.\n\nFour.\n\nFive."
        )
        #expect(try post("One.\n<pre>a\n\n b</pre>\nTwo.") == "One.\n\na\n\nb\n\nTwo.")
        #expect(try post("<!-- wp:paragraph -->\n<p>One\ntwo.</p>\n<!-- /wp:paragraph -->") == "One two.")
    }

    @Test(
        "Shortcodes go, with what they enclose if that is no text; other brackets stay",
        arguments: [
            ("One.\n\n[caption id=\"a\" width=\"3\"]<img src=\"x\"> A quay[/caption]\n\nTwo.", "One.\n\nTwo."),
            ("[gallery ids=\"1,2\"]\n\nOne [sic] and [...].", "One [sic] and [...]."),
            ("[vc_row][vc_column width=\"1/2\"]One.[/vc_column][/vc_row]", "One."),
            ("<p>One.</p><figure><img src=\"x\"><figcaption>A quay</figcaption></figure><p>Two.</p>", "One.\n\nTwo."),
            ("[embed]https://a.example/v[/embed]\n\nOne.", "One."), ("One [1] and [two].", "One [1] and [two]."),
        ])
    func shortcodes(_ content: String, _ expected: String) throws { #expect(try post(content) == expected) }
}
