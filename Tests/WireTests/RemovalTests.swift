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
        return try delivery(from: bytes, name: name).removals(from: bytes).map {
            "\($0.line) \($0.rule.rawValue): \($0.text)"
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
        #expect(try removals(of: page, name: "a.html") == ["2 control: Advertisement"])
    }
}
