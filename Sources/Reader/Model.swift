import News
import Resources
import Terminal

/// What the terminal can do and what was asked for at the start.
package struct ReaderOptions: Hashable, Sendable {
    /// What suits the terminal. One chosen earlier and saved goes before it, but not before `monochrome`: a terminal
    /// without colours, or a person who wants none, has none.
    package var theme: Theme
    package var glyphs: Glyphs
    /// What the person has set to their liking.
    package var configuration: Configuration
    /// Only the bundled articles are in the library: a line above the list says so.
    package var isFirstStart: Bool
    /// The day on which the reader is used: dates of its year are shown without the year.
    package var today: CivilDay?
    /// Where the clock hangs that times are read from.
    package var zone: DateStyle.Zone
    /// What was remembered from the last run.
    package var saved: SavedState
    /// Something to be said at the start, such as what is wrong with the configuration.
    package var notice: Notice?
    /// Coastlines and borders; nil where their file is missing.
    package var world: WorldMap?

    package init(
        theme: Theme = .standard, glyphs: Glyphs = .unicode, configuration: Configuration = Configuration(),
        isFirstStart: Bool = false, today: CivilDay? = nil, zone: DateStyle.Zone = .utc,
        saved: SavedState = SavedState(), notice: Notice? = nil,
        world: WorldMap? = nil
    ) {
        self.theme = theme
        self.glyphs = glyphs
        self.configuration = configuration
        self.isFirstStart = isFirstStart
        self.today = today
        self.zone = zone
        self.saved = saved
        self.notice = notice
        self.world = world
    }
}

/// All that the interface knows: what it shows, and what it waits for.
///
/// A value. `update` takes what happened and says what is to be done; `view` draws what there is. Nothing in between:
/// the same messages always make the same screen.
package struct Model: Equatable, Sendable {
    package internal(set) var size: Size
    var theme: Theme
    var glyphs: Glyphs
    let configuration: Configuration
    let dates: DateStyle
    var isFirstStart: Bool
    let world: WorldMap?

    var list = ListPane(scope: .everything)
    /// Results of a search, in place of the list.
    var results: ListPane?
    var reading: ArticlePane? { didSet { readingChanges.count &+= 1 } }
    /// How often the open article has changed, so that a frame can tell without looking at all of it.
    private(set) var readingChanges = ChangeCount()
    var panel = PanelPane()
    var focus = Pane.list
    var isZoomed = false
    /// In place of the panes, where one is open.
    var dossier: DossierScreen?
    /// In place of the panes; never together with a dossier.
    var map: MapScreen?
    /// In place of the panes; never together with a dossier or the map.
    var story: StoryScreen?
    var mode = Mode.normal
    /// The tree of feeds as it was left.
    var feedTree = FeedTree()
    /// What `q` goes back to, the last one first to come.
    var history: [Stop] = []

    /// The entity whose mentions are jumped to and highlighted.
    var chosen: Entity?
    /// Which of the articles that name it the open one is.
    var standing: Standing?
    /// The standing that was asked for last, which `standing` answers.
    var standingRequest: StandingRequest?

    /// The article that was asked for, and what to do when it comes.
    var opening: Opening?
    /// What is read ahead; nil where it would not be as the library has it.
    var ahead: Ahead?
    /// The neighbour that was asked for, and where to land in it.
    var seeking: Seeking?
    /// Jumps from mention to mention that were typed while one into another article is under way: made when it has
    /// come. More than 0 for the next ones, less for those before.
    var owedJumps = 0
    /// The dossier that was asked for.
    var dossierAsked: Entity.ID?
    /// The article that was asked how others tell its event.
    var storyAsked: Article.ID?

    var notice: Notice?
    /// The keys that were said to do nothing, where they were the last ones typed.
    var uselessKey: KeySequence?
    var progress: Progress?
    var find: [Pane: FindInRows] = [:]
    var saved: SavedState
    /// The rule between panes that the mouse drags.
    var draggedRule: Pane?
    /// What `update` is about to return.
    var outbox: [Effect] = []

    package init(size: Size, options: ReaderOptions = ReaderOptions()) {
        self.size = size
        configuration = options.configuration
        let chosenTheme = (configuration.theme ?? options.saved.theme).flatMap { Theme.named($0) }
        let base = options.theme == .monochrome ? .monochrome : chosenTheme ?? options.theme
        theme = base.changing(configuration.colors)
        glyphs = configuration.glyphs ?? options.glyphs
        var dates = configuration.dates
        dates.year = options.today?.parts.year
        dates.zone = options.zone
        self.dates = dates
        isFirstStart = options.isFirstStart
        world = options.world
        saved = options.saved
        saved.isMouseOn = configuration.isMouseOn ?? saved.isMouseOn
        saved.listColumns = configuration.listColumns ?? saved.listColumns
        saved.panelColumns = configuration.panelColumns ?? saved.panelColumns
        notice = options.notice
    }

    var keymap: Keymap { configuration.keymap }
    var articleLook: ArticleLook { ArticleLook(dates: dates, glyphs: glyphs) }

    /// What is to be done before the first key: the first page of the list and the article that was open.
    package mutating func start() -> [Effect] {
        askForList()
        send(.ask(.count(list.scope, withUnread: true)))
        if let article = saved.article {
            opening = Opening(article: article, landing: .keptPlace, isReading: false)
            send(.ask(.open(article)))
        }
        if saved.isMouseOn { send(.terminal(.setMouse(true))) }
        return drained()
    }

    /// Whether an effect asks for rows of the list beyond those that are seen.
    package func isAskedAhead(_ effect: Effect) -> Bool {
        guard case .ask(.list(let request)) = effect else { return false }
        return list.pending.contains { $0.request == request && [.append, .prepend].contains($0.arrival) }
    }

    mutating func send(_ effect: Effect) { outbox.append(effect) }

    mutating func drained() -> [Effect] {
        defer { outbox = [] }
        return outbox
    }

    /// The list on the screen: the results where a search is shown.
    var shownList: ListPane {
        get { results ?? list }
        set { if results == nil { list = newValue } else { results = newValue } }
    }

    var areas: PaneAreas { areas(focus: focus, isZoomed: isZoomed) }

    private func areas(focus: Pane, isZoomed: Bool) -> PaneAreas {
        PaneAreas(
            size: size, focus: focus, isZoomed: isZoomed, listColumns: saved.listColumns,
            panelColumns: saved.panelColumns, textColumns: configuration.textColumns)
    }

    /// The rows of text that the article's pane shows, at least 1.
    var textRows: Int { max(1, areas.text?.rows ?? areas.body.rows) }
    /// The width of the column of text; what it would be where the article is not on the screen.
    var textColumns: Int {
        if let text = areas.text { return text.columns }
        let beside = areas(focus: .article, isZoomed: isZoomed)
        return (beside.text ?? areas(focus: .article, isZoomed: true).text)?.columns ?? 1
    }
}

/// Counts changes. Two values that are the same now are equal whatever happened to them.
struct ChangeCount: Equatable, Sendable {
    var count = 0

    static func == (left: ChangeCount, right: ChangeCount) -> Bool { true }
}

/// Where in an article to land when it is opened.
enum Landing: Equatable, Sendable {
    case keptPlace
    /// A byte of the body at the top; 0 for the headline.
    case place(Int)
    /// A byte of the body, with what is to be marked there.
    case passage(Range<Int>)
    /// The first found text at or after a byte, with what was searched for.
    case found(offset: Int?, words: [String])
    case firstMention(Entity.ID)
    case lastMention(Entity.ID)
}

/// An article that was asked for.
struct Opening: Equatable, Sendable {
    let article: Article.ID
    let landing: Landing
    /// Whether the person means to read it, so that it counts as read.
    let isReading: Bool
    /// Whether the keys go to the article then, where they went to a list beside it.
    var takesFocus = true
}

/// A neighbour that was asked for.
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

/// A place that `q` goes back to.
enum Stop: Equatable, Sendable {
    case article(Article.ID, offset: Int, focus: Pane)
    case dossier(DossierScreen)
    case map(MapScreen)
    case story(StoryScreen)
    /// The panes without an article.
    case panes
}

/// What was found in the list or in the panel by `/`.
struct FindInRows: Equatable, Sendable {
    var text: String
}
