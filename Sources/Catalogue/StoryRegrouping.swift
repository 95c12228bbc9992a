import Libraries
import News

/// What a library keeps of stories. A slot is the number under which it keeps an article that tells one.
package protocol StoryShelf {
    /// The tellings of a story that are nearest to a slot.
    func tellings(of story: Int64, near slot: Int64, limit: Int) throws -> [Telling]
    /// What persons decided among the articles in some slots, by their indices.
    func ties(among slots: [Int64]) throws -> StoryTies
    /// Puts an article in a story, or in none.
    func put(_ slot: Int64, in story: Int64?) throws
    /// Gives a story another number.
    func renumber(_ story: Int64, as other: Int64) throws
    /// The greatest number of a story; nil if there is none.
    func lastStory() throws -> Int64?
}

/// Groups articles anew, with all others of their stories.
package struct StoryRegrouping<Shelf: StoryShelf> {
    private let shelf: Shelf
    private let rules: StoryRules

    /// How many stories are grouped together, and how many articles.
    private static var mostStories: Int { 9 }
    private static var mostArticles: Int { 60 }
    /// So many of one story, so that there is room for others.
    private static var mostOfStory: Int { 40 }
    /// A story of more articles than this is not parted any more by what comes: it costs too much to compare them all.
    private static var settled: Int { 24 }

    package init(_ shelf: Shelf, rules: StoryRules) {
        self.shelf = shelf
        self.rules = rules
    }

    /// Groups some articles and those of their stories. If there are too many, those that come first in the list are
    /// grouped.
    package func regroup(_ tellings: [Telling]) throws {
        guard let first = tellings.first else { return }
        var pool: [Telling] = []
        var settled: [ClosedRange<Int>] = []
        var partlyRead: Set<Int64> = []
        var seen: Set<Int64> = []
        for telling in tellings where !pool.contains(where: { $0.slot == telling.slot }) {
            guard let story = telling.story else {
                if pool.count < Self.mostArticles { pool.append(telling) }
                continue
            }
            guard seen.count < Self.mostStories, pool.count < Self.mostArticles, seen.insert(story).inserted else {
                continue
            }
            let limit = min(Self.mostOfStory, Self.mostArticles - pool.count)
            let members = try shelf.tellings(of: story, near: first.slot, limit: limit)
            if members.count == limit { partlyRead.insert(story) }
            if members.count > Self.settled || members.count == limit {
                settled.append(pool.count...(pool.count + members.count - 1))
            }
            pool += members
        }
        if pool.count < 2 { return }
        var ties = try shelf.ties(among: pool.map(\.slot))
        for range in settled {
            for index in range.dropFirst() { ties.together.insert(StoryTies.Pair(index - 1, index)) }
        }
        try write(rules.groups(pool.map(\.profile), ties).map { $0.map { pool[$0] } }, partlyRead: partlyRead)
    }

    /// Gives each group the number of the story that most of its articles had, as long as no larger group has it.
    ///
    /// - Parameter partlyRead: stories with more articles than those here, which go with them.
    private func write(_ groups: [[Telling]], partlyRead: Set<Int64>) throws {
        var taken: Set<Int64> = []
        for group in groups.sorted(by: { $0.count > $1.count }) {
            let story = group.count < 2 ? nil : try number(of: group, taken: &taken)
            for telling in group where telling.story != story {
                if let old = telling.story, let story, partlyRead.contains(old) {
                    try shelf.renumber(old, as: story)
                } else {
                    try shelf.put(telling.slot, in: story)
                }
            }
        }
    }

    private func number(of group: [Telling], taken: inout Set<Int64>) throws -> Int64 {
        let had = Dictionary(grouping: group.compactMap(\.story)) { $0 }.filter { !taken.contains($0.key) }
        let most = had.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
        let number = try most ?? max(shelf.lastStory() ?? 0, taken.max() ?? 0) + 1
        taken.insert(number)
        return number
    }
}
