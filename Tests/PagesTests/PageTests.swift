import News
import Testing

@testable import Pages

/// A page as a newspaper makes it: the story within everything else.
private func newspaperPage(head: String = "", before: String = "", inside: String = "", after: String = "") -> [UInt8] {
    Array(
        """
        <!doctype html><html lang="en-gb"><head><meta charset="utf-8"><title>Harbour bridge to close | The Gazette</title>
        \(head)</head><body>
        <nav class="main-menu"><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        <div class="layout"><main><h1>Harbour bridge to close</h1>\(before)
        <div class="story-text"><p>The harbour bridge will close for two months from Monday, the city council said, while its
        cables are replaced and the road is laid anew.</p>\(inside)
        <p>Ferries will run every ten minutes in its place, and buses will go round by the tunnel, which has room enough
        for them, according to the council's engineers.</p>
        <p>“We know it is hard for the shops,” the mayor said, “but a bridge that falls is harder, and this one would have
        fallen within ten years, as every report has told us.”</p></div>\(after)</main>
        <aside class="sidebar"><h3>Most read</h3><ul><li><a href="/a">Ten things to know about cheese and its makers</a></li>
        </ul></aside></div>
        <footer class="footer"><p>Copyright The Gazette. All rights reserved. No part of this page may be used without the
        written permission of the publishers, who will not give it.</p></footer></body></html>
        """.utf8)
}

private func firstWords(of article: Article) -> [String] {
    article.body.split(separator: "\n\n").map {
        $0.split(whereSeparator: \.isWhitespace).prefix(3).joined(separator: " ")
    }
}

@Suite("Articles found in web pages")
struct PageTests {
    @Test("The story is found without menu, margin and foot")
    func story() throws {
        let article = try page(from: newspaperPage())
        #expect(article.headline == "Harbour bridge to close")
        #expect(firstWords(of: article) == ["The harbour bridge", "Ferries will run", "“We know it"])
        #expect(article.language == "en-GB")
    }

    @Test(
        "What stands within a story and does not belong to it is left out",
        arguments: [
            "<p><a href='/x'>Read more: Ten bridges that fell</a></p>",
            "<p>READ ALSO: <a href='/x'>Ten bridges that fell in winter</a></p>",
            "<figure><img src=a.jpg><figcaption>The bridge on Friday. Photo: A. Smith</figcaption></figure>",
            "<div class='newsletter-signup'><p>Get the best of the week in your inbox, every Friday morning.</p></div>",
            "<div class='social-share'><a href=f>Share</a> <a href=t>Tweet</a></div>",
            "<ul class=related-links><li><a href=a>Cables arrive</a><li><a href=b>Mayor on bridges</a></ul>",
            "<p>Advertisement</p>", "<script>var p = '<p>no</p>';</script>",
            "<p style='display: none'>Not to be seen.</p>",
            "<div hidden><p>Not to be seen by anyone who reads this page in a browser.</p></div>",
            "<aside><h3>Fact box</h3><p>The bridge was built in 1932 and is 503 metres long between its towers.</p></aside>",
        ])
    func furniture(_ inside: String) throws {
        let article = try page(from: newspaperPage(inside: inside))
        #expect(firstWords(of: article) == ["The harbour bridge", "Ferries will run", "“We know it"])
    }

    @Test("Comments longer than the story are left out")
    func comments() throws {
        let comment =
            "<li class=comment><p>I have crossed it every day for thirty years, and I never saw a cable move.</p></li>"
        let after = "<div id=comments><h2>Comments</h2><ol>\(String(repeating: comment, count: 40))</ol></div>"
        let article = try page(from: newspaperPage(after: after))
        #expect(firstWords(of: article) == ["The harbour bridge", "Ferries will run", "“We know it"])
    }

    @Test("A lead in a box of its own before the text belongs to it")
    func lead() throws {
        let before =
            "<div class=lead-box><p>Two months without the city's longest bridge: what it means for commuters.</p></div>"
        let article = try page(from: newspaperPage(before: before))
        #expect(
            firstWords(of: article) == ["Two months without", "The harbour bridge", "Ferries will run", "“We know it"])
    }

    @Test("Headings, lists and quotations keep their position and their role")
    func blocks() throws {
        let inside = """
            <h2>What changes</h2><ul><li>The 12 bus goes by the tunnel until the end of May.</li>
            <li>Ferries take bicycles.</li></ul><blockquote><p>Nobody asked us before it was decided, and now we must pay.</p></blockquote>
            """
        let article = try page(from: newspaperPage(inside: inside))
        #expect(article.blocks.map(\.role) == [.heading, .listItem, .listItem, .quotation])
        #expect(
            firstWords(of: article).prefix(4) == [
                "The harbour bridge", "What changes", "The 12 bus", "Ferries take bicycles.",
            ])
    }

    @Test("The headline, the byline and the date are left out if they are repeated above the text")
    func opening() throws {
        let before = "<p class=byline>By Ann Smith</p><p class=date>4 March 2024, 10:15</p><p>5 min read</p>"
        let article = try page(from: newspaperPage(before: before))
        #expect(article.byline == "Ann Smith")
        #expect(article.published?.iso8601 == "2024-03-04T10:15:00Z")
        #expect(firstWords(of: article).first == "The harbour bridge")
    }

    @Test("Of several stories on a page, the one that the title names is read")
    func severalStories() throws {
        let other = String(
            repeating: "<p>Cheese is made of milk, and milk of grass, as every child who lives here knows well.</p>",
            count: 9)
        let html = """
            <title>Rates rise again</title><article><h1>Rates rise again</h1><p>\(String(repeating: "The bank raised its rate, as it had said. ", count: 8))</p></article>
            <article><h1>All about cheese</h1>\(other)</article>
            """
        let article = try page(from: Array(html.utf8))
        #expect(article.body.hasPrefix("The bank raised"))
        #expect(!article.body.contains("Cheese"))
    }

    @Test(
        "A page without running text gives what it has",
        arguments: ["<h1>One</h1><h2>Two</h2>", "<p>Short.</p>", "Short."])
    func shortPages(_ html: String) throws {
        #expect(try !page(from: Array(html.utf8)).body.isEmpty)
    }

    @Test("Text separated by line breaks is told from the boxes beside it")
    func lineBreaks() throws {
        let text = "The harbour bridge will close for two months from Monday, the council said, and ferries will run."
        let html =
            "<div><div><h1>Bridge</h1>\(text)<br><br>\(text)<br><br>\(text)</div><div>Weather: rain today, sun tomorrow, rain again after, and then snow.</div></div>"
        #expect(try page(from: Array(html.utf8)).body == [text, text, text].joined(separator: "\n\n"))
    }

    @Test("An empty page is an empty article", arguments: ["", "<html></html>", "<!-- -->", "<", "\u{0}"])
    func emptyPages(_ html: String) throws {
        #expect(try page(from: Array(html.utf8)).headline.isEmpty)
    }
}
