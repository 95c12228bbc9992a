import News
import Testing

@testable import Mail

@Suite struct MailTests {
    private func read(_ text: String) throws -> Article {
        try #require(Letter(Array(text.utf8)).article)
    }

    @Test("A letter's fields give its writer, date and number")
    func fields() throws {
        let article = try read(
            """
            Received: from a.example by b.example; Tue, 5 Mar 2024 15:00:00 +0000
            From: =?utf-8?Q?Ana_N=C3=BA=C3=B1ez?= at The Paper <ana@paper.example>
            To: reader@example.org
            Subject: =?UTF-8?B?UmF0ZXMgcmlzZSBpbiBN?=
             =?UTF-8?B?w7xuY2hlbg==?= again
            Date: Tue, 5 Mar 2024 14:31:00 +0100
            Message-ID: <1@paper.example>
            Content-Type: text/plain; charset=utf-8

            The bank said on Tuesday that rates would rise by a quarter of a point.
            """)
        #expect(article.headline == "Rates rise in München again")
        #expect(article.byline == "Ana Núñez")
        #expect(article.source == "The Paper")
        #expect(article.published?.iso8601 == "2024-03-05T13:31:00Z")
        #expect(article.feedItemID == "<1@paper.example>")
        #expect(article.body == "The bank said on Tuesday that rates would rise by a quarter of a point.")
    }

    @Test("A letter in both forms is read as text; one whose HTML says much more, as HTML")
    func alternatives() throws {
        func letter(_ plain: String) -> String {
            """
            From: The Paper <news@paper.example>
            Subject: Rates rise
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="out er"

            Passed over.
            --out er
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain

            \(plain)
            --inner
            Content-Type: text/html; charset="iso-8859-1"
            Content-Transfer-Encoding: quoted-printable

            <p>View this email in your browser</p><h2>Why now</h2><p>The bank in M=FCnchen said so at=
             length on Tuesday, and more.</p>
            --inner--
            --out er
            Content-Type: text/plain
            Content-Disposition: attachment; filename=a.txt

            Attached.
            --out er--
            """
        }
        let html = try read(letter("See the web."))
        #expect(html.body == "Why now\n\nThe bank in München said so at length on Tuesday, and more.")
        #expect(html.blocks == [Block(range: 0..<7, role: .heading)])
        let plain = "The bank said on Tuesday that rates would rise again, by a quarter of a point, in May."
        #expect(try read(letter(plain)).body == plain)
    }

    @Test("Base64, an old charset and lines broken for transport are undone")
    func encodings() throws {
        let base64 = try read(
            "From: a@b.example\nSubject: A\nContent-Type: text/plain; charset=windows-1252\n"
                + "Content-Transfer-Encoding: base64\n\nVGhlIGJhbmsgaW4gTfxu\nY2hlbiBzYWlkIHNvLg==\n")
        #expect(base64.body == "The bank in München said so.")
        #expect(base64.source == "b.example")
        let flowed = try read(
            "From: a@b.example\nSubject: A\nContent-Type: text/plain; format=flowed\n\n"
                + "The bank said so \non Tuesday.\n\nMore came later.\n")
        #expect(flowed.body == "The bank said so on Tuesday.\n\nMore came later.")
    }

    @Test("Of flowed text the lines of a quotation are joined without their marks")
    func flowedQuotation() throws {
        let article = try read(
            "From: a@b.example\nSubject: A\nContent-Type: text/plain; format=flowed\n\n"
                + "> The bank said so \n> on Tuesday.\n\nIt did not.\n")
        #expect(article.body == "> The bank said so on Tuesday.\n\nIt did not.")
    }

    @Test("Archives of lists write 'at' in addresses: the sender is the name beside one")
    func hiddenAddress() throws {
        #expect(try read("From: jharms at dyke.example (Jan Harms)\nSubject: A\n\nText.\n").source == "Jan Harms")
    }

    @Test("Without a subject the first words are the headline; with nothing at all it is refused")
    func bare() throws {
        #expect(try read("From: a@b.example\n\nIt rains. It pours.\n").headline == "It rains")
        #expect(Letter(Array("From: a@b.example\n\n".utf8)).article == nil)
    }

    @Test("Nested parts are read to a depth, and many parts to a number")
    func bounded() throws {
        var deep = "From: a@b.example\nSubject: Deep\n"
        for level in 0..<5000 { deep += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
        #expect(try read(deep).headline == "Deep")
        var many = "From: a@b.example\nSubject: Many\nContent-Type: multipart/mixed; boundary=b\n\n"
        many += String(repeating: "--b\n\nx\n", count: 20_000)
        #expect(try read(many).headline == "Many")
    }

    private static let encodedWords: [(String, String)] = [
        ("=?utf-8?q?a?= =?utf-8?q?b?=", "ab"), ("=?utf-8?q?a?= b", "a b"), ("x=?utf-8?q?=C3?==?utf-8?q?=A9?=", "xé"),
        ("=?iso-8859-1*de?Q?M=FCnchen?=", "München"), ("=?utf-8?x?a?=", "=?utf-8?x?a?="), ("=?", "=?"), ("", ""),
        ("=?utf-8?b?4pyT?= done", "✓ done"), ("a\t  b", "a b"),
    ]

    @Test("Encoded words are read as mailers write them", arguments: encodedWords)
    func words(_ value: String, _ text: String) { #expect(headerText(Array(value.utf8)) == text) }

    @Test("Quoted-printable keeps what is not a code")
    func quotedPrintable() {
        let text = quotedPrintableDecoded(Array("a=3Db=\r\nc=zz d= \ne=".utf8)[...])
        #expect(String(decoding: text, as: UTF8.self) == "a=bc=zz de")
    }

    @Test(
        "What a newsletter hides for a mail program's list of letters is no part of it",
        arguments: [
            "<div style='display:none'>Inside</div>", "<span style='mso-hide: all; font-size:1px'>Inside</span>",
            "<div style='max-height:0px; overflow: hidden'>Inside</div>", "<p style='opacity:0'>Inside</p>",
            "<td class='preheader'>Inside</td>", "<div id='email-preview-text'>Inside</div>",
            "<div hidden>Inside</div>",
        ])
    func preheaders(_ hidden: String) throws {
        let article = try read(
            """
            From: The Paper <news@paper.example>
            Subject: The week
            Content-Type: text/html

            <table><tr>\(hidden)</tr><tr><td style="font-size:0;max-height:100px">The quay is open again, the board said.</td></tr></table>
            """)
        #expect(article.body == "The quay is open again, the board said.")
    }

    @Test("Lines about a newsletter go in the languages they are in; a sentence of the story stays")
    func furniture() throws {
        let lines = [
            "Trouble viewing this email?", "Im Browser ansehen", "Voir dans le navigateur",
            "Already a subscriber? Log in",
            "You are receiving this email because you signed up.",
        ]
        let story =
            "The paper's web version is read by ten thousand people a day, its publisher said, and many of them want it on paper as well as on their telephones at night."
        let article = try read(
            """
            From: The Paper <news@paper.example>
            Subject: The week
            Content-Type: text/html

            <p>\(story)</p>\(lines.map { "<p>\($0)</p>" }.joined())
            """)
        #expect(article.body == story)
    }

    @Test("A header of a great many fields is no text, and the text after it is")
    func manyFields() throws {
        let article = try read(
            "Subject: Tide\n" + String(repeating: "X-Trace: a\n", count: 5000)
                + "\nThe quay is open again, the board said.\n")
        #expect(article.headline == "Tide")
        #expect(article.body == "The quay is open again, the board said.")
    }

    @Test("A letter of very many lines loses what is about it at both ends, and nothing between")
    func longLetter() throws {
        let middle = (0..<5000).map { "The quay was shut again on day \($0), the harbour board said on its board." }
        let article = try read(
            "Subject: Tide\n\nView in browser\n\n" + middle.joined(separator: "\n\n") + "\n\nUnsubscribe\n")
        #expect(article.body == middle.joined(separator: "\n\n"))
    }

    @Test("The lines of a quotation are one paragraph after its mark, with what was broken off them")
    func brokenQuotation() throws {
        let article = try read(
            """
            Subject: Tide

            Jo Berg wrote:
            > The quay was shut on Monday after the water had risen by two metres in a
            night,
            > and the harbour board said that it would stay shut until the wall had been
            > looked at by a builder.
            >
            > - one wall
            > - one gate
            >> Who pays?

            The town does, as it has paid for each of the four walls before that one, and
            it will pay for the next.
            """)
        #expect(
            article.body == """
                Jo Berg wrote:

                > The quay was shut on Monday after the water had risen by two metres in a night, and the harbour board \
                said that it would stay shut until the wall had been looked at by a builder.

                > - one wall

                > - one gate

                >> Who pays?

                The town does, as it has paid for each of the four walls before that one, and it will pay for the next.
                """)
    }

    @Test("Every part of a long digest is read; of more parts than that the rest is named as missing")
    func manyParts() throws {
        func letter(parts: Int) -> Letter {
            let pieces = (1...parts).map { "--b\n\nWard \($0) voted.\n" }.joined()
            return Letter(
                Array("Subject: Wards\nContent-Type: multipart/digest; boundary=b\n\n\(pieces)--b--\n".utf8))
        }
        let digest = letter(parts: 700)
        #expect(digest.article?.body.hasSuffix("Ward 700 voted.") == true)
        #expect(digest.gaps.isEmpty)
        let most = MailContent.partLimit
        #expect(letter(parts: most).gaps == [.parts(most: most, deepest: MailContent.depthLimit)])
    }

    @Test("A letter's HTML may nest as deep as answers to answers do; deeper, the reason is told")
    func deepHTML() {
        func letter(depth: Int) -> Letter {
            let html =
                String(repeating: "<div>", count: depth) + "<p>The quay is open.</p>"
                + String(repeating: "</div>", count: depth)
            return Letter(Array("Subject: Tide\nContent-Type: text/html\n\n\(html)".utf8))
        }
        #expect(letter(depth: 3000).article?.body == "The quay is open.")
        let tooDeep = letter(depth: 12_000)
        #expect(tooDeep.article?.body.isEmpty == true)
        #expect(tooDeep.gaps == [.html(.tooDeep(most: 10_000))])
    }
}
