import News

/// What the interface wants done, as data. Nothing is waited for: an answer comes back as a `Message`.
package enum Effect: Hashable, Sendable {

    // Questions to the library, each with the message that answers it.

    /// A page of the list of articles. Answer: `Message.listed`.
    case list(ListRequest)
    /// How many articles there are, and how many unread ones where that is wanted too, which takes longer. Answer:
    /// `Message.counted`.
    case count(Scope, withUnread: Bool)
    /// An article with its entities. Answer: `Message.opened`.
    case open(Article.ID)
    /// An article that may be opened next, as it is after the changes that were made before. Answer:
    /// `Message.readAhead`.
    case readAhead(Article.ID)
    /// Articles that match what was typed. Answer: `Message.found`.
    case search(SearchRequest)
    /// Entities by name. Answer: `Message.lookedUp`.
    case lookup(LookupRequest)
    /// All that is known of an entity. Answer: `Message.dossier`.
    case dossier(Entity.ID)
    /// How several outlets tell the event of an article. Answer: `Message.story`.
    case story(Article.ID)
    /// More of the sentences that name an entity. Answer: `Message.passages`.
    case passages(PassageRequest)
    /// The next or previous article. Answer: `Message.neighbour`.
    case neighbour(NeighbourRequest)
    /// Which of a scope's articles one is. Answer: `Message.standing`.
    case standing(StandingRequest)
    /// The places that a scope's articles name. Answer: `Message.places`.
    case places(Scope)
    /// The feeds that are subscribed to. Answer: `Message.feeds`.
    case feeds

    // Changes to the library. They are said to have been made at once on the screen; one that failed comes back as
    // `Message.failed`.

    case markRead(Article.ID, Bool)
    case markStarred(Article.ID, Bool)
    /// Where the reader left off: a UTF-8 byte offset into the body.
    case keepPlace(Article.ID, offset: Int)
    /// Mends an entity. Answer: `Message.corrected`.
    case correct(EntityCorrection)
    /// Takes the last correction back; makes it again. Answer: `Message.corrected`.
    case undo, redo
    /// Adds articles from files and folders. Answers: `Message.progress`, at the end `Message.libraryChanged`.
    case importPaths([String])
    /// Fetches what these feeds have that is new; all of them, where none is named. Answers as for `importPaths`.
    case refreshFeeds([FiledFeed.ID])
    /// Subscribes to what was typed; ends a subscription; brings the one back that was ended last. Answers:
    /// `Message.notice` and `Message.libraryChanged`.
    case addFeed(String)
    case removeFeed(FiledFeed.ID)
    case undoRemovingFeed
    /// The files and folders whose path begins so. Answer: `Message.completedPath`.
    case completePath(String)
    /// Takes subscriptions over from a file of OPML or of newsboat. Answers likewise.
    case importFeeds(String)
    /// Gives a feed another name; its own again for an empty one.
    case renameFeed(FiledFeed.ID, String)
    /// Fetches the whole text of an article from its page, or of a feed's articles always. Answers likewise.
    case fetchFullText(Article.ID)
    case fetchFullTexts(FiledFeed.ID, Bool)

    // The world outside.

    /// Puts text on the terminal's clipboard.
    case copy(String)
    /// Opens a link that starts with `http://` or `https://` in the browser.
    case openLink(String)
    /// Runs a command that was typed, with the article's text on its standard input.
    case pipe(Article.ID, command: String)

    // The terminal and the program.

    case setMouse(Bool)
    /// Paints everything afresh.
    case redraw
    case suspend
    /// Waits until nothing has happened for a moment. Answer: `Message.quiet`.
    case awaitQuiet
    /// Keeps what is to be remembered for the next run.
    case save(SavedState)
    case quit
}
