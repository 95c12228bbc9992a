import News

/// What a person changes about names. A correction holds for what is filed later too, and can be undone.
package protocol NameCorrecting: Sendable {
    /// Makes a correction, for the articles that are filed and those that will be, or for one article or mention.
    ///
    /// Throws `.notFound` if an entity or article does not exist, and `.failed` if the correction makes no sense or changes
    /// nothing, such as a name without a letter. The work is in proportion to the articles that name the entity; for a
    /// merger, the first one.
    @discardableResult
    func correct(
        _ correction: EntityCorrection, scope: CorrectionScope, made: Moment?
    ) throws(LibraryError) -> FiledCorrection

    /// Undoes a correction, as if it had never been made.
    ///
    /// - Returns: what ``redo(_:)`` makes it again from.
    /// - Throws: `.notFound`; `.correctionInTheWay` if a later one is about the entity that this one made.
    @discardableResult
    func undoCorrection(_ id: FiledCorrection.ID) throws(LibraryError) -> any RedoableCorrection

    /// Makes a correction again that was undone: under its number, in its place among the others. If no other correction
    /// was made since, all is as it was before it was undone.
    ///
    /// - Throws: `.failed` if what it was about is no longer there.
    @discardableResult
    func redo(_ undone: any RedoableCorrection) throws(LibraryError) -> FiledCorrection

    /// All corrections in force, in the order in which they were made.
    func corrections() throws(LibraryError) -> [FiledCorrection]

    /// The correction by which an entity is hidden; nil if it is not.
    func hiding(of entity: Entity.ID) throws(LibraryError) -> FiledCorrection.ID?

    /// For each correction, the last of the later ones that have to be undone before it.
    func obstaclesToUndoing() throws(LibraryError) -> [FiledCorrection.ID: FiledCorrection.ID]

    /// How many articles each correction of what articles name has changed; those that changed none are left out.
    func correctedArticles() throws(LibraryError) -> [FiledCorrection.ID: Int]

    /// The entities that a person has hidden, most mentioned first.
    func hiddenEntities(limit: Int) throws(LibraryError) -> [Entity]

    /// The corrections in force, with names instead of numbers, in the order in which they were made.
    func namedCorrections() throws(LibraryError) -> [NamedCorrection]

    /// Makes corrections of another library, in their order, except those whose entities or texts are not here or that are
    /// in force already.
    ///
    /// - Returns: how many were made.
    @discardableResult
    func correct(_ corrections: [NamedCorrection]) throws(LibraryError) -> Int
}

extension NameCorrecting {
    /// Makes a correction now: everywhere, or for one article or mention.
    @discardableResult
    package func correct(
        _ correction: EntityCorrection, scope: CorrectionScope = .everywhere
    ) throws(LibraryError) -> FiledCorrection {
        try correct(correction, scope: scope, made: nil)
    }
}

/// A correction that was undone, with all that is needed to make it again; only the library that gave it knows what.
package protocol RedoableCorrection: Sendable {
    /// Its number, which it gets again.
    var id: FiledCorrection.ID { get }
}
