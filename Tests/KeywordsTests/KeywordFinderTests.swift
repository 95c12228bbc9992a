import News
import Resources
import Testing

@testable import Keywords

private let shipped = Resources(
    directory: #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Resources")

@Suite("Keywords of a text")
struct KeywordFinderTests {
    let finder: KeywordFinder

    init() throws { finder = try KeywordFinder(resources: shipped) }

    /// A text of our own about a ferry that ran aground.
    private static let story = """
        The car ferry Alma ran aground on a sandbank off Harling on Monday with 212 passengers on board. The coastguard \
        sent two rescue boats and a helicopter, and nobody was hurt.

        "The steering failed a minute before we reached the harbour," Captain Jonas Reed said. The shipping company \
        Norvia said the ferry's steering gear had been inspected in April. An investigation of the steering failure has \
        begun, and divers will examine the hull for cracks.

        Passengers were taken ashore in rescue boats and spent the night in a school. Norvia's other car ferries go on as \
        planned. The safety inspectors asked for the inspection records of the steering gear.
        """

    private static let names = ["Alma", "Harling", "Monday", "Jonas Reed", "Norvia", "April"]

    private func names(in text: String, _ names: [String] = names) -> [Range<Int>] {
        names.flatMap { name -> [Range<Int>] in
            var found: [Range<Int>] = []
            let (bytes, wanted) = (Array(text.utf8), Array(name.utf8))
            for start in bytes.indices.dropLast(wanted.count - 1)
            where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
                found.append(start..<(start + wanted.count))
            }
            return found
        }.sorted { $0.lowerBound < $1.lowerBound }
    }

    private func keywords(_ text: String, headline: String? = nil) -> [Keyword] {
        finder.keywords(of: text, headline: headline, names: names(in: text))
    }

    @Test("Nouns and compounds are found, the best first, and at most twelve")
    func found() {
        let texts = keywords(Self.story).map(\.text)
        #expect(texts.count <= 12)
        #expect(texts.contains("steering gear"))
        #expect(texts.contains("rescue boats"))
        #expect(texts.prefix(6).contains { $0.contains("ferry") || $0.contains("ferries") })
        #expect(!texts.contains("monday") && !texts.contains("minute"))
    }

    @Test("The weight falls from 1, and every mention is the term as it stands")
    func weights() throws {
        let found = keywords(Self.story)
        #expect(found.first?.weight == 1)
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.weight >= $1.weight })
        let bytes = Array(Self.story.utf8)
        for keyword in found {
            #expect(!keyword.mentions.isEmpty)
            for range in keyword.mentions {
                #expect(termKey(String(decoding: bytes[range], as: UTF8.self)) == termKey(keyword.text))
            }
        }
        let all = found.flatMap(\.mentions).sorted { $0.lowerBound < $1.lowerBound }
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    }

    @Test("No keyword reaches into a name, and no piece of a name is one")
    func apartFromNames() {
        let names = names(in: Self.story)
        for keyword in keywords(Self.story) {
            for range in keyword.mentions { #expect(!names.contains { $0.overlaps(range) }) }
            #expect(!["reed", "jonas", "alma", "captain"].contains(keyword.text))
        }
    }

    @Test("A headline lifts its words, and its own are not counted")
    func headline() {
        let plain = keywords(Self.story)
        let lifted = keywords(Self.story, headline: "Divers search hull of ferry")
        func rank(_ text: String, _ keywords: [Keyword]) -> Int { keywords.firstIndex { $0.text == text } ?? 99 }
        #expect(rank("hull", lifted) < rank("hull", plain))
        #expect(lifted.first { $0.text == "hull" }?.mentions.count == 1)
    }

    @Test("Singular and plural, hyphen and space are one term")
    func oneTerm() {
        let text = """
            A cruise missile fell. The cruise-missile hit a hangar. Two cruise missiles were shot down over the hangar.
            """
        let found = finder.keywords(of: text, names: [])
        #expect(found.first { termKey($0.text) == "cruise missile" }?.mentions.count == 3)
    }

    @Test("What is left of a longer noun is no term by itself")
    func noRest() {
        let text = "The tax fraud case shook the bank. The tax fraud case goes on, lawyers of the bank said."
        let texts = finder.keywords(of: text, names: []).map(\.text)
        #expect(texts.contains("tax fraud"))
        #expect(!texts.contains("fraud") && !texts.contains("fraud case"))
    }

    @Test("A capital within a sentence, or an abbreviation that stands once, is taken for a name")
    func capitals() {
        let text = "The senator asked Councillor Bratwell for the report. The report came late, the NGBT said."
        let texts = finder.keywords(of: text, names: []).map { $0.text.lowercased() }
        #expect(!texts.contains { $0.contains("councillor") || $0.contains("bratwell") || $0.contains("ngbt") })
        #expect(texts.contains("report"))
    }

    @Test(
        "Other languages, and what is no text, have no keywords",
        arguments: [
            "", "...", "12 34 56", "Die Fähre lief am Montag vor der Küste auf eine Sandbank und wurde abgeschleppt.",
            "\u{0}\u{1}\u{FFFD}", String(repeating: "-", count: 5000),
        ])
    func nothing(_ text: String) { #expect(finder.keywords(of: text, names: []).isEmpty) }

    @Test("Long and odd texts are read")
    func odd() {
        let long = String(repeating: "The ferry's steering gear failed off the coast. ", count: 4000)
        #expect(finder.keywords(of: long, names: []).contains { $0.text == "steering gear" })
        let hyphens = String(repeating: "a-b-c-steering-gear-", count: 500)
        #expect(finder.keywords(of: hyphens, names: [0..<3, 40..<50]).count <= 12)
    }
}
