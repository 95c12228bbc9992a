import Testing

@testable import Markup

@Suite("Pages of HTML as trees")
struct HTMLTests {
    @Test("A subtree is a run of nodes in document order")
    func subtrees() throws {
        let tree = try parseHTML("<div><p>one <b>two</b></p><p>three</p></div><i>four</i>")
        let paragraphs = tree.nodes.indices.filter { tree.tag($0) == .p }
        #expect(paragraphs.map { tree.rawText(of: $0) } == ["one two", "three"])
        let division = try #require(tree.nodes.indices.first { tree.tag($0) == .div })
        #expect(tree.children(of: division).map { tree.tag($0) } == [.p, .p])
        #expect(tree.rawText(of: 0) == "one twothreefour")
        #expect(tree.parent(of: division).map { tree.tag($0) } == .body)
    }

    @Test("Attributes are found by name, with entities replaced; unknown ones are dropped")
    func attributes() throws {
        let tree = try parseHTML("<A HREF='/x?a=1&amp;b=2' onclick=x class=\"one two\" hidden>t</A>")
        let link = try #require(tree.nodes.indices.first { tree.tag($0) == .a })
        #expect(tree.value(of: .href, in: link) == "/x?a=1&b=2")
        #expect(tree.value(of: .class, in: link) == "one two")
        #expect(tree.value(of: .hidden, in: link) != nil)
        #expect(tree.value(of: .id, in: link) == nil)
    }

    @Test(
        "Numeric references stand for what HTML says",
        arguments: [
            ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&#x110000;", "\u{FFFD}"), ("&#99999999999;", "\u{FFFD}"),
            ("&#128;", "€"), ("&#x92;", "’"), ("&#233;", "é"), ("&#x1F600;", "😀"), ("&#150 x", "– x"), ("&#;", "&#;"),
            ("&hellip;", "…"), ("a\u{0}b", "a\u{FFFD}b"),
        ])
    func references(_ source: String, _ expected: String) throws {
        let tree = try parseHTML("<p>" + source)
        #expect(tree.rawText(of: 0) == expected)
    }

    @Test(
        "Broken and empty pages are read as far as they go", arguments: ["", "<", "<p", "<!--", "</p></p>", "<p <p>>"])
    func broken(_ source: String) throws {
        #expect(throws: Never.self) { try parseHTML(source) }
    }

    @Test("A flood of attributes is thinned, and what follows is read")
    func attributeFlood() throws {
        let flood = (0..<50_000).map { "a\($0)='>'" }.joined(separator: " ")
        let tree = try parseHTML("<p id=first \(flood)>text</p>")
        #expect(tree.rawText(of: 0) == "text")
    }

    @Test("What looks like a tag within a script is not markup")
    func scripts() throws {
        let tree = try parseHTML(
            "<script>if (a<b && '<p \(String(repeating: "x ", count: 999))') {}</script><p>text</p>")
        let paragraph = try #require(tree.nodes.indices.first { tree.tag($0) == .p })
        #expect(tree.rawText(of: paragraph) == "text")
    }

    @Test("Deep nesting is read to a limit and refused beyond it")
    func depth() throws {
        let nested = { (count: Int) in String(repeating: "<div>", count: count) + "deep" }
        #expect(try parseHTML(nested(700)).rawText(of: 0) == "deep")
        #expect(throws: HTMLError.tooDeep(most: 800)) { try parseHTML(nested(50_000)) }
    }

    @Test("A page that is too large is refused")
    func size() {
        var limits = HTMLLimits()
        limits.bytes = 10
        #expect(throws: HTMLError.tooLarge(bytes: 13, most: 10)) {
            try parseHTML(Array("<p>0123456789".utf8), limits: limits)
        }
    }

    @Test(
        "The encoding is the header's, or the page's own",
        arguments: [
            ("<meta charset=windows-1252><p>caf", [0xE9] as [UInt8], nil as String?),
            ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>caf", [0xE9], nil),
            ("<p>caf", [0xE9], "latin1"), ("<meta charset=\"utf-8\"><p>caf", [0xC3, 0xA9], nil),
            ("<p>caf", [0xC3, 0xA9], nil),
            ("<META CHARSET = 'utf-16'><p>caf", [0xC3, 0xA9], nil),
        ])
    func encodings(_ start: String, _ end: [UInt8], _ declared: String?) throws {
        let tree = try parseHTML(Array(start.utf8) + end, declaredEncoding: declared)
        #expect(tree.rawText(of: 0) == "café")
    }
}
