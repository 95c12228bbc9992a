import Feeds
import Foundation
import Libraries
import Markup
import News

/// What came of importing subscriptions.
package struct SubscriptionCounts: Sendable, Equatable {
    package var new = 0
    package var alreadyThere = 0
    package var refused: [RefusedFeed] = []
    package var newsboat: NewsboatCounts?
    /// The service that newsboat reads from, which is not added without its password.
    package var service: NewsboatService?
    /// newsboat's `query:` lines that are saved searches now.
    package var searches: [SavedSearch] = []
}

/// A line of a list of feeds that is not taken over.
package struct RefusedFeed: Hashable, Sendable {
    /// Why it is refused.
    package enum Reason: Hashable, Sendable {
        /// What reading OPML says of it.
        case listed(RefusedSubscription.Reason)
        /// It would run a program: the word that newsboat has for that.
        case program(String)
        /// It is a query feed of newsboat whose filter has no counterpart.
        case savedSearch
        case file
        /// It is not an `http` or `https` address.
        case noWebAddress
    }

    /// The address or command.
    package let what: String
    package let reason: Reason
}

extension Desk {
    /// Takes over subscriptions from OPML, from newsboat's `urls` and from its `cache.db`.
    ///
    /// With a `urls` file the cache that belongs to it is taken too: the one beside it, or below
    /// `$XDG_DATA_HOME/newsboat`.
    ///
    /// - Parameters:
    ///   - path: a file, or newsboat's folder with both files.
    ///   - allowsPrivate: whether the addresses in OPML count as typed, as those of a `urls` file do.
    ///   - progress: told of the articles taken over so far.
    /// - Throws: `FileReadingError`, `LibraryError`, or that newsboat's cache cannot be read.
    package func importSubscriptions(
        from path: String, allowsPrivate: Bool = false, progress: (Int) -> Void
    ) throws -> SubscriptionCounts {
        var counts = SubscriptionCounts()
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            counts = try importSubscriptions(from: path + "/urls", allowsPrivate: allowsPrivate, progress: progress)
            // Not having a configuration is the usual thing.
            let settings = try? Newsroom.bytes(of: path + "/config", limit: 1 << 20)
            counts.service = settings.flatMap { newsboatService(inConfiguration: String(decoding: $0, as: UTF8.self)) }
            return counts
        }
        let bytes = try Newsroom.bytes(of: path, limit: 1 << 30)
        if bytes.starts(with: "SQLite format 3\u{0}".utf8) {
            counts.newsboat = try importNewsboatCache(path, progress: progress)
        } else if let list = subscriptionList(fromOPML: bytes) {
            counts.refused = list.refused.map { RefusedFeed(what: $0.address, reason: .listed($0.reason)) }
            try subscribe(to: list.subscriptions.map { newFeed($0, isTyped: allowsPrivate) }, counts: &counts)
        } else {
            let urls = NewsboatURLs(try text(of: bytes, from: path))
            counts.refused = urls.refused
            try subscribe(to: urls.feeds, counts: &counts)
            if !urls.searches.isEmpty { try library.keep(urls.searches) }
            counts.searches = urls.searches
            if let cache = Self.newsboatCache(beside: path) {
                counts.newsboat = try importNewsboatCache(cache, progress: progress)
            }
        }
        return counts
    }

    private func subscribe(to feeds: [NewFeed], counts: inout SubscriptionCounts) throws {
        let results = try library.subscribe(to: feeds)
        var seen: Set<FiledFeed.ID> = []
        for result in results where seen.insert(result.id).inserted {
            if result.isNew { counts.new += 1 } else { counts.alreadyThere += 1 }
        }
    }

    private func newFeed(_ subscription: Subscription, isTyped: Bool) -> NewFeed {
        // A feed in several folders goes into the first, and has the others as tags.
        NewFeed(
            address: subscription.address, title: subscription.title, link: subscription.link,
            folder: subscription.folders.first ?? [],
            tags: subscription.folders.dropFirst().map { $0.joined(separator: "/") }, isTyped: isTyped)
    }

    private static func newsboatCache(beside path: String) -> String? {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"] ?? NSHomeDirectory()
        let data = environment["XDG_DATA_HOME"] ?? home + "/.local/share"
        var candidates = [folder + "/cache.db"]
        if folder.hasSuffix("/newsboat") { candidates.append(data + "/newsboat/cache.db") }
        return candidates.first { FileManager.default.fileExists(atPath: $0) }
    }

    /// The subscriptions as OPML.
    ///
    /// - Parameter withSecrets: whether the passwords in addresses are written too.
    package func exportedSubscriptions(withSecrets: Bool) throws -> String {
        let subscriptions = try library.feeds().map { feed in
            Subscription(
                address: withSecrets ? feed.address : withoutPassword(feed.address), title: feed.name, link: feed.link,
                folders: feed.folder.isEmpty ? [] : [feed.folder])
        }
        return opml(SubscriptionList(title: "Dateline's feeds", subscriptions: subscriptions))
    }
}
