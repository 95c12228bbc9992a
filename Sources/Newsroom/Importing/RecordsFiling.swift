import Foundation
import News
import Storage

/// Takes over what an export holds besides articles: marks, subscriptions, corrections.
///
/// A correction names entities, which are known only once the articles are extracted. Until then it waits in the library,
/// so that it is not lost if the process ends.
struct RecordsFiling {
    private static let waiting = "corrections to make"

    let library: Library
    private var marks: [(article: Article.ID, marks: ArticleMarks, keys: FeedItemKeys)] = []
    private var corrections: [NamedCorrection] = []

    init(library: Library) { self.library = library }

    mutating func add(_ record: LibraryRecord) throws {
        switch record {
        case .correction(let correction): corrections.append(correction)
        case .keyword(let choice): try take(choice)
        case .note(let note): try library.take(note)
        case .savedSearch(let search): try take(search)
        case .subscription(let feed): try subscribe(to: feed)
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
        guard !corrections.isEmpty else { return }
        let all = try Self.kept(library) + corrections
        try library.keep(String(decoding: JSONEncoder().encode(all), as: UTF8.self), as: Self.waiting)
        corrections = []
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

    private static func kept(_ library: Library) throws -> [NamedCorrection] {
        guard let text = try library.setting(waiting) else { return [] }
        // Corrections that cannot be read were written by a later version, or are damaged: they are left out.
        return (try? JSONDecoder().decode([NamedCorrection].self, from: Data(text.utf8))) ?? []
    }

    /// Makes the corrections that wait in a library.
    static func correct(_ library: Library) throws {
        let corrections = try kept(library)
        guard !corrections.isEmpty else { return }
        try library.correct(corrections)
        try library.keep(nil, as: waiting)
    }
}
