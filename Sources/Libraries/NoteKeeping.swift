import News

/// What a person notes on articles and on whom they name.
package protocol NoteKeeping: Sendable {
    /// The note on an article or an entity; nil for none. The notes on entities that were merged into one are read as
    /// one note.
    func note(on subject: NoteSubject) throws(LibraryError) -> String?

    /// Replaces the note on an article or an entity; nil removes it.
    ///
    /// - Parameter text: as a person wrote it; see ``noteText(_:)``.
    /// - Returns: the note that was there before.
    /// - Throws: `.notFound` if there is no such article or entity.
    @discardableResult
    func write(note text: String?, on subject: NoteSubject) throws(LibraryError) -> String?

    /// The notes on entities, in the order in which they were written.
    func entityNotes() throws(LibraryError) -> [NamedNote]

    /// Takes notes on entities over from another library, except on entities that have one here.
    func take(_ notes: [NamedNote]) throws(LibraryError)
}
