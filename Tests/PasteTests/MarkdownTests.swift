import News
import Testing

@testable import Paste

@Suite struct MarkdownTests {
    private func read(_ text: String) throws -> Article { markdownArticle(from: Array(text.utf8)).article }

    @Test("Front matter gives writer, date and place; a heading that repeats the headline is dropped")
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

    @Test("Marks are removed, roles kept")
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

    @Test(
        "Front matter is read in the forms that other programs write it in",
        arguments: [
            "---\ntitle: Quay: shut again\nauthor:\n  - name: Ana Reed\n    url: https://a.example\ndate: 2024-03-05\n---\n",
            "+++\ntitle = 'Quay: shut again'\ndate = 2024-03-05\n[params]\nauthor = 'Ana Reed'\n+++\n",
            "% Quay: shut again\n% Ana Reed\n% March 5, 2024\n\n",
            "title:: Quay: shut again\nauthor:: [[Ana Reed]]\ndate:: [[2024-03-05]]\n\n",
            "#+TITLE: Quay: shut again\n#+AUTHOR: Ana Reed\n#+DATE: 2024-03-05\n\n",
            "# Quay: shut again\n\nAuthor: Ana Reed\nPublished: March 5, 2024\nTags: quays\n\n",
        ])
    func forms(_ matter: String) throws {
        let article = try read(
            matter + "The quay is shut, the board said on Monday.\n\nFerries leave from the landing.\n")
        #expect(article.headline == "Quay: shut again")
        #expect(article.byline == "Ana Reed")
        #expect(article.published?.iso8601 == "2024-03-05")
        #expect(article.body == "The quay is shut, the board said on Monday.\n\nFerries leave from the landing.")
    }

    @Test("What a site generator fills in, marks of a pen and signs of footnotes are no text; a footnote is")
    func marksOfPrograms() throws {
        let article = try read(
            """
            # Quay shut

            {% include byline.html %}

            The quay is ==shut== again,[^1] the board said. {: .lead}

            {{< figure src="quay.jpg" >}}

            If a == b in {the rules}, x==y too.

            [^1]: As in 2019.
            """)
        #expect(
            article.body
                == """
                The quay is shut again, the board said.

                If a == b in {the rules}, x==y too.

                As in 2019.
                """)
    }

    @Test("A note taker's comments and names of blocks go and are told; a callout's kind goes, its words stay")
    func noteTakersMarks() throws {
        let text = """
            # Rates rise

            The bank said so. %%ask Bo%% It gave no reason. ^lead

            > [!warning]- What it costs
            > A loan of a thousand costs two more.

            > [!quote]
            > We had no choice.

            %%
            Call the bank.
            %%

            It rose by 100%% and 2 ^ 3 is 8.
            """
        let article = try read(text)
        #expect(
            article.body == """
                The bank said so. It gave no reason.

                What it costs

                A loan of a thousand costs two more.

                We had no choice.

                It rose by 100%% and 2 ^ 3 is 8.
                """)
        let told = markdownRemovals(from: Array(text.utf8))
        #expect(told.filter { $0.rule == .comment }.map(\.text).contains("Call the bank."))
        #expect(told.contains { $0.text == "ask Bo" })
    }

    @Test("Fields in a list under 'Metadata' are front matter, and so are names written in other ways")
    func listedFields() throws {
        let article = try read(
            """
            # Rates rise

            ## Metadata
            - Author: [[Ana Núñez]]
            - Full Title: Rates rise again
            - URL: https://a.example/rates

            ## Highlights
            - The bank said so.
            """)
        #expect(article.headline == "Rates rise again")
        #expect(article.byline == "Ana Núñez")
        #expect(article.url == "https://a.example/rates")
        #expect(!article.body.contains("Full Title"))
        #expect(article.body.contains("The bank said so."))
        let dated = try read(
            "---\ntitle: Rates\ndate_published: 2024-03-05\nlast-modified: 2024-03-06\n---\nThey rose.")
        #expect(dated.published?.iso8601 == "2024-03-05")
        #expect(dated.updated?.iso8601 == "2024-03-06")
    }

    @Test("Of a page that was clipped, the day of the note is not when the page was published")
    func clipped() throws {
        let fields = "title: The quay\ncreated: 2024-03-09\n"
        #expect(try read("---\n\(fields)source: https://a.example/q\n---\nShut.").published == nil)
        #expect(try read("---\n\(fields)---\nShut.").published?.iso8601 == "2024-03-09")
    }

    @Test(
        "Nikola's fields are read, in a comment and without one",
        arguments: [
            "\(nikolaFields)\n\nShut.", "<!--\n\(nikolaFields)\n-->\n\nShut.",
            "<!--\r\n\(nikolaFields.replacing("\n", with: "\r\n"))\r\n-->\r\n\r\nShut.",
        ])
    func nikola(_ text: String) throws {
        let article = try read(text)
        #expect(article.headline == "The quay")
        #expect(article.byline == "Ana Reed")
        #expect(article.published?.iso8601 == "2024-03-05T12:00:00Z")
        #expect(article.body == "Shut.")
    }

    @Test("A comment at the top that holds no fields stays a comment")
    func comment() throws {
        #expect(try read("<!-- ask him -->\n\n# The quay\n\nShut.").headline == "The quay")
    }

    @Test("An address in angle brackets is the address; marks around a box of text are no text")
    func boxes() throws {
        let article = try read(
            "---\ntitle: The quay\ndate: 2024-03-09\ndate_published: 2024-03-05\nurl: <https://a.example/q>\n---\n"
                + "Shut.\n\n{{ image(src=\"q.jpg\") }}\n\n::: {.note}\nAgain.\n:::\n")
        #expect(article.published?.iso8601 == "2024-03-05")
        #expect(article.url == "https://a.example/q")
        #expect(article.body == "Shut.\n\nAgain.")
    }
}

private let nikolaFields = ".. title: The quay\n.. slug: quay\n.. date: 2024-03-05 12:00:00 UTC\n.. author: Ana Reed"
