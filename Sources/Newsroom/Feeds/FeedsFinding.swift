import Courier
import Foundation
import Markup
import News
import Storage
import Synchronization

/// What came of subscribing to what a person typed.
package enum FeedAddition: Sendable, Equatable {
    case added(FiledFeed, FeedNews, others: [String])
    case alreadyThere(FiledFeed)
    /// Subscribed to, though the server could not be asked; it will be asked again.
    case unread(FiledFeed, reason: String)
    /// Not subscribed to: there is no feed at that address, or the address is none.
    case refused(reason: String)
}

extension Desk {
    /// Subscribes to the feed at an address, or to the one that the page there names, or that lies in a usual place.
    ///
    /// - Parameters:
    ///   - typed: an address as a person types it: the scheme may be missing.
    ///   - asks: whether it is asked at once; if not, the address is taken as it is.
    package func addFeed(
        _ typed: String, title: String? = nil, folder: [String] = [], tags: [String] = [], asks: Bool = true
    ) throws -> FeedAddition {
        guard var address = webAddress(typed: typed) else {
            return .refused(reason: "only http and https addresses can be subscribed to")
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
        if case .unreachable(_, isPassing: true) = outcome, !typed.contains("://") {
            // Who typed no scheme may mean a server that has no https.
            let plain = "http" + address.dropFirst("https".count)
            let second = FeedSearch(address: plain).run()
            if case .found = second { (address, outcome) = (plain, second) }
        }
        switch outcome {
        case .found(let parcel, let others):
            let place = parcel.movedTo ?? (parcel.url == address ? address : nil) ?? parcel.asked
            let (feed, isNew) = try subscribed(to: make(place))
            guard isNew else { return .alreadyThere(feed) }
            return try firstReading(of: feed, parcel, others: others)
        case .unreachable(let reason, let isPassing):
            guard isPassing else { return .refused(reason: reason) }
            let (feed, _) = try subscribed(to: make(address))
            return try noted(feed, reason: reason)
        case .noFeed(let reason): return .refused(reason: reason)
        }
    }

    private func subscribed(to feed: NewFeed) throws -> (feed: FiledFeed, isNew: Bool) {
        let isNew = try library.subscribe(to: [feed]).first?.isNew ?? false
        guard let filed = try library.feed(at: feed.address) else {
            preconditionFailure("a feed was subscribed to and is not there")
        }
        return (filed, isNew)
    }

    /// Files what came with the answer that showed where the feed is: it is not asked for twice.
    private func firstReading(of feed: FiledFeed, _ parcel: FoundParcel, others: [String]) throws -> FeedAddition {
        let last = LastReport()
        let answers = FeedAnswers(desk: self, now: Int64(Date().timeIntervalSince1970)) { last.keep($0) }
        try answers.take(.success(parcel.parcel), of: feed)
        try fetchFullTexts(of: answers.wantingFullText)
        let now = try library.feed(at: feed.address) ?? feed
        if case .news(let news) = last.report?.outcome { return .added(now, news, others: others) }
        return .added(now, FeedNews(), others: others)
    }

    private func noted(_ feed: FiledFeed, reason: String) throws -> FeedAddition {
        let now = Int64(Date().timeIntervalSince1970)
        var feed = feed
        feed.state.lastFailure = now
        feed.state.failure = reason
        feed.state.failures += 1
        feed.state.due = now + FeedSchedule.pause(failures: 1)
        try library.keepAnswer(of: feed)
        return .unread(feed, reason: reason)
    }
}

/// An answer, and the address that was asked for it.
struct FoundParcel {
    let parcel: Parcel
    let asked: String
    var url: String { parcel.url }
    var movedTo: String? { parcel.movedTo }
}

/// Looks for the feed that an address means.
struct FeedSearch {
    enum Outcome {
        /// A feed, and the addresses of others that the page names.
        case found(FoundParcel, others: [String])
        /// Passing, where asking again later may help.
        case unreachable(reason: String, isPassing: Bool)
        case noFeed(reason: String)
    }

    let address: String
    private let courier = Courier()

    /// Where sites keep their feed though no page says so.
    private static let usualPlaces = [
        "/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/posts/default",
    ]

    init(address: String) { self.address = address }

    func run() -> Outcome {
        let answer: Parcel
        do throws(CourierError) {
            answer = try courier.fetch(Errand(url: address, allowsPrivateAddresses: true))
        } catch {
            return .unreachable(reason: wording(of: error), isPassing: error.isPassing)
        }
        if answer.status == 404 || answer.status == 410 {
            return .unreachable(reason: wording(ofStatus: answer.status), isPassing: false)
        }
        guard (200...299).contains(answer.status) else {
            return .unreachable(reason: wording(ofStatus: answer.status), isPassing: true)
        }
        if isFeed(answer.body) { return .found(FoundParcel(parcel: answer, asked: address), others: []) }
        let named = feedLinks(inPage: answer.body, at: answer.url, encoding: charset(of: answer.contentType))
        let places = named + Self.usualPlaces.map { resolved($0, against: answer.url) }
        guard let (found, index) = firstFeed(in: places) else {
            return .noFeed(reason: "there is no feed there, and none in the usual places")
        }
        return .found(found, others: named.enumerated().filter { $0.offset != index }.map(\.element))
    }

    /// The first of some addresses that is a feed.
    private func firstFeed(in places: [String]) -> (FoundParcel, index: Int)? {
        var best: (FoundParcel, index: Int)?
        courier.run(places.map { Errand(url: $0, allowsPrivateAddresses: isOwnHost($0)) }) { index, result in
            guard case .success(let parcel) = result, (200...299).contains(parcel.status), index < best?.index ?? .max,
                isFeed(parcel.body)
            else { return }
            best = (FoundParcel(parcel: parcel, asked: places[index]), index)
        }
        return best
    }

    private func isOwnHost(_ place: String) -> Bool { hostPart(of: place) == hostPart(of: address) }

    private func isFeed(_ bytes: [UInt8]) -> Bool {
        switch feedDelivery(from: bytes) {
        case .success: true
        case .failure(.noArticles(let format)): format.isFeed
        case .failure: false
        }
    }
}

extension CourierError {
    /// Whether asking again later may help.
    fileprivate var isPassing: Bool {
        switch self {
        case .tooSlow, .brokenOff, .failed: true
        default: false
        }
    }
}

/// The addresses of the feeds that a page names in its head, those of comments last; at most ten.
func feedLinks(inPage bytes: [UInt8], at address: String, encoding: String?) -> [String] {
    // A page too broken to be read names no feed.
    guard let tree = try? parseHTML(bytes, declaredEncoding: encoding) else { return [] }
    let types = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"]
    var base = address
    var links: [(address: String, isOfComments: Bool)] = []
    for node in tree.nodes.indices {
        if tree.tag(node) == .base, let href = tree.value(of: .href, in: node) {
            base = resolved(href, against: address)
        }
        guard tree.tag(node) == .link, let href = tree.value(of: .href, in: node),
            let type = tree.value(of: .type, in: node)?.lowercased(), types.contains(where: type.hasPrefix),
            let rel = tree.value(of: .rel, in: node)?.lowercased(), rel.contains("alternate")
        else { continue }
        let place = resolved(href, against: base)
        let words = (place + " " + (tree.value(of: .title, in: node) ?? "")).lowercased()
        if !links.contains(where: { $0.address == place }) { links.append((place, words.contains("comment"))) }
    }
    let ordered = links.filter { !$0.isOfComments } + links.filter(\.isOfComments)
    return ordered.prefix(10).map(\.address)
}

/// An address as it can be asked for; nil for what is none of the web's.
///
/// `example.org` means `https://example.org`; `feed:` before an address, as browsers had it, is passed over.
package func webAddress(typed text: String) -> String? {
    var address = text.filter { !$0.isWhitespace || $0 == " " }
    while address.first == " " { address.removeFirst() }
    while address.last == " " { address.removeLast() }
    if address.lowercased().hasPrefix("feed://") { address = "http" + address.dropFirst(4) }
    if address.lowercased().hasPrefix("feed:http") { address = String(address.dropFirst(5)) }
    if !address.contains("://") {
        let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "." }
        let isScheme = address.dropFirst(scheme.count).first == ":" && scheme != "localhost"
        if address.isEmpty || isScheme || address.first == "/" || address.first == "|" { return nil }
        address = "https://" + address
    }
    let lowered = address.lowercased()
    guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://"), !hostPart(of: address).isEmpty,
        address.utf8.count <= 4096, address.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
    else { return nil }
    return address
}

/// The last report of one feed.
private final class LastReport: Sendable {
    private let kept = Mutex<FeedReport?>(nil)
    var report: FeedReport? { kept.withLock { $0 } }
    func keep(_ report: FeedReport) { kept.withLock { $0 = report } }
}
