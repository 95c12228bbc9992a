import Foundation
import Testing

@testable import Wire

struct CleanTextTests {
    @Test(
        "What a maker's tools left in a text and no reader means is taken off or written plainly",
        arguments: [
            ("of\u{FB01}ce", "office"), ("a\u{FB04}ict", "afflict"), ("mis\u{AD}sile", "missile"),
            ("10\u{A0}km, 20\u{202F}km, 30\u{2007}km", "10 km, 20 km, 30 km"), ("\u{FEFF}a\u{200B}b\u{2060}c", "abc"),
            ("“Mu\u{308}ller’s” – Cafe\u{301}", "“Müller’s” – Café"),
        ])
    func cleaned(_ text: String, _ expected: String) {
        // Strings that are canonically the same are equal: their scalars are compared.
        #expect(
            Array(cleanText(text).unicodeScalars)
                == Array(expected.precomposedStringWithCanonicalMapping.unicodeScalars))
    }

    @Test(
        "Quotes, dashes, joiners and letters that are whole stay",
        arguments: ["“It’s – no… ‘way’”", "می\u{200C}خواهم", "Zürich", "œuf"])
    func kept(_ text: String) {
        #expect(Array(cleanText(text).unicodeScalars) == Array(text.unicodeScalars))
    }
}
