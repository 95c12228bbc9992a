import News
import Testing

@testable import Wire

@Suite struct DeliveryTests {
    @Test("Nothing, white space and pictures are refused with the reason")
    func refused() {
        #expect(throws: WireError.empty) { try delivery(from: []) }
        #expect(throws: WireError.empty) { try delivery(from: Array(" \n\t\n".utf8)) }
        #expect(throws: WireError.binary(kind: "a PNG picture")) { try delivery(from: [0x89, 0x50, 0x4E, 0x47, 1]) }
        #expect(throws: WireError.noArticles(.html)) { try delivery(from: Array("<!DOCTYPE html><p> </p>".utf8)) }
    }

    @Test("A line of an archive is an article, and a broken line is a fault of the rest")
    func jsonLines() throws {
        let text = """
            {"id": 7, "headline": "Rates rise", "byline": "Ana", "published": "2024-03-05T14:31:00Z", "source": "Wire", "url": "https://a.example/7", "body": "One.\\n\\nTwo \\u00e9."}
            {"headline": "Cut
            {"headline": "Rain due", "body": "It rains.", "published": null}
            """
        let delivery = try delivery(from: Array(text.utf8), name: "a.jsonl")
        #expect(delivery.format == .jsonLines)
        #expect(delivery.articles.map(\.headline) == ["Rates rise", "Rain due"])
        #expect(delivery.articles.first?.feedItemID == "7")
        #expect(delivery.articles.first?.body == "One.\n\nTwo é.")
        #expect(delivery.articles.first?.published?.iso8601 == "2024-03-05T14:31:00Z")
        #expect(delivery.faults.count == 1)
    }

    @Test("JSON that is no news is refused, broken JSON with the place")
    func json() {
        #expect(throws: WireError.noArticles(.json)) { try delivery(from: Array("{\"a\": 1}".utf8), name: "a.json") }
        #expect(throws: WireError.malformed(.json, byteOffset: 7, expected: "a value")) {
            try delivery(from: Array("{\"a\":  ".utf8), name: "a.json")
        }
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(throws: WireError.self) { try delivery(from: deep, name: "deep.json") }
    }
}

@Suite struct MarkdownTests {
    private func read(_ text: String) throws -> Article {
        let delivery = try delivery(from: Array(text.utf8), name: "a.md")
        #expect(delivery.format == .markdown)
        return try #require(delivery.articles.first)
    }

    @Test("Front matter says who, when and where; the heading that repeats the headline goes")
    func frontMatter() throws {
        let article = try read(
            """
            ---
            title: "Rates: *rise* again"
            authors: [Ana Núñez, Bo Li]
            dateline: BERLIN
            outlet: The Wire
            date: 2024-03-05 14:31
            updated: 2024-03-06
            lang: en
            canonical: https://example.org/a
            description: In short.
            ---

            # Rates: rise again

            The bank said so.
            """)
        #expect(article.headline == "Rates: *rise* again")
        #expect(article.byline == "Ana Núñez, Bo Li")
        #expect(article.dateline == "BERLIN")
        #expect(article.source == "The Wire")
        #expect(article.published?.iso8601 == "2024-03-05T14:31:00Z")
        #expect(article.updated?.iso8601 == "2024-03-06")
        #expect(article.language == "en")
        #expect(article.url == "https://example.org/a")
        #expect(article.summary == "In short.")
        #expect(article.body == "The bank said so.")
    }

    @Test("Broken front matter stays as text")
    func brokenFrontMatter() throws {
        let article = try read("---\nfoo: [a\n---\n# Rates rise\n\nThe bank said so.")
        #expect(article.headline == "Rates rise")
        #expect(article.body == "foo: [a\n\nThe bank said so.")
    }

    @Test("Marks go, roles stay")
    func blocks() throws {
        let article = try read(
            """
            # Rates rise

            The **bank** said on [Tuesday](https://x.example/a_(b) "t") that ![pic](a.png)snake_case & 5 * 3
            is <b>bold</b> &amp; `code`.

            Why now
            -------

            - one
            - two
              and more

            > Words
            > said

            | a | b |
            |---|---|
            | 1 | 2 |

            ***
            [1]: https://x.example/
            """)
        #expect(
            article.body == """
                The bank said on Tuesday that snake_case & 5 * 3 is bold & code.

                Why now

                one

                two and more

                Words said

                a | b
                1 | 2
                """)
        #expect(article.blocks.map(\.role) == [.heading, .listItem, .listItem, .quotation])
    }

    @Test("An alias bomb in front matter is not expanded")
    func aliasBomb() throws {
        let bomb = "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b]"
        let article = try read("---\n\(bomb)\n---\n# Rates rise\n\nText.")
        #expect(article.headline == "Rates rise")
        #expect(article.body.hasSuffix("Text."))
    }
}
