import News

/// What gets the keys: the screen, or something that is open above it.
indirect enum Mode: Equatable, Sendable {
    case normal
    /// The first keys of a sequence were typed.
    case prefix(KeySequence)
    /// `/`: typing what to find in a pane; `start` is where the pane was before.
    case finding(LineEditor, start: Int)
    /// `s`: typing what to search the archive for.
    case searching(SearchPrompt)
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

    /// Whether keys are text that a person types, and no commands.
    var takesText: Bool {
        switch self {
        case .normal, .prefix, .menu, .labels: false
        case .finding, .searching, .command, .asking, .lookup, .feeds, .help: true
        }
    }
}

extension Model {
    /// Whether the next key is text that a person types: a log must not hold it.
    package var takesText: Bool { mode.takesText }
}

/// A question answered by typing a line.
struct LinePrompt: Equatable, Sendable {
    enum Purpose: Equatable, Sendable {
        case rename(Entity)
        case locate(Entity)
        case keyword
        case pipe(Article.ID)
        case saveOutput
        case export(ExportRequest)
        case saveSearch
        case note(NoteSubject)
        case subscribe
        case importFeeds
        case renameFeed(FiledFeed.ID)
    }
    let purpose: Purpose
    let words: String
    var answer: LineEditor
    /// What it was opened above, and goes back to.
    var over = Mode.normal

    /// Whether an empty answer counts as an answer: an empty note removes the note.
    var takesBlank: Bool { if case .note = purpose { true } else { false } }
    var isPipe: Bool { if case .pipe = purpose { true } else { false } }
}

/// A menu of a few choices, each with its letter.
struct Menu: Equatable, Sendable {
    enum Choice: Equatable, Sendable {
        case mergeWith(Entity)
        case splitOff(Entity)
        case rename(Entity)
        case chooseKind(Entity)
        case locate(Entity)
        case typeLocation(Entity)
        /// Asks where a correction is to hold.
        case ask(EntityCorrection, Entity)
        case correct(ScopedCorrection)
        case show(Entity.ID)
        case undo(FiledCorrection.ID)
        case openArticle(Article.ID)
        case decide(KeywordDecision)
        case spellKeyword(Entity)
        case markRead(Change.Part)
        case personal(PersonalChange)
        case output(OutputChoice)
        case sort(ListOrder)
        case export(ExportRequest)
        /// Asks for the form in which something is exported.
        case chooseExport(ExportSubject)
        case replace(FileWork)
    }
    struct Item: Equatable, Sendable {
        let letter: Character
        let title: String
        let choice: Choice

        init(_ letter: Character, _ title: String, _ choice: Choice) {
            (self.letter, self.title, self.choice) = (letter, title, choice)
        }
    }
    let title: String
    let items: [Item]
    var selected = 0
}

/// `w`: a look-up of any name of the archive.
struct LookupBox: Equatable, Sendable {
    enum Purpose: Equatable, Sendable {
        case open
        /// Enter merges an entity into the selected one.
        case merge(Entity)
    }
    let purpose: Purpose
    var line: LineEditor
    /// Whether the line is still what was looked up last: a letter then begins a new one.
    var isRemembered = false
    var pending: LookupRequest?
    /// Whether Enter was typed before the answer came: it opens the best of that answer.
    var isFinishing = false
    /// What was typed when `found` was asked for.
    var answered: String?
    var found: [Entity] = []
    var total: Int?
    var selected = 0
    /// The dossier of the selected one, for the preview.
    var preview: Dossier?
    var previewAsked: Entity.ID?

    /// Those of the names found that are shown: where a name is to be merged, not the name itself, unless it is the only one.
    func shown(_ found: [Entity]) -> [Entity] {
        guard case .merge(let own) = purpose else { return found }
        let others = found.filter { $0.id != own.id }
        return others.isEmpty ? found : others
    }
}
