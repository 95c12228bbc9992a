import Courier
import Feeds
import Foundation
import Libraries
import News
import Synchronization

/// What came of subscribing to what a person typed.
package enum FeedAddition: Sendable, Equatable {
    /// Subscribed to, and read if it was asked; `others` are the addresses of other feeds that the page names.
    case added(FiledFeed, FeedNews, others: [String])
    case alreadyThere(FiledFeed)
    /// Subscribed to, though it could not be read; it will be asked again.
    case unread(FiledFeed, FetchFailure)
    /// Not subscribed to.
    case refused(FeedRefusal)
}

/// Why an address was not subscribed to.
package enum FeedRefusal: Hashable, Sendable {
    /// It is not an address of the web.
    case noWebAddress
    /// There is no feed at the address, and none in the usual places.
    case noFeed
    /// There is a feed, but only at this address, which is not encrypted.
    case unencrypted(String)
    case unreachable(FetchFailure)
}

extension Desk {
    /// Subscribes to the feed at an address, or to the one that the page there names, or that the site keeps where sites
    /// usually do.
    ///
    /// - Parameters:
    ///   - typed: an address as a person types it: the scheme may be missing.
    ///   - asks: whether it is fetched at once; if not, the address is taken as it is.
    /// - Throws: `LibraryError`.
    package func addFeed(
        _ typed: String, title: String? = nil, folder: [String] = [], tags: [String] = [], asks: Bool = true
    ) throws -> FeedAddition {
        guard var address = webAddress(typed: typed) else {
            return .refused(.noWebAddress)
        }
        let make = { (address: String) in
            NewFeed(address: address, title: title, folder: folder, tags: tags, isTyped: true)
        }
        // One that came with a list counts as typed from now on: it may lie in a private network.
        if let feed = try library.feed(at: address) {
            return .alreadyThere(feed.isTyped ? feed : try subscribed(to: make(address)).feed)
        }
        guard asks else {
            return .added(try subscribed(to: make(address)).feed, FeedNews(), others: [])
        }
        var outcome = FeedSearch(address: address).run()
        if case .unreachable(let failure) = outcome, failure.isPassing, !typed.contains("://") {
            // Somebody who typed no scheme may mean a server without https. Inside, that is taken; elsewhere somebody on
            // the way may keep https from being answered, so they are told what to type.
            let plain = "http" + address.dropFirst("https".count)
            let second = FeedSearch(address: plain).run()
            if case .found = second {
                guard WebAddress(plain)?.isOfLocalHost == true else { return .refused(.unencrypted(plain)) }
                (address, outcome) = (plain, second)
            }
        }
        switch outcome {
        case .found(let found, let others):
            let (feed, isNew) = try subscribed(to: make(found.address(typed: address)))
            guard isNew else { return .alreadyThere(feed) }
            // What came with the answer is filed: it is not asked for twice.
            let (now, report) = try reading(.success(found.response), of: feed)
            if case .news(let news) = report.outcome { return .added(now, news, others: others) }
            return .added(now, FeedNews(), others: others)
        case .unreachable(let failure) where failure.isPassing:
            let (feed, _) = try subscribed(to: make(address))
            return .unread(try reading(.failure(failure), of: feed).feed, failure)
        case .unreachable(let failure): return .refused(.unreachable(failure))
        case .unencrypted(let address): return .refused(.unencrypted(address))
        case .noFeed: return .refused(.noFeed)
        }
    }

    private func subscribed(to feed: NewFeed) throws -> (feed: FiledFeed, isNew: Bool) {
        let isNew = try library.subscribe(to: [feed]).first?.isNew ?? false
        guard let filed = try library.feed(at: feed.address) else {
            preconditionFailure("a feed was subscribed to and is not there")
        }
        return (filed, isNew)
    }

    /// Takes in an answer of a feed, and gives the feed as it is then.
    private func reading(
        _ answer: Result<Response, FetchFailure>, of feed: FiledFeed
    ) throws -> (feed: FiledFeed, report: FeedReport) {
        let answers = FeedAnswers(desk: self, now: Int64(Date().timeIntervalSince1970))
        let report = try answers.take(answer, of: feed)
        try fetchFullTexts(of: answers.wantingFullText)
        return (try library.feed(at: feed.address) ?? feed, report)
    }
}
