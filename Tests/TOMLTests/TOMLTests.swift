import Testing

@testable import TOML

@Suite("Reading TOML")
struct TOMLTests {
    private func value(_ text: String) -> TOMLValue? { TOMLDocument(parsing: "a = " + text).root["a"]?.value }

    private func faults(_ text: String) -> [String] {
        TOMLDocument(parsing: text).faults.map { "\($0.position.line):\($0.position.column) \($0.expected)" }
    }

    @Test(
        "Every kind of value is read",
        arguments: [
            ("1_000", .integer(1000)), ("-0", .integer(0)), ("0xFF", .integer(255)), ("0o17", .integer(15)),
            ("0b101", .integer(5)), ("1.5", .number(1.5)), ("1e3", .number(1000)), ("-inf", .number(-.infinity)),
            ("true", .boolean(true)), ("'C:\\x'", .string("C:\\x")), (#""a\tb\u00e9""#, .string("a\tbé")),
            ("1979-05-27 07:32:00.5+01:00", .time("1979-05-27 07:32:00.5+01:00")), ("07:32:00", .time("07:32:00")),
            ("\"\"\"\none\\\n   two \"\"quoted\"\" \"\"\"\"", .string("onetwo \"\"quoted\"\" \"")),
            ("'''\nit's'''", .string("it's")),
        ] as [(String, TOMLValue)])
    func values(_ text: String, _ expected: TOMLValue) {
        #expect(value(text) == expected)
    }

    @Test(
        "A word that is not a value is refused",
        arguments: ["01", "1__0", ".5", "5.", "0xfg", "tru", "1979-05-27T07", "\"a", "[1,,2]", "{a=1,}", "'''x''"])
    func refuses(_ text: String) {
        let document = TOMLDocument(parsing: "a = \(text)\nb = 2")
        #expect(document.root["a"] == nil)
        #expect(!document.faults.isEmpty)
    }

    @Test("Tables, dotted names, inline tables and lists of tables are put together")
    func tables() throws {
        let document = TOMLDocument(
            parsing: """
                top.inner = 1
                [a.b]
                "quoted name" = [1, [2, 3], # a remark
                ]
                [a]
                c = { d = 'x', e.f = true }
                [[list]]
                n = 1
                [[list]]
                n = 2
                """)
        #expect(document.faults.isEmpty)
        guard case .table(let a)? = document.root["a"]?.value, case .table(let b)? = a["b"]?.value,
            case .array(let list)? = document.root["list"]?.value, case .table(let second)? = list.last?.value
        else { return #expect(Bool(false)) }
        #expect(b["quoted name"]?.position == TOMLPosition(line: 3, column: 17))
        #expect(a["c"] != nil)
        #expect(list.count == 2)
        #expect(second["n"]?.value == .integer(2))
    }

    @Test("A mistake is reported by line and column, and the rest of the file is read")
    func readsOn() {
        let text = """
            first = 1
            second 2
            third = three
              fourth = "4" extra
            [keys
            lost = 1
            [looks]
            fifth = 5
            first = 1
            fifth = 6
            """
        #expect(
            faults(text) == [
                "2:8 '=' after the name", "3:9 a value: a text needs quotes, as in \"three\"",
                "4:16 the end of the line",
                "5:6 ']' after the table's name", "10:1 another name, as 'fifth' is given already",
            ])
        let root = TOMLDocument(parsing: text).root
        #expect(root.entries.map(\.key) == ["first", "fourth", "looks"])
        #expect(root["first"]?.value == .integer(1))
    }

    @Test("A name given twice is refused", arguments: ["[a]\n[a]", "a.b = 1\n[a.b]", "a = {}\n[a.b]", "[[a]]\n[a]"])
    func twice(_ text: String) {
        #expect(TOMLDocument(parsing: text).faults.count == 1)
    }

    @Test("Columns count scalars, lines end in LF or CRLF, and a byte order mark is skipped")
    func positions() {
        #expect(faults("\u{FEFF}é = 1") == ["1:1 a name"])
        #expect(faults("\"é\" = 1\r\n'東' = x\r\n") == ["2:7 a value: a text needs quotes, as in \"x\""])
    }

    @Test("Endless nesting and senseless characters are read to the end")
    func hostile() {
        for piece in ["[", "{a=", "a.", "\"\"\"", "[[", "\u{0}", "\\", "= "] {
            let document = TOMLDocument(parsing: "a = " + String(repeating: piece, count: 5000))
            #expect(!document.faults.isEmpty)
        }
    }
}
