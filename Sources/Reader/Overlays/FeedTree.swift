import News
import Terminal

/// `t`: the feeds as a tree of folders, each with its unread articles.
struct FeedTree: Equatable, Sendable {
    enum Row: Equatable, Sendable {
        case all(unread: Int)
        case watch(Watch)
        case search(CountedSearch)
        /// Above the tags: how many there are.
        case tags(Int, isFolded: Bool)
        case tag(CountedTag)
        case folder([String], unread: Int, isFolded: Bool)
        case feed(FiledFeed, depth: Int)
    }

    /// By folder and name, as the library gives them.
    private(set) var feeds: [FiledFeed] = []
    /// By name.
    private(set) var searches: [CountedSearch] = []
    /// In the order in which they were made.
    private(set) var watches: [Watch] = []
    private(set) var rows: [Row] = [.all(unread: 0)]
    private(set) var isLoaded = false
    /// By name.
    private(set) var tags: [CountedTag] = []
    private var areTagsFolded = false
    /// The keys that were typed before the feeds came.
    var typedAhead: [Key] = []
    private var folded: Set<[String]> = []
    var selected = 0

    /// Takes in the feeds; the selected row stays selected.
    mutating func fill(with feeds: [FiledFeed]) {
        isLoaded = true
        arrange { $0.feeds = feeds }
    }

    /// Takes in the saved searches; the selected row stays selected.
    mutating func fill(with searches: [CountedSearch]) { arrange { $0.searches = searches } }

    /// Takes in what is watched; the selected row stays selected.
    mutating func fill(with watches: [Watch]) { arrange { $0.watches = watches } }

    private mutating func arrange(after change: (inout FeedTree) -> Void) {
        let before = rows[safe: selected].map(Self.identity)
        change(&self)
        arrange()
        selected = rows.firstIndex { Self.identity($0) == before } ?? selected.clamped(0, rows.count - 1)
    }

    /// Takes in the tags; the selected row stays selected.
    mutating func fill(with tags: [CountedTag]) { arrange { $0.tags = tags } }

    private mutating func toggleTags() {
        areTagsFolded.toggle()
        arrange()
        selected = rows.firstIndex { if case .tags = $0 { true } else { false } } ?? selected
    }

    /// Folds the selected folder, or the folder of the selected feed; unfolds it if it is folded.
    mutating func toggleFolder() {
        let path: [String]
        switch rows[safe: selected] {
        case .folder(let own, _, _): path = own
        case .feed(let feed, _) where !feed.folder.isEmpty: path = feed.folder
        case .tags, .tag: return toggleTags()
        case .feed, .watch, .search, .all, nil: return
        }
        if folded.remove(path) == nil { folded.insert(path) }
        arrange()
        let folder = rows.firstIndex { row in if case .folder(path, _, _) = row { true } else { false } }
        selected = folder ?? selected.clamped(0, rows.count - 1)
    }

    /// The feeds that the selected row stands for; empty for all.
    var chosen: [FiledFeed] {
        switch rows[safe: selected] {
        case .folder(let path, _, _): feeds.filter { $0.folder.starts(with: path) }
        case .feed(let feed, _): [feed]
        case .watch, .search, .tags, .tag, .all, nil: []
        }
    }

    /// The name of the selected row; nil for all feeds.
    var chosenName: String? {
        switch rows[safe: selected] {
        case .folder(let path, _, _): path.last
        case .feed(let feed, _): feed.name
        case .watch(let watch): watch.name
        case .search(let one): one.search.name
        case .tag(let tag): tag.name
        case .tags, .all, nil: nil
        }
    }

    private mutating func arrange() {
        rows =
            [.all(unread: feeds.reduce(0) { $0 + $1.unread })] + watches.map { .watch($0) }
            + searches.map { .search($0) }
        let tags = tags + tagsOfFeedsAlone
        if !tags.isEmpty { rows.append(.tags(tags.count, isFolded: areTagsFolded)) }
        if !areTagsFolded { rows += tags.map { .tag($0) } }
        var unread: [[String]: Int] = [:]
        for feed in feeds {
            for depth in feed.folder.indices { unread[Array(feed.folder[...depth]), default: 0] += feed.unread }
        }
        var shown: Set<[String]> = []
        for feed in feeds {
            var isHidden = false
            for depth in feed.folder.indices where !isHidden {
                let path = Array(feed.folder[...depth])
                isHidden = folded.contains(path)
                if shown.insert(path).inserted {
                    rows.append(.folder(path, unread: unread[path] ?? 0, isFolded: isHidden))
                }
            }
            if !isHidden { rows.append(.feed(feed, depth: feed.folder.count)) }
        }
    }

    /// The tags that feeds have and no article by itself, with the articles of these feeds.
    private var tagsOfFeedsAlone: [CountedTag] {
        let known = Set(tags.map(\.name))
        let names = Set(feeds.flatMap(\.tags)).subtracting(known)
        return names.sorted().map { name in
            let having = feeds.filter { $0.tags.contains(name) }
            return CountedTag(
                name: name, articles: having.reduce(0) { $0 + $1.articles }, unread: having.reduce(0) { $0 + $1.unread }
            )
        }
    }

    private static func identity(_ row: Row) -> String {
        switch row {
        case .all: "all"
        case .watch(let watch): "watch \(watch.id)"
        case .search(let one): "search " + one.search.name
        case .tags: "tags"
        case .tag(let tag): "tag " + tag.name
        case .folder(let path, _, _): "folder " + path.joined(separator: "\n")
        case .feed(let feed, _): "feed \(feed.id)"
        }
    }
}
