import News
import Terminal
import Testing

@testable import Reader

@Suite("Quotes across outlets on the screen")
struct QuotationLinesTests {
    private static let articles = Sample.library.articles
    private static let text = "It was a serious mistake that should not have happened"

    private static func passage(_ index: Int, _ text: String) -> Dossier.Passage {
        Dossier.Passage(article: articles[index].line, text: text, range: 3..<9, marks: [])
    }

    private static let quotation = Quotation(
        speaker: Sample.pistorius, whole: passage(0, text),
        variants: [
            Quotation.Variant(
                article: articles[0].line, pieces: [passage(0, text)], speaker: Sample.pistorius, leftOut: [], share: 1),
            Quotation.Variant(
                article: articles[1].line, pieces: [passage(1, "a serious mistake"), passage(1, "have happened")],
                speaker: nil, leftOut: [0..<6, 25..<40], share: 0.5),
            Quotation.Variant(
                article: articles[2].line, pieces: [passage(2, text)], speaker: Sample.gerhartz, leftOut: [], share: 1),
        ])

    @Test(
        "Each quotation has its whole, who gives it whole, who cuts it and how, and who names another speaker or none")
    func lines() {
        let lines = QuotationLines(quotations: [Self.quotation], width: 110, glyphs: .unicode).lines
        let written = lines.map { $0.pieces.map(\.text).joined() + ($0.right.isEmpty ? "" : " | " + $0.right) }
        #expect(
            written == [
                "", "QUOTED BY SEVERAL | 1 quotation",
                "Boris Pistorius: 'It was a serious mistake that should not have happened'",
                "Harbour Wire              whole",
                "Kyiv Courier              50 %: 'a serious mistake' … 'have happened' | names nobody",
                "Signals Weekly            whole | says it was Ingo Gerhartz",
            ])
        #expect(lines.dropFirst(2).allSatisfy { $0.target != nil && $0.why != nil })
        #expect(QuotationLines(quotations: [], width: 80, glyphs: .unicode).lines.isEmpty)
    }

    @Test("The comparison of two tellings has the quotations that both give")
    func compared() {
        var library = Sample.library
        let pair = TellingPair(one: 1, other: 2)
        library.comparisons[pair] = TellingComparison(
            one: Self.articles[0].line, other: Self.articles[1].line, differences: [], rows: [],
            quotations: [Self.quotation])
        var model = Model.started(on: library, rows: 36, columns: 120)
        model.press(.enter, on: library)
        model.type(":compare 2", on: library)
        model.press(.enter, on: library)
        #expect(model.shown.contains("QUOTED BY SEVERAL") && model.shown.contains("names nobody"))
    }
}
