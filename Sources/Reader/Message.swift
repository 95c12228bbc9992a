import News
import Terminal

/// Something that happens to the interface. `Model.update` takes one at a time.
package enum Message: Equatable, Sendable {
    case key(Key)
    case resized(Size)
    /// The picture of an article, as bytes that draw it on this terminal.
    case picture(Article.ID, [UInt8])
    /// The terminal has told what its background is.
    case background(isLight: Bool)

    // Answers, each with the request that it answers; see the question of the same name.

    /// Lines in the order of the list, newest first, whatever part was asked for.
    case listed(ListRequest, [ArticleLine])
    case counted(Scope, ArticleCount)
    /// nil if the library no longer has the article.
    case opened(Article.ID, FiledArticle?)
    /// An article that was opened, with its keywords, where those take long to find.
    case keywords(FiledArticle)
    case readAhead(Article.ID, FiledArticle?)
    /// Results, best or newest first.
    case found(SearchRequest, [SearchHit])
    /// The best first, and how many there are in all, if that is known.
    case lookedUp(LookupRequest, [Entity], total: Int?)
    /// nil if the library no longer has the entity.
    case dossier(Entity.ID, Dossier?)
    /// nil if the library no longer has the entity.
    case overTime(Entity.ID, OverTime?)
    /// nil if no other article tells the event.
    case story(Article.ID, Story?)
    /// Has those of the articles asked about whose stories have another article that was read.
    case newFacts([Article.ID: NewFacts])
    /// nil if the library no longer has the article.
    case history(Article.ID, TextHistory?)
    /// nil if one of them is not in the library.
    case compared(TellingPair, TellingComparison?)
    /// nil if it is no longer in the library.
    case explained(Explained, Reasons?)
    /// Newest article first; empty if there are no more.
    case passages(PassageRequest, [Dossier.Passage])
    /// nil if there is none.
    case neighbour(NeighbourRequest, ArticleLine?)
    case standing(StandingRequest, Standing)
    /// The places that a scope's articles name, with how many articles name each.
    case places(Scope, [Dossier.Companion])
    /// The paths that what was typed may become; folders end with a slash.
    case completedPath(String, [String])
    /// What a condition of a search may become.
    case completedSearch(String, [SearchCompletion])
    /// By folder and name, feeds outside folders first.
    case feeds([FiledFeed])
    /// By name.
    case tags([CountedTag])
    /// nil for none.
    case note(NoteSubject, String?)
    /// By name.
    case savedSearches([CountedSearch])
    /// In the order in which they were made.
    case watches([Watch])
    /// A correction was made, or made again: what it was, in words, as in 'Pistorius merged into Boris Pistorius'; nil if
    /// there was nothing to redo. What is on the screen is asked for again.
    case corrected(String?)
    /// A correction was undone: what it was, in words; nil if there was none.
    case undone(String?)
    /// Newest first.
    case corrections([ListedCorrection])
    /// Where a place may be, the most populous first; empty if no other place of its name is known.
    case locations(Entity.ID, [LocationChoice])

    /// So many articles were marked as read, or as unread again. What is on the screen is asked for again.
    case markedRead(Int, isUndone: Bool)

    /// What the run of a number has printed since the last of these.
    case printed(Int, String)
    case ended(Int, CommandEnding)
    /// There is a file already where one was to be written.
    case fileExists(FileWork)

    /// An effect that could not be carried out, and why.
    case failed(Effect, reason: String)
    /// How far background work has come; nil when it has ended.
    case progress(Progress?)
    /// A message for the bottom line, until the next key.
    case notice(Notice)
    /// Nothing has happened for a moment, so that there is time for what nobody waits for. Comes once after the start,
    /// then whenever it was asked for.
    case quiet
    /// Articles came or went. What is on the screen is asked for again as far as it may be different, and stays where it
    /// is.
    case libraryChanged(LibraryChange)
    /// The program ends: what should be kept is kept now.
    case leaving
}

/// A message for the person at the terminal.
package struct Notice: Hashable, Sendable {
    package let text: String
    package let isError: Bool

    package init(_ text: String, isError: Bool = false) {
        self.text = text
        self.isError = isError
    }
}

/// How far background work has come.
package struct Progress: Hashable, Sendable {
    /// What is being done, as in 'importing'.
    package let work: String
    package let done: Int
    /// nil as long as it is not known.
    package let total: Int?

    package init(work: String, done: Int, total: Int?) {
        self.work = work
        self.done = done
        self.total = total
    }
}
