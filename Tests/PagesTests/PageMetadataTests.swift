import News
import Testing

@testable import Pages

private func article(head: String, body: String = "<p>Some text of no length.</p>") throws -> Article {
    try page(from: Array("<html><head>\(head)</head><body>\(body)</body></html>".utf8))
}

@Suite("What a page says about its story")
struct PageMetadataTests {
    @Test("JSON-LD is believed first, in a graph and with references")
    func linkedData() throws {
        let article = try article(
            head: """
                <title>Rates rise | Gazette</title><meta property=article:published_time content=2020-01-01>
                <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
                {"@type":"WebSite","name":"The Gazette"},{"@type":"Person","@id":"#ann","name":"Ann Smith"},
                {"@type":["Thing","NewsArticle"],"headline":"Rates rise &amp; fall","author":[{"@id":"#ann"},{"@type":"Person",
                "name":"By Bo Li"}],"datePublished":"2024-03-05T14:31:00+02:00","dateModified":"2024-03-06",
                "publisher":{"@type":"Organization","name":"The Gazette"},"inLanguage":"en",
                "mainEntityOfPage":{"@id":"https://gazette.example/rates"}}]}</script>
                """)
        #expect(article.headline == "Rates rise & fall")
        #expect(article.byline == "Ann Smith, Bo Li")
        #expect(article.published?.iso8601 == "2024-03-05T12:31:00Z")
        #expect(article.updated?.iso8601 == "2024-03-06")
        #expect(article.source == "The Gazette")
        #expect(article.url == "https://gazette.example/rates")
        #expect(article.language == "en")
    }

    @Test(
        "Scripts that are hardly JSON are read as far as they make sense",
        arguments: [
            "<![CDATA[ {\"@type\":\"Article\",\"headline\":\"Rates rise\"} ]]>",
            "[{\"@type\":\"Article\",\"headline\":\"Rates\n rise\"}];",
            "// <![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Rates rise\"}\n// ]]>",
        ])
    func roughLinkedData(_ script: String) throws {
        #expect(try article(head: "<script type=application/ld+json>\(script)</script>").headline == "Rates rise")
    }

    @Test(
        "Broken JSON-LD says nothing and harms nothing",
        arguments: ["{", "[[[[", "{\"@type\":\"Article\"", "null", "1"])
    func brokenLinkedData(_ script: String) throws {
        #expect(
            try article(head: "<title>T</title><script type=application/ld+json>\(script)</script>").headline == "T")
    }

    @Test("Meta elements tell headline, byline, dates, address and outlet")
    func metaElements() throws {
        let article = try article(
            head: """
                <title>x</title><meta property="og:title" content="Rates rise &amp;amp; fall"><meta name=author content="By Ann Smith">
                <meta property="article:published_time" content="2024-03-05T14:31:00Z">
                <meta property="article:modified_time" content="2024-03-05T15:00:00Z"><meta property="og:site_name" content="Gazette">
                <meta name=description content="What the bank did."><link rel="alternate canonical" href="https://g.example/1">
                """)
        #expect(article.headline == "Rates rise & fall")
        #expect(article.byline == "Ann Smith")
        #expect(article.published?.iso8601 == "2024-03-05T14:31:00Z")
        #expect(article.updated?.iso8601 == "2024-03-05T15:00:00Z")
        #expect(article.source == "Gazette")
        #expect(article.summary == "What the bank did.")
        #expect(article.url == "https://g.example/1")
    }

    @Test(
        "Only web addresses count as addresses",
        arguments: ["javascript:alert(1)", "file:///etc/passwd", "//x", "http://a b"])
    func addresses(_ address: String) throws {
        #expect(try article(head: "<link rel=canonical href='\(address)'>").url == nil)
    }

    @Test(
        "The site's name is removed from the window's title if it can be recognised",
        arguments: [
            ("Rates rise | The Gazette", "", "Rates rise"),
            ("Gazette: Rates rise again", "<h1>Rates rise again</h1>", "Rates rise again"),
            ("Rates rise", "", "Rates rise"),
            ("Rates rise - or fall - in the autumn - Gazette", "", "Rates rise - or fall - in the autumn"),
            ("10 things: a list", "<h1>10 things: a list</h1>", "10 things: a list"),
            ("", "<h1>Rates rise</h1>", "Rates rise"),
        ])
    func titles(_ title: String, _ body: String, _ expected: String) throws {
        let site = "<meta property=og:site_name content='The Gazette'>"
        #expect(try article(head: site + "<title>\(title)</title>", body: body + "<p>Text.</p>").headline == expected)
    }

    @Test(
        "Microdata, author links and lines of credit tell who wrote it",
        arguments: [
            "<div itemprop=author itemscope><a href=x><span itemprop=name>Ann Smith</span></a> Reporter</div>",
            "<p>By <a rel=author href=/ann>Ann Smith</a></p>",
            "<span class=byline>by <b>Ann Smith</b> | March 5, 2024</span>",
            "<div class='post-author'>von Ann Smith</div>",
        ])
    func bylines(_ body: String) throws {
        #expect(try article(head: "<title>T</title>", body: "<h1>T</h1>" + body + "<p>Text.</p>").byline == "Ann Smith")
    }

    @Test(
        "A byline loses the date after it, and the word before it unless the page sets the name apart from that",
        arguments: [
            ("<span class=article-byline>By Ann Smith | March 5, 2024</span>", "Ann Smith"),
            ("<span class=article-byline>By <b>Ann Smith</b> | March 5, 2024</span>", "By Ann Smith"),
        ])
    func printedByline(_ line: String, _ expected: String) throws {
        #expect(try article(head: "<title>T</title>", body: "<h1>T</h1>\(line)<p>Text.</p>").byline == expected)
    }

    @Test(
        "A date is found wherever the page shows one",
        arguments: [
            ("<time datetime='2024-03-05T14:31:00+01:00'>yesterday</time>", "2024-03-05T13:31:00Z"),
            ("<span itemprop=datePublished content='2024-03-05'>5.3.</span>", "2024-03-05"),
            ("<p class=published-date>March 5, 2024</p>", "2024-03-05"),
        ])
    func dates(_ body: String, _ expected: String) throws {
        #expect(
            try article(head: "<title>T</title>", body: "<h1>T</h1>" + body + "<p>Text.</p>").published?.iso8601
                == expected)
    }

    @Test("A site's name is the same with and without its article")
    func siteWithArticle() throws {
        let article = try article(
            head: "<title>Rates rise | Gazette</title><meta property=og:site_name content='The Gazette'>")
        #expect(article.headline == "Rates rise")
    }

    @Test("Authors who are marked side by side are all named; the line that holds one is taken as it is printed")
    func markedAuthors() throws {
        let story = "<p>\(String(repeating: "The bank said on Tuesday that rates would rise again. ", count: 6))</p>"
        let pair = try article(
            head: "<title>Rates rise</title>",
            body: """
                <h1>Rates rise</h1><p>Story: <a rel="author" href="/a">Ana Núñez</a> and <a rel="author" href="/b">Bo
                Li</a></p>\(story)<p>More from <a rel="author" href="/c">Cem Ak</a></p>
                """)
        #expect(pair.byline == "Ana Núñez, Bo Li")
        let line = try article(
            head: "<title>Rates rise</title>",
            body: "<h1>Rates rise</h1><div class=author-line>By <a rel=author href=/a>Ana Núñez</a>, Rome</div>\(story)"
        )
        #expect(line.byline == "By Ana Núñez, Rome")
    }

    @Test("A name alone in the line of credits is the author's; a line that says more is none")
    func creditedName() throws {
        func byline(_ credits: String) throws -> String? {
            try article(
                head: "",
                body:
                    "<h1>Rates rise</h1><div class=credits>\(credits)</div><p>\(String(repeating: "Rates rose. ", count: 30))</p>"
            ).byline
        }
        #expect(try byline("Ann Smith") == "Ann Smith")
        #expect(try byline("3 minutes") == nil)
        #expect(try byline("Ann told us") == nil)
    }
}
