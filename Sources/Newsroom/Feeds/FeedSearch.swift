import Courier
import Markup
import News

/// Looks for the feed that an address means.
struct FeedSearch {
    enum Outcome {
        /// A feed, and the addresses of others that the page names.
        case found(FoundFeed, others: [String])
        case unreachable(FetchFailure)
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
            let addresses = named + Self.usualPaths.map { resolved($0, against: answer.url) }
            guard let (found, index) = firstFeed(among: addresses) else { return .noFeed }
            return .found(found, others: named.enumerated().filter { $0.offset != index }.map(\.element))
        } catch {
            return .unreachable(error)
        }
    }

    /// The first of some addresses that is a feed.
    private func firstFeed(among addresses: [String]) -> (FoundFeed, index: Int)? {
        var best: (FoundFeed, index: Int)?
        let requests = addresses.map {
            Request(url: $0, allowsPrivateAddresses: host(of: $0) == host(of: address))
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
