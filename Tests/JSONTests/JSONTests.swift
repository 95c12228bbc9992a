import Testing

@testable import JSON

@Suite struct JSONTests {
    private func read(_ text: String) throws -> JSONValue { try jsonValue(of: Array(text.utf8)) }

    @Test("Numbers keep their digits, texts their characters, and objects the last member of a name")
    func values() throws {
        let value = try read(#" {"a": [1e400, -0.5, true, null], "b": "é \u00e9 \ud83d\ude00 \ud800.", "b": "2"} "#)
        #expect(value["a"] == .array([.number("1e400"), .number("-0.5"), .bool(true), .null]))
        #expect(value["b"]?.text == "2")
        #expect(try read(#""\ud83d\ude00\ud800""#) == .string("😀\u{FFFD}"))
    }

    @Test(
        "What breaks the rules is refused where it stands",
        arguments: [("[1,]", 3), ("{\"a\" 1}", 5), ("01", 1), ("\"a", 2), ("", 0), ("[1] 2", 4)])
    func refused(_ text: String, _ offset: Int) {
        #expect { try read(text) } throws: { ($0 as? JSONFault)?.byteOffset == offset }
    }

    @Test("Endless nesting is refused")
    func deep() { #expect(throws: JSONFault.self) { try read(String(repeating: "[", count: 100_000)) } }

    @Test("A list that was cut short keeps its whole items, and a line break in a text becomes a space")
    func mended() throws {
        let text = #"{"items": [{"a": "x"# + "\n" + #"y"}, {"a": "#
        let value = try jsonValue(of: mendedJSON(Array(text.utf8)))
        #expect(value["items"] == .array([.object(["a": .string("x y")])]))
    }
}
