import News
import Testing

struct TextAnchorTests {
    private let text = "Gerhartz spoke. Then Gerhartz left. At noon Gerhartz came back."

    /// The bytes of the n-th place with some words, from 0.
    private func range(_ words: String, _ number: Int, in text: String) -> Range<Int> {
        let found = text.ranges(of: words)[number]
        let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
        return start..<start + words.utf8.count
    }

    @Test("Words are found again in the same text, each of several", arguments: 0..<3)
    func same(_ number: Int) throws {
        let bytes = range("Gerhartz", number, in: text)
        let anchor = try #require(TextAnchor(text, bytes))
        #expect(anchor.range(in: text) == bytes)
    }

    @Test("Words are found again where text came before them or between them")
    func edited() throws {
        let anchor = try #require(TextAnchor(text, range("Gerhartz", 2, in: text)))
        let edited = "Updated: Gerhartz resigned. " + text.replacing("Then Gerhartz left. ", with: "")
        #expect(anchor.range(in: edited) == range("Gerhartz", 2, in: edited))
    }

    @Test("Words that stand between other words now are not theirs")
    func gone() throws {
        let anchor = try #require(TextAnchor(text, range("Gerhartz", 1, in: text)))
        #expect(anchor.range(in: "Yesterday Gerhartz was in Paris, as ever.") == nil)
        #expect(anchor.range(in: "") == nil)
    }

    @Test("No range, and none that does not fit, is an anchor")
    func none() {
        #expect(TextAnchor(text, 3..<3) == nil)
        #expect(TextAnchor(text, 0..<1000) == nil)
    }
}

struct PlaceWordsTests {
    @Test("A location in words is read back as it was")
    func readBack() {
        for place in [
            Place(latitude: 52.52, longitude: 13.405, country: "Germany", population: 3_426_354),
            Place(latitude: -1.25, longitude: 0.1 + 0.2, country: "Korea, Republic of", population: nil),
            Place(latitude: 0, longitude: -180, country: nil, population: nil),
        ] {
            #expect(Place(words: place.words) == place)
        }
    }

    @Test("Coordinates are read as people type them", arguments: ["52.5 13.4", "52.5,13.4", "52.5, 13.4"])
    func typed(_ words: String) {
        #expect(Place(words: words) == Place(latitude: 52.5, longitude: 13.4, country: nil, population: nil))
    }

    @Test("What is no place on earth is none", arguments: ["", "52.5", "91 0", "0 181", "nan nan", "north east"])
    func wrong(_ words: String) { #expect(Place(words: words) == nil) }
}
