import News

/// How articles come into the library, and how they leave it whole.
package protocol ArticleFiling: Sendable {
    /// Works out, on all cores, what can be worked out from each article alone: while a batch is filed, the next can be prepared.
    func prepare(_ submissions: [Submission]) throws(LibraryError) -> any PreparedBatch

    /// Files articles in one transaction: all of them or, if it throws, none. From then on they can be read and searched
    /// for, and await extraction. Some hundred at a time are filed several times as fast as one by one.
    ///
    /// An article is the same as one already here by its number in its feed; or else its link; or else its origin, the
    /// text being similar; or else its words. A file written over with another text is therefore
    /// another article. What a feed brought is changed by that feed alone: what another tells under the same link is filed
    /// beside it.
    ///
    /// - Parameter filed: the time of filing, by which articles without a date are listed; now if it is not given.
    /// - Returns: what became of each, in their order. Once this has returned, the articles survive the end of the
    ///   process at any moment.
    func fileArticles(_ batch: any PreparedBatch, filed: Moment?) throws(LibraryError) -> [Filing]

    /// How many articles a file gave when it was imported, if its size and time are still the same; nil for a file that is
    /// new or has changed.
    func articles(ofFile path: String, size: Int, changed: Int64) throws(LibraryError) -> Int?

    /// Notes files that have been imported whole, so that they need not be read again.
    func remember(_ files: [TakenFile]) throws(LibraryError)

    /// Articles in the order in which they were filed, for reading the whole library page by page.
    ///
    /// - Parameter id: the last article of the page before; 0 for the first page.
    func articles(filedAfter id: Article.ID, limit: Int) throws(LibraryError) -> [FiledArticle]
}

extension ArticleFiling {
    /// Files articles now.
    ///
    /// - Returns: what became of each, in their order.
    package func fileArticles(_ batch: any PreparedBatch) throws(LibraryError) -> [Filing] {
        try fileArticles(batch, filed: nil)
    }
}

/// Articles with everything that is worked out from each alone, ready to be filed by the library that prepared them.
package protocol PreparedBatch: Sendable {
    /// The articles at some indices, in that order.
    func part(_ indices: [Int]) -> Self
}
