import News

/// What the interface wants done, as data, by who does it. It waits for nothing: results come back as messages, and an
/// effect that could not be carried out comes back as `Message.failed`.
package enum Effect: Hashable, Sendable {
    case ask(Question)
    case change(Change)
    case feeds(FeedWork)
    case commands(CommandWork)
    case files(FileWork)
    case terminal(TerminalWork)

    /// Whether the next frame does not need it, so that it can be done once that frame is painted.
    package var canWait: Bool {
        switch self {
        case .ask(.readAhead), .ask(.newFacts): true
        case .change(let change): change.isShownAsMade
        case .ask, .feeds, .commands, .files, .terminal: false
        }
    }
}

/// A question to the library. Its answer is the message of the same name, unless it says otherwise.
package enum Question: Hashable, Sendable {
    /// A page of the list of articles. Answer: `Message.listed`.
    case list(ListRequest)
    /// How many articles there are, and, if wanted, how many of them are unread, which takes longer. Answer:
    /// `Message.counted`.
    case count(Scope, withUnread: Bool)
    /// An article with its entities. Answer: `Message.opened`.
    case open(Article.ID)
    /// An article that may be opened next, read after all changes that were asked for before.
    case readAhead(Article.ID)
    /// Articles that match what was typed. Answer: `Message.found`.
    case search(SearchRequest)
    /// Entities by name. Answer: `Message.lookedUp`.
    case lookup(LookupRequest)
    /// All that is known of an entity.
    case dossier(Entity.ID)
    /// What is said of an entity as time goes by.
    case overTime(Entity.ID)
    /// All that is known of a keyword. Answer: `Message.dossier`.
    case keywordDossier(String)
    /// How several outlets tell the event of an article.
    case story(Article.ID)
    /// What some articles tell that is new to a person who has read other tellings of their stories.
    case newFacts([Article.ID])
    /// What an article said before.
    case history(Article.ID)
    /// Two articles side by side. Answer: `Message.compared`.
    case comparison(TellingPair)
    /// More sentences that name an entity.
    case passages(PassageRequest)
    /// The next or previous article.
    case neighbour(NeighbourRequest)
    /// The number of an article among a scope's articles.
    case standing(StandingRequest)
    /// The places that a scope's articles name.
    case places(Scope)
    /// The feeds that are subscribed to.
    case feeds
    /// Why something is as the screen shows it. Answer: `Message.explained`.
    case explanation(Explained)
    /// The corrections in force.
    case corrections
    /// Where a place may be.
    case locations(Entity.ID)
    /// The tags in use.
    case tags
    /// The note on something.
    case note(NoteSubject)
    /// The saved searches with what they find. Answer: `Message.savedSearches`.
    case savedSearches
    /// What is watched, with how much is new of it. Answer: `Message.watches`.
    case watches
    /// The files and folders whose path begins with what was typed. Answer: `Message.completedPath`.
    case completePath(String)
    /// What a condition of a search may become, of which so much was typed. Answer: `Message.completedSearch`.
    case completeSearch(String)
}

/// A change to the library.
package enum Change: Hashable, Sendable {
    case markRead(Article.ID, Bool)
    case markStarred(Article.ID, Bool)
    /// Marks articles of a scope as read. Answer: `Message.markedRead`.
    case markAllRead(Scope, Part)
    /// Marks as unread again what the last of these marked. Answer: `Message.markedRead`.
    case undoMarkingRead
    /// Keeps where reading stopped, as a UTF-8 byte offset into the body.
    case keepReadingOffset(Article.ID, offset: Int)
    /// Corrects an entity. Answer: `Message.corrected`.
    case correct(ScopedCorrection)
    /// Tags, notes and what is hidden. Answer: `Message.corrected`.
    case personal(PersonalChange)
    /// Decides about a keyword. Answer: `Message.corrected`.
    case keyword(KeywordDecision)
    /// Joins or parts stories. Answer: `Message.corrected`.
    case decideStory(StoryDecision)
    /// Watches something, or ends the watch. Answers: a `Message.notice` and `Message.watches`.
    case watch(WatchSubject)
    /// Notes that what is new of a watch has been shown.
    case markTold(Watch.ID)
    /// Undoes the last correction or decision. Answer: `Message.undone`, or what changed.
    case undo
    /// Makes the correction again that was undone last. Answer: `Message.corrected`.
    case redo
    /// Undoes any correction. Answer: `Message.undone`.
    case undoCorrection(FiledCorrection.ID)
    /// Brings back an entity that is hidden. Answer: `Message.undone`.
    case show(Entity.ID)
    /// Saves what is remembered for the next run.
    case save(SavedState)
    /// Keeps a search under a name; forgets the one of a name. Answer: `Message.savedSearches`.
    case saveSearch(SavedSearch)
    case removeSearch(String)
    /// Adds articles from files and folders. Answers: `Message.progress`, at the end `Message.libraryChanged`.
    case importPaths([String])
    /// Removes the articles that came with the program. Answer: `Message.libraryChanged`.
    case removeBundled

    /// Which articles of a list are meant.
    package enum Part: Hashable, Sendable {
        case all
        /// Those newer, or older, than a position in the list.
        case above(ListPosition), below(ListPosition)
    }

    /// Whether the screen shows it at once.
    fileprivate var isShownAsMade: Bool {
        switch self {
        case .markRead, .markStarred, .keepReadingOffset: true
        case .correct, .personal, .keyword, .decideStory, .watch, .markTold, .undo, .redo, .undoCorrection, .show,
            .save,
            .saveSearch,
            .removeSearch,
            .importPaths, .removeBundled, .markAllRead, .undoMarkingRead:
            false
        }
    }
}

/// What a person does with articles and names besides reading them; `undo` takes it back.
package enum PersonalChange: Hashable, Sendable {
    case tag(TagChange, Articles)
    /// Hides articles, or brings them back.
    case hide(Bool, Articles)
    /// Replaces the note on something; nil removes it.
    case write(String?, on: NoteSubject)
    /// Adds a line to a note.
    case add(String, to: NoteSubject)

    package enum Articles: Hashable, Sendable {
        case these([Article.ID])
        case listed(Scope)
    }
}

/// What a person decides about a keyword.
package enum KeywordDecision: Hashable, Sendable {
    /// It is one of the person's own: as typed, spellings with `|` between them.
    case add(String)
    /// No article shows it as a keyword any more.
    case takeOut(String)
    /// Nothing is decided about it any longer.
    case forget(String)
}

/// Work with feeds. Answers: `Message.progress` while it lasts, a `Message.notice` of how it went, and
/// `Message.libraryChanged`.
package enum FeedWork: Hashable, Sendable {
    /// Fetches what is new in these feeds; in all feeds, if none is named.
    case refresh([FiledFeed.ID])
    /// Subscribes to what was typed.
    case add(String)
    /// Ends a subscription; the articles stay.
    case remove(FiledFeed.ID)
    /// Brings back the feed that was removed last.
    case undoRemoving
    /// Adds the subscriptions that a file of OPML or of newsboat lists.
    case importFile(String)
    /// Renames a feed; an empty name brings back its own.
    case rename(FiledFeed.ID, String)
    /// Fetches the whole text of an article from its page.
    case fetchFullText(Article.ID)
    /// Sets whether a feed's articles are always fetched whole from their pages.
    case fetchFullTexts(FiledFeed.ID, Bool)
}

/// Work with a command that gets an article. It neither has the terminal nor holds up the reader.
package enum CommandWork: Hashable, Sendable {
    /// Runs a command. Answers: `Message.printed`, as often as something comes, and at the end `Message.ended`.
    case run(CommandRun)
    /// Ends the run of a number.
    case stop(Int)
}

/// A run of a command that gets an article's headline and text as its standard input.
package struct CommandRun: Hashable, Sendable {
    /// Tells runs apart.
    package let number: Int
    package let article: Article.ID
    /// The program and its arguments.
    package let words: [String]

    package init(number: Int, article: Article.ID, words: [String]) {
        (self.number, self.article, self.words) = (number, article, words)
    }
}

/// How a run of a command ended.
package struct CommandEnding: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        /// It exited with a status; 0 if all went well.
        case status(Int)
        /// A signal ended it.
        case signal(Int)
        case stopped
        /// It printed more than so many bytes, and was ended.
        case tooMuch(Int)
        case notStarted(reason: String)
    }
    package let outcome: Outcome
    /// The first line that it wrote on its standard error; nil for none.
    package let complaint: String?

    package init(_ outcome: Outcome, complaint: String? = nil) {
        (self.outcome, self.complaint) = (outcome, complaint)
    }
}

/// A file that is written. Answers: a `Message.notice`, or `Message.fileExists` if there is a file already.
package struct FileWork: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case text(String)
        /// The articles of a scope, newest first, or one of them.
        case articles(Scope, ExportFormat)
        case article(Article.ID, ExportFormat)
        /// All that is known of an entity, as Markdown; linked if its names are links.
        case dossier(Entity.ID, linked: Bool)
    }
    package let content: Content
    /// As it was typed.
    package let path: String
    /// Whether a file that is there is replaced.
    package let replaces: Bool

    package init(_ content: Content, path: String, replaces: Bool = false) {
        (self.content, self.path, self.replaces) = (content, path, replaces)
    }
}

/// Work for the terminal, the program itself or another program.
package enum TerminalWork: Hashable, Sendable {
    /// Copies text to the terminal's clipboard.
    case copy(String)
    /// Opens a link that begins with `http://` or `https://` in the browser, or in the program whose command was typed; in
    /// the background, it gets no terminal.
    case openLink(String, inBackground: Bool = false, program: String? = nil)
    /// Runs a command that was typed, with the article's text as its standard input; it has the terminal.
    case pipe(Article.ID, command: String)
    /// Opens the note on something in the person's editor.
    case editNote(NoteSubject)
    /// Fetches the picture of an article and draws it. Answer: `Message.picture`.
    case findPicture(Article.ID)
    /// Shows a picture, as bytes for the terminal, until a key is pressed.
    case showPicture([UInt8])
    case setMouse(Bool)
    /// Asks the terminal for its background, now and whenever that changes. Answer: `Message.background`.
    case followBackground
    /// Paints the whole screen again.
    case redraw
    case suspend
    /// Waits until nothing has happened for a moment. Answer: `Message.quiet`.
    case awaitQuiet
    case quit
}
