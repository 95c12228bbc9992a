import News
import Testing

@testable import Stories

private let minister = Entity(id: 1, name: "Ana Ruiz", kind: .person, mentions: 9, articles: 4)
private let city = Entity(id: 2, name: "Varna", kind: .place, mentions: 8, articles: 5)
private let ferry = Entity(id: 3, name: "Sirena", kind: .product, mentions: 7, articles: 3)
private let captain = Entity(id: 4, name: "Ivo Petrov", kind: .person, mentions: 3, articles: 2)
private let country = Entity(id: 5, name: "Bulgaria", kind: .place, mentions: 400, articles: 300)
private let club = Entity(id: 6, name: "Cherno More", kind: .organization, mentions: 30, articles: 20)

/// An article that mentions some entities, each where its name first stands.
private func article(
    _ id: Article.ID, _ headline: String, hour: Int = 12, _ body: String, naming names: [Entity],
    says quotes: [(String, Entity?)] = []
) -> FiledArticle {
    let published = Moment(year: 2024, month: 3, day: 5, hour: hour)
    let line = ArticleLine(
        id: id, headline: headline, published: published,
        position: ListPosition(seconds: published?.seconds ?? 0, id: id))
    func range(_ text: String) -> Range<Int>? {
        guard let range = body.firstRange(of: text) else { return nil }
        let start = body.utf8.distance(from: body.startIndex, to: range.lowerBound)
        return start..<start + text.utf8.count
    }
    let mentions = names.compactMap { entity in
        range(entity.name).map { FiledArticle.Mention(range: $0, entity: entity.id) }
    }
    return FiledArticle(
        line: line, article: Article(headline: headline, published: published, body: body),
        mentions: mentions.sorted { $0.range.lowerBound < $1.range.lowerBound },
        entities: names.map { FiledArticle.Presence(entity: $0, mentionsHere: 1) },
        quotes: quotes.compactMap { text, speaker in
            range(text).map { FiledArticle.Quote(range: $0, speaker: speaker?.id) }
        })
}

private let fire = article(
    1, "Ferry burns in Varna harbour", hour: 9,
    "VARNA. The ferry Sirena burned in the harbour of Varna on Tuesday. Nobody was hurt, minister Ana Ruiz said. "
        + "“We were lucky,” she added. Bulgaria will look into the cause.",
    naming: [city, ferry, minister, country], says: [("We were lucky,", minister)])
private let blame = article(
    2, "Minister: harbour fire began in the galley", hour: 15,
    "The fire on the ferry Sirena in the harbour of Varna began in the galley, minister Ana Ruiz said on Tuesday. "
        + "Captain Ivo Petrov had warned of the cables. “It was a matter of time,” Petrov said.",
    naming: [city, ferry, minister, captain], says: [("It was a matter of time,", captain)])
private let match = article(
    3, "Cherno More draw at home",
    "Cherno More played to a goalless draw in Varna before nine thousand, a result that helps nobody in Bulgaria.",
    naming: [city, club, country])

@Suite("Stories as several outlets tell them")
struct StoryTests {
    @Test("A story has its tellings in the order they are given in, and says which one was asked about")
    func tellings() throws {
        let told = try #require(story(of: [fire, blame], askedFor: 2))
        #expect(told.tellings.map(\.article.id) == [1, 2])
        #expect(told.article == 2)
        #expect(told.span?.lowerBound.seconds == fire.article.published?.seconds)
    }

    @Test("Names in all tellings are listed apart from names in only one, which come with their sentence")
    func names() throws {
        let told = try #require(story(of: [fire, blame], askedFor: 1))
        #expect(Set(told.namedByAll.map(\.name)) == ["Ana Ruiz", "Sirena", "Varna"])
        #expect(told.namedBySome.isEmpty)
        #expect(told.tellings[0].onlyHere.map(\.entity.name) == ["Bulgaria"])
        let only = try #require(told.tellings[1].onlyHere.first)
        #expect(only.entity == captain)
        #expect(only.passage.text == "Captain Ivo Petrov had warned of the cables.")
        #expect(only.passage.article.id == 2)
    }

    @Test("A name in two of three tellings comes with the one that leaves it out")
    func partial() throws {
        let third = article(
            4, "Varna: cables blamed for ferry fire", hour: 18,
            "Cables in the galley are blamed for the fire that burned the ferry Sirena in Varna harbour on Tuesday; "
                + "Ivo Petrov, who commands her, had warned of them. Minister Ana Ruiz promised an inquiry.",
            naming: [city, ferry, captain, minister])
        let told = try #require(story(of: [fire, blame, third], askedFor: 4))
        let petrov = try #require(told.namedBySome.first { $0.entity == captain })
        #expect(petrov.passages.map(\.article.id) == [2, 4])
        #expect(petrov.leftOutBy.map(\.id) == [1])
    }

    @Test("An outlet leaves a name out if none of its tellings has it, and is told of once")
    func outletsWithout() {
        func line(_ id: Article.ID, _ source: String?) -> ArticleLine {
            ArticleLine(id: id, headline: "", source: source, position: ListPosition(seconds: 0, id: id))
        }
        let naming = Story.PartialNaming(
            entity: captain,
            passages: [1, 2].map { Dossier.Passage(article: line($0, "Gazette"), text: "", range: 0..<0, marks: []) },
            leftOutBy: [line(3, "Gazette"), line(4, "Wire"), line(5, nil), line(6, "Wire"), line(7, nil)])
        #expect(naming.outletsWithout.map(\.id) == [4, 5, 7])
    }

    @Test("Quotes are gathered by speaker; one without a speaker is left out")
    func quotes() throws {
        let told = try #require(story(of: [fire, blame], askedFor: 1))
        #expect(told.speakings.map(\.speaker.name).sorted() == ["Ana Ruiz", "Ivo Petrov"])
        let said = told.speakings.flatMap(\.quotes).map(\.text)
        #expect(said.sorted() == ["It was a matter of time,", "We were lucky,"])
    }

    @Test("What is new in a telling is what none before has: names, and quotes that are not the same with a word less")
    func newInATelling() throws {
        let later = article(
            5, "Inquiry into harbour fire", hour: 20,
            "“We were lucky,” Ana Ruiz had said. “There will be an inquiry of all ferries,” she said. "
                + "Ivo Petrov keeps silent.",
            naming: [minister, captain],
            says: [("We were lucky,", minister), ("There will be an inquiry of all ferries,", minister)])
        let told = try #require(story(of: [fire, blame, later], askedFor: 1))
        #expect(
            told.tellings.map { $0.newNames.map(\.name).sorted() } == [
                ["Ana Ruiz", "Bulgaria", "Sirena", "Varna"], ["Ivo Petrov"], [],
            ])
        #expect(told.tellings[2].newQuotes.map(\.quote.text) == ["There will be an inquiry of all ferries,"])
        #expect(told.mainNames.first == minister)
    }

    @Test("The headline of a story is the one whose words the other tellings have too")
    func headline() throws {
        let aside = article(
            6, "Everything we know so far today", hour: 21, "The ferry Sirena burned in Varna harbour.", naming: [ferry]
        )
        let told = try #require(story(of: [aside, fire, blame], askedFor: 1))
        #expect(told.headline == "Ferry burns in Varna harbour")
    }

    @Test("An article alone is no story, nor are none")
    func empty() {
        #expect(story(of: [fire], askedFor: 1) == nil)
        #expect(story(of: [], askedFor: 1) == nil)
    }
}
