/// The feeds someone reads, as programs hand them to one another in OPML.
package struct SubscriptionList: Hashable, Sendable {
    package var title: String?
    /// In the order of the document, each address once.
    package var subscriptions: [Subscription]
    /// Outlines that name what must not be opened as a feed, in order.
    package var refused: [RefusedSubscription]

    package init(title: String? = nil, subscriptions: [Subscription] = [], refused: [RefusedSubscription] = []) {
        self.title = title
        self.subscriptions = subscriptions
        self.refused = refused
    }
}

/// One feed of a list.
package struct Subscription: Hashable, Sendable {
    /// Where the feed is: an `http` or `https` address without white space or controls.
    package var address: String
    /// What the list calls it.
    package var title: String?
    /// The page the feed belongs to.
    package var link: String?
    /// The folders it lies in, each as a path from the outermost; none for one that lies outside all folders.
    package var folders: [[String]]

    package init(address: String, title: String? = nil, link: String? = nil, folders: [[String]] = []) {
        self.address = address
        self.title = title
        self.link = link
        self.folders = folders
    }
}

/// What a list wanted opened and we do not open.
package struct RefusedSubscription: Hashable, Sendable {
    /// Why it is refused.
    package enum Reason: Hashable, Sendable {
        /// It would run a program: newsboat's `exec:` and `filter:`, or a pipe.
        case command
        /// Its feed is to be put through a program. The feed itself is taken, the program is not run.
        case filterCommand
        /// It is a file of this machine.
        case file
        /// Its scheme, in lower case, is not one of the web's.
        case scheme(String)
        /// It is no address at all.
        case noAddress
    }

    /// What the list calls it.
    package let title: String?
    /// As it stands, or the command.
    package let address: String
    package let reason: Reason
}

extension RefusedSubscription.Reason {
    /// Why an address must not be opened; nil for one of the web.
    init?(_ address: String) {
        let isClean = address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
        let scheme = address.prefix { $0 != ":" }.lowercased()
        switch scheme {
        case "exec", "filter": self = .command
        case "file": self = .file
        case _ where address.hasPrefix("|"): self = .command
        case "http", "https":
            let rest = address.utf8.dropFirst(scheme.utf8.count)
            guard !isClean || !rest.starts(with: "://".utf8) || rest.count < 4 else { return nil }
            self = .noAddress
        case _
        where isClean && address.contains(":") && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }:
            self = .scheme(scheme)
        default: self = .noAddress
        }
    }
}
