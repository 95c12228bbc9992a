import JSON
import News

/// A feed as a service knows it.
package struct RemoteFeed: Hashable, Sendable {
    /// The service's own name for it: `feed/12`, `12`.
    package let id: String
    /// Where the service fetches it from; empty if it does not say.
    package let address: String
    package let title: String?
    /// The page it belongs to.
    package let link: String?
    /// The folder it is in; nil for none.
    package let folder: String?

    package init(id: String, address: String, title: String? = nil, link: String? = nil, folder: String? = nil) {
        self.id = id
        self.address = address
        self.title = title
        self.link = link
        self.folder = folder
    }
}

/// An item as a service gives it.
package struct RemoteItem: Hashable, Sendable {
    /// The service's own name for it, in the one form of ``googleItemID(_:)`` where the service has several.
    package let id: String
    /// The ``RemoteFeed/id`` of its feed.
    package let feed: String
    package var url: String?
    package var headline: String?
    package var byline: String?
    package var published: Moment?
    package var html: String
    package var marks: ItemMarks
    /// The labels that a person gave it, without the folders of its feed.
    package var labels: [String] = []

    package init(id: String, feed: String, html: String, marks: ItemMarks) {
        self.id = id
        self.feed = feed
        self.html = html
        self.marks = marks
    }
}

/// The moment in a number of seconds since 1970; nil for 0, which stands for none, and for anything else.
func moment(_ value: JSONValue?) -> Moment? {
    value?.text.flatMap { Int64($0) }.flatMap { $0 > 0 ? Moment(seconds: $0) : nil }
}

/// Which items a service has as unread, and which as starred.
package struct RemoteMarks: Hashable, Sendable {
    package var unread: Set<String>
    package var starred: Set<String>

    package init(unread: Set<String>, starred: Set<String>) {
        self.unread = unread
        self.starred = starred
    }

    /// The marks of an item that the service still has.
    package func marks(of id: String) -> ItemMarks {
        ItemMarks(isRead: !unread.contains(id), isStarred: starred.contains(id))
    }

    /// Takes in marks that were sent.
    package mutating func take(_ change: MarkChange, of ids: [String]) {
        switch change {
        case .read: unread.subtract(ids)
        case .unread: unread.formUnion(ids)
        case .starred: starred.formUnion(ids)
        case .unstarred: starred.subtract(ids)
        }
    }

    /// A number that is the same for the same marks, whatever order they came in.
    package var digest: Int64 {
        stableHash(unread.sorted().joined(separator: " ") + "\n" + starred.sorted().joined(separator: " "))
    }
}

/// What a change to a service's subscriptions comes to.
package enum SubscriptionChange: Hashable, Sendable {
    case subscribe(address: String, title: String?, folder: String?)
    case unsubscribe(feed: String)
    /// Puts a feed from one folder into another; nil for none.
    case move(feed: String, from: String?, to: String?)
}
