import GRDB
import News

/// Groups articles anew, with all others of their stories.
struct StoryRegrouping {
    let db: Database
    let rules: StoryRules

    /// How many stories are grouped together, and how many articles.
    private static let (mostStories, mostArticles) = (9, 60)
    /// So many of one story, so that there is room for others.
    private static let mostOfStory = 40
    /// A story of more articles than this is not parted any more by what comes: it costs too much to compare them all.
    private static let settled = 24

    /// Groups some articles and those of their stories. If there are too many, those that come first in the list are
    /// grouped.
    func regroup(_ tellings: [Telling]) throws {
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
            let members = try Tellings(db: db).read(story: story, near: first.slot, limit: limit)
            if members.count == limit { partlyRead.insert(story) }
            if members.count > Self.settled || members.count == limit {
                settled.append(pool.count...(pool.count + members.count - 1))
            }
            pool += members
        }
        if pool.count < 2 { return }
        var ties = try StoryDecisions(db: db).ties(among: pool.map(\.slot))
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
        let change = try db.cachedStatement(sql: "UPDATE telling SET story = ? WHERE slot = ?")
        let changeAll = try db.cachedStatement(sql: "UPDATE telling SET story = ? WHERE story = ?")
        for group in groups.sorted(by: { $0.count > $1.count }) {
            let story = group.count < 2 ? nil : try number(of: group, taken: &taken)
            for telling in group where telling.story != story {
                if let old = telling.story, let story, partlyRead.contains(old) {
                    try changeAll.execute(arguments: [story, old])
                } else {
                    try change.execute(arguments: [story, telling.slot])
                }
            }
        }
    }

    private func number(of group: [Telling], taken: inout Set<Int64>) throws -> Int64 {
        let had = Dictionary(grouping: group.compactMap(\.story)) { $0 }.filter { !taken.contains($0.key) }
        let most = had.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
        let last = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT max(story) FROM telling WHERE story IS NOT NULL"))
        let number = most ?? max(last ?? 0, taken.max() ?? 0) + 1
        taken.insert(number)
        return number
    }
}
