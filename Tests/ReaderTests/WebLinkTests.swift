import Terminal
import Testing

@testable import Reader

@Suite("Addresses in a text")
struct WebLinkTests {
    @Test(
        "They end with what belongs to them, not with the sentence",
        arguments: [
            ("see https://example.org/a.", ["https://example.org/a"]),
            ("(http://example.org/x_(y)) and https://b.example?", ["http://example.org/x_(y)", "https://b.example"]),
            ("'https://example.org/a,b', xhttps://no.example", ["https://example.org/a,b"]),
            ("https:// and ftp://example.org", []), ("", []),
        ])
    func addresses(_ text: String, _ expected: [String]) {
        #expect(webLinks(in: text[...]).map(\.address) == expected)
    }

    @Test("The headline leads to the article, and an address that is wrapped leads on in each row")
    func onTheScreen() throws {
        let address = "https://example.org/" + String(repeating: "x", count: 90)
        let library = FakeLibrary([.sample(7, "A headline", body: "Read \(address) now.")])
        var model = Model.started(on: library)
        model.press(.enter, on: library)
        let links = model.view().grid.links
        #expect(links.contains { $0.address == "https://example.org/7" })
        let parts = links.filter { $0.address == address }
        #expect(parts.count > 1 && Set(parts.map(\.id)).count == 1)
    }
}
