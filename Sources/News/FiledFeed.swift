/// A feed that a library is subscribed to: what it is called, where it is, and how the last requests went.
package struct FiledFeed: Hashable, Sendable, Identifiable {
    /// The number under which a library keeps a feed: 1 and up, never used twice in one library.
    package typealias ID = Int64

    package let id: ID
    /// Where it is fetched from now: an `http` or `https` address.
    package var address: String
    /// What a person calls it; nil if it goes by its own title.
    package var givenTitle: String?
    /// What it calls itself; nil until it has been read.
    package var ownTitle: String?
    /// The page it belongs to.
    package var link: String?
    /// The folder it is in, outermost first; empty for none.
    package var folder: [String]
    package var tags: [String]
    /// Whether a person typed its address, so that it may be in a private network.
    package var isTyped: Bool
    /// Whether the pages of its articles are fetched for their whole text.
    package var fetchesFullText: Bool
    package var state: FeedState
    /// How many articles came from it, and how many of them are unread.
    package let articles: Int
    package let unread: Int

    package init(
        id: ID, address: String, givenTitle: String? = nil, ownTitle: String? = nil, link: String? = nil,
        folder: [String] = [], tags: [String] = [], isTyped: Bool = false, fetchesFullText: Bool = false,
        state: FeedState = FeedState(), articles: Int = 0, unread: Int = 0
    ) {
        self.id = id
        self.address = address
        self.givenTitle = givenTitle
        self.ownTitle = ownTitle
        self.link = link
        self.folder = folder
        self.tags = tags
        self.isTyped = isTyped
        self.fetchesFullText = fetchesFullText
        self.state = state
        self.articles = articles
        self.unread = unread
    }

    /// The address as it is shown: with `***` for a password in it.
    package var shownAddress: String { withoutPasswords(address) }

    /// What it is shown as: the given title, its own, or the address without its scheme.
    package var name: String {
        if let title = givenTitle ?? ownTitle, !title.isEmpty { return title }
        let address = shownAddress
        return String(address[(address.firstRange(of: "://")?.upperBound ?? address.startIndex)...])
    }
}

/// How the last requests to a feed went, and when the next is due. Times are seconds since 1970.
package struct FeedState: Hashable, Sendable {
    /// The server's name for the version that was read last, which is sent back to it.
    package var etag: String?
    package var lastModified: String?
    /// A hash of the bytes that were read last: the same bytes are not read again.
    package var digest: Int64?
    package var lastSuccess: Int64?
    package var lastFailure: Int64?
    /// Why the last request failed; nil after a success.
    package var failure: FeedFailure?
    /// How many requests in a row have failed.
    package var failures = 0
    /// When the next request is due by its rhythm.
    package var due: Int64 = 0
    /// The server asked for no request before this time.
    package var heldUntil: Int64?
    /// The usual number of seconds between two of its items; nil until it is known.
    package var rhythm: Int64?
    /// When the server said that it is gone for good.
    package var gone: Int64?
    /// The address it had before it moved for good.
    package var movedFrom: String?

    package init() {}
}
