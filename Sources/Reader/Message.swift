import News
import Terminal

/// What happens to the interface. `Model.update` takes one at a time.
package enum Message: Equatable, Sendable {
    case key(Key)
    case resized(Size)

    // Answers, each with the request it answers; see the effect of the same name.

    /// Lines in the order of the list, newest first, for every part.
    case listed(ListRequest, [ArticleLine])
    case counted(Scope, ArticleCount)
    /// nil where the library no longer has the article.
    case opened(Article.ID, FiledArticle?)
    case readAhead(Article.ID, FiledArticle?)
    /// Results in their order, best or newest first.
    case found(SearchRequest, [SearchHit])
    /// The best first, and how many there are in all where that is known.
    case lookedUp(LookupRequest, [Entity], total: Int?)
    /// nil where the library no longer has the entity.
    case dossier(Entity.ID, Dossier?)
    /// nil where no other article tells the event.
    case story(Article.ID, Story?)
    /// Newest article first; none where there are no more.
    case passages(PassageRequest, [Dossier.Passage])
    /// nil where there is none.
    case neighbour(NeighbourRequest, ArticleLine?)
    case standing(StandingRequest, Standing)
    /// The places that are named by a scope's articles, with how many of those name each.
    case places(Scope, [Dossier.Companion])
    /// Paths as they may stand in place of what was typed, folders with a slash behind them.
    case completedPath(String, [String])
    /// By folder and name, feeds outside folders first.
    case feeds([FiledFeed])
    /// An entity was mended, or a mending taken back: in words, 'Pistorius merged with Boris Pistorius'; nil where
    /// there was nothing to take back or to make again. What is on the screen is asked for anew.
    case corrected(String?)

    /// An effect could not be carried out, and why.
    case failed(Effect, reason: String)
    /// How far background work has come; nil when it has ended.
    case progress(Progress?)
    /// Something to be said in the bottom line, until the next key.
    case notice(Notice)
    /// Nothing has happened for a moment: what nobody waits for may be asked for. Comes once after the start, and then
    /// as an answer.
    case quiet
    /// Articles came or went. What is on the screen is asked for anew, and stays where it is.
    case libraryChanged
    /// The program is to end: what should be kept is kept.
    case leaving
}

/// A line of words for the person at the terminal.
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
    /// What is being done: 'importing'.
    package let work: String
    package let done: Int
    /// nil while it is not known.
    package let total: Int?

    package init(work: String, done: Int, total: Int?) {
        self.work = work
        self.done = done
        self.total = total
    }
}
