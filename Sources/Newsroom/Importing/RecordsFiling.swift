import Foundation
import Libraries
import News

/// Takes over what an export holds besides articles: marks, subscriptions, corrections, watches, decisions on stories.
///
/// Corrections and watches name entities, and decisions name stories. Both are known only once the articles are
/// extracted, so until then they wait in the library, where they are not lost if the process ends.
struct RecordsFiling {
    private static let waiting = "corrections to make"
    private static let waitingStories = "stories to decide"
    private static let waitingWatches = "watches to begin"

    let library: any NewsLibrary
    private var marks: [(article: Article.ID, marks: ArticleMarks, keys: FeedItemKeys)] = []
    private var notes: [NamedNote] = []
    private var corrections: [NamedCorrection] = []
    private var stories: [NamedStoryDecision] = []
    private var watches: [NamedWatch] = []

    init(library: any NewsLibrary) { self.library = library }

    mutating func add(_ record: LibraryRecord) throws {
        switch record {
        case .correction(let correction): corrections.append(correction)
        case .keyword(let choice): try take(choice)
        case .note(let note): notes.append(note)
        case .savedSearch(let search): try take(search)
        case .subscription(let feed): try subscribe(to: feed)
        case .watch(let watch): watches.append(watch)
        case .story(let decision): stories.append(decision)
        }
    }

    mutating func add(_ marks: ArticleMarks, of id: Article.ID, _ article: Article) {
        self.marks.append((id, marks, FeedItemKeys(article)))
    }

    /// Writes what was gathered to the library.
    mutating func finish() throws {
        if !marks.isEmpty {
            try library.take(marks.map { ($0.article, $0.marks) })
            try library.take(marks.map { ($0.article, $0.marks.versions) })
            try noteFeeds()
            marks = []
        }
        try library.take(notes)
        try Self.add(corrections, to: library, as: Self.waiting)
        try Self.add(stories, to: library, as: Self.waitingStories)
        try Self.add(watches, to: library, as: Self.waitingWatches)
        (notes, corrections, stories, watches) = ([], [], [], [])
    }

    /// Adds what has to wait to what waits already.
    private static func add<Item: Codable>(_ items: [Item], to library: any NewsLibrary, as name: String) throws {
        if items.isEmpty { return }
        let all: [Item] = try kept(library, name) + items
        try library.keep(String(decoding: JSONEncoder().encode(all), as: UTF8.self), as: name)
    }

    /// Takes a decision about a term over, unless the person has made one here.
    private func take(_ choice: KeywordChoice) throws {
        let known = Set(try library.keywordChoices().flatMap(\.keys))
        if known.isDisjoint(with: choice.keys) { try library.choose(choice) }
    }

    /// Takes a saved search over, unless there is one of its name here.
    private func take(_ search: SavedSearch) throws {
        if try library.savedSearches().allSatisfy({ $0.name != search.name }) { try library.keep([search]) }
    }

    private func subscribe(to feed: FiledFeed) throws {
        let new = NewFeed(
            address: feed.address, title: feed.givenTitle, link: feed.link, folder: feed.folder, tags: feed.tags,
            isTyped: feed.isTyped)
        let results = try library.subscribe(to: [new])
        guard results.first?.isNew == true, var filed = try library.feed(at: feed.address) else { return }
        filed.ownTitle = feed.ownTitle
        try library.keepAnswer(of: filed)
        guard feed.fetchesFullText else { return }
        filed.fetchesFullText = true
        try library.keepChoices(of: filed)
    }

    private func noteFeeds() throws {
        var items: [String: [(keys: FeedItemKeys, article: Article.ID)]] = [:]
        for mark in marks {
            for feed in mark.marks.feeds { items[feed, default: []].append((mark.keys, mark.article)) }
        }
        for (address, items) in items.sorted(by: { $0.key < $1.key }) {
            // Articles belong only to feeds that are subscribed to.
            if let feed = try library.feed(at: address) { try library.keep(items, in: feed.id) }
        }
    }

    private static func kept<Item: Codable>(_ library: any NewsLibrary, _ name: String) throws -> [Item] {
        guard let text = try library.setting(name) else { return [] }
        // What cannot be read was written by a later version, or is damaged: it is left out.
        return (try? JSONDecoder().decode([Item].self, from: Data(text.utf8))) ?? []
    }

    /// Makes the corrections and the decisions on stories that wait in a library, and begins the watches.
    static func correct(_ library: any NewsLibrary) throws {
        let corrections: [NamedCorrection] = try kept(library, waiting)
        if !corrections.isEmpty {
            try library.correct(corrections)
            try library.keep(nil, as: waiting)
        }
        let stories: [NamedStoryDecision] = try kept(library, waitingStories)
        if !stories.isEmpty {
            try library.decide(stories, rules: Desk.storyRules())
            try library.keep(nil, as: waitingStories)
        }
        let watches: [NamedWatch] = try kept(library, waitingWatches)
        if watches.isEmpty { return }
        for watch in watches { try library.watch(watch) }
        try library.keep(nil, as: waitingWatches)
    }
}
