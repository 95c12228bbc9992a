import News
import Resources
import Testing

@testable import Stories

private let captain = Entity(id: 1, name: "Ivo Petrov", kind: .person, mentions: 3, articles: 2)
private let mate = Entity(id: 2, name: "Lena Stoy", kind: .person, mentions: 3, articles: 2)

private func telling(
    _ id: Article.ID, _ headline: String, _ body: String, naming names: [Entity] = []
) -> FiledArticle {
    let line = ArticleLine(id: id, headline: headline, position: ListPosition(seconds: id, id: id))
    let mentions = names.compactMap { entity in
        body.firstRange(of: entity.name).map {
            let start = body.utf8.distance(from: body.startIndex, to: $0.lowerBound)
            return FiledArticle.Mention(range: start..<start + entity.name.utf8.count, entity: entity.id)
        }
    }
    return FiledArticle(
        line: line, article: Article(headline: headline, body: body), mentions: mentions,
        entities: names.map { FiledArticle.Presence(entity: $0, mentionsHere: 1) })
}

@Suite("Two tellings side by side")
struct ComparingTests {
    private let common: CommonWords

    init() throws { common = CommonWords(try #require(Resources.locate()).wordFrequencies()) }

    private func compared(_ one: String, _ other: String, naming: ([Entity], [Entity]) = ([], [])) -> TellingComparison
    {
        comparison(
            of: telling(1, "Ferry burns", one, naming: naming.0),
            with: telling(2, "Ferry in flames", other, naming: naming.1),
            common: common)
    }

    @Test("Another number of the same things comes first; a year, a day and a time of day are none")
    func numbers() throws {
        let found = compared(
            "The ferry Sirena burned in Varna harbour at 9:15 on March 5. Firemen brought forty passengers ashore.",
            "At 9:40 on March 6 the ferry Sirena burned in the harbour of Varna. Firemen carried 52 passengers ashore.")
        let first = try #require(found.differences.first)
        #expect(first.kind == .number)
        #expect(first.says == "forty passengers" && first.otherSays == "52 passengers")
        #expect(found.differences.count { $0.kind == .number } == 1)
        #expect(found.differences.contains { $0.kind == .wording } || found.differences.count == 1)
    }

    @Test("The same number written in a word and in digits does not differ")
    func writtenNumbers() {
        let found = compared(
            "Firemen brought forty passengers ashore.", "Firemen carried 40 passengers ashore quickly.")
        #expect(!found.differences.contains { $0.kind == .number })
    }

    @Test("Names of one kind that the other article never has are set against each other")
    func names() throws {
        let (one, other) = (
            "Captain Ivo Petrov warned of old cables in the galley.",
            "Old cables in the galley were what first mate Lena Stoy warned of."
        )
        let found = compared(one, other, naming: ([captain], [mate]))
        let difference = try #require(found.differences.first { $0.kind == .name })
        #expect(difference.says == "Ivo Petrov" && difference.otherSays == "Lena Stoy")
        let both = compared(one, other + " Ivo Petrov kept silent.", naming: ([captain], [mate, captain]))
        #expect(!both.differences.contains { $0.kind == .name })
    }

    @Test("What one says in other words is lit on both sides, small words are not")
    func wording() throws {
        let found = compared(
            "The officer joined the secret call over a hotel landline.",
            "The officer joined the secret call with a mobile phone.")
        let difference = try #require(found.differences.first { $0.one.range != nil })
        #expect(difference.kind == .wording)
        #expect(difference.says == "hotel landline" && difference.otherSays == "mobile phone")
        #expect(difference.one.lit.map { difference.one.text.text(atBytes: $0) } == ["hotel landline"])
    }

    @Test("Two numbers of a sentence both differ, and each is held against the one that is said of the same")
    func severalNumbers() {
        let found = compared(
            "The bank cut its rate to 3.5 percent, five of nine members voted for it, and the krone fell by 0.8 percent.",
            "The krone fell by 1.2 percent after the bank cut its rate to 3.5 percent; seven of nine members voted for it."
        )
        let numbers = Set(found.differences.filter { $0.kind == .number }.map { [$0.says, $0.otherSays] })
        #expect(numbers == [["five of nine members", "seven of nine members"], ["0.8 percent", "1.2 percent"]])
    }

    @Test(
        "Lengths of time differ in whatever units they are given, unless they are nearly the same",
        arguments: [
            ("in two weeks", "in a month", true), ("for six months", "for six weeks", true),
            ("for four years", "for five years", true), ("for 365 days", "for a year", false),
            ("for two days", "for 48 hours", false),
        ])
    func times(_ one: String, _ other: String, _ differ: Bool) {
        let found = compared("The divers search the wreck again \(one).", "The divers search the wreck \(other) again.")
        #expect(found.differences.contains { $0.kind == .number } == differ)
    }

    @Test("A number that the other article gives of the same things elsewhere does not differ")
    func numberElsewhere() {
        let found = compared(
            "The fire in the harbour killed 14 sailors.",
            "The fire in the harbour hurt 30 sailors. Later the harbour master said that 14 sailors had been killed.")
        #expect(!found.differences.contains { $0.kind == .number })
    }

    @Test("What one denies and the other says differs, though it is in small words alone")
    func denial() throws {
        let found = compared(
            "The harbour master of Varna said she would not appeal.",
            "The harbour master of Varna said she would appeal.")
        let difference = try #require(found.differences.first)
        #expect(difference.says == "not appeal" && difference.otherSays == "appeal")
        let both = compared("The harbour master will not appeal.", "The harbour master will never appeal.")
        #expect(both.differences.allSatisfy { $0.one.range == nil })
    }

    @Test("What stands in the stead of something comes before what is only added")
    func replaced() throws {
        let found = compared(
            "Experts found that old cables caused the fire in the galley. The ferry Sirena, a wreck, lies in the harbour.",
            "Experts found that fireworks caused the fire in the galley. The ferry Sirena lies in the inner harbour tonight."
        )
        let first = try #require(found.differences.first)
        #expect(first.says == "old cables" && first.otherSays == "fireworks")
    }

    @Test("Every sentence of both is in a row, once, and those that say the same share one")
    func rows() {
        let found = compared(
            "Sirena burned in Varna harbour. Nobody was hurt. Cables had been old.",
            "Minister praised firemen. The Sirena burned in harbour of Varna. Ash fell on gardens.")
        let texts = found.rows.map { [$0.one?.text, $0.other?.text] }
        #expect(
            texts == [
                ["Ferry burns", "Ferry in flames"], [nil, "Minister praised firemen."],
                ["Sirena burned in Varna harbour.", "The Sirena burned in harbour of Varna."],
                [nil, "Ash fell on gardens."], ["Nobody was hurt.", nil], ["Cables had been old.", nil],
            ])
    }

    @Test("Texts without words, or the same text, do not differ")
    func same() {
        let text = "The ferry Sirena burned in the harbour of Varna. In the harbour the ferry had burned before."
        let same = comparison(
            of: telling(1, "Ferry burns", text), with: telling(2, "Ferry burns", text), common: common)
        #expect(same.differences.isEmpty)
        #expect(same.rows.allSatisfy { $0.one?.text == $0.other?.text })
        let nothing = comparison(of: telling(1, "", ""), with: telling(2, "", ""), common: common)
        #expect(nothing.rows.isEmpty && nothing.differences.isEmpty)
    }
}
