/// A feed of the library, as an account knows it.
package struct SyncedFeed: Hashable, Sendable {
    package let feed: FiledFeed.ID
    /// The service's name for it; nil for one that the service does not have.
    package let remote: String?
    /// The folder it was in at the service when both sides agreed last.
    package let folder: String?
    /// Whether it came by sync, so that it is not asked for directly.
    package let isBrought: Bool
    /// Whether it was removed here.
    package let isRemoved: Bool

    package init(feed: FiledFeed.ID, remote: String?, folder: String?, isBrought: Bool, isRemoved: Bool = false) {
        self.feed = feed
        self.remote = remote
        self.folder = folder
        self.isBrought = isBrought
        self.isRemoved = isRemoved
    }
}
