import News
import Terminal
import Testing

@testable import Reader

struct ComparisonTests {
    private static let pair = TellingPair(one: 1, other: 2)

    private static func sentence(_ text: String, lit: String..., at range: Range<Int>? = nil)
        -> TellingComparison.Sentence
    {
        TellingComparison.Sentence(
            text: text, range: range,
            lit: lit.compactMap { word in
                text.firstRange(of: word).map {
                    let start = text.utf8.distance(from: text.startIndex, to: $0.lowerBound)
                    return start..<start + word.utf8.count
                }
            })
    }

    private static let comparison = TellingComparison(
        one: Sample.library.articles[0].line, other: Sample.library.articles[1].line,
        differences: [
            TellingComparison.Difference(
                kind: .number, one: sentence("The call lasted 38 minutes.", lit: "38", at: 10..<37),
                other: sentence("The call went on for 40 minutes.", lit: "40", at: 20..<52), says: "38 minutes",
                otherSays: "40 minutes")
        ],
        rows: [
            TellingComparison.Row(
                one: sentence("He used a hotel landline.", lit: "landline", at: 40..<65),
                other: sentence("He used a mobile phone or the hotel's own Wi-Fi.", lit: "mobile phone", at: 60..<108)),
            TellingComparison.Row(one: nil, other: sentence("Nobody else did.", at: 110..<126)),
        ])

    private static var library: FakeLibrary {
        var library = Sample.library
        let lines = library.articles.map(\.line)
        library.stories = [
            1: Story(article: 1, tellings: [lines[1], lines[0]].map { Story.Telling(article: $0, onlyHere: []) })
        ]
        library.comparisons = [pair: comparison]
        return library
    }

    private func comparing(rows: Int = 20, columns: Int = 70) -> Model {
        var model = Model.started(on: Self.library, rows: rows, columns: columns)
        model.press(.character("c"), .character("c"), on: Self.library)
        return model
    }

    @Test("c on another telling of a story shows the two side by side, what differs first")
    func screen() {
        #expect(
            comparing().shown == """
                 Two tellings · 1 difference
                ──────────────────────────────────────────────────────────────────────
                  Harbour Wire                    │ Kyiv Courier
                  Officer's hotel line opened Ta… │ Pistorius: a single error, no…

                  DIFFERENCES                                            1 difference
                ▌ 38 minutes                      │ 40 minutes
                  The call lasted 38 minutes.     │ The call went on for 40
                                                  │ minutes.

                  SENTENCE BY SENTENCE
                  He used a hotel landline.       │ He used a mobile phone or the
                                                  │ hotel's own Wi-Fi.
                                                  │ Nobody else did.




                ──────────────────────────────────────────────────────────────────────
                                Enter opens the sentence  q back  w who/where  ? keys
                """)
    }

    @Test("Words that the other does not have are lit")
    func lit() {
        let lines = comparing().comparison?.lines.lines ?? []
        let lit = lines.flatMap(\.pieces).filter { $0.ink == .chosen }.map(\.text)
        #expect(lit == ["38 minutes", "40 minutes", "38", "40", "landline", "mobile phone"])
    }

    @Test("Enter opens the article at the sentence; q comes back")
    func opening() {
        var model = comparing()
        model.press(.enter, on: Self.library)
        #expect(model.reading?.id == 1)
        #expect(model.reading?.passage == 10..<37)
        model.press(.character("q"), on: Self.library)
        #expect(model.comparison != nil)
        model.press(.down, .down, .enter, on: Self.library)
        #expect(model.reading?.id == 2)
    }

    @Test("The article that was asked about is not compared with itself")
    func itself() {
        var model = Model.started(on: Self.library, rows: 20, columns: 70)
        model.press(.character("c"), .down, .character("c"), on: Self.library)
        #expect(model.comparison == nil)
        #expect(model.notice?.text.contains("another article") == true)
    }

    @Test("It is drawn at any size", arguments: [(1, 1), (2, 10), (5, 20), (24, 40), (60, 200)])
    func sizes(rows: Int, columns: Int) {
        #expect(comparing(rows: rows, columns: columns).view().grid.size == Size(rows: rows, columns: columns))
    }
}
