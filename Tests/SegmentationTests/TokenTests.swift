import Testing

@testable import Segmentation

/// The tokens of a text, as texts.
func words(_ text: String) -> [String] {
    tokens(in: text).map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
}

@Suite("Tokens")
struct TokenTests {
    @Test(
        "Possessives and contractions are split off",
        arguments: [
            ("Germany's army", "Germany 's army"), ("Germany’s army", "Germany ’s army"),
            ("They don't, she'll", "They do n't , she 'll"), ("can’t", "ca n’t"), ("RUSSIA'S", "RUSSIA 'S"),
            ("the Russians' plan", "the Russians ' plan"), ("O'Brien's d'Ivoire", "O'Brien 's d'Ivoire"),
            ("Shi'ites in Sana'a", "Shi'ites in Sana'a"), ("rock 'n' roll", "rock ' n ' roll"),
        ])
    func clitics(_ text: String, _ expected: String) {
        #expect(words(text).joined(separator: " ") == expected)
    }

    @Test("Tokens are parted where words end that no space ends")
    func parting() {
        let text = "他去北京。 NATO"
        let bytes = Array(text.utf8)
        let found = parted(tokens(in: text), at: [0, 6, 12, 15, 40])
        #expect(found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["他去", "北京", "。", "NATO"])
        #expect(found.map(\.isAfterSpace) == [true, false, false, true])
        #expect(found.map(\.kind) == [.word, .word, .punctuation, .word])
        #expect(parted(tokens(in: text), at: []) == tokens(in: text))
    }

    @Test(
        "Words joined by a hyphen are split where names may begin or end",
        arguments: [
            ("Kremlin-controlled", "Kremlin - controlled"), ("Berlin-based firm", "Berlin - based firm"),
            ("U.S.-led", "U.S. - led"), ("Al-Qaeda", "Al - Qaeda"), ("T-72 and Su-35S", "T-72 and Su-35S"),
            ("Kim Jong-un’s", "Kim Jong-un ’s"), ("COVID-19 X-ray", "COVID-19 X-ray"),
            ("a 30-year-old", "a 30 - year - old"), ("2024-03-05", "2024-03-05"), ("well — he", "well — he"),
        ])
    func hyphens(_ text: String, _ expected: String) {
        #expect(words(text).joined(separator: " ") == expected)
    }

    @Test(
        "The full stop of an abbreviation belongs to it",
        arguments: [
            ("U.S. troops", "U.S. troops"), ("Lt. Gen. Mark Hale", "Lt. Gen. Mark Hale"), ("J. K. Lind", "J. K. Lind"),
            ("J.K. Lind", "J.K. Lind"), ("at 10 a.m. on Jan. 5", "at 10 a.m. on Jan. 5"), ("No. 10", "No. 10"),
            ("He said no. She left.", "He said no . She left ."), ("Acme Inc. rose", "Acme Inc. rose"),
            ("So do I. We", "So do I . We"), ("on Plan B.", "on Plan B ."), ("wait...", "wait ..."),
        ])
    func abbreviations(_ text: String, _ expected: String) {
        #expect(words(text).joined(separator: " ") == expected)
    }

    @Test(
        "Numbers, addresses and names with marks are whole",
        arguments: [
            ("1,000 or 3.5%", "1,000 or 3.5 %"), ("10:30, 3/5/2024", "10:30 , 3/5/2024"), ("$5bn", "$ 5bn"),
            ("see https://news.example/a?b=c.", "see https://news.example/a?b=c ."),
            ("www.example.org, tips@example.org!", "www.example.org , tips@example.org !"),
            ("AT&T and Amazon.com", "AT&T and Amazon.com"), ("said.The", "said . The"), ("@desk said", "@desk said"),
            ("“No,” he", "“ No , ” he"), ("#Kyiv", "# Kyiv"), ("and/or", "and / or"),
        ])
    func others(_ text: String, _ expected: String) {
        #expect(words(text).joined(separator: " ") == expected)
    }

    @Test("A token knows what its word looks like")
    func traits() throws {
        let found = tokens(in: "NATO’s Łódź T-72 iPhone 5th\n\nend")
        #expect(found[0].isAllCapitals && found[0].isAfterSpace)
        #expect(found[1].traits.contains(.clitic) && !found[1].isAfterSpace)
        #expect(found[2].startsUppercase && !found[2].isAllCapitals)
        #expect(found[3].traits.contains(.hasDigit) && found[3].startsUppercase)
        #expect(!found[4].startsUppercase)
        #expect(found[5].kind == .word)
        #expect(found[6].traits.contains(.afterBlankLine))
    }

    @Test("Tokens cover all but white space, in order, for any bytes")
    func anyBytes() {
        var generator = SplitMix(state: 7)
        for round in 0..<300 {
            let alphabet: [UInt8] = Array("aA1 .,'-\n\"&@:/wW…’é\u{200D}中".utf8) + [0xFF, 0xC3, 0xE2, 0xF0, 0x80]
            let bytes = (0..<(round % 97)).map { _ in
                round % 2 == 0
                    ? UInt8.random(in: 0...255, using: &generator) : alphabet.randomElement(using: &generator)!
            }
            let found = tokens(in: bytes.span)
            var end = 0
            for token in found {
                #expect(token.range.lowerBound >= end && !token.range.isEmpty)
                #expect(bytes[end..<token.range.lowerBound].allSatisfy { !isASCIIAlphanumeric($0) })
                end = token.range.upperBound
            }
            #expect(end <= bytes.count)
            let ranges = sentences(of: found, in: bytes.span)
            #expect(ranges.map(\.count).reduce(0, +) == found.count)
        }
    }

    @Test("An endless word is cut")
    func longWord() {
        let found = tokens(in: String(repeating: "a", count: 100_000))
        #expect(found.allSatisfy { $0.range.count <= 4096 } && found.count > 1)
    }

    @Test("Elided articles are parted from the word behind them where a language has them")
    func elisions() {
        func parted(_ text: String) -> [String] {
            let bytes = Array(text.utf8)
            return tokens(in: bytes.span, partsElisions: true).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        }
        #expect(parted("L’Italie et l'Espagne") == ["L’", "Italie", "et", "l'", "Espagne"])
        #expect(parted("dell'Unione, aujourd'hui") == ["dell'", "Unione", ",", "aujourd'hui"])
        #expect(tokens(in: "l'Espagne").count == 1)
    }
}

/// A small random number generator that always gives the same numbers.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
