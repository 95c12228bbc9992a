import News
import Resources
import Testing

@testable import Stories

/// Compares texts as a library would that has no other articles.
private struct Reading {
    let common: CommonWords
    let rules: StoryRules

    init() throws {
        let resources = try #require(Resources.locate())
        common = CommonWords(try resources.wordFrequencies())
        rules = StoryRules(common: common)
    }

    /// - Parameters:
    ///   - hour: since a day in 2024; nil for an article without a date.
    ///   - names: numbers of entities that it names.
    func profile(
        _ headline: String, _ body: String, hour: Int? = 0, outlet: String? = nil, names: [Entity.ID] = []
    ) -> StoryProfile {
        let draft = StoryDraft(headline: headline, body: body, common: common)
        let published = hour.map { Moment(seconds: 1_709_600_000 + Int64($0) * 3600) }
        return rules.weigh(
            draft,
            StoryCircumstances(
                published: published, outlet: outlet,
                names: names.map { .init(entity: $0, mentions: 1, articles: 2) }, articles: 20,
                articlesWithWord: draft.words.map { _ in 1 }, articlesCounted: 20)
        ).profile
    }

    func groups(_ profiles: [StoryProfile], _ ties: StoryTies = StoryTies()) -> [[Int]] {
        rules.groups(profiles, ties).map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }
}

private let fire = (
    "Ferry burns in Varna harbour",
    """
    The ferry Sirena burned in the harbour of Varna on Tuesday. Nobody was hurt, minister Ana Ruiz said. Flames came out \
    of the galley shortly after nine.
    """
)
private let blame = (
    "Minister: harbour fire began in the galley",
    """
    The fire on the ferry Sirena in the harbour of Varna began in the galley, minister Ana Ruiz said on Tuesday. Captain \
    Ivo Petrov had warned of old cables.
    """
)
private let match = (
    "Cherno More draw at home", "Cherno More played to a goalless draw in Varna before nine thousand spectators."
)

struct StoryGroupingTests {
    private let reading: Reading

    init() throws { reading = try Reading() }

    @Test("Two reports on one event are one story, in any order; one on a match in the same city is another")
    func oneEvent() {
        let profiles = [
            reading.profile(fire.0, fire.1, names: [1, 2, 3]), reading.profile(match.0, match.1, names: [2, 5]),
            reading.profile(blame.0, blame.1, hour: 6, names: [1, 2, 3, 4]),
        ]
        #expect(reading.groups(profiles) == [[0, 2], [1]])
        #expect(reading.groups(profiles.reversed()) == [[0, 2], [1]])
    }

    @Test("The same words weeks later are another story; without a date they are the same one")
    func time() {
        let first = reading.profile(fire.0, fire.1, names: [1, 2, 3])
        let late = reading.profile(blame.0, blame.1, hour: 24 * 20, names: [1, 2, 3, 4])
        let undated = reading.profile(blame.0, blame.1, hour: nil, names: [1, 2, 3, 4])
        #expect(reading.groups([first, late]) == [[0], [1]])
        #expect(reading.groups([first, undated]) == [[0, 1]])
    }

    @Test("A person's word counts more than likeness, for joining and for parting")
    func ties() {
        let profiles = [
            reading.profile(fire.0, fire.1, names: [1, 2, 3]), reading.profile(match.0, match.1, names: [2, 5]),
            reading.profile(blame.0, blame.1, hour: 6, names: [1, 2, 3, 4]),
        ]
        var together = StoryTies()
        together.together.insert(StoryTies.Pair(1, 0))
        #expect(reading.groups(profiles, together).contains { $0.contains(0) && $0.contains(1) })
        var apart = StoryTies()
        apart.apart.insert(StoryTies.Pair(0, 2))
        #expect(!reading.groups(profiles, apart).contains { $0.contains(0) && $0.contains(2) })
    }

    @Test("Likeness is the same both ways, and an article is most like itself")
    func likeness() {
        let (one, other) = (reading.profile(fire.0, fire.1), reading.profile(blame.0, blame.1, hour: 30))
        let forth = reading.rules.likenesses(one, [other, one])
        #expect(abs(forth[0] - reading.rules.likenesses(other, [one])[0]) < 0.001)
        #expect(forth[1] > forth[0])
    }

    @Test("An article without words or names is like no other, not even one like it")
    func empty() {
        let nothing = reading.profile("", "")
        #expect(reading.groups([nothing, nothing]) == [[0], [1]])
        #expect(reading.groups([]) == [])
    }

    @Test("Words that half of all news has are left out, and forms of one word are the same")
    func words() {
        let draft = StoryDraft(
            headline: "", body: "The government says it has warned and warns.", common: reading.common)
        let texts = draft.words.map(\.text)
        #expect(!texts.contains("the") && !texts.contains("has"))
        #expect(texts.filter { $0.hasPrefix("warn") } == ["warned"])
    }
}
