import Testing

@testable import News

@Suite struct FoldingTests {
    @Test(
        "Names fold to the text they are looked up by",
        arguments: [
            ("München", "munchen"), ("MUNCHEN", "munchen"), ("Mu\u{308}nchen", "munchen"), ("Strauß", "strauss"),
            ("Łukasz Żółw", "lukasz zolw"), ("web-ex", "web ex"), ("  O’Brien ", "obrien"), ("AT&T", "at&t"),
            ("Việt Nam", "viet nam"), ("Киев", "киев"), ("東京", "東京"), ("?!", ""), ("", ""),
            ("أحمد", "احمد"), ("مُحَمَّد", "محمد"), ("العـــراق", "العراق"), ("علی", "علي"), ("کابل", "كابل"),
            ("غزة", "غزه"),
            ("٢٠٢٤", "2024"), ("שָׁלוֹם", "שלום"), ("ＮＡＴＯ ２０２４", "nato 2024"),
            ("a\u{202E}b\u{200B}c\u{1B}", "abc"),
        ])
    func folds(text: String, expected: String) {
        #expect(folded(text) == expected)
    }

    @Test("What is in ASCII folds alike, whether or not all of the text is")
    func mixed() {
        for byte in UInt8(0)..<0x80 {
            let text = "A\(Unicode.Scalar(byte))b \(Unicode.Scalar(byte))"
            #expect(folded(text + "’") == folded(text), "character \(byte)")
            #expect(folded("É" + text) == "e" + folded(text), "character \(byte)")
        }
        #expect(folded("Sea—to—sea, “web-ex”\u{A0}at_AT&T’s C#/C++") == "sea to sea web ex at at&ts c# c++")
    }
}
