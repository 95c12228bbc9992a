import News

/// What a library needs besides questions and changes.
package protocol LibraryUpkeep: AnyObject, Sendable {
    /// What people call it: the path of its file, or the address of its database without a password.
    var name: String { get }

    /// Whether nothing can be changed now. Each change checks this again.
    var isReadOnly: Bool { get }

    /// Whether it is on a server, where each question takes a way there and back, and many ask.
    var isShared: Bool { get }

    /// How many former texts of an article are kept; 0 for none. Texts above this number that are kept already are
    /// removed with the next change.
    var mostVersions: Int { get set }

    /// Prepares for many reads at a time and for changes, which would otherwise wait for that when they come.
    func prepareForWork() throws(LibraryError)

    /// Tidies an index after much of it was written anew, in pieces, so that others can write meanwhile; if it is stopped,
    /// the next call continues.
    func merge(_ index: GrowingIndex, isStopped: () -> Bool) throws(LibraryError)

    /// Tells of what other programs change from now on; nil if that cannot be told, as for a file that nobody may write to.
    func changesByOthers() -> (any ChangesByOthers)?

    /// Closes the library. Does nothing the second time; other calls throw afterwards.
    func close() throws(LibraryError)
}

/// An index that a large import leaves in pieces.
package enum GrowingIndex: Sendable {
    /// Of the words of texts.
    case words
    /// Of the entities that articles name.
    case named
}

/// What other programs do with a library, as it happens.
package protocol ChangesByOthers: Sendable {
    /// Waits until another program has changed the library. Changes within some tenths of a second are told as one.
    ///
    /// - Returns: nil if nothing more can be told.
    func next() -> ChangeByOthers?
}

/// What another program did.
package enum ChangeByOthers: Hashable, Sendable {
    case written(LibraryChange)
    /// The file was deleted or replaced by another. Nothing is told after that.
    case replaced
}
