import News

/// What is watched, and what is new of it.
package protocol WatchKeeping: Sendable {
    /// Watches something from now on: what is in the library already is not told.
    ///
    /// - Returns: the number of the watch; that of the one there is, if the same is watched already.
    /// - Throws: `.notFound` if there is no such entity or feed.
    @discardableResult
    func watch(_ subject: WatchSubject) throws(LibraryError) -> Watch.ID

    /// Ends a watch.
    ///
    /// - Returns: whether there was one under that number.
    @discardableResult
    func unwatch(_ id: Watch.ID) throws(LibraryError) -> Bool

    /// All watches, in the order in which they were made, with how many articles are new of each.
    ///
    /// - Parameter cap: how far new articles are counted.
    func watches(cap: Int) throws(LibraryError) -> [Watch]

    /// The articles that are new of a watch, newest first. Articles that await extraction, and those filed after the first of
    /// them, are told later.
    func news(of watch: Watch, limit: Int) throws(LibraryError) -> [ArticleLine]

    /// Notes that all articles that are new of some watches have been told.
    func markTold(_ watches: [Watch.ID]) throws(LibraryError)

    /// All watches, in the order in which they were made.
    func namedWatches() throws(LibraryError) -> [NamedWatch]

    /// Watches what another library watches. A name that is not known here yet is watched by its name; a feed that is not
    /// subscribed to is left out.
    func watch(_ named: NamedWatch) throws(LibraryError)

    /// Takes the news of watches for which no command was called yet; the program that takes it has to call the
    /// command. If several programs ask at the same time, one of them gets it.
    ///
    /// - Parameters:
    ///   - now: the time. A watch from which something was taken in the minute before gives nothing.
    ///   - limit: how many watches at most.
    /// - Returns: what to tell, and whether something is left to be told later.
    func takeWatchNotices(
        now: Moment, limit: Int
    ) throws(LibraryError) -> (notices: [WatchNotice], isMore: Bool)
}

extension WatchKeeping {
    /// All watches, each with how many articles are new of it, counted up to a thousand.
    package func watches() throws(LibraryError) -> [Watch] { try watches(cap: 1000) }
}
