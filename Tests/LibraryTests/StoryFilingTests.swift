import Libraries
import LibrarySamples
import News
import Testing

/// Two articles are alike if they share the last word of their headlines; what is weighed is that word.
private let byLastWord = StoryRules(
    weigh: { draft, circumstances in
        WeighedStory(
            profile: StoryProfile(
                hours: circumstances.published.map { Int($0.seconds / 3600) }, outlet: 0, leadLength: 256,
                wholeLength: 256,
                words: draft.words.map { .init(key: $0.key, rarity: 3, lead: 1, whole: 1) }, names: []),
            words: draft.words.map { .init($0.text, weight: 1) }, names: [])
    },
    likenesses: { profile, others in others.map { $0.words == profile.words ? 1 : -1 } },
    groups: { profiles, ties in
        var groups: [[Int]] = []
        for index in profiles.indices {
            let bound = ties.together.flatMap { [$0.one, $0.other].contains(index) ? [$0.one, $0.other] : [] }
            let home = groups.firstIndex { group in
                if group.contains(where: { ties.apart.contains(StoryTies.Pair($0, index)) }) { return false }
                return group.contains { bound.contains($0) || profiles[$0].words == profiles[index].words }
            }
            if let home { groups[home].append(index) } else { groups.append([index]) }
        }
        return groups
    })

@Suite(.onEachEngine) struct StoryFilingTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    init() throws { temporary = try TemporaryLibrary() }

    /// Files an article on an event, which is a word.
    private func file(_ event: String, _ number: Int, day: Int? = 5) throws -> Article.ID {
        let article = Article.sample("\(number) on \(event)", "Of \(event), report \(number).", day: day ?? 1)
        var dated = article
        if day == nil { dated.published = nil }
        let batch = try library.prepare([Submission(article: dated, origin: nil)])
        let id = try #require(try library.fileArticles(batch, filed: Moment(seconds: 1_709_700_000)).first).id
        try extract(id, event)
        return id
    }

    private func extract(_ id: Article.ID, _ event: String) throws {
        let text = try #require(try library.textAwaitingExtraction(id))
        let key = UInt16(event.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF })
        let draft = StoryDraft(words: [.init(key: key, text: event, lead: 1, halves: 2, common: 0)])
        let found = ExtractedText(Extraction(), of: text, sketch: nil, story: draft)
        #expect(try library.fileExtractions([found], linking: byName, stories: byLastWord) == 1)
    }

    private func story(_ id: Article.ID) throws -> [Article.ID]? {
        try library.tellings(with: id, limit: 100)?.map(\.line.id)
    }

    @Test("Articles on one event are one story from whichever is asked, oldest first; others have none")
    func grouped() throws {
        let late = try file("quake", 1, day: 6)
        let early = try file("quake", 2, day: 5)
        let other = try file("match", 3)
        let far = try file("quake", 4, day: 25)
        for id in [late, early] { #expect(try story(id) == [early, late]) }
        #expect(try story(other) == nil)
        #expect(try story(far) == nil)
        #expect(try story(99) == nil)
        try expectWhole(library)
    }

    @Test("An article without a date joins the story of one with a date, whichever comes first")
    func undated() throws {
        let dated = try file("quake", 1)
        let undated = try file("quake", 2, day: nil)
        #expect(Set(try #require(try story(undated))) == [dated, undated])
        let second = try file("flood", 3, day: nil)
        let first = try file("flood", 4)
        #expect(Set(try #require(try story(first))) == [first, second])
    }

    @Test("A story of two is none any more when one is deleted")
    func deleted() throws {
        let (one, two) = (try file("quake", 1), try file("quake", 2))
        try library.removeArticle(two)
        #expect(try story(one) == nil)
        let three = try file("quake", 3)
        #expect(try story(one) == [one, three])
        try expectWhole(library)
    }

    @Test("An article that awaits extraction again joins its story after it")
    func reopened() throws {
        let (one, two) = (try file("quake", 1), try file("quake", 2))
        _ = try library.reopenExtractions(before: 2, limit: 9)
        #expect(try story(one) == nil)
        try extract(two, "quake")
        try extract(one, "quake")
        #expect(try story(one) == [one, two])
    }

    @Test("A person joins two stories, and what comes later keeps them joined; undone, they are two again")
    func joined() throws {
        let quake = [try file("quake", 1), try file("quake", 2)]
        let flood = [try file("flood", 3), try file("flood", 4)]
        let decision = try library.joinStories(of: quake[0], and: flood[1], rules: byLastWord)
        #expect(try story(flood[0]) == quake + flood)
        let later = try file("flood", 5)
        #expect(try story(later) == quake + flood + [later])
        #expect(try library.storyDecisions().map(\.kind) == [.together])
        try library.undoStoryDecision(decision, rules: byLastWord)
        #expect(try story(quake[0]) == quake)
        #expect(try story(later) == flood + [later])
        try expectWhole(library)
    }

    @Test("A person parts an article from a story, and nothing brings it back; undone, it is in it again")
    func parted() throws {
        let all = [try file("quake", 1), try file("quake", 2), try file("quake", 3)]
        try library.partStory(of: all[1], rules: byLastWord)
        #expect(try story(all[0]) == [all[0], all[2]])
        #expect(try story(all[1]) == nil)
        let later = try file("quake", 4)
        #expect(try story(all[0])?.contains(all[1]) == false)
        try library.undoStoryDecision(rules: byLastWord)
        #expect(try story(all[1]) == all + [later])
        #expect(throws: LibraryError.self) { try library.undoStoryDecision(rules: byLastWord) }
    }

    @Test("The tellings that were read are those of the article's own story, the newest first, without itself")
    func readTellings() throws {
        let all = [try file("quake", 1, day: 3), try file("quake", 2, day: 4), try file("quake", 3, day: 5)]
        let other = try file("match", 4)
        #expect(try library.readTellings(beside: all[2], limit: 9).isEmpty)
        for id in [all[0], all[1], other] { try library.markRead(true, id) }
        #expect(try library.readTellings(beside: all[2], limit: 9) == [all[1], all[0]])
        #expect(try library.readTellings(beside: all[2], limit: 1) == [all[1]])
        #expect(try library.readTellings(beside: all[0], limit: 9) == [all[1]])
        #expect(try library.readTellings(beside: other, limit: 9).isEmpty)
        #expect(try library.readTellings(beside: 99, limit: 9).isEmpty)
    }

    @Test("An article is as like the others of its story as the rules say; those put together by hand are marked")
    func likenesses() throws {
        let quake = [try file("quake", 1), try file("quake", 2)]
        let flood = try file("flood", 3)
        try library.joinStories(of: quake[0], and: flood, rules: byLastWord)
        let found = try library.likenesses(of: quake[0], limit: 9, rules: byLastWord)
        #expect(found.map(\.article.id) == [quake[1], flood])
        #expect(found.map(\.likeness) == [1, -1] && found.map(\.isByHand) == [false, true])
        #expect(try library.likenesses(of: file("match", 4), limit: 9, rules: byLastWord).isEmpty)
        #expect(try library.likenesses(of: 99, limit: 9, rules: byLastWord).isEmpty)
    }

    @Test("Decisions on stories go to another library by the texts of the articles, once")
    func moved() throws {
        let quake = [try file("quake", 1), try file("quake", 2), try file("quake", 3)]
        let flood = try file("flood", 4)
        try library.joinStories(of: quake[0], and: flood, rules: byLastWord)
        try library.partStory(of: quake[1], rules: byLastWord)
        let decisions = try library.namedStoryDecisions()
        #expect(decisions.map(\.isApart) == [false, true])
        let other = try StoryFilingTests()
        // The numbers are others there.
        _ = try other.file("match", 9)
        let moved = [try other.file("flood", 4), try other.file("quake", 3), try other.file("quake", 2)]
        let first = try other.file("quake", 1)
        for _ in 0..<2 { try other.library.decide(decisions, rules: byLastWord) }
        #expect(try Set(#require(try other.story(first))) == [first, moved[0], moved[1]])
        #expect(try other.story(moved[2]) == nil)
        #expect(try other.library.namedStoryDecisions() == decisions)
        // Where the articles are missing, nothing is decided.
        let empty = try StoryFilingTests()
        try empty.library.decide(decisions, rules: byLastWord)
        #expect(try empty.library.storyDecisions().isEmpty)
        try expectWhole(other.library)
    }

    @Test("An article that is alone cannot be parted, and none can be joined with itself or with nothing")
    func refused() throws {
        let one = try file("quake", 1)
        #expect(throws: LibraryError.self) { try library.partStory(of: one, rules: byLastWord) }
        #expect(throws: LibraryError.self) { try library.joinStories(of: one, and: one, rules: byLastWord) }
        #expect(throws: LibraryError.self) { try library.joinStories(of: one, and: 99, rules: byLastWord) }
        #expect(try library.storyDecisions().isEmpty)
    }

    @Test("A story of more articles than are compared at once stays whole, and grows")
    func large() throws {
        var all: [Article.ID] = []
        for number in 1...70 { all.append(try file("quake", number)) }
        #expect(try story(all[0])?.count == 70)
        try library.joinStories(of: all[3], and: file("match", 71), rules: byLastWord)
        #expect(try story(all[69])?.count == 71)
    }
}
