import GRDB
import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

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

struct StoryInFileTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }

    init() throws { temporary = try TemporaryLibrary() }

    /// Files an article on an event, which is a word.
    private func file(_ event: String, _ number: Int, day: Int? = 5) throws -> Article.ID {
        let article = Article.sample("\(number) on \(event)", "Of \(event), report \(number).", day: day ?? 1)
        var dated = article
        if day == nil { dated.published = nil }
        let batch = try library.prepare([Submission(article: dated, origin: nil)])
        let id = try #require(library.fileArticles(batch, filed: Moment(seconds: 1_709_700_000)).first).id
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

    @Test("A profile is kept as it is, and damaged bytes give none", arguments: [nil, -5, 474_916])
    func packed(_ hours: Int?) {
        let profile = StoryProfile(
            hours: hours, outlet: 7, leadLength: 65535, wholeLength: 0,
            words: [.init(key: 0, rarity: 15, lead: 3, whole: 0), .init(key: 65535, rarity: 0, lead: 0, whole: 3)],
            names: [.init(key: 9, weight: 255)])
        let bytes = PackedProfile.bytes(profile)
        #expect(PackedProfile.profile(bytes) == profile)
        for count in 0..<bytes.count {
            // A name more or less may be cut off whole.
            let cut = PackedProfile.profile(Array(bytes[..<count]))
            #expect(cut == nil || cut?.names.isEmpty == true)
        }
    }

    @Test("Words are counted as articles come in")
    func counts() throws {
        _ = try file("quake", 1)
        _ = try file("quake", 2)
        _ = try file("match", 3)
        let counts = try library.read { try StoryWordCounts($0) }
        #expect(counts.articles == 3)
        #expect((0...UInt16.max).map { counts.articles(with: $0) }.filter { $0 > 0 }.sorted() == [1, 2])
    }
}
