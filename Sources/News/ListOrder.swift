/// The order of a list of articles.
///
/// A list in the order of time is read a page at a time, by an index, however long it is. In any other order a list
/// shows at most ``mostSorted`` articles, the newest that match: an index for each order would make every article that
/// is filed cost more, and nobody goes through more rows than that.
package enum ListOrder: String, Hashable, Sendable, CaseIterable {
    case newest, oldest
    /// By outlet, those without one last.
    case source
    case headline
    case unread
    /// Those that name the most first.
    case names
    /// Those that match best first; only for what was searched for.
    case rank

    /// The most articles that are sorted in an order other than that of time.
    package static let mostSorted = 2000

    /// Whether it is that of time, in which lists are read onwards.
    package var isByTime: Bool { self == .newest || self == .oldest }

    /// The opposite order of time; any other order stays as it is.
    package var reversed: ListOrder { self == .newest ? .oldest : self == .oldest ? .newest : self }

    /// The order of a name: that of a case, or `date`, `outlet`, `relevance` and the like.
    package init?(typed: String) {
        switch typed.lowercased() {
        case "date", "new": self = .newest
        case "old": self = .oldest
        case "outlet", "feed": self = .source
        case "title": self = .headline
        case "relevance", "best": self = .rank
        case let name: self.init(rawValue: name)
        }
    }

    /// As in 'by source'.
    package var words: String {
        switch self {
        case .newest: "newest first"
        case .oldest: "oldest first"
        case .source: "by source"
        case .headline: "by headline"
        case .unread: "unread first"
        case .names: "most names first"
        case .rank: "best first"
        }
    }

    /// Sorts articles into this order; equal ones come newest first. By rank they stay as they are.
    ///
    /// - Parameters:
    ///   - lines: in any order.
    ///   - names: how many entities an article names, for the order by them.
    package func sorted(_ lines: [ArticleLine], names: (Article.ID) -> Int = { _ in 0 }) -> [ArticleLine] {
        switch self {
        case .newest: lines.sorted { $0.position > $1.position }
        case .oldest: lines.sorted { $0.position < $1.position }
        // An outlet's name never begins with the last scalar.
        case .source: sorted(lines) { line in line.source.map { folded($0) } ?? "\u{10FFFF}" }
        case .headline: sorted(lines) { folded($0.headline) }
        case .unread: sorted(lines) { $0.isRead ? 1 : 0 }
        case .names: sorted(lines) { -names($0.id) }
        case .rank: lines
        }
    }

    private func sorted<Key: Comparable>(_ lines: [ArticleLine], by key: (ArticleLine) -> Key) -> [ArticleLine] {
        // An article has a dozen references, so their indices are sorted, and each article is copied once.
        let keys = lines.map(key)
        let order = lines.indices.sorted {
            keys[$0] == keys[$1] ? lines[$0].position > lines[$1].position : keys[$0] < keys[$1]
        }
        return order.map { lines[$0] }
    }
}
