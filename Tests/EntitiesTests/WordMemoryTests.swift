import News
import Segmentation
import Testing

@testable import Entities

@Suite("Memory of words")
struct WordMemoryTests {
    private let lexicon = extractor.lexicon

    @Test("A word is recognised by all of its letters")
    func again() {
        // Words with one beginning, of lengths around the eight letters that are compared at once.
        let long = String(repeating: "counterrevolutionary", count: 5)
        let words = (1...60).map { String(long.prefix($0)) } + (1...60).map { String(long.prefix($0)) + "x" }
        var memory = WordMemory(lexicon: lexicon, clusters: nil)
        memory.begin()
        let first = numbers(of: words.joined(separator: " "), &memory)
        #expect(Set(first).count == words.count)
        #expect(numbers(of: words.joined(separator: "\n"), &memory) == first)
    }

    @Test("Spelling and case tell words apart, their position does not")
    func writing() {
        var memory = WordMemory(lexicon: lexicon, clusters: nil)
        memory.begin()
        let numbers = numbers(of: "Berlin berlin BERLIN\nBerlin\n\nBerlin", &memory)
        #expect(numbers[0] == numbers[3] && numbers[0] == numbers[4])
        #expect(Set(numbers).count == 3)
    }

    @Test("Texts read before change nothing, and nor does forgetting them")
    func texts() {
        let text = "Ola Brekke of Norsk Hydro met Jane Obi in Lagos. Brekke said: \"Prices will not rise this year.\""
        let before = extractor.extraction(of: text)
        // More words than are kept.
        let many = (0..<40_000).map { "Word\($0)" }.joined(separator: " and ")
        _ = extractor.extraction(of: many)
        #expect(extractor.extraction(of: text) == before)
        _ = extractor.extraction(of: "BREKKE MET OBI. brekke met obi.")
        #expect(extractor.extraction(of: text) == before)
    }

    private func numbers(of text: String, _ memory: inout WordMemory) -> [Int] {
        let tokens = tokens(in: text)
        var text = text
        return text.withUTF8 { bytes in tokens.map { memory.word($0, in: bytes) } }
    }
}
