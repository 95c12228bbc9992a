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
        #expect(explanation.places[paris] == .beside)
        #expect(explanation.quotes == [.clauseAfter])
    }

    @Test("A text without names has nothing to explain")
    func empty() {
        let (_, explanation) = extractor.explained("")
        #expect(explanation.mentions.isEmpty && explanation.quotes.isEmpty)
    }
}
