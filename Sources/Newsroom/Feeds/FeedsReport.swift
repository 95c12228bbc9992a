import News

/// What came of asking a feed.
package struct FeedReport: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        case news(FeedNews)
        /// The server says, or its answer shows, that nothing has changed.
        case nothingNew
        /// The server said that the feed is gone for good; its articles stay.
        case gone
        /// Not asked, because the server asked not to be asked before that time.
        case held(until: Moment)
        case failed(FeedFailure)
        case cancelled
    }

    package let feed: FiledFeed
    package let outcome: Outcome
    /// Where the feed has moved for good, if it has.
    package var movedTo: String?
}

/// What came of asking several feeds.
package struct FeedCounts: Sendable, Equatable {
    /// How many feeds were reported.
    package private(set) var reports = 0
    package private(set) var asked = 0
    /// How many of those asked could not be read, those that are gone for good among them.
    package private(set) var failed = 0
    package private(set) var news = FeedNews()
    /// The report of the first feed that failed.
    package private(set) var firstFailure: FeedReport?

    package init() {}

    package mutating func add(_ report: FeedReport) {
        reports += 1
        switch report.outcome {
        case .news(let more):
            asked += 1
            news.new += more.new
            news.updated += more.updated
        case .nothingNew: asked += 1
        case .failed, .gone:
            asked += 1
            failed += 1
            firstFailure = firstFailure ?? report
        case .held, .cancelled: break
        }
    }
}
