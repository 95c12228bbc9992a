import News
import Passages
import Testing

@testable import Wire

@Suite("Every line of a text is in the article, or taken off for a reason")
struct RemovalTests {
    private static let lead =
        "The lift bridge will stay shut until June, the council said on Monday after engineers found cracks."
    private static let end = "The bridge was built in 1911 and carries about two thousand cars on a working day."

    private func removals(of text: String, name: String) throws -> [String] {
        let bytes = Array(text.utf8)
        return try delivery(from: bytes, name: name).removals(from: bytes, name: name).map {
            switch $0.position {
            case .line(let line): "\(line) \($0.rule.rawValue): \($0.text)"
            case .paragraph(let number, let item): "\(item).\(number) \($0.rule.rawValue): \($0.text)"
            }
        }
    }

    @Test("A pasted page says line and rule of each, and nothing of what gave a field")
    func pasted() throws {
        let text = """
            Share
            Bridge shut until June
            By Petra Holm
            4 March 2024

            \(Self.lead)

            The bridge on Monday. (Photo by Tom Ashdown/Alamy)

            \(Self.end)

            Sign up for our newsletter to get the best of our coverage.
            """
        let found = try removals(of: text, name: "a.txt")
        #expect(found.contains("1 control: Share"))
        #expect(found.contains("8 caption: The bridge on Monday. (Photo by Tom Ashdown/Alamy)"))
        #expect(found.contains { $0.hasPrefix("12 notice: Sign up") })
        #expect(found.count == 3)
    }

    @Test("A text of nothing but paragraphs has nothing taken off, whatever its line ends and marks")
    func whole() throws {
        let text = "Bridge shut until June\r\n\r\n\(Self.lead)\r\n\r\n\(Self.end)\r\n"
        #expect(try removals(of: text, name: "a.txt") == [])
        let marked = "---\ntitle: Bridge shut\n---\n\n# Bridge shut\n\n**\(Self.lead)**\n\n- \(Self.end)\n"
        #expect(try removals(of: marked, name: "a.md") == [])
    }

    @Test("A web page says its paragraphs, each with the line where it begins")
    func page() throws {
        let page = """
            <html><head><title>Bridge shut until June</title></head><body>
            <p>Advertisement</p>
            <article><h1>Bridge shut until June</h1>
            <p>\(Self.lead)</p>
            <p>\(Self.end)</p></article>
            </body></html>
            """
        #expect(try removals(of: page, name: "a.html") == ["2 besideStory: Advertisement"])
    }

    @Test("A page says of each paragraph which step took it off")
    func pageSteps() throws {
        let page = """
            <html><head><title>Bridge shut until June</title></head><body>
            <nav>Home News Sport</nav>
            <article><h1>Bridge shut until June</h1>
            <p>\(Self.lead)</p>
            <figure><figcaption>The bridge in March</figcaption></figure>
            <p style="display:none">For the preview alone</p>
            <p>\(Self.end)</p>
            <p>Copyright 2024 Harbour Times. All rights reserved.</p></article>
            </body></html>
            """
        let found = try removals(of: page, name: "a.html").map { $0.split(separator: ":")[0].split(separator: " ")[1] }
        #expect(found == ["furniture", "caption", "hidden", "signOff"])
    }

    @Test("The lines between headline and story, after it, and among it are named after what took them off")
    func pastedSteps() throws {
        let text = """
            Harbour Times front page
            Bridge shut until June
            By Petra Holm
            4 March 2024
            A view from the quay

            \(Self.lead)

            Read more: Ferries fill the gap

            \(Self.end)

            \(Self.lead)

            Petra Holm is a reporter at the Harbour Times.

            Most popular
            Ferry fares rise again this spring
            Council sells the old customs house
            """
        let found = try removals(of: text, name: "a.txt").map { $0.split(separator: ":")[0] }
        #expect(found.contains("9 linkList"))
        #expect(found.contains("13 repeated"))
        #expect(found.contains("15 author"))
        #expect(["17 linkList", "18 linkList", "19 linkList"].allSatisfy { found.contains($0[...]) })
        #expect(!found.contains { $0.hasSuffix("untold") })
    }

    @Test("A letter says what is about the letter, and its signature; a mailbox, in which letter")
    func letters() throws {
        let letter = """
            From: news@harbour.example
            To: you@example.org
            Subject: Bridge shut
            Date: Mon, 4 Mar 2024 08:00:00 +0000

            View this email in your browser

            \(Self.lead)

            \(Self.end)

            You are receiving this email because you signed up.

            --\u{20}
            Petra Holm
            """
        let found = try removals(of: letter, name: "a.eml")
        #expect(
            found == [
                "1.1 letter: View this email in your browser",
                "1.4 letter: You are receiving this email because you signed up.", "1.5 signature: --",
                "1.6 signature: Petra Holm",
            ])
        let stamp = "From a@b.example Mon Mar  4 08:00:00 2024\n"
        let box = stamp + letter + "\n\n" + stamp + letter + "\n"
        #expect(try removals(of: box, name: "a.mbox").contains { $0.hasPrefix("2.1 letter") })
    }

    @Test("A letter in HTML says what mail programs alone show")
    func hiddenInLetter() throws {
        let letter = """
            From: news@harbour.example
            To: you@example.org
            Subject: Bridge shut
            Content-Type: text/html

            <div style="display:none">What the preview says</div><p>\(Self.lead)</p><p>Unsubscribe</p>
            """
        #expect(
            try removals(of: letter, name: "a.eml")
                == ["1.0 hidden: What the preview says", "1.2 letter: Unsubscribe"])
    }

    @Test("A feed says which paragraphs stand in an item twice, and what is not published")
    func feeds() throws {
        let item =
            "<item><title>A</title><description>&lt;p&gt;\(Self.lead)&lt;/p&gt;&lt;p&gt;\(Self.lead)&lt;/p&gt;</description></item>"
        let draft =
            "<item><title>Not yet</title><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>"
        let feed =
            "<rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/'><channel><title>T</title>\(item)\(draft)</channel></rss>"
        let found = try removals(of: feed, name: "a.xml")
        #expect(found.first?.hasPrefix("1.2 repeated: The lift bridge") == true)
        #expect(found.last == "0.0 unpublished: Not yet")
        #expect(found.count == 2)
    }

    @Test("What surrounds the articles of a press archive, and Markdown's comments, are named as that")
    func others() throws {
        let markdown = "# Bridge shut\n\n<!-- ask Petra -->\n\n\(Self.lead)\n\n[a]: https://a.example/\n"
        #expect(
            try removals(of: markdown, name: "a.md")
                == ["3 comment: <!-- ask Petra -->", "7 linkAddress: [a]: https://a.example/"])
        let drafts =
            "[{\"title\":\"A\",\"content\":\"\(Self.lead)\"},{\"title\":\"B\",\"content\":\"Later\",\"status\":\"draft\"}]"
        #expect(try removals(of: drafts, name: "a.json") == ["1.0 unpublished: B"])
    }

    @Test("A sentence of an export that no article has is told, whatever its member or column is called")
    func exports() throws {
        func removals(_ text: String, _ name: String) throws -> [Removal] {
            let bytes = Array(text.utf8)
            return try delivery(from: bytes, name: name).removals(from: bytes, name: name)
        }
        let remark = "The desk says that nobody was there to see it."
        let list = try removals(
            #"[{"title":"T","text":"The quay is shut until the end of March.","remark":"\#(remark)"}]"#, "a.json")
        #expect(list == [Removal(.paragraph(0, item: 1), remark, .untold)])
        let line = #"{"title":"T","text":"The quay is shut until the end of March.","remark":"\#(remark)"}"#
        #expect(try removals("\(line)\n\(line)\n", "a.jsonl").map(\.text) == [remark, remark])
        let table = try removals("title,text,remark\nT,The quay is shut until the end of March.,\(remark)\n", "a.csv")
        #expect(table == [Removal(.paragraph(0, item: 1), remark, .untold)])
        let draft = try removals(
            #"[{"title":"T","text":"The quay is shut."},{"title":"U","status":"draft","text":"\#(remark)"}]"#, "a.json")
        #expect(draft.map(\.rule) == [.unpublished, .unpublished])
    }
}
