import News
import Resources
import Testing

@testable import Stories

@Suite("What changed in a text")
struct TextChangesTests {
    private let common: CommonWords

    init() throws { common = CommonWords(try #require(Resources.locate()).wordFrequencies()) }

    /// What changed from form to form, as pairs of sentences.
    private func changes(_ bodies: String...) -> [[[String?]]] {
        let versions = bodies.dropLast().enumerated().map { index, body in
            TextVersion(headline: "Fire", body: body, replaced: Moment(seconds: Int64(index)))
        }
        return history(of: filed(bodies.last ?? ""), versions: versions, common: common).changes.map { change in
            change.sentences.map { [$0.one?.text, $0.other?.text] }
        }
    }

    private func filed(_ body: String) -> FiledArticle {
        FiledArticle(
            line: ArticleLine(id: 1, headline: "Fire", position: ListPosition(seconds: 1, id: 1)),
            article: Article(headline: "Fire", body: body), mentions: [], entities: [])
    }

    @Test(
        "A sentence that took another's place stands beside it, one that went or came alone, one that stayed not at all"
    )
    func sentences() {
        #expect(
            changes(
                "The ferry burned. Captain Ivo Petrov was warned of old cables. Nobody was hurt.",
                "The ferry burned. The captain was warned of old cables. An inquiry will follow.") == [
                    [
                        ["Captain Ivo Petrov was warned of old cables.", "The captain was warned of old cables."],
                        [nil, "An inquiry will follow."], ["Nobody was hurt.", nil],
                    ]
                ])
    }

    @Test("A name that was taken out is lit, and so is a small word")
    func lit() throws {
        let old = "Captain Ivo Petrov was not warned of old cables."
        let versions = [TextVersion(headline: "Fire", body: old, replaced: Moment(seconds: 7))]
        let found = history(of: filed("The captain was warned of old cables."), versions: versions, common: common)
        let row = try #require(found.changes.first?.sentences.first)
        #expect(row.one.map { one in one.lit.map { one.text.text(atBytes: $0) } } == ["Ivo Petrov", "not"])
        #expect(found.changes.first?.made.seconds == 7)
    }

    @Test("Each version is compared with the next, the last with the text of now; sentences that moved did not change")
    func steps() {
        #expect(
            changes(
                "One ferry burned.", "Two ferries burned.", "Two ferries burned. Rain fell.",
                "Rain fell. Two ferries burned.")
                == [
                    [["One ferry burned.", "Two ferries burned."]], [[nil, "Rain fell."]], [],
                ])
        #expect(changes("Only one.").isEmpty)
    }
}
