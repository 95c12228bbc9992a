import Courier
import Libraries
import News
import Synchronization

/// Reads the answers of feeds, files what is new in them, and keeps how asking each feed went.
final class FeedAnswers: Sendable {
    private let desk: Desk
    private let now: Int64
    private let wanting = Mutex<[Article.ID]>([])

    /// - Parameter now: the time of the answers, in seconds since 1970.
    init(desk: Desk, now: Int64) {
        self.desk = desk
        self.now = now
    }

    /// The new articles of feeds whose pages are always fetched.
    var wantingFullText: [Article.ID] { wanting.withLock { $0 } }

    /// Takes in one answer, and files what is new in it.
    ///
    /// - Throws: `LibraryError`.
    func take(_ result: Result<Response, FetchFailure>, of feed: FiledFeed) throws -> FeedReport {
        switch result {
        case .failure(.cancelled): return FeedReport(feed: feed, outcome: .cancelled)
        case .failure(let failure): return try fail(feed, .fetch(failure))
        case .success(let response):
            switch response.status {
            case 304: return try succeed(feed, response, .nothingNew)
            case 200...299: return try read(response, of: feed)
            case 410: return try leave(feed)
            default: return try fail(feed, .fetch(.status(response.status)), retryAfter: response.retryAfter)
            }
        }
    }

    private func read(_ response: Response, of feed: FiledFeed) throws -> FeedReport {
        let digest = digest(of: response.body)
        if digest == feed.state.digest { return try succeed(feed, response, .nothingNew) }
        switch feedDelivery(from: response.body) {
        case .failure(let failure): return try fail(feed, failure)
        case .success(let delivery):
            var feed = feed
            feed.state.digest = digest
            guard let delivery else { return try succeed(feed, response, .nothingNew) }
            feed.ownTitle = delivery.feedTitle ?? feed.ownTitle
            feed.state.rhythm = FeedSchedule.rhythm(of: delivery.articles) ?? feed.state.rhythm
            let (news, fresh) = try desk.fileDelivery(delivery, of: feed, from: response.url)
            if feed.fetchesFullText { wanting.withLock { $0 += fresh } }
            let isSame = news == FeedNews()
            return try succeed(feed, response, isSame ? .nothingNew : .news(news))
        }
    }

    private func succeed(
        _ feed: FiledFeed, _ response: Response, _ outcome: FeedReport.Outcome
    ) throws -> FeedReport {
        var feed = feed
        // What a server leaves out of a 304 is still as it said before.
        let isUnchanged = response.status == 304
        feed.state.etag = response.etag ?? (isUnchanged ? feed.state.etag : nil)
        feed.state.lastModified = response.lastModified ?? (isUnchanged ? feed.state.lastModified : nil)
        feed.state.lastSuccess = now
        feed.state.failure = nil
        feed.state.failures = 0
        feed.state.heldUntil = nil
        feed.state.gone = nil
        feed.state.due = now + FeedSchedule.pause(rhythm: feed.state.rhythm)
        try desk.library.keepAnswer(of: feed, movedTo: response.movedTo)
        return FeedReport(
            feed: feed, outcome: outcome, movedTo: response.movedTo == feed.address ? nil : response.movedTo)
    }

    private func fail(_ feed: FiledFeed, _ failure: FeedFailure, retryAfter: Int? = nil) throws -> FeedReport {
        var feed = feed
        feed.state.lastFailure = now
        feed.state.failure = failure
        feed.state.failures += 1
        feed.state.due = now + FeedSchedule.pause(failures: feed.state.failures)
        if let retryAfter {
            let until = now + FeedSchedule.pause(retryAfter: retryAfter)
            feed.state.heldUntil = until
            feed.state.due = max(until, now + FeedSchedule.shortest)
        }
        try desk.library.keepAnswer(of: feed)
        return FeedReport(feed: feed, outcome: .failed(failure))
    }

    private func leave(_ feed: FiledFeed) throws -> FeedReport {
        var feed = feed
        feed.state.lastFailure = now
        feed.state.failure = .fetch(.status(410))
        feed.state.gone = now
        try desk.library.keepAnswer(of: feed)
        return FeedReport(feed: feed, outcome: .gone)
    }
}
