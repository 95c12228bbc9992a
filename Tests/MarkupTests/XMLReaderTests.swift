import Testing

@testable import Markup

@Suite("Reading XML")
struct XMLReaderTests {
    /// The document as it was read: tags by local name, text as it stands.
    private func reading(_ text: XMLText) -> (events: String, isBroken: Bool) {
        text.read { reader in
            var events = ""
            while let event = reader.next() {
                switch event {
                case .start: events += "<\(reader.name.local)>"
                case .end: events += "</\(reader.name.local)>"
                case .text:
                    var bytes: [UInt8] = []
                    reader.appendText(to: &bytes)
                    events += String(decoding: bytes, as: UTF8.self)
                }
            }
            return (events, reader.isBroken)
        }
    }

    private func reading(_ document: String) -> (events: String, isBroken: Bool) {
        reading(XMLText(Array(document.utf8)))
    }

    @Test("Tags and text come in order, CDATA as text, comments not at all")
    func order() {
        let result = reading("<?xml version='1.0'?><a>x<!-- no --><b/><![CDATA[<y>]]></a>")
        #expect(result.events == "<a>x<b></b><y></a>")
        #expect(!result.isBroken)
    }

    @Test("A prefix is replaced by its namespace; an undeclared one is kept")
    func namespaces() {
        let text = XMLText(Array("<a xmlns='urn:1' xmlns:p='urn:2'><p:b/><q:c/></a>".utf8))
        let names = text.read { reader in
            var names: [XMLName] = []
            while let event = reader.next() { if event == .start { names.append(reader.name) } }
            return names
        }
        #expect(
            names == [
                XMLName(namespace: "urn:1", local: "a"), XMLName(namespace: "urn:2", local: "b"),
                XMLName(namespace: "", prefix: "q", local: "c"),
            ])
    }

    @Test("Base and language apply to everything within; a base is relative to the one outside it")
    func scopes() {
        let document = """
            <a xml:base="http://example.org/x/" xml:lang="en"><b xml:base="y/"><c xml:lang=""/></b><d/></a>
            """
        let seen = XMLText(Array(document.utf8)).read { reader in
            var seen: [String] = []
            while let event = reader.next() {
                if event == .start {
                    seen.append("\(reader.name.local) \(reader.base ?? "-") \(reader.language ?? "-")")
                }
            }
            return seen
        }
        #expect(
            seen == [
                "a http://example.org/x/ en", "b http://example.org/x/y/ en", "c http://example.org/x/y/ ",
                "d http://example.org/x/ en",
            ])
    }

    @Test("An attribute is found in any letter case; one with a prefix only on request")
    func attributes() {
        let found = XMLText(Array("<a HREF='1&amp;2' x:about='3' xmlns:x='urn:x'/>".utf8)).read { reader in
            _ = reader.next()
            return [
                reader.attribute("href"), reader.attribute("about"), reader.attribute("about", isQualified: true),
                reader.attribute("none"),
            ]
        }
        #expect(found == ["1&2", nil, "3", nil])
    }

    @Test(
        "A broken document is reported and, once mended, read to its end",
        arguments: [
            ("<a><b>one</a>", "<a><b>one</b></a>"), ("<a>x<br>y</a>", "<a>x<br></br>y</a>"),
            ("<a>tom & jerry&nbsp;&bogus;</a>", "<a>tom & jerry\u{A0}&bogus;</a>"),
            ("<a>cut short", "<a>cut short</a>"), ("<a><![CDATA[x", "<a>x</a>"),
            ("<a><b i=1 j k=\"2>x</b></a>", "<a><b>x</b></a>"),
            ("<a>1 < 2</b></a>", "<a>1 < 2</a>"), ("<a>\u{1}x\u{FFFF}y</a>", "<a>xy</a>"),
            ("<a i='1' i='2'>x</A><b/>", "<a>x</a>"), ("<a>&#0;&#27;&#xD800;&#65;</a>", "<a>\u{FFFD}\u{FFFD}A</a>"),
            ("<a>&LT;&lstrok;&QUOT;</a>", "<a><ł\"</a>"), ("<a><b:>x<c:d:e/>", "<a><b>x<d></d></b></a>"),
            ("<a>x]]>y</a>", "<a>x]]>y</a>"), ("<a>x]]\u{1}>y</a>", "<a>x]]>y</a>"),
            ("<a><![CDATA[<b>]]\u{1}\u{FFFF}><c>]\u{1}]]></a>", "<a><b>]]><c>]</a>"),
            ("<a><é>x</a>", "<a><é>x</a>"),
            ("<a><b><c>x</b>y</a>", "<a><b><c>x</c></b>y</a>"), ("<a><!-- never closed</a>", "<a>-- never closed</a>"),
        ])
    func mending(_ document: String, _ expected: String) {
        let text = XMLText(Array(document.utf8))
        #expect(reading(text).isBroken)
        let mended = reading(text.mended())
        #expect(mended.events == expected)
        #expect(!mended.isBroken)
    }

    @Test("Only entities that stand for text are expanded; none grows without limit or reads a file")
    func entities() {
        let declared = """
            <!DOCTYPE a [<!ENTITY name "Ex&#38;Co"><!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">
            <!ENTITY % p SYSTEM "http://127.0.0.1/"> %p;]>
            """
        #expect(reading(declared + "<a>&name; &x;&y;</a>").events == "<a>Ex&Co &x;&y;</a>")
        #expect(reading("<!DOCTYPE a [<!ENTITY n \"x\u{1}\u{FFFE}y\">]><a>&n;</a>").events == "<a>xy</a>")
        let value = String(repeating: "v", count: 1000)
        let uses = String(repeating: "&v;", count: 100_000)
        let grown = reading("<!DOCTYPE a [<!ENTITY v \"\(value)\">]><a>\(uses)</a>")
        #expect(grown.events.utf8.count < 70_000)
    }

    @Test("Depth, names, attributes and namespaces have limits, and what is beyond them is left out")
    func limits() {
        let deep = String(repeating: "<a>", count: 100_000) + "x" + String(repeating: "</a>", count: 100_000)
        #expect(reading(XMLText(Array(deep.utf8)).mended()).events.contains("x"))
        #expect(reading("<\(String(repeating: "n", count: 100_000))/>").events == "")
        let many = (0..<50_000).map { "a\($0)='1'" }.joined(separator: " ")
        #expect(reading("<a \(many)>x</a>").events == "<a>x</a>")
        let spaces = (0..<20_000).map { "xmlns:n\($0)='u\($0)'" }.joined(separator: " ")
        #expect(reading("<a \(spaces)>x</a>").events == "<a>x</a>")
    }

    @Test(
        "The declaration decides the encoding, unless the bytes contradict it",
        arguments: [
            ("<?xml version='1.0' encoding='iso-8859-1'?><a>caf", [0xE9] as [UInt8], "café"),
            ("<?xml version='1.0' encoding='iso-8859-1'?><a>caf", [0xC3, 0xA9], "café"),
            ("<?xml version='1.0' encoding='utf-8'?><a>caf", [0xE9], "café"),
            ("<?xml version='1.0' encoding='koi8-r'?><a>", [0xF0, 0xD2, 0xC9], "При"),
            ("<a>caf", [0xC3, 0xA9], "café"),
        ])
    func encodings(_ start: String, _ bytes: [UInt8], _ expected: String) {
        let text = XMLText(Array(start.utf8) + bytes + Array("</a>".utf8))
        #expect(reading(text).events == "<a>\(expected)</a>")
    }

    @Test("Anything before the document is skipped, even a warning in HTML")
    func prologues() {
        #expect(reading("\n\n <?xml version='1.0'?>\n<a/>").events == "<a></a>")
        #expect(reading("<br />\n<b>Warning</b>: no <?xml version='1.0'?><a/>").events == "<a></a>")
        #expect(XMLText([]).isEmpty)
        #expect(XMLText([0, 0, 0]).isEmpty)
    }
}
