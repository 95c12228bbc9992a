import Testing

@testable import Terminal

@Test(arguments: [
    ("", 0), ("plain", 5), ("Señor", 5), ("e\u{301}", 1), ("日本語", 6), ("ＡＢ", 4), ("ｶﾞ", 2), ("한글", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🇺🇸", 2), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("1️⃣", 2), ("❤", 1), ("❤️", 2),
    ("❤️‍🔥", 2), ("±…■", 3), ("กำ", 2), ("क्षि", 2), ("م", 1), ("─│▌", 3), ("⠿", 1), ("𝐀", 1), ("\u{301}a", 2), ("\u{A0}", 1),
    ("\u{3000}", 2), ("\t", 1), ("🫨", 2), ("🫩", 2),
])
func aTextTakesTheColumnsThatTerminalsGiveIt(_ text: String, _ expected: Int) {
    #expect(displayWidth(text) == expected)
}

@Test(arguments: [
    ("日本語", 4, "日本", 4), ("日本語", 5, "日本", 4), ("abc", 9, "abc", 3), ("e\u{301}x", 1, "e\u{301}", 1), ("x", 0, "", 0),
    ("x", -3, "", 0),
])
func aPrefixEndsBetweenGlyphs(_ text: String, _ columns: Int, _ expected: String, _ used: Int) {
    let found = prefix(of: text[...], columns: columns)
    #expect(found.text == expected && found.columns == used)
}

@Test(arguments: [
    ("Singapore", 9, "Singapore"), ("Singapore", 5, "Sing…"), ("日本語", 4, "日…"), ("ab", 1, "…"), ("ab", 0, ""),
])
func aTextThatIsTooLongEndsInAnEllipsis(_ text: String, _ columns: Int, _ expected: String) {
    #expect(truncated(text, columns: columns) == expected)
}

@Test func glyphsCoverEveryByteOfTheirText() {
    let text = "a\u{1B}é日\r\n👨‍👩‍👧‍👦\u{202E}🏴󠁧󠁢󠁥󠁮󠁧󠁿 Z\u{301}\u{316}\u{360}\u{301}\u{316}\u{360}."
    #expect(Glyphs(text).reduce(0) { $0 + $1.bytes } == text.utf8.count)
    #expect(Glyphs(text).allSatisfy { $0.bytes > 0 && (1...2).contains($0.columns) })
}

@Test func aLongClusterIsCutAtTheJoiner() {
    #expect(Glyphs("👨‍👩‍👧‍👦x").map(\.text) == ["👨‍👩‍👧", "x"])
    #expect(Glyphs("🏴󠁧󠁢󠁥󠁮󠁧󠁿x").map(\.text) == ["🏴", "x"])
    let zalgo = "Z" + String(repeating: "\u{301}", count: 100_000) + "y"
    #expect(Glyphs(zalgo).map(\.text) == ["Z\u{301}\u{301}\u{301}\u{301}", "y"])
}

@Test(.needs("hostile/unicode/emoji-test.txt")) func everyEmojiSequenceOfUnicodeIsOneGlyphOfTwoColumns() throws {
    for line in try sharedLines("hostile/unicode/emoji-test.txt") where line.contains("; fully-qualified") {
        let scalars = line.split(separator: ";")[0].split(separator: " ").compactMap { UInt32($0, radix: 16) }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
        let glyphs = Array(Glyphs(text))
        #expect(glyphs.count == 1 && glyphs.first?.columns == 2, "\(line)")
    }
}
