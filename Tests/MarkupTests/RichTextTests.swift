import Testing

@testable import Markup

struct RichTextTests {
    private func read(_ document: String) -> String {
        String(decoding: richText(of: Array(document.utf8)), as: UTF8.self)
    }

    @Test("Characters by number come out with their stand-ins left out, also those beyond the first plane")
    func characters() {
        #expect(read("{\\rtf1\\uc1 K\\u246?ln \\u-10179?\\u-8704?}") == "Köln 😀")
    }

    @Test(
        "Numbers that are no character end nothing", arguments: ["9999999999", "-9999999999", "1114112", "55357", "-"])
    func impossibleNumbers(_ number: String) {
        #expect(read("{\\rtf1 Rain \\u\(number)? fell.}").contains("fell."))
    }

    @Test("Groups nested deeper than any program nests them are closed as they were opened")
    func deepGroups() {
        let deep = String(repeating: "{", count: 50_000) + "\\b Rain" + String(repeating: "}", count: 50_000)
        #expect(read("{\\rtf1 \(deep) fell.{\\info hidden} Snow too.}") == "Rain fell. Snow too.")
    }

    @Test("A note stands below the paragraph that it is of, and breaks no sentence")
    func notes() {
        #expect(
            read("{\\rtf1 It fell{\\footnote\\pard \\b see\\b0  below\\par} for days.\\par It stopped.\\par}")
                == "It fell for days.\nsee below\nIt stopped.\n")
        #expect(read("{\\rtf1 It fell.{\\footnote A note}}") == "It fell.\nA note")
        #expect(read("{\\rtf1 It{\\footnote a {\\footnote b} c} fell.\\par}") == "It fell.\nb\na  c\n")
    }
}
