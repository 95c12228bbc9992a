import News

/// The search of the archive, what its fields may be asked for, and the searches that were saved.
package protocol ArticleSearching: Sendable {
    /// Articles that match, each with a piece of its text in which the hits are marked.
    ///
    /// - Parameters:
    ///   - position: only articles beyond this in the order of time; results in another order come as one list and ignore
    ///     it.
    ///   - cancellation: ends the search early.
    func search(
        _ query: Query, sort: ListOrder, olderThan position: ListPosition?, limit: Int,
        cancellation: Cancellation
    ) throws(LibraryError) -> [SearchHit]

    /// How many entities of each kind are named by an article.
    func entityCounts() throws(LibraryError) -> [EntityKind: Int]

    /// The outlets whose name holds words that begin as a text's do, with the number of their articles, most first.
    func sources(beginning text: String, limit: Int) throws(LibraryError) -> [(name: String, articles: Int)]

    /// The number of outlets that have published something.
    func sourceCount() throws(LibraryError) -> Int

    /// The searches that were given a name, in the order of their names.
    func savedSearches() throws(LibraryError) -> [SavedSearch]

    /// Keeps searches; one of the same name is replaced.
    func keep(_ searches: [SavedSearch]) throws(LibraryError)

    /// Forgets a saved search; returns it if there was one of this name.
    func removeSearch(named name: String) throws(LibraryError) -> SavedSearch?
}

extension ArticleSearching {
    /// Articles that match, each with a piece of its text in which the hits are marked.
    ///
    /// - Parameter position: only articles older than this, if newest first.
    package func search(
        _ query: Query, sort: ListOrder = .newest, olderThan position: ListPosition? = nil, limit: Int
    ) throws(LibraryError) -> [SearchHit] {
        try search(query, sort: sort, olderThan: position, limit: limit, cancellation: Cancellation())
    }
}
