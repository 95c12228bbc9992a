import Testing

@testable import Segmentation

/// The sentences of a text, as texts.
private func split(_ text: String) -> [String] {
    let found = tokens(in: text)
    let bytes = Array(text.utf8)
    return sentences(of: found, in: text).map { range in
        let start = found[range.lowerBound].range.lowerBound
        return String(decoding: bytes[start..<found[range.upperBound - 1].range.upperBound], as: UTF8.self)
    }
}

@Suite("Sentences")
struct SentenceTests {
    @Test(
        "Sentences end where news ends them",
        arguments: [
            ("", 0), ("One", 1), ("He left. She stayed.", 2), ("Dr. Lind left.", 1), ("Lt. Gen. A. B. Hale spoke.", 1),
            ("Mr. Orr of Acme Inc. said so. It fell.", 2), ("It left the U.S. The rest stayed.", 2),
            ("The U.S. Senate voted at 9 a.m. on Jan. 5 in Reno, Nev. It failed.", 2),
            ("“We will stay.” He left.", 2), ("“Will you?” she asked. \"No!\" (He left.) Then silence.", 4),
            ("He said: \"Go.\" \"Why?\" they asked.", 2), ("Prices rose 3.5 percent. 20 people came.", 2),
            ("「行こう。」彼は出た。", 2), ("他来了。他走了！", 2), ("وصل الوزير. ثم غادر.", 2), ("„Wir gehen.“ Er ging.", 2),
            ("Il dit : « Oui. » Puis il part.", 2),
            ("Han kom. »Ja,« sagde hun.", 2), ("Он пришёл. «Да», — сказал он.", 2),
            ("Wait... what? Yes.", 2), ("It was the end.The next day came.", 2), ("1. Rates rise", 1),
            ("They sold the Mach-E. Shares rose.", 2), ("J.-P. Lind left.", 1),
        ])
    func counts(_ text: String, _ expected: Int) {
        #expect(split(text).count == expected, "\(split(text))")
    }

    @Test("A headline without a full stop is a sentence, before one line break or two")
    func headlines() {
        #expect(split("Rates rise again\nThe bank said so.\n\nMore soon").count == 3)
    }

    @Test("Lines broken at a fixed width do not end sentences")
    func wrapped() {
        let text = """
            The ministry in Oslo said on
            Monday that the bridge over
            the Glomma was closed. Trains
            from Bergen were late and
            will be for weeks.
            """
        #expect(split(text).count == 2)
    }

    @Test("An endless sentence is cut")
    func longSentence() {
        #expect(split(String(repeating: "word ", count: 2000)).count == 4)
    }
}
