import News

/// What came of asking a feed.
package struct FeedReport: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        case news(FeedNews)
        /// The server says, or its answer shows, that nothing has changed.
        case nothingNew
        /// The server said that the feed is gone for good; its articles stay.
        case gone
        /// Not asked: the server asked not to be before that time.
        case held(until: Moment)
        case failed(reason: String)
        case cancelled
    }

    package let feed: FiledFeed
    package let outcome: Outcome
    /// Where the feed has moved for good, if it has.
    package var movedTo: String?
}

/// What came of asking several feeds.
package struct FeedCounts: Sendable, Equatable, CustomStringConvertible {
    /// How many feeds were told of.
    package private(set) var reports = 0
    package private(set) var asked = 0
    package private(set) var failed = 0
    package private(set) var news = FeedNews()
    private var firstReason: String?

    package init() {}

    package mutating func add(_ report: FeedReport) {
        reports += 1
        switch report.outcome {
        case .news(let more):
            asked += 1
            news.new += more.new
            news.updated += more.updated
        case .nothingNew: asked += 1
        case .failed(let reason):
            asked += 1
            failed += 1
            firstReason = firstReason ?? "\(report.feed.name): \(reason)"
        case .gone:
            asked += 1
            failed += 1
            firstReason = firstReason ?? "\(report.feed.name) is gone"
        case .held, .cancelled: break
        }
    }

    /// '12 new articles in 40 feeds, 2 failed (Harbour Wire: too slow)'.
    package var description: String {
        var parts = [
            "\(news.new) new \(news.new == 1 ? "article" : "articles") in \(asked) \(asked == 1 ? "feed" : "feeds")"
        ]
        if news.updated > 0 { parts.append("\(news.updated) updated") }
        if failed > 0 { parts.append("\(failed) failed" + (firstReason.map { " (\($0))" } ?? "")) }
        return parts.joined(separator: ", ")
    }
}
