import News
import Resources
import Segmentation
import Testing

@testable import Entities

/// The repository's own files.
private let shipped = Resources(
    directory: #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Resources")

@Suite("Labels")
struct TagLabelTests {
    @Test("Only lawful sequences of labels are allowed")
    func lawful() {
        let begin = TagLabel(.begin, .person)
        #expect(TagLabel.allows(begin, then: TagLabel(.end, .person)))
        #expect(!TagLabel.allows(begin, then: TagLabel(.end, .place)))
        #expect(!TagLabel.allows(begin, then: .outside))
        #expect(TagLabel.allows(TagLabel(.single, .group), then: begin))
        #expect((0..<TagLabel.count).allSatisfy { TagLabel(number: $0).number == $0 })
    }

    @Test("Labels become names, even if a sequence breaks off")
    func names() {
        let labels = [TagLabel(.begin, .person), TagLabel(.end, .person), .outside, TagLabel(.single, .place)]
        #expect(spans(of: labels).map(\.tokens) == [0..<2, 3..<4])
        #expect(
            spans(of: [TagLabel(.begin, .organization), TagLabel(.inside, .organization)]).map(\.tokens) == [0..<2])
        #expect(spans(of: [TagLabel]()).isEmpty)
    }
}

@Suite("Tagger")
struct TaggerTests {
    let tagger: Tagger

    init() throws { tagger = try Tagger(shipped) }

    /// What is found in a text, as 'Name/kind'.
    private func found(_ text: String) -> [String] {
        let found = tokens(in: text)
        let bytes = Array(text.utf8)
        return tagger.spans(in: text, tokens: found, sentences: sentences(of: found, in: text)).map { span in
            let start = found[span.tokens.lowerBound].range.lowerBound
            let end = found[span.tokens.upperBound - 1].range.upperBound
            return String(decoding: bytes[start..<end], as: UTF8.self) + "/" + span.kind.rawValue
        }
    }

    @Test("People, places, organisations and groups are told apart")
    func kinds() {
        let text = """
            Norwegian police arrested Ola Brekke in Bergen on Tuesday, Reuters reported. Brekke, 41, works for the \
            Ministry of Finance.
            """
        let names = found(text)
        for name in ["Norwegian/group", "Ola Brekke/person", "Bergen/place", "Brekke/person"] {
            #expect(names.contains(name), "\(name) in \(names)")
        }
        #expect(names.contains("Reuters/organization") && names.contains("Ministry of Finance/organization"))
    }

    @Test("Names joined by a hyphen to other words are found")
    func hyphens() {
        #expect(found("The Oslo-based firm makes ferries for the Baltic Sea.").contains("Oslo/place"))
    }

    @Test("Names are found in a headline in capitals or title case")
    func headlines() {
        #expect(found("GERMANY AND FRANCE AGREE ON NEW FUND").contains("GERMANY/place"))
        #expect(found("Angela Merkel Meets Farmers in Poland").contains("Poland/place"))
    }

    @Test("Spans are in order, do not overlap, lie within the text, and have scores between 0 and 1")
    func sound() {
        let text = String(
            repeating: "Ana Núñez of Siemens flew to Lima. “Why?” asked T. J. O’Neil; U.S.-led, ", count: 40)
        let all = tokens(in: text)
        let spans = tagger.spans(in: text, tokens: all, sentences: sentences(of: all, in: text))
        #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.tokens.upperBound <= $1.tokens.lowerBound })
        #expect(spans.allSatisfy { !$0.tokens.isEmpty && $0.tokens.upperBound <= all.count })
        #expect(spans.allSatisfy { (0...1).contains($0.score) })
    }

    @Test(
        "Odd texts do no harm",
        arguments: [
            "", " \n\n ", ".", "\u{0}\u{1B}[31m", "A", "'s", "- - -", "𝔄𝔅ℭ 中文字 العربية", "\u{FFFD}\u{FFFD}", "🇩🇪👨‍👩‍👧",
        ])
    func odd(_ text: String) {
        #expect(found(text).count <= text.utf8.count)
    }

    @Test("The same text gives the same names on many threads")
    func threads() async {
        let text = "Kofi Mensah told the BBC in Accra that Ghana had paid."
        let first = found(text)
        await withTaskGroup(of: [String].self) { group in
            for _ in 0..<16 { group.addTask { found(text) } }
            for await names in group { #expect(names == first) }
        }
    }

    @Test("A file that is not a model is refused")
    func refused() {
        #expect(throws: ResourceError.self) { try Tagger(shipped, modelPath: shipped.path(of: "gazetteer.dat")) }
    }
}
