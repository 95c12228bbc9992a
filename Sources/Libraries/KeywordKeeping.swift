import News

/// The terms that are no names: what a person decided about them, and what the articles say of one.
package protocol KeywordKeeping: Sendable {
    /// What the person decided about terms, in the order in which it was decided.
    func keywordChoices() throws(LibraryError) -> [KeywordChoice]

    /// Keeps a decision in place of all that were made about a term with one of its spellings.
    ///
    /// - Returns: the decisions that it took the place of.
    @discardableResult
    func choose(_ choice: KeywordChoice) throws(LibraryError) -> [KeywordChoice]

    /// Puts decisions in the place of all that were made about some terms. A decision is taken back in this way.
    ///
    /// - Parameter keys: see ``termKey(_:)``.
    /// - Returns: the decisions that were there.
    @discardableResult
    func choose(
        _ choices: [KeywordChoice], insteadOf keys: [String]
    ) throws(LibraryError) -> [KeywordChoice]

    /// What the library knows about a term, in the form of a dossier; nil if no article has it.
    ///
    /// - Parameter articles: how many articles' sentences are given, newest first.
    func dossier(ofKeyword text: String, articles: Int) throws(LibraryError) -> Dossier?

    /// The sentences that have a term in articles older than a position.
    ///
    /// - Parameter limit: how many articles are read.
    func passages(
        ofKeyword text: String, olderThan position: ListPosition?, limit: Int
    ) throws(LibraryError) -> [Dossier.Passage]

    /// The keys of those terms that more than one article has.
    func keywordsInSeveral(_ keywords: [Keyword]) throws(LibraryError) -> Set<String>

    /// The terms that a person may mean by what is typed: the person's own terms of which a spelling, or a word in a
    /// spelling, begins with it, and the typed term itself if articles have it.
    func lookup(keyword typed: String, limit: Int) throws(LibraryError) -> [Entity]
}

extension KeywordKeeping {
    /// What the library knows about a term, with the sentences of its newest twenty articles; nil if no article has it.
    package func dossier(ofKeyword text: String) throws(LibraryError) -> Dossier? {
        try dossier(ofKeyword: text, articles: 20)
    }
}
