import Markup
import News
import Storage

/// The feeds in newsboat's `urls` file.
///
/// A line is an address and tags after it, parted by blanks; a tag or an address with blanks stands in quotes, with
/// `\"` for a quotation mark. `~Name` gives the feed a title, `!` hides it, `#` opens a comment. What would run a
/// program (`exec:`, `filter:`) and what is no feed (`query:`, `file:`) is refused by name.
package struct NewsboatURLs {
    /// In the order of the file.
    package private(set) var feeds: [NewFeed] = []
    /// What is not taken over, and why.
    private(set) var refused: [(what: String, reason: String)] = []

    package init(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline) {
            let words = Self.words(of: line)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            take(first, tags: Array(words.dropFirst()))
        }
    }

    private mutating func take(_ address: String, tags: [String]) {
        let scheme = address.prefix { $0 != ":" }.lowercased()
        switch scheme {
        case "exec": refused.append((address, "'exec:' runs a program; programs are not run for feeds"))
        case "filter": refused.append((address, "'filter:' runs a program; programs are not run for feeds"))
        case "query": refused.append((address, "'query:' is a saved search of newsboat; use 'dateline list QUERY'"))
        case "file": refused.append((address, "'file:' is a file; use 'dateline import'"))
        default:
            guard scheme == "http" || scheme == "https", let address = webAddress(typed: address) else {
                return refused.append((address, "it is no http or https address"))
            }
            // Hidden feeds are marked with a tag of their own; nothing is left out of the list.
            let title = tags.first { $0.hasPrefix("~") }.map { String($0.dropFirst()) }
            let isHidden = tags.contains("!")
            let names = tags.filter { !$0.hasPrefix("~") && $0 != "!" } + (isHidden ? ["hidden"] : [])
            feeds.append(NewFeed(address: address, title: title, tags: names, isTyped: true))
        }
    }

    private static func words(of line: Substring) -> [String] {
        var words: [String] = []
        var word = ""
        var isOpen = false
        var isQuoted = false
        var isEscaped = false
        for character in line {
            if isEscaped {
                word.append(character)
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
                isOpen = true
            } else if !isQuoted, character.isWhitespace {
                if isOpen { words.append(word) }
                (word, isOpen) = ("", false)
            } else if !isQuoted, character == "#", !isOpen {
                return words.isEmpty ? ["#"] : words
            } else {
                word.append(character)
                isOpen = true
            }
        }
        return isOpen ? words + [word] : words
    }
}

/// What was taken over of newsboat's cache.
package struct NewsboatCounts: Sendable, Equatable {
    package var articles = 0
    package var new = 0
    package var read = 0
    package var starred = 0
}

extension Desk {
    /// Takes over the articles of newsboat's cache with their read marks; an article with flags gets a star.
    ///
    /// The feeds in it that are not subscribed to are not subscribed to by this; their articles are taken all the
    /// same. One that newsboat marked as deleted stays away.
    func importNewsboatCache(_ path: String, progress: (Int) -> Void) throws -> NewsboatCounts {
        var counts = NewsboatCounts()
        let cache = try NewsboatCache(path: path)
        let known = try library.feeds().map { ($0.address, $0) }
        var feeds = Dictionary(known, uniquingKeysWith: { first, _ in first })
        var after: Int64 = 0
        while true {
            let items = try cache.items(after: after, limit: 64)
            guard let last = items.last else { return counts }
            after = last.number
            try file(items, feeds: &feeds, counts: &counts)
            progress(counts.articles)
        }
    }

    private func file(
        _ items: [NewsboatItem], feeds: inout [String: FiledFeed], counts: inout NewsboatCounts
    ) throws {
        for (address, group) in Dictionary(grouping: items, by: \.feed).sorted(by: { $0.key < $1.key }) {
            var feed = feeds[address]
            if var unnamed = feed, unnamed.ownTitle == nil, let title = group.first?.feedTitle {
                // Until it is asked for the first time, what newsboat knew it as.
                unnamed.ownTitle = title
                try library.keepAnswer(of: unnamed)
                feed = unnamed
                feeds[address] = unnamed
            }
            let articles = group.map { article(of: $0, feedTitle: feed?.givenTitle ?? feed?.ownTitle) }
            let kept = group.indices.filter { !group[$0].isDeleted }
            let filings = try file(kept.map { articles[$0] }, origin: address)
            var numbers = [Article.ID](repeating: 0, count: group.count)
            for (index, filing) in zip(kept, filings) { numbers[index] = filing.id }
            if let feed {
                try library.keep(
                    group.indices.map { (FeedItemKeys(articles[$0]), numbers[$0]) }, in: feed.id)
            }
            let read = kept.filter { !group[$0].isUnread }.map { numbers[$0] }
            let starred = kept.filter { !group[$0].flags.isEmpty }.map { numbers[$0] }
            try library.markRead(true, read)
            try library.star(true, starred)
            counts.articles += kept.count
            counts.new += filings.count { $0.outcome == .new }
            counts.read += read.count
            counts.starred += starred.count
        }
    }

    private func article(of item: NewsboatItem, feedTitle: String?) -> Article {
        // A text too broken to be read as HTML is kept as it stands.
        let text = try? plainText(ofHTML: item.content)
        return Article(
            headline: (try? plainLine(ofHTML: item.title)) ?? item.title, byline: item.author,
            source: feedTitle ?? item.feedTitle, published: item.published, url: item.link, feedItemID: item.guid,
            body: text?.text ?? item.content, blocks: text?.blocks ?? [])
    }
}
