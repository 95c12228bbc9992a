import Markup

/// Reads a list of feeds in OPML.
///
/// An outline with an address is a feed, one without is a folder for those within it. Broken lists are read as far as
/// they go.
///
/// - Returns: nil for what is no OPML.
package func subscriptionList(fromOPML bytes: [UInt8]) -> SubscriptionList? {
    let text = XMLText(bytes)
    return text.isEmpty ? nil : subscriptionList(from: text)
}

private func subscriptionList(from text: XMLText) -> SubscriptionList? {
    let (list, isBroken) = text.read { reader in
        var parser = OPMLParser()
        let list = parser.list(from: &reader)
        return (list, reader.isBroken)
    }
    return isBroken && !text.isMended ? subscriptionList(from: text.mended()) : list
}

private struct OPMLParser {
    private var list = SubscriptionList()
    private var places: [String: Int] = [:]
    /// The outlines that are open and the depth of each; those that are feeds give no folder.
    private var open: [(folder: String?, depth: Int)] = []
    private var title: [UInt8] = []
    private var titleDepth: Int?
    private var isOPML = false

    mutating func list(from reader: inout XMLReader) -> SubscriptionList? {
        while let event = reader.next() {
            switch event {
            case .start: start(reader)
            case .text: if titleDepth != nil { reader.appendText(to: &title) }
            case .end: end(reader)
            }
        }
        return isOPML ? list : nil
    }

    private mutating func start(_ reader: borrowing XMLReader) {
        switch reader.name.local.lowercased() {
        case "opml": isOPML = true
        case "outline": outline(reader)
        case "title" where list.title == nil: titleDepth = reader.depth
        default: break
        }
    }

    private mutating func end(_ reader: borrowing XMLReader) {
        if let depth = titleDepth, reader.depth < depth {
            titleDepth = nil
            list.title = FeedText(open: title)?.line
        }
        if let last = open.last, reader.depth < last.depth { open.removeLast() }
    }

    private mutating func outline(_ reader: borrowing XMLReader) {
        let name = [reader.attribute("title"), reader.attribute("text")].lazy.compactMap(plainName).first
        let isLink = reader.attribute("type")?.lowercased() == "rss"
        let address = reader.attribute("xmlUrl") ?? (isLink ? reader.attribute("url") : nil)
        let found = address.flatMap { FeedText.trimmed(Array($0.utf8)[...]) }
        open.append((found == nil ? name ?? "" : nil, reader.depth))
        guard let found else { return }
        guard let address = webAddress(listed: found) else {
            let reason = RefusedSubscription.Reason(found) ?? .noAddress
            list.refused.append(RefusedSubscription(title: name, address: found, reason: reason))
            return
        }
        if let command = reader.attribute("filtercmd").flatMap({ FeedText.trimmed(Array($0.utf8)[...]) }) {
            list.refused.append(RefusedSubscription(title: name, address: command, reason: .filterCommand))
        }
        add(Subscription(address: address, title: name, link: link(reader), folders: []))
    }

    private func link(_ reader: borrowing XMLReader) -> String? {
        let link = reader.attribute("htmlUrl").flatMap { FeedText.trimmed(Array($0.utf8)[...]) }
        return link.flatMap { RefusedSubscription.Reason($0) == nil ? $0 : nil }
    }

    /// A feed that is listed again lies in one folder more.
    private mutating func add(_ subscription: Subscription) {
        let path = open.compactMap(\.folder).filter { !$0.isEmpty }
        let place = places[subscription.address] ?? list.subscriptions.count
        if place == list.subscriptions.count {
            places[subscription.address] = place
            list.subscriptions.append(subscription)
        }
        if !path.isEmpty, !list.subscriptions[place].folders.contains(path),
            list.subscriptions[place].folders.count < 100
        {
            list.subscriptions[place].folders.append(path)
        }
    }
}

private func plainName(_ text: String?) -> String? { text.flatMap { FeedText(open: Array($0.utf8)) }?.line }
