import Courier
import Markup
import News

/// Looks for the feed that an address means.
struct FeedSearch {
    enum Outcome {
        /// A feed, and the addresses of others that the page names.
        case found(FoundFeed, others: [String])
        case unreachable(FetchFailure)
        /// A page that came encrypted names a feed that is there only without encryption: at this address.
        case unencrypted(String)
        /// There is something at the address, but no feed, nor in the usual places.
        case noFeed
    }

    /// An answer that is a feed, and the address that was asked for it.
    struct FoundFeed {
        let response: Response
        let asked: String

        /// The address to ask from now on, where somebody typed `address`.
        func address(typed address: String) -> String {
            response.movedTo ?? (response.url == address ? address : asked)
        }
    }

    let address: String
    private let courier = Courier()

    /// Where sites keep their feed though no page says so.
    private static let usualPaths = [
        "/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/posts/default",
    ]

    init(address: String) { self.address = address }

    func run() -> Outcome {
        do throws(FetchFailure) {
            // A person typed it, so it may lie in a private network.
            let answer = try courier.fetch(Request(url: address, allowsPrivateAddresses: true)).accepted()
            if isFeed(answer.body) { return .found(FoundFeed(response: answer, asked: address), others: []) }
            let named = feedLinks(inPage: answer.body, at: answer.url, encoding: charset(of: answer.contentType))
            let encrypted = named.map { Self.encrypted($0, asOn: answer.url) }
            let addresses = encrypted + Self.usualPaths.map { resolved($0, against: answer.url) }
            guard let (found, index) = firstFeed(among: addresses) else {
                let lost = zip(named, encrypted).first { $0 != $1 }
                return lost.map { .unencrypted($0.0) } ?? .noFeed
            }
            return .found(found, others: encrypted.enumerated().filter { $0.offset != index }.map(\.element))
        } catch {
            return .unreachable(error)
        }
    }

    /// An address that an encrypted page names, encrypted too.
    private static func encrypted(_ address: String, asOn page: String) -> String {
        let isPlain = WebAddress(address)?.scheme == .http && WebAddress(page)?.scheme == .https
        return isPlain ? "https" + address.dropFirst("http".count) : address
    }

    /// The first of some addresses that is a feed.
    private func firstFeed(among addresses: [String]) -> (FoundFeed, index: Int)? {
        var best: (FoundFeed, index: Int)?
        let requests = addresses.map {
            Request(url: $0, allowsPrivateAddresses: haveSameHost($0, address))
        }
        courier.run(requests) { index, result in
            guard let response = try? result.get().accepted(), index < best?.index ?? .max, isFeed(response.body) else {
                return
            }
            best = (FoundFeed(response: response, asked: addresses[index]), index)
        }
        return best
    }

    private func isFeed(_ bytes: [UInt8]) -> Bool {
        switch feedDelivery(from: bytes) {
        case .success: true
        case .failure: false
        }
    }
}

extension Response {
    /// The response itself, if it is a success.
    ///
    /// - Throws: its status, if it is anything else.
    func accepted() throws(FetchFailure) -> Response {
        guard (200...299).contains(status) else { throw .status(status) }
        return self
    }
}

/// The addresses of the feeds that a page names in its head, those of comments last; at most ten.
func feedLinks(inPage bytes: [UInt8], at address: String, encoding: String?) -> [String] {
    // A page too broken to be read names no feed.
    guard let tree = try? parseHTML(bytes, declaredEncoding: encoding) else { return [] }
    let types = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"]
    var base = address
    var links: [(address: String, isOfComments: Bool)] = []
    var seen: Set<String> = []
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
        if seen.insert(place).inserted { links.append((place, words.contains("comment"))) }
    }
    let ordered = links.filter { !$0.isOfComments } + links.filter(\.isOfComments)
    return ordered.prefix(10).map(\.address)
}
