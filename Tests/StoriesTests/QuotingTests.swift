import News
import Testing

@testable import Stories

private let minister = Entity(id: 1, name: "Ana Ruiz", kind: .person, mentions: 9, articles: 4)
private let mayor = Entity(id: 2, name: "Jan Dvorak", kind: .person, mentions: 9, articles: 4)

/// A telling whose quotes are what stands between its quotation marks, each with a speaker.
private func telling(_ id: Article.ID, _ body: String, by speakers: [Entity?]) -> FiledArticle {
    let bytes = Array(body.utf8)
    let marks = bytes.indices.filter { bytes[$0] == 0x22 }
    let ranges = stride(from: 0, to: marks.count - 1, by: 2).map { marks[$0] + 1..<marks[$0 + 1] }
    return FiledArticle(
        line: ArticleLine(id: id, headline: "", source: "Wire \(id)", position: ListPosition(seconds: id, id: id)),
        article: Article(headline: "", body: body), mentions: [],
        entities: [minister, mayor].map { FiledArticle.Presence(entity: $0, mentionsHere: 1) },
        quotes: zip(ranges, speakers).map { FiledArticle.Quote(range: $0, speaker: $1?.id) })
}

@Suite("Quotes across outlets")
struct QuotingTests {
    private static let whole = telling(
        1, "\"It was a serious mistake, and one that should not have happened,\" Ana Ruiz said. \"Nobody is hurt.\"",
        by: [minister, minister])

    private func leftOut(_ quotation: Quotation, _ variant: Quotation.Variant) -> [String] {
        variant.leftOut.map { quotation.whole.text.text(atBytes: $0) }
    }

    @Test("A quotation has who gives it whole, who cuts it and what is left out, and who names no speaker")
    func cut() throws {
        let short = telling(
            2, "The minister spoke of \"a serious mistake\" that \"should not have happened\".", by: [nil, nil])
        let same = telling(
            3, "\"It was a serious mistake and one that should not have happened\", Ruiz said.", by: [minister])
        let found = quotations(in: [Self.whole, short, same])
        let quotation = try #require(found.first)
        #expect(found.count == 1 && quotation.speaker == minister && quotation.whole.article.id == 1)
        #expect(quotation.variants.map(\.article.id) == [1, 2, 3])
        #expect(quotation.variants.map(\.isWhole) == [true, false, true])
        let second = quotation.variants[1]
        #expect(second.pieces.map(\.text) == ["a serious mistake", "should not have happened"])
        #expect(leftOut(quotation, second) == ["It was", "and one that"])
        #expect(second.speaker == nil && abs(second.share - 7.0 / 12.0) < 0.01)
    }

    @Test("Where outlets disagree on who said it, each has its own speaker")
    func disagreement() throws {
        let other = telling(
            2, "\"It was a serious mistake, and one that should not have happened,\" said Dvorak.", by: [mayor])
        let third = telling(
            3, "\"A serious mistake, and one that should not have happened,\" said Ruiz.", by: [minister])
        let quotation = try #require(quotations(in: [Self.whole, other, third]).first)
        #expect(quotation.speaker == minister)
        #expect(quotation.variants.map { $0.speaker?.id } == [1, 2, 1])
    }

    @Test(
        "Other words are no variant, nor are a few words that anybody may say",
        arguments: [
            "\"It was a serious accident that nobody could foresee,\" she said.", "He called it \"a mistake\".",
            "\"It was\" late.", "\"Mistake serious\", they wrote.", "\"\" \"a\"",
        ])
    func others(_ body: String) {
        #expect(quotations(in: [Self.whole, telling(2, body, by: [nil, nil])]).isEmpty)
    }

    @Test("What one telling says twice is no quotation of several; nothing is found in nothing")
    func alone() {
        let twice = telling(1, "\"We will not sell the harbour.\" \"We will not sell the harbour.\"", by: [nil, nil])
        #expect(quotations(in: [twice]).isEmpty)
        #expect(quotations(in: []).isEmpty)
    }
}
