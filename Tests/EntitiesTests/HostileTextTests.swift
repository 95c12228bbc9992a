import News
import Testing

@testable import Entities

@Suite("Text made to break things")
struct HostileTextTests {
    /// Checks that every range lies within the text, and that mentions are in order, do not overlap and name an entity that exists.
    private func expectSound(_ text: String) {
        let extraction = extractor.extraction(of: text, headline: text, published: Moment(seconds: 0))
        let count = text.utf8.count
        var end = 0
        for mention in extraction.mentions {
            #expect(mention.range.lowerBound >= end && mention.range.upperBound <= count && !mention.range.isEmpty)
            #expect(extraction.entities.indices.contains(mention.entity))
            end = mention.range.upperBound
        }
        for quote in extraction.quotes {
            #expect(quote.range.upperBound <= count && !quote.range.isEmpty)
            #expect(quote.speaker.map { extraction.entities.indices.contains($0) } ?? true)
        }
        #expect(Set(extraction.mentions.map(\.entity)).count == extraction.entities.count)
    }

    @Test(arguments: [
        "", " ", "\n\n\n", ".", "\"", "“", "'s", "The", "Mr", "-", "Mr. ", "said \"", "\" said", "A", "(", ") (",
        "Berlin-", "-Berlin", "March", "5 March", "\"\" said \"\"", "President", "President of", "Bank of",
        "a\u{0}b B\u{0}",
        "\u{FEFF}Berlin", "Z\u{0301}\u{0301}oë \u{202E}nilreB", "👩‍👩‍👧 Paris 👩‍👩‍👧", "ŁÓDŹ", "東京 Tokyo 東京",
    ])
    func smallTexts(_ text: String) { expectSound(text) }

    @Test("A name that ends with a day's name is one mention")
    func namesWithDays() {
        expectSound("He writes for the Mail on Sunday. They queued on Black Friday and on Good Friday.")
        #expect(Found("He writes for the Mail on Sunday.").names == ["Mail on Sunday organization"])
    }

    @Test("Random bytes, decoded")
    func randomBytes() {
        var state: UInt64 = 42
        for length in [1, 7, 64, 1000, 5000] {
            let bytes = (0..<length).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            expectSound(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test("Very long lines that repeat one thing")
    func longLines() {
        for unit in [
            "Berlin ", "Mr ", "A", "\"", "Bank of ", "‘a’ ", "Ivan Petrov, ", "x-", "'s ", "March 5 ", "UN ", "(A) ",
            "\"a b ", "“Yes,” he said. ", "Jan van der ", "Erik ten March 5 ",
        ] {
            expectSound(String(repeating: unit, count: 2000))
        }
    }

    @Test("A list of thousands of names is read in moments")
    func manyNames() {
        expectSound((0..<3000).map { "Ivan Petrov\($0 % 50 == 0 ? "" : "ov") Smith\($0) " }.joined())
    }
}
