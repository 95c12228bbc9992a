import News
import Reader

// What the reader says of its work with feeds.
extension Notice {
    static let noFeeds = Notice("no feeds yet: 'dateline feeds add URL' adds one, or t and then a")

    static func removed(_ feed: FiledFeed?) -> Notice {
        Notice("\(feed?.name ?? "The feed") removed; its articles stay. u brings it back.")
    }

    static func broughtBack(_ feed: FiledFeed?) -> Notice {
        Notice(feed.map { "\($0.name) is back" } ?? "there is no removed feed to bring back")
    }

    static func renamed(_ feed: FiledFeed) -> Notice { Notice("now called \(feed.name)") }

    static func pages(of feed: FiledFeed) -> Notice {
        Notice(
            feed.fetchesFullText
                ? "\(feed.name): whole pages are fetched from now on"
                : "\(feed.name): articles stay as the feed gives them")
    }

    static func notFetched(_ failure: FullTextFailure) -> Notice {
        Notice("not fetched: \(wording(of: failure))", isError: true)
    }

    static func takenOver(_ counts: SubscriptionCounts) -> Notice {
        var parts = [counted(counts.new, "new feed")]
        if counts.alreadyThere > 0 { parts.append("\(counts.alreadyThere) already there") }
        if !counts.searches.isEmpty {
            parts.append("\(counts.searches.count) saved \(counts.searches.count == 1 ? "search" : "searches")")
        }
        if let cache = counts.newsboat { parts.append(counted(cache.articles, "article")) }
        if let first = counts.refused.first { parts.append("\(counts.refused.count) refused (\(wording(of: first)))") }
        let isEmpty = counts.new + counts.alreadyThere == 0 && counts.newsboat == nil && counts.searches.isEmpty
        return Notice(parts.joined(separator: ", "), isError: isEmpty)
    }

    static func refreshed(_ counts: FeedCounts) -> Notice {
        Notice(counts.summary, isError: counts.failed > 0 && counts.failed == counts.asked)
    }

    static func synced(_ report: SyncReport, with account: SyncAccount) -> Notice {
        if let failure = report.failure { return Notice(wording(of: failure, at: account.address), isError: true) }
        return Notice("\(account.shownAddress): \(wording(of: report))")
    }

    static func added(_ addition: FeedAddition) -> Notice {
        switch addition {
        case .added(let feed, let news, _): Notice("\(feed.name): \(news.new) new")
        case .alreadyThere(let feed): Notice("\(feed.name) is already subscribed to")
        case .unread(_, let failure):
            Notice("added, but it could not be read yet: \(wording(of: failure))", isError: true)
        case .refused(let refusal): Notice("not added: \(wording(of: refusal))", isError: true)
        }
    }
}
