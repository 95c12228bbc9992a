import Libraries
import LibrarySamples
import News
import Testing

@Suite(.onEachEngine) struct StoryFilingTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    init() throws { temporary = try TemporaryLibrary() }

    private func story(_ id: Article.ID) throws -> [Article.ID]? {
        try library.tellings(with: id, limit: 100)?.map(\.line.id)
    }

    @Test("Articles on one event are one story from whichever is asked, oldest first; others have none")
    func grouped() throws {
        let late = try library.fileReport(on: "quake", 1, day: 6)
        let early = try library.fileReport(on: "quake", 2, day: 5)
        let other = try library.fileReport(on: "match", 3)
        let far = try library.fileReport(on: "quake", 4, day: 25)
        for id in [late, early] { #expect(try story(id) == [early, late]) }
        #expect(try story(other) == nil)
        #expect(try story(far) == nil)
        #expect(try story(99) == nil)
        try expectWhole(library)
    }

    @Test("An article without a date joins the story of one with a date, whichever comes first")
    func undated() throws {
        let dated = try library.fileReport(on: "quake", 1)
        let undated = try library.fileReport(on: "quake", 2, day: nil)
        #expect(Set(try #require(try story(undated))) == [dated, undated])
        let second = try library.fileReport(on: "flood", 3, day: nil)
        let first = try library.fileReport(on: "flood", 4)
        #expect(Set(try #require(try story(first))) == [first, second])
    }

    @Test("A story of two is none any more when one is deleted")
    func deleted() throws {
        let (one, two) = (try library.fileReport(on: "quake", 1), try library.fileReport(on: "quake", 2))
        try library.removeArticle(two)
        #expect(try story(one) == nil)
        let three = try library.fileReport(on: "quake", 3)
        #expect(try story(one) == [one, three])
        try expectWhole(library)
    }

    @Test("An article that awaits extraction again joins its story after it")
    func reopened() throws {
        let (one, two) = (try library.fileReport(on: "quake", 1), try library.fileReport(on: "quake", 2))
        _ = try library.reopenExtractions(before: 2, limit: 9)
        #expect(try story(one) == nil)
        try library.extract(two, on: "quake")
        try library.extract(one, on: "quake")
        #expect(try story(one) == [one, two])
    }

    @Test("A person joins two stories, and what comes later keeps them joined; undone, they are two again")
    func joined() throws {
        let quake = [try library.fileReport(on: "quake", 1), try library.fileReport(on: "quake", 2)]
        let flood = [try library.fileReport(on: "flood", 3), try library.fileReport(on: "flood", 4)]
        let decision = try library.joinStories(of: quake[0], and: flood[1], rules: byLastWord)
        #expect(try story(flood[0]) == quake + flood)
        let later = try library.fileReport(on: "flood", 5)
        #expect(try story(later) == quake + flood + [later])
        #expect(try library.storyDecisions().map(\.kind) == [.together])
        try library.undoStoryDecision(decision, rules: byLastWord)
        #expect(try story(quake[0]) == quake)
        #expect(try story(later) == flood + [later])
        try expectWhole(library)
    }

    @Test("A person parts an article from a story, and nothing brings it back; undone, it is in it again")
    func parted() throws {
        let all = [
            try library.fileReport(on: "quake", 1), try library.fileReport(on: "quake", 2),
            try library.fileReport(on: "quake", 3),
        ]
        try library.partStory(of: all[1], rules: byLastWord)
        #expect(try story(all[0]) == [all[0], all[2]])
        #expect(try story(all[1]) == nil)
        let later = try library.fileReport(on: "quake", 4)
        #expect(try story(all[0])?.contains(all[1]) == false)
        try library.undoStoryDecision(rules: byLastWord)
        #expect(try story(all[1]) == all + [later])
        #expect(throws: LibraryError.self) { try library.undoStoryDecision(rules: byLastWord) }
    }

    @Test("The tellings that were read are those of the article's own story, the newest first, without itself")
    func readTellings() throws {
        let all = [
            try library.fileReport(on: "quake", 1, day: 3), try library.fileReport(on: "quake", 2, day: 4),
            try library.fileReport(on: "quake", 3, day: 5),
        ]
        let other = try library.fileReport(on: "match", 4)
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
        let quake = [try library.fileReport(on: "quake", 1), try library.fileReport(on: "quake", 2)]
        let flood = try library.fileReport(on: "flood", 3)
        try library.joinStories(of: quake[0], and: flood, rules: byLastWord)
        let found = try library.likenesses(of: quake[0], limit: 9, rules: byLastWord)
        #expect(found.map(\.article.id) == [quake[1], flood])
        #expect(found.map(\.likeness) == [1, -1] && found.map(\.isByHand) == [false, true])
        #expect(try library.likenesses(of: library.fileReport(on: "match", 4), limit: 9, rules: byLastWord).isEmpty)
        #expect(try library.likenesses(of: 99, limit: 9, rules: byLastWord).isEmpty)
    }

    @Test("Decisions on stories go to another library by the texts of the articles, once")
    func moved() throws {
        let quake = [
            try library.fileReport(on: "quake", 1), try library.fileReport(on: "quake", 2),
            try library.fileReport(on: "quake", 3),
        ]
        let flood = try library.fileReport(on: "flood", 4)
        try library.joinStories(of: quake[0], and: flood, rules: byLastWord)
        try library.partStory(of: quake[1], rules: byLastWord)
        let decisions = try library.namedStoryDecisions()
        #expect(decisions.map(\.isApart) == [false, true])
        let other = try StoryFilingTests()
        // The numbers are others there.
        _ = try other.library.fileReport(on: "match", 9)
        let moved = [
            try other.library.fileReport(on: "flood", 4), try other.library.fileReport(on: "quake", 3),
            try other.library.fileReport(on: "quake", 2),
        ]
        let first = try other.library.fileReport(on: "quake", 1)
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
        let one = try library.fileReport(on: "quake", 1)
        #expect(throws: LibraryError.self) { try library.partStory(of: one, rules: byLastWord) }
        #expect(throws: LibraryError.self) { try library.joinStories(of: one, and: one, rules: byLastWord) }
        #expect(throws: LibraryError.self) { try library.joinStories(of: one, and: 99, rules: byLastWord) }
        #expect(try library.storyDecisions().isEmpty)
    }

    @Test("A story of more articles than are compared at once stays whole, and grows")
    func large() throws {
        var all: [Article.ID] = []
        for number in 1...70 { all.append(try library.fileReport(on: "quake", number)) }
        #expect(try story(all[0])?.count == 70)
        try library.joinStories(of: all[3], and: library.fileReport(on: "match", 71), rules: byLastWord)
        #expect(try story(all[69])?.count == 71)
    }
}
