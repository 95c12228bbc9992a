import Courier
import Foundation
import News
import Pipeline
import Storage
import Synchronization
import Wire

/// Which feeds to ask.
package enum FeedSelection: Sendable {
    /// All but those that are gone.
    case all
    /// Those whose time has come by their own rhythm.
    case due
    /// These, whatever was said of them; a server's wish not to be asked is heeded all the same.
    case these([FiledFeed])
}

extension Desk {
    /// Asks feeds for what is new, many at a time, and files it.
    ///
    /// What fails changes nothing that is stored but the reason shown with the feed. Answers are read and filed on
    /// another thread while more of them come in; no more than two wait for that, so that memory stays bounded.
    ///
    /// - Parameter report: told of each feed as it is done, on one thread at a time.
    package func refreshFeeds(
        _ selection: FeedSelection, isCancelled: @escaping @Sendable () -> Bool = { false },
        report: @escaping @Sendable (FeedReport) -> Void
    ) throws {
        let now = Int64(Date().timeIntervalSince1970)
        let (feeds, held) = try chosen(selection, now: now)
        for feed in held {
            let until = Moment(seconds: feed.state.heldUntil ?? now)
            report(FeedReport(feed: feed, outcome: .held(until: until)))
        }
        let reader = FeedAnswers(desk: self, now: now, report: report)
        try pipelined("dateline.feeds") { put in
            var isOver = false
            Courier().run(feeds.map(\.errand), isCancelled: { isOver || isCancelled() }) { index, result in
                if !put((result, feeds[index])) { isOver = true }
            }
        } use: { (answer: (Result<Parcel, CourierError>, FiledFeed)) in
            try reader.take(answer.0, of: answer.1)
        }
        try fetchFullTexts(of: reader.wantingFullText, isCancelled: isCancelled)
    }

    /// The feeds to ask, and those that are not to be asked yet.
    private func chosen(_ selection: FeedSelection, now: Int64) throws -> (asked: [FiledFeed], held: [FiledFeed]) {
        let feeds =
            switch selection {
            case .all: try library.feeds().filter { $0.state.gone == nil }
            case .due: try library.feeds().filter { $0.state.gone == nil && $0.state.due <= now }
            case .these(let feeds): feeds
            }
        let isHeld = { (feed: FiledFeed) in (feed.state.heldUntil ?? 0) > now }
        if case .due = selection { return (feeds.filter { !isHeld($0) }, []) }
        return (feeds.filter { !isHeld($0) }, feeds.filter(isHeld))
    }
}

extension FiledFeed {
    /// The request that asks for it only if it has changed.
    var errand: Errand {
        Errand(
            url: address, etag: state.etag, lastModified: state.lastModified, allowsPrivateAddresses: isTyped)
    }
}

/// Reads the answers of feeds, and keeps what came of them.
final class FeedAnswers: Sendable {
    private let desk: Desk
    private let now: Int64
    private let report: @Sendable (FeedReport) -> Void
    private let wanting = Mutex<[Article.ID]>([])

    init(desk: Desk, now: Int64, report: @escaping @Sendable (FeedReport) -> Void) {
        self.desk = desk
        self.now = now
        self.report = report
    }

    /// The new articles of feeds whose pages are always fetched.
    var wantingFullText: [Article.ID] { wanting.withLock { $0 } }

    /// Takes in one answer.
    ///
    /// - Throws: that the library could not be written to.
    func take(_ result: Result<Parcel, CourierError>, of feed: FiledFeed) throws {
        report(try answered(result, of: feed))
    }

    private func answered(_ result: Result<Parcel, CourierError>, of feed: FiledFeed) throws -> FeedReport {
        switch result {
        case .failure(.cancelled): return FeedReport(feed: feed, outcome: .cancelled)
        case .failure(let error): return try fail(feed, wording(of: error))
        case .success(let parcel):
            switch parcel.status {
            case 304: return try succeed(feed, parcel, .nothingNew)
            case 200...299: return try read(parcel, of: feed)
            case 410: return try leave(feed)
            default: return try fail(feed, wording(ofStatus: parcel.status), retryAfter: parcel.retryAfter)
            }
        }
    }

    private func read(_ parcel: Parcel, of feed: FiledFeed) throws -> FeedReport {
        let digest = digest(of: parcel.body)
        if digest == feed.state.digest { return try succeed(feed, parcel, .nothingNew) }
        var feed = feed
        feed.state.digest = digest
        switch feedDelivery(from: parcel.body) {
        case .failure(.noArticles(let format)) where format.isFeed: return try succeed(feed, parcel, .nothingNew)
        case .failure(let error):
            feed.state.digest = nil
            return try fail(feed, feedWording(of: error))
        case .success(let delivery):
            feed.ownTitle = delivery.feedTitle ?? feed.ownTitle
            feed.state.rhythm = FeedSchedule.rhythm(of: delivery.articles) ?? feed.state.rhythm
            let (news, fresh) = try desk.file(delivery, of: feed, from: parcel.url)
            if feed.fetchesFullText { wanting.withLock { $0 += fresh } }
            let isSame = news == FeedNews()
            return try succeed(feed, parcel, isSame ? .nothingNew : .news(news))
        }
    }

    private func succeed(
        _ feed: FiledFeed, _ parcel: Parcel, _ outcome: FeedReport.Outcome
    ) throws -> FeedReport {
        var feed = feed
        // A server that says nothing with a 304 leaves what it said before in force.
        let isUnchanged = parcel.status == 304
        feed.state.etag = parcel.etag ?? (isUnchanged ? feed.state.etag : nil)
        feed.state.lastModified = parcel.lastModified ?? (isUnchanged ? feed.state.lastModified : nil)
        feed.state.lastSuccess = now
        feed.state.failure = nil
        feed.state.failures = 0
        feed.state.heldUntil = nil
        feed.state.gone = nil
        feed.state.due = now + FeedSchedule.pause(rhythm: feed.state.rhythm)
        try desk.library.keepAnswer(of: feed, movedTo: parcel.movedTo)
        return FeedReport(feed: feed, outcome: outcome, movedTo: parcel.movedTo == feed.address ? nil : parcel.movedTo)
    }

    private func fail(_ feed: FiledFeed, _ reason: String, retryAfter: Int? = nil) throws -> FeedReport {
        var feed = feed
        feed.state.lastFailure = now
        feed.state.failure = reason
        feed.state.failures += 1
        feed.state.due = now + FeedSchedule.pause(failures: feed.state.failures)
        if let retryAfter {
            let until = now + FeedSchedule.pause(retryAfter: retryAfter)
            feed.state.heldUntil = until
            feed.state.due = max(until, now + FeedSchedule.shortest)
        }
        try desk.library.keepAnswer(of: feed)
        return FeedReport(feed: feed, outcome: .failed(reason: reason))
    }

    private func leave(_ feed: FiledFeed) throws -> FeedReport {
        var feed = feed
        feed.state.lastFailure = now
        feed.state.failure = wording(ofStatus: 410)
        feed.state.gone = now
        try desk.library.keepAnswer(of: feed)
        return FeedReport(feed: feed, outcome: .gone)
    }
}

extension WireFormat {
    /// Whether it is one of the families of feeds.
    var isFeed: Bool { [.rss, .atom, .cdf, .jsonFeed].contains(self) }
}

/// Reads an answer that must be a feed, whatever else could be read in it.
func feedDelivery(from bytes: [UInt8]) -> Result<Delivery, WireError> {
    do throws(WireError) {
        let delivery = try delivery(from: bytes, name: nil)
        return delivery.format.isFeed ? .success(delivery) : .failure(.noArticles(delivery.format))
    } catch {
        return .failure(error)
    }
}
