import Testing

@testable import Passages

@Suite struct DatelineTests {
    @Test(
        "The place that opens a story is found in its many forms",
        arguments: [
            ("BERLIN, March 5 (Reuters) - Germany said on Tuesday", "BERLIN", "Reuters"),
            ("Berlin: Germany's minister said", "Berlin", nil),
            ("KYIV — Russia said", "KYIV", nil),
            ("KYIV, Ukraine (AP) — Russia said", "KYIV, Ukraine", "AP"),
            ("Paris (AFP) – France said", "Paris", "AFP"),
            ("NEW YORK/LONDON (Reuters) - Shares fell", "NEW YORK/LONDON", "Reuters"),
        ] as [(String, String, String?)])
    func places(_ text: String, _ place: String, _ agency: String?) {
        let dateline = Dateline(opening: Array(text.utf8))
        #expect(dateline?.place == place)
        #expect(dateline?.agency == agency)
    }

    @Test(
        "Other openings are not datelines",
        arguments: ["Analysis: What now?", "The minister — who left — said", "Q: Were you there?", "He left.", ""])
    func none(_ text: String) {
        #expect(Dateline(opening: Array(text.utf8)) == nil)
    }
}
