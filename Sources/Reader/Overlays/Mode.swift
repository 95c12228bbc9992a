import News

/// Who gets the keys: the panes, or something that is open above them.
indirect enum Mode: Equatable, Sendable {
    case normal
    /// Keys were typed that others are to follow.
    case prefix(KeySequence)
    /// `/`: typing what to find in a pane; `start` is where the pane stood before.
    case finding(LineEditor, start: Int)
    /// `s`: typing what to search the archive for.
    case searching(LineEditor)
    /// `:`.
    case command(CommandPrompt)
    /// A question answered by typing.
    case asking(LinePrompt)
    case lookup(LookupBox)
    /// `t`.
    case feeds(FeedTree)
    case help(HelpBox)
    case menu(Menu)
    /// `f`.
    case labels([MentionLabel], typed: String)
}

/// A question answered by typing a line.
struct LinePrompt: Equatable, Sendable {
    enum Purpose: Equatable, Sendable {
        case rename(Entity.ID)
        case pipe(Article.ID)
        case subscribe
        case importFeeds
        case renameFeed(FiledFeed.ID)

        /// What is done with an answer.
        func effect(of answer: String) -> Effect {
            switch self {
            case .rename(let entity): .change(.correct(.rename(entity, to: answer)))
            case .pipe(let article): .terminal(.pipe(article, command: answer))
            case .subscribe: .feeds(.add(answer))
            case .importFeeds: .feeds(.importFile(answer))
            case .renameFeed(let feed): .feeds(.rename(feed, answer))
            }
        }
    }
    let purpose: Purpose
    let words: String
    var answer: LineEditor
    /// What it was asked over, and goes back to.
    var over = Mode.normal
}

/// A choice of a few things, each with its letter.
struct Menu: Equatable, Sendable {
    enum Choice: Equatable, Sendable {
        case mergeWith(Entity)
        case splitOff(Entity)
        case rename(Entity)
        case chooseKind(Entity)
        case correct(EntityCorrection)
        case openLink(String)
    }
    struct Item: Equatable, Sendable {
        let letter: Character
        let title: String
        let choice: Choice
    }
    let title: String
    let items: [Item]
    var selected = 0
}

/// `w`: looking a name of the archive up.
struct LookupBox: Equatable, Sendable {
    enum Purpose: Equatable, Sendable {
        /// Enter opens the dossier.
        case open
        /// Enter says that an entity is the same as the one chosen.
        case merge(Entity)
    }
    let purpose: Purpose
    var line: LineEditor
    /// Whether the line is what was looked up last, untouched: a letter begins a new one.
    var isRemembered = false
    var pending: LookupRequest?
    /// Whether Enter was typed while an answer was on its way: the best of that answer is meant.
    var isFinishing = false
    /// What `found` answers.
    var answered: String?
    var found: [Entity] = []
    var total: Int?
    var selected = 0
    /// The dossier of the selected one, for the preview.
    var preview: Dossier?
    var previewAsked: Entity.ID?
}

/// A letter or two over a visible mention.
struct MentionLabel: Equatable, Sendable {
    let letters: String
    /// An index into the article's mentions.
    let mention: Int
}
