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

    @Test("A line of an archive is an article, and a broken line is reported while the rest is read")
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

    @Test("JSON without news is refused, and broken JSON with its offset")
    func json() {
        #expect(throws: WireError.noArticles(.json)) { try delivery(from: Array("{\"a\": 1}".utf8), name: "a.json") }
        #expect(throws: WireError.malformed(.json, byteOffset: 7, expected: "a value")) {
            try delivery(from: Array("{\"a\":  ".utf8), name: "a.json")
        }
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(throws: WireError.self) { try delivery(from: deep, name: "deep.json") }
    }

    @Test("The file's name tells Markdown and mail, and empty mail is refused")
    func named() throws {
        #expect(try delivery(from: Array("# Rates rise\n\nText.".utf8), name: "a.md").format == .markdown)
        let letter = Array("From: a@b.example\nSubject: Rates rise\n\nText.".utf8)
        #expect(try delivery(from: letter, name: "letter.eml").format == .mail)
        #expect(throws: WireError.noArticles(.mail)) {
            try delivery(from: Array("From: a@b.example\n\n".utf8), name: "a.eml")
        }
    }

    @Test("A pasted text with a line or two like header fields is not mail")
    func texts() throws {
        let text = "Subject: Rates rise\nDate: 5 March 2024\n\nThe bank said on Tuesday that rates would rise.\n"
        #expect(try delivery(from: Array(text.utf8)).format == .plainText)
    }

    @Test(
        "A page is known by its first element, after comments, or by its file's name",
        arguments: [
            ("<!DOCTYPE html><p>News", nil as String?), ("<!-- saved --><HTML><p>News", nil),
            ("\n<meta charset=utf-8><p>News", nil),
            (
                "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x'><html><p>News</p></html>",
                nil
            ),
            ("<div>News</div>", "story.html"), ("\u{FEFF}<html>News", nil),
        ])
    func form(_ html: String, _ name: String?) throws {
        let delivery = try delivery(from: Array(html.utf8), name: name)
        #expect(delivery.format == .html)
        #expect(delivery.articles.map(\.body) == ["News"])
    }

    @Test("A page beyond a limit is refused with the limit")
    func limit() {
        let html = "<html>" + String(repeating: "<div>", count: 2000) + "deep"
        let expected = "a page with no more than 800 elements within one another"
        #expect(throws: WireError.malformed(.html, byteOffset: 0, expected: expected)) {
            try delivery(from: Array(html.utf8))
        }
    }

    @Test("Of two names that differ in case alone, one that says nothing counts for nothing, each time")
    func namesInTwoCases() throws {
        for _ in 1...20 {
            let articles = try delivery(
                from: Array(
                    #"[{"Body":"Shut.","body":"","title":"T"},{"Body":"","body":"Open.","title":"U"},{"Body":"A.","body":"B.","title":"V"}]"#
                        .utf8), name: "export.json"
            ).articles
            #expect(articles.map(\.body) == ["Shut.", "Open.", "B."])
        }
    }

    @Test(
        "A field that is values within values costs no more than it is long",
        arguments: [(#"{"data":"#, "null", "}"), (#"{"data":"#, #""Quay""#, "}"), ("[", #""Quay""#, "]")])
    func deepField(_ opening: String, _ inmost: String, _ end: String) throws {
        let title = String(repeating: opening, count: 300) + inmost + String(repeating: end, count: 300)
        let articles = try delivery(
            from: Array(#"[{"title":\#(title),"text":"Shut."}]"#.utf8), name: "export.json"
        ).articles
        #expect(articles.map(\.body) == ["Shut."])
    }
}
