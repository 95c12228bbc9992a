import News
import Resources
import Testing

@testable import Stories

private let captain = Entity(id: 1, name: "Ivo Petrov", kind: .person, mentions: 3, articles: 2)

private func telling(_ id: Article.ID, _ body: String, naming names: [Entity] = []) -> FiledArticle {
    let mentions = names.compactMap { entity in
        body.firstRange(of: entity.name).map {
            let start = body.utf8.distance(from: body.startIndex, to: $0.lowerBound)
            return FiledArticle.Mention(range: start..<start + entity.name.utf8.count, entity: entity.id)
        }
    }
    return FiledArticle(
        line: ArticleLine(id: id, headline: "Fire", position: ListPosition(seconds: id, id: id)),
        article: Article(headline: "Fire", body: body), mentions: mentions,
        entities: names.map { FiledArticle.Presence(entity: $0, mentionsHere: 1) })
}

@Suite("What is new to somebody who has read other tellings")
struct KnownFactsTests {
    private let common: CommonWords

    init() throws { common = CommonWords(try #require(Resources.locate()).wordFrequencies()) }

    private static let read =
        "The ferry Sirena burned in Varna harbour on Tuesday morning. Firemen brought forty passengers ashore unhurt. "
        + "The harbour was closed to other ships until noon."

    private func new(_ body: String, naming names: [Entity] = [], read: String = read) -> [String] {
        let facts = KnownFacts(of: [telling(1, read)], common: common).new(in: telling(2, body, naming: names))
        return facts.sentences.map { body.text(atBytes: $0) }
    }

    @Test("What was read is not new in other words; what no telling had is")
    func known() {
        let body =
            "On Tuesday morning a fire burned the ferry Sirena in the harbour of Varna. All forty passengers were "
            + "brought ashore by firemen, unhurt. A cable in the galley had melted days before, a mechanic said."
        #expect(new(body) == ["A cable in the galley had melted days before, a mechanic said."])
    }

    @Test("Another number or another name makes a sentence new; a year and a spelled number do not")
    func numbersAndNames() {
        #expect(new("Firemen brought 40 passengers ashore unhurt.").isEmpty)
        #expect(new("Firemen brought 52 passengers ashore unhurt.").count == 1)
        let named = "Firemen brought forty passengers and Ivo Petrov ashore unhurt."
        #expect(new(named).isEmpty)
        #expect(new(named, naming: [captain]) == [named])
    }

    @Test("One sentence that says what two sentences said is known")
    func joined() {
        #expect(
            new("Firemen brought forty passengers ashore and the harbour was closed to other ships until noon.").isEmpty
        )
    }

    @Test("Sentences that say nothing are no facts; of nothing read, everything is new")
    func counted() {
        let body = "He would not say more. A mechanic found melted cables in the galley."
        let facts = KnownFacts(of: [], common: common).new(in: telling(2, body))
        #expect(facts.total == 1 && facts.sentences.count == 1)
        #expect(KnownFacts(of: [telling(1, "")], common: common).new(in: telling(2, "")).total == 0)
    }
}
