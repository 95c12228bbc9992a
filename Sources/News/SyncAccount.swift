/// A service that keeps feeds and marks for a person, and the account there.
package struct SyncAccount: Hashable, Sendable, Identifiable {
    /// The number under which a library keeps an account: 1 and up, never used twice in one library.
    package typealias ID = Int64

    /// The protocols that are spoken.
    package enum Service: String, Sendable, CaseIterable {
        /// The Google Reader API: FreshRSS, Miniflux, The Old Reader, BazQux, FeedHQ.
        case googleReader = "google-reader"
        /// Nextcloud News, version 1-3.
        case nextcloud
        /// Fever: CommaFeed, and most of the others too.
        case fever
    }

    package let id: ID
    package let service: Service
    /// Where the interface for programs is: an `http` or `https` address without a slash at its end.
    package let address: String
    package let user: String
    /// What the service gave for the password, to be sent with each request; nil where there is no such thing.
    package var session: String?
    /// Up to where the service's items were read, in its own terms; nil before the first sync.
    package var cursor: String?
    /// ``RemoteMarks``' digest as of the last sync; nil before the first.
    package var digest: Int64?
    /// When it was synced last, and when all of it was gone through last, in seconds since 1970.
    package var lastSync: Int64?
    package var lastFullSync: Int64?

    /// The address as it is shown: with `***` for a password in it.
    package var shownAddress: String { withoutPasswords(address) }

    package init(id: ID, service: Service, address: String, user: String) {
        self.id = id
        self.service = service
        self.address = address
        self.user = user
    }
}

/// Whether an item is read, and whether it is starred.
package struct ItemMarks: Hashable, Sendable {
    package var isRead: Bool
    package var isStarred: Bool

    package init(isRead: Bool, isStarred: Bool) {
        self.isRead = isRead
        self.isStarred = isStarred
    }
}

/// A mark as it is sent to a service.
package enum MarkChange: Hashable, Sendable, CaseIterable {
    case read, unread, starred, unstarred
}

/// An item of a service, and the article that it is in the library.
package struct SyncedItem: Hashable, Sendable {
    /// The service's name for it.
    package let remote: String
    package let article: Article.ID
    /// The marks that both sides agreed on last.
    package let marks: ItemMarks

    package init(remote: String, article: Article.ID, marks: ItemMarks) {
        self.remote = remote
        self.article = article
        self.marks = marks
    }
}

/// A label that some items get at a service, or lose.
package struct LabelChange: Hashable, Sendable {
    package let name: String
    package let isAdded: Bool
    /// The service's names of the items.
    package let items: [String]

    package init(name: String, isAdded: Bool, items: [String]) {
        (self.name, self.isAdded, self.items) = (name, isAdded, items)
    }
}

/// Marks that a person has made and a service does not know of yet.
package struct UnsentMarks: Hashable, Sendable {
    package let change: MarkChange
    /// The service's names of the items, in the order in which they were marked.
    package let items: [String]

    package init(change: MarkChange, items: [String]) {
        self.change = change
        self.items = items
    }
}
