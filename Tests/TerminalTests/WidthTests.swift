import Testing

@testable import Terminal

@Test(arguments: [
    ("", 0), ("plain", 5), ("Señor", 5), ("e\u{301}", 1), ("日本語", 6), ("ＡＢ", 4), ("ｶﾞ", 2), ("한글", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🇺🇸", 2), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("1️⃣", 2), ("❤", 1), ("❤️", 2),
    ("❤️‍🔥", 2), ("±…■", 3), ("กำ", 2), ("क्षि", 2), ("ា", 2), ("☰", 2), ("م", 1), ("─│▌", 3), ("⠿", 1), ("𝐀", 1),
    ("\u{301}a", 2), ("\u{A0}", 1),
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
    #expect(Glyphs(text).allSatisfy { $0.bytes > 0 && (1...3).contains($0.columns) })
}

@Test(
    "Emoji sequences, flags and syllables are drawn whole",
    arguments: [
        ("👨‍👩‍👧‍👦", 2), ("👩🏻‍❤️‍💋‍👨🏿", 2), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("🇺🇸", 2), ("7️⃣", 2), ("👍🏽", 2), ("हि", 2), ("न्दी", 2), ("ক্ষ্ম", 2),
        ("స్త్రీ", 2), ("ക്ഷേ", 2), ("ന്\u{200D}", 1), ("น้ำ", 2), ("ស្ត្រី", 3), ("န္တ", 2), ("ꦏ꧀ꦏ", 3),
        ("한\u{302E}", 3),
    ])
func wholeClusters(_ text: String, _ columns: Int) {
    let glyphs = Array(Glyphs(text + "x"))
    #expect(glyphs.map { Array($0.text.unicodeScalars) } == [Array(text.unicodeScalars), ["x"]])
    #expect(glyphs.first?.columns == columns)
    var grid = CellGrid(size: Size(rows: 1, columns: 4))
    grid.write(text, row: 0, column: 0)
    #expect(Array(grid[0, 0].text.unicodeScalars) == Array(text.unicodeScalars) && grid[0, 0].columns == columns)
}

@Test("Of a cluster without end, a cell keeps what it has room for, and no letter is lost")
func endlessClusters() {
    let zalgo = "Z" + String(repeating: "\u{301}", count: 100_000) + "y"
    #expect(Glyphs(zalgo).map(\.text) == ["Z" + String(repeating: "\u{301}", count: 11), "y"])
    let people = String(repeating: "👨\u{200D}", count: 100) + "👨"
    #expect(Glyphs(people).map(\.columns) == [2])
    let syllable = String(repeating: "क्", count: 50) + "क"
    let shown = Glyphs(syllable).map(\.text).joined()
    #expect(shown.unicodeScalars.count { $0 == "क" } == 51)
    #expect(Glyphs("\u{1F3F4}\u{E0061}\u{E0062}\u{E007F}x").map(\.text) == ["\u{1F3F4}", "x"])
}

@Test("A glyph of several columns overwritten in part leaves blanks")
func partOfASyllable() {
    for column in 0..<3 {
        var grid = CellGrid(size: Size(rows: 1, columns: 5))
        grid.write("aស្ត្រីb", row: 0, column: 0)
        grid.write("x", row: 0, column: 1 + column)
        #expect(grid.text == ["ax  b", "a x b", "a  xb"][column])
        var other = CellGrid(size: Size(rows: 1, columns: 5))
        other.write("aស្ត្រីb", row: 0, column: 0)
        other.write("日", row: 0, column: column)
        #expect(displayWidth(other.rows[0]) == 5)
    }
}

@Test(.needs("hostile/unicode/emoji-test.txt")) func everyEmojiSequenceOfUnicodeIsOneGlyphOfTwoColumns() throws {
    // wcwidth gives a colour of skin no column: it goes into those of the sign before it, and a few signs have but one.
    let narrowSigns: Set<Unicode.Scalar> = ["☝", "⛹", "✌", "✍", "🏋", "🏌", "🕴", "🕵", "🖐"]
    for line in try sharedLines("hostile/unicode/emoji-test.txt") where line.contains("; fully-qualified") {
        let scalars = line.split(separator: ";")[0].split(separator: " ").compactMap { UInt32($0, radix: 16) }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
        let glyphs = Array(Glyphs(text))
        let isNarrow =
            scalars.count == 2 && (0x1F3FB...0x1F3FF).contains(scalars[1]) && narrowSigns.contains(glyphs[0].first)
        #expect(glyphs.count == 1 && glyphs.first?.columns == (isNarrow ? 1 : 2), "\(line)")
    }
}
