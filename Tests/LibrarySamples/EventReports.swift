import Libraries
import News
import Testing

/// Two articles are alike if they share the last word of their headlines; what is weighed is that word.
package let byLastWord = StoryRules(
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

extension NewsLibrary {
    /// Files an article on an event, which is a word; on no day it has no date.
    package func fileReport(on event: String, _ number: Int, day: Int? = 5) throws -> Article.ID {
        var article = Article.sample("\(number) on \(event)", "Of \(event), report \(number).", day: day ?? 1)
        if day == nil { article.published = nil }
        let id = try fileText(article, filed: Moment(seconds: 1_709_700_000)).id
        try extract(id, on: event)
        return id
    }

    /// Files what a story is found by: that an article is on an event.
    package func extract(_ id: Article.ID, on event: String) throws {
        let text = try #require(try textAwaitingExtraction(id))
        let key = UInt16(event.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF })
        let draft = StoryDraft(words: [.init(key: key, text: event, lead: 1, halves: 2, common: 0)])
        let found = ExtractedText(Extraction(), of: text, sketch: nil, story: draft)
        #expect(try fileExtractions([found], linking: byName, stories: byLastWord) == 1)
    }
}
