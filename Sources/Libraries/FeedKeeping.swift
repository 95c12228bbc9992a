import News

/// The feeds that are subscribed to, and which articles their items are.
package protocol FeedKeeping: Sendable {
    /// The feeds of all subscriptions, by folder and name; feeds outside folders first.
    func feeds() throws(LibraryError) -> [FiledFeed]

    /// The feed that is at an address, or was there before it moved; nil if there is no subscription to it.
    func feed(at address: String) throws(LibraryError) -> FiledFeed?

    /// Subscribes to feeds, in one transaction. A feed that had been removed comes back with its articles.
    ///
    /// - Returns: the number of each, in order, and whether it was not subscribed to before.
    func subscribe(to feeds: [NewFeed]) throws(LibraryError) -> [(id: FiledFeed.ID, isNew: Bool)]

    /// Ends a subscription; its articles stay. `subscribe` and `undoRemovingFeed` bring it back.
    func removeFeed(_ id: FiledFeed.ID) throws(LibraryError)

    /// Brings back the feed that was removed last.
    ///
    /// - Returns: the feed, or nil if none was removed.
    func undoRemovingFeed() throws(LibraryError) -> FiledFeed?

    /// Keeps what a person chose for a feed: title, folder, tags, and whether pages are fetched.
    func keepChoices(of feed: FiledFeed) throws(LibraryError)

    /// Claims the feeds that are due, so that of several programs that ask at a time each feed is asked by one.
    ///
    /// The feeds that are claimed are due next at another time, which ``keepAnswer(of:movedTo:)`` replaces. If a program ends
    /// before it has an answer, they are due again then.
    ///
    /// - Parameters:
    ///   - feeds: those that may be asked.
    ///   - now: the time in seconds since 1970; a feed is due if its time has come.
    ///   - next: when a feed is due again without an answer.
    /// - Returns: those that were due.
    func claim(
        _ feeds: [FiledFeed.ID], dueAt now: Int64, until next: Int64
    ) throws(LibraryError) -> Set<FiledFeed.ID>

    /// Keeps how a request to a feed went, and what the feed says of itself.
    ///
    /// - Parameter address: where it has moved for good; ignored if there is another feed at that address.
    func keepAnswer(of feed: FiledFeed, movedTo address: String?) throws(LibraryError)

    /// The feeds that an article came from, including removed ones, by name.
    func feeds(of article: Article.ID) throws(LibraryError) -> [FiledFeed]

    /// What is known of the items of one delivery of a feed, in their order.
    ///
    /// Items are recognised by number first, then by link, then by words; two items of a delivery are never the same
    /// article. An item that came before and says something else now must have more in common with it than one of these.
    func known(
        _ items: [(article: Article, keys: FeedItemKeys)], in feed: FiledFeed.ID
    ) throws(LibraryError) -> [KnownItem]

    /// Notes which articles the items of a feed are.
    func keep(_ items: [(keys: FeedItemKeys, article: Article.ID)], in feed: FiledFeed.ID) throws(LibraryError)

    /// Gives articles that have no picture those that a feed names for them now.
    func addPictures(_ pictures: [Article.ID: String]) throws(LibraryError)
}

extension FeedKeeping {
    /// Keeps how a request went to a feed that has not moved, and what the feed says of itself.
    package func keepAnswer(of feed: FiledFeed) throws(LibraryError) { try keepAnswer(of: feed, movedTo: nil) }
}
