import News
import Resources
import Terminal

/// What the terminal can do and what was asked for at the start.
package struct ReaderOptions: Hashable, Sendable {
    /// The theme that suits the terminal. A theme that was chosen earlier takes its place, unless this is `monochrome`:
    /// a terminal without colours, or a person who wants none, gets none.
    package var theme = Theme.standard
    /// How many colours the terminal has.
    package var colors = 256
    package var glyphs = Glyphs.unicode
    /// Whether text that runs right to left is put into the order of the screen; false if the terminal does that.
    package var ordersLines = true
    /// What the person has set.
    package var configuration = Configuration()
    /// Whether only the bundled articles are in the library: a line above the list says so.
    package var isFirstStart = false
    /// The articles that came with the program.
    package var bundled: [Article.ID] = []
    /// What came since the reader was left the last time; nil if it never was.
    package var arrivals: NewArticles?
    /// Today: dates of its year are shown without the year.
    package var today: CivilDay?
    /// The clock that times are shown by.
    package var zone = DateStyle.Zone.utc
    /// What was remembered from the last run.
    package var saved = SavedState()
    /// Whether the person has an editor in which notes are written.
    package var hasEditor = false
    /// A message for the start, such as what is wrong with the configuration.
    package var notice: Notice?
    /// Coastlines and borders; nil if their file is missing.
    package var world: WorldMap?

    package init() {}
}

/// All that the interface knows: what it shows, and what it waits for.
///
/// It is a value. `update` takes what happened and returns what is to be done; `view` draws the screen. The same
/// messages always make the same screen.
package struct Model: Sendable {
    package internal(set) var size: Size
    let configuration: Configuration
    var look: Look
    /// Whether only the bundled articles are in the library.
    var isFirstStart: Bool
    let bundled: [Article.ID]
    /// What came since the reader was left the last time; nil if it never was.
    let arrivals: NewArticles?

    var panes = Panes()
    /// What is on the screen: the panes, or something in their place.
    var screen = Screen.panes
    /// Today: what `yesterday` is counted from.
    let today: CivilDay?
    /// Who gets the keys: the screen, or something that is open above it.
    var mode = Mode.normal
    /// The tree of feeds as it was left.
    var feedTree = FeedTree()
    /// What `q` goes back to, the last one first.
    var history: [Stop] = []
    var pending = Pending()

    /// Whether the person has an editor in which notes are written.
    let hasEditor: Bool
    /// How many articles a tag is given to, from the current one on.
    var taggedRows = 1
    var notice: Notice?
    /// The last keys typed, if they did nothing and that was said.
    var uselessKey: KeySequence?
    /// The number typed before a key, as in `5j`; nil if none was.
    var typedCount: Int?
    /// Whether the key that is being taken went back, and whether the one before it did.
    var didGoBack = false
    var didGoBackBefore = false
    var progress: Progress?
    /// How often many articles were marked as read since the last correction: `u` takes these back first.
    var undoableMarks = 0
    /// How many commands have been run on articles: each has a number of its own.
    var commandRuns = 0
    /// What is remembered for the next run.
    var saved: SavedState
    /// What `update` is about to return.
    private var outbox: [Effect] = []

    package init(size: Size, options: ReaderOptions = ReaderOptions()) {
        self.size = size
        configuration = options.configuration
        look = Look(options)
        isFirstStart = options.isFirstStart
        bundled = options.bundled
        arrivals = options.arrivals
        today = options.today
        hasEditor = options.hasEditor
        saved = options.saved
        saved.isMouseOn = configuration.isMouseOn ?? saved.isMouseOn
        saved.listColumns = configuration.listColumns ?? saved.listColumns
        saved.panelColumns = configuration.panelColumns ?? saved.panelColumns
        panes.panel = PanelPane(order: configuration.nameOrder)
        panes.list = ListPane(order: configuration.order)
        notice = options.notice
    }

    var keymap: Keymap { configuration.keymap }

    /// Begins: asks for the first page of the list.
    package mutating func start() -> [Effect] {
        askForList()
        send(.ask(.count(panes.list.scope, withUnread: true)))
        if saved.isMouseOn { send(.terminal(.setMouse(true))) }
        return drained()
    }

    /// Whether an effect asks for what the first frame can do without: rows of the list that are not on the screen yet, or
    /// what is new in an article.
    package func isAskedAhead(_ effect: Effect) -> Bool {
        if case .ask(.newFacts) = effect { return true }
        guard case .ask(.list(let request)) = effect else { return false }
        return panes.list.pending.contains { $0.request == request && [.append, .prepend].contains($0.arrival) }
    }

    mutating func send(_ effect: Effect) { outbox.append(effect) }

    mutating func drained() -> [Effect] {
        defer { outbox = [] }
        return outbox
    }

    /// Says something in the bottom line, until the next key.
    mutating func say(_ words: String, isError: Bool = false) { notice = Notice(words, isError: isError) }

    /// The entity that actions are about.
    var subject: Entity? {
        if let cover = screen.cover { return cover.subject }
        return panes.chosen
    }
}

extension Model {
    var areas: PaneAreas { areas(focus: panes.focus, isZoomed: panes.isZoomed) }

    private func areas(focus: Pane, isZoomed: Bool) -> PaneAreas {
        PaneAreas(
            size: size, focus: focus, isZoomed: isZoomed, hasOutput: panes.output != nil,
            listColumns: saved.listColumns,
            panelColumns: saved.panelColumns, textColumns: configuration.textColumns)
    }

    /// The rows of text that the article's pane shows, at least 1.
    var textRows: Int { max(1, areas.text?.rows ?? areas.body.rows) }
    /// The width of the column of text; if the article is not on the screen, the width that it would have.
    var textColumns: Int {
        if let text = areas.text { return text.columns }
        let beside = areas(focus: .article, isZoomed: panes.isZoomed)
        return (beside.text ?? areas(focus: .article, isZoomed: true).text)?.columns ?? 1
    }
}

/// Something that `q` goes back to.
enum Stop: Equatable, Sendable {
    /// The panes with an article open.
    case article(Article.ID, offset: Int, focus: Pane)
    case screen(Screen)
}
