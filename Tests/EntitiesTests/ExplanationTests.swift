import News
import Testing

@testable import Entities

@Suite("Why an extraction says what it says")
struct ExplanationTests {
    @Test("Each mention, role, place and quote has its reason, and the extraction is the same")
    func everything() throws {
        let text = "The mayor of Lund, Anna Lindqvist, met him in Paris, Texas. \"We will not sell,\" she said."
        let (extraction, explanation) = extractor.explained(text)
        #expect(extraction == extractor.extraction(of: text))
        #expect(explanation.mentions.count == extraction.mentions.count)
        for (mention, reasons) in zip(extraction.mentions, explanation.mentions) {
            let last = try #require(reasons.last)
            #expect(last.kind == mention.kind && last.range == mention.range)
        }
        let anna = try #require(extraction.entities.firstIndex { $0.name == "Anna Lindqvist" })
        #expect(explanation.roles[anna] == [.description])
        let paris = try #require(extraction.entities.firstIndex { $0.name == "Paris" })
        let place = try #require(explanation.places[paris])
        #expect(place.ground == .beside)
        #expect(place.candidates.first?.place.country == "United States")
        #expect(place.candidates.contains { $0.place.country == "France" })
        #expect(explanation.quotes == [.clauseAfter])
    }

    @Test("With a headline, the reasons are those of the text below it, and ranges count from its beginning")
    func belowHeadline() throws {
        let (headline, text) = (
            "Lund: Mayor Lindqvist will not sell", "Anna Lindqvist, the mayor of Lund, said: \"We will not sell.\""
        )
        let (extraction, explanation) = extractor.explained(text, headline: headline)
        #expect(extraction == extractor.extraction(of: text, headline: headline))
        #expect(explanation.mentions.compactMap(\.last?.range) == extraction.mentions.map(\.range))
        #expect(explanation.roles.map(\.count) == extraction.entities.map(\.roles.count))
        #expect(explanation.quotes.count == extraction.quotes.count)
    }

    @Test("A text without names has nothing to explain")
    func empty() {
        let (_, explanation) = extractor.explained("")
        #expect(explanation.mentions.isEmpty && explanation.quotes.isEmpty)
    }
}
