import News

/// What was asked for and has not come yet. Answers to anything else change nothing.
struct Pending: Equatable, Sendable {
    /// The article that is to be shown, by its number or as the neighbour of another.
    var article: PendingArticle?
    /// Jumps from mention to mention that were typed while an earlier one waits for its article. They are made when
    /// that article has come: forward if more than 0, back if less.
    var owedJumps = 0
    /// The entity whose dossier is to be shown.
    var dossier: Entity.ID?
    /// The entity whose screen of what is said as time goes by is to open.
    var overTime: Entity.ID?
    /// The story that is to be shown.
    var story: StoryOpening?
    /// The two tellings that are to be shown side by side.
    var comparison: TellingPair?
    /// Whether the list of corrections is to be shown.
    var corrections = false
    /// The place whose location is to be corrected.
    var locating: Entity?
    /// The article whose former texts are to be shown.
    var history: Article.ID?
    /// What a note is to be written on.
    var note: NoteSubject?
    /// What is to be explained.
    var reasons: Explained?
    /// The article whose link is to be opened when it comes.
    var link: AskedLink?
    /// What was read ahead; nil if the library may have changed it since.
    var ahead: Ahead?
    /// Whether the program will tell when nothing has happened for a moment.
    var isQuietAwaited = false

    var opening: Opening? { if case .opening(let opening)? = article { opening } else { nil } }
    var seeking: Seeking? { if case .seeking(let seeking)? = article { seeking } else { nil } }
}

/// The story of an article, in one of its forms.
struct StoryOpening: Equatable, Sendable {
    let article: Article.ID
    let form: StoryScreen.Form
}

/// A link that is to be opened once its article has come.
struct AskedLink: Equatable, Sendable {
    let article: Article.ID
    let inBackground: Bool
    /// The command of the program that is to open it; nil for the browser.
    let program: String?
}

enum PendingArticle: Equatable, Sendable {
    case opening(Opening)
    case seeking(Seeking)
}

/// An article that was asked for.
struct Opening: Equatable, Sendable {
    let article: Article.ID
    let landing: Landing
    /// Whether the person asked to read it, so that it counts as read.
    let isReading: Bool
    /// Whether the article takes the keys from the list.
    var takesFocus = true
}

/// Where in an article to land when it is opened.
enum Landing: Equatable, Sendable {
    /// Where reading stopped the last time.
    case readingPosition
    /// A byte of the body at the top; 0 for the headline.
    case offset(Int)
    /// A byte range of the body, which is marked.
    case passage(Range<Int>)
    /// The first hit at or after a byte of the body, and the words that were searched for.
    case found(offset: Int?, words: [String])
    case firstMention(Entity.ID)
    case lastMention(Entity.ID)
}

/// The search for an article next to another.
struct Seeking: Equatable, Sendable {
    enum Purpose: Equatable, Sendable {
        /// `J`, `K`, next unread.
        case article
        /// `]` and `[`.
        case mention(Entity)
    }
    let request: NeighbourRequest
    let purpose: Purpose
}

/// The article that will probably be opened next, read before it is asked for.
struct Ahead: Equatable, Sendable {
    let article: Article.ID
    /// nil until it has come.
    var filed: FiledArticle?
}
