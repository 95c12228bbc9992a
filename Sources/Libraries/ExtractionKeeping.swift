import News

/// Which articles await extraction, and what was found in them.
package protocol ExtractionKeeping: Sendable {
    /// How many articles await extraction, counted no further than to `most`.
    func countAwaitingExtraction(most: Int) throws(LibraryError) -> Int

    /// Whether any article awaits extraction.
    func anyAwaitsExtraction() throws(LibraryError) -> Bool

    /// Texts that await extraction, in the order in which they were filed. One that cannot be read is left out.
    ///
    /// - Parameters:
    ///   - id: the last one of the page before; 0 for the first page.
    ///   - limit: the most texts that are given.
    func textsAwaitingExtraction(
        after id: Article.ID, limit: Int
    ) throws(LibraryError) -> [UnextractedText]

    /// The text of one article if it awaits extraction.
    func textAwaitingExtraction(_ id: Article.ID) throws(LibraryError) -> UnextractedText?

    /// Files what was found in some texts, in one transaction: the entities, all indexes, the copies and the story of each.
    /// Texts that have changed since they were read, or do not await extraction any more, are passed over.
    ///
    /// The candidates of all texts are read first; `linking` is asked while no transaction is open; what it decides is
    /// filed then. If a correction was made meanwhile, all of that is done again.
    ///
    /// - Parameter stories: how stories are found; nil to find none.
    /// - Returns: how many were filed.
    func fileExtractions(
        _ texts: [ExtractedText], linking: @escaping Linking, stories: StoryRules?
    ) throws(LibraryError) -> Int

    /// Whether this process may extract; those who only read a shared library may not.
    func mayExtract() throws(LibraryError) -> Bool

    /// Makes this process one that extracts, for some seconds: each filing of extractions prolongs it. Whoever does not join
    /// others asks again from time to time, since several may have begun at once.
    ///
    /// - Parameter joining: whether it extracts beside others, where several can at a time.
    /// - Returns: false while others do, and this process is not to be beside them.
    func claimExtraction(joining: Bool) throws(LibraryError) -> Bool

    /// Whether other processes extract beside this one.
    func othersExtract() throws(LibraryError) -> Bool

    /// Lets another process extract from now on.
    func releaseExtraction() throws(LibraryError)

    /// Notes that all articles of a library get this version of extraction, if none has been extracted yet.
    func noteExtraction(version: Int) throws(LibraryError)

    /// How many articles still have what an earlier version of extraction found in them.
    func countOutdatedExtractions(before version: Int) throws(LibraryError) -> Int

    /// Whether an earlier version extracted any article that can be extracted again. Costs the same however many there are.
    func hasOutdatedExtractions(before version: Int) throws(LibraryError) -> Bool

    /// Puts articles that an earlier version extracted back among those that await extraction. Their entities are taken
    /// out of all indexes and counts.
    ///
    /// - Parameters:
    ///   - version: that of the extraction which the program has now.
    ///   - limit: the most articles that are put back at once.
    /// - Returns: how many were put back; 0 if every article has this version or awaits it.
    func reopenExtractions(before version: Int, limit: Int) throws(LibraryError) -> Int
}

extension ExtractionKeeping {
    /// How many articles await extraction.
    package func countAwaitingExtraction() throws(LibraryError) -> Int { try countAwaitingExtraction(most: .max) }

    /// Files what was found in some texts, without looking for stories.
    ///
    /// - Returns: how many were filed.
    package func fileExtractions(
        _ texts: [ExtractedText], linking: @escaping Linking
    ) throws(LibraryError) -> Int {
        try fileExtractions(texts, linking: linking, stories: nil)
    }
}
