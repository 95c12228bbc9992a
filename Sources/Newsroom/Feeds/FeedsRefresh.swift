import Courier
import Foundation
import Libraries
import News
import Pipeline

/// Which feeds to ask.
package enum FeedSelection: Sendable {
    /// All but those that are gone for good.
    case all
    /// Those that are due by their own rhythm.
    case due
    /// These, due or not. If a server asked not to be asked for a while, it is not asked.
    case these([FiledFeed])
}

extension Desk {
    /// Asks feeds for what is new, many at a time, and files it.
    ///
    /// A failure changes nothing that is stored but the reason shown with the feed. Answers are read and filed on another
    /// thread while more of them come in. At most one waits for that, so that memory stays bounded.
    ///
    /// - Parameters:
    ///   - isCancelled: asked several times a second, on this thread.
    ///   - report: told of each feed as it is done, on one thread at a time.
    /// - Throws: `LibraryError`.
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
        let reader = FeedAnswers(desk: self, now: now)
        try pipelined("dateline.feeds") { put in
            var isOver = false
            Courier().run(feeds.map(\.request), isCancelled: { isOver || isCancelled() }) { index, result in
                if !put((result, feeds[index])) { isOver = true }
            }
        } use: { (answer: (Result<Response, FetchFailure>, FiledFeed)) in
            report(try reader.take(answer.0, of: answer.1))
        }
        try fetchFullTexts(of: reader.wantingFullText, isCancelled: isCancelled)
    }

    /// The feeds to ask, and those whose server asked not to be asked yet.
    private func chosen(_ selection: FeedSelection, now: Int64) throws -> (asked: [FiledFeed], held: [FiledFeed]) {
        let feeds =
            switch selection {
            case .all: try ownFeeds()
            case .due: try ownFeeds().filter { $0.state.due <= now }
            case .these(let feeds): feeds
            }
        let isHeld = { (feed: FiledFeed) in (feed.state.heldUntil ?? 0) > now }
        if case .due = selection {
            let due = feeds.filter { !isHeld($0) }
            let claimed = try library.claim(due.map(\.id), dueAt: now, until: now + FeedSchedule.claim)
            return (due.filter { claimed.contains($0.id) }, [])
        }
        return (feeds.filter { !isHeld($0) }, feeds.filter(isHeld))
    }
}

extension Desk {
    /// The feeds that are asked directly: neither gone, nor brought by a sync.
    func ownFeeds() throws -> [FiledFeed] {
        let brought = try library.feedsBroughtBySync()
        return try library.feeds().filter { $0.state.gone == nil && !brought.contains($0.id) }
    }
}

extension FiledFeed {
    /// Asks for it only if it has changed.
    var request: Request {
        Request(
            url: address, etag: state.etag, lastModified: state.lastModified, allowsPrivateAddresses: isTyped)
    }
}
