import News
import Testing

@testable import Pages

/// Pages as newsrooms' systems make them, each with its oddity.
@Suite struct PageSystemsTests {
    private let headline = "Pier closed after crack is found in century-old piles"
    private let first =
        "The harbour master closed both piers on Tuesday morning after a crack appeared in the older of them, she said."
    private let second =
        "Divers went down twice before noon and found that three of the eleven oak piles had rotted through below the water."
    private let third =
        "Ferries to the islands will leave from the fish dock until further notice, which adds twenty minutes a crossing."

    private var paragraphs: String { [first, second, third].map { "<p>\($0)</p>" }.joined() }
    private var body: String { [first, second, third].joined(separator: "\n\n") }

    private func read(_ html: String) throws -> Article { try page(from: Array(html.utf8)) }

    @Test("A line says who submitted it, and the day of the week tells the month from the day")
    func submittedBy() throws {
        let article = try read(
            """
            <title>\(headline) | Gazette</title><nav>Home</nav><article class="node"><h1>\(headline)</h1>
            <footer><div>Submitted by <span><a title="View user profile.">Mira Holt</a></span> on
            <span>Tue, 03/05/2024 - 10:12</span></div></footer><div class="field--name-body">\(paragraphs)</div>
            <div class="field--name-field-tags"><h3>Tags</h3><a href=/t>pier</a></div></article>
            """)
        #expect(article.byline == "Mira Holt")
        #expect(article.published?.iso8601 == "2024-03-05T10:12:00Z")
        #expect(article.body == body)
    }

    @Test("A table for a layout, bold type for a heading and line breaks for paragraphs")
    func oldTable() throws {
        let text = [first, second, third].joined(separator: "<BR><BR>")
        let article = try read(
            """
            <HTML><TITLE>Harbour Gazette: \(headline)</TITLE><TABLE><TR><TD><A HREF=/>Home</A> | <A HREF=/n>News</A>
            <TR><TD><A HREF=a>Council approves new sports hall</A><BR><A HREF=b>Storm damages lighthouse</A><TD>
            <FONT SIZE=5><B>\(headline)</B></FONT><BR><FONT SIZE=2>By MIRA HOLT<BR>March 5, 2024</FONT><BR><BR>
            \(text)<BR><BR><FONT SIZE=1>Copyright 2024 Harbour Gazette</FONT></TABLE>
            """)
        #expect(article.headline == headline)
        #expect(article.byline == "MIRA HOLT")
        #expect(article.published?.iso8601 == "2024-03-05")
        #expect(article.body == body)
    }

    @Test("Boxes with names that say nothing")
    func boxes() throws {
        let text = [first, second, third].map { "<div class=t><span>\($0)</span></div>" }.joined()
        let article = try read(
            """
            <title>\(headline) — Gazette</title><div class=x><div class=a><a>Home</a></div><div class=b>
            <div class=q>\(headline)</div><div class=r>Mira Holt · 5 March 2024</div>\(text)</div>
            <div class=c><div class=t><a href=/>Storm damages lighthouse roof</a></div></div></div>
            """)
        #expect(article.byline == "Mira Holt")
        #expect(article.published?.iso8601 == "2024-03-05")
        #expect(article.body == body)
    }

    @Test("A page that scripts fill gives its text to machines")
    func linkedText() throws {
        let text = [first, second, third].joined(separator: "\\n\\n")
        let article = try read(
            """
            <title>\(headline)</title><script type="application/ld+json">{"@type":"NewsArticle",
            "headline":"\(headline)","author":"Mira Holt","articleBody":"\(text)"}</script>
            <div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>
            """)
        #expect(article.body == body)
        #expect(article.byline == "Mira Holt")
    }

    @Test("Microdata gives the headline if the window's title is only the site's name")
    func microdata() throws {
        let article = try read(
            """
            <title>Gazette</title><div itemscope itemtype="http://schema.org/NewsArticle">
            <h3 itemprop=headline>\(headline)</h3><div itemprop=articleBody>\(paragraphs)</div></div>
            """)
        #expect(article.headline == headline)
    }

    @Test("Name and post in two elements are two lines")
    func postBesideName() throws {
        let article = try read(
            """
            <title>\(headline)</title><article><h1>\(headline)</h1><div><time datetime="2024-03-05T10:12:00Z">5 March</time>
            <div><span>Mira Holt</span><span>Coast reporter</span></div></div><div>\(paragraphs)</div></article>
            """)
        #expect(article.byline == "Mira Holt")
        #expect(article.body == body)
    }

    @Test("A box that asks to sign up is left out, whatever its name")
    func appeal() throws {
        let appeal =
            "<div><p>Get the most important stories of the day, delivered to your inbox every morning.</p></div>"
        let article = try read(
            "<title>\(headline)</title><article><h1>\(headline)</h1><p>\(first)</p>\(appeal)<p>\(second)</p><p>\(third)</p></article>"
        )
        #expect(article.body == body)
    }

    @Test("If pictures carry the text, bars of links are still left out")
    func gallery() throws {
        let pictures = [second, third].map { "<figure><img><figcaption>\($0)</figcaption></figure>" }.joined()
        let article = try read(
            """
            <title>\(headline)</title><nav><ul><li><a>Home</a><li><a>Sport</a></ul></nav>
            <article><h1>\(headline)</h1><p>\(first)</p><div class=gallery>\(pictures)</div></article>
            """)
        #expect(article.body.hasPrefix(first))
        #expect(!article.body.contains("Sport"))
    }
}

/// A paragraph that stands twice.
