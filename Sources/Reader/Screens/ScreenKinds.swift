import News
import Terminal

/// What is on the screen between the top line and the bottom line.
enum Screen: Equatable, Sendable {
    /// The list, the article and its entities. Their state is `Model.panes`, which is kept while another screen is
    /// shown.
    case panes
    case dossier(DossierScreen)
    case map(MapScreen)
    case story(StoryScreen)
    case comparison(ComparisonScreen)
    case corrections(CorrectionsScreen)
    case history(HistoryScreen)
    case reasons(ReasonsScreen)
    case overTime(OverTimeScreen)

    /// Whether nothing is shown in place of the panes.
    var isPanes: Bool {
        if case .panes = self { true } else { false }
    }

    /// What is shown in place of the panes; nil for the panes.
    var cover: (any Cover)? {
        switch self {
        case .panes: nil
        case .dossier(let screen): screen
        case .map(let screen): screen
        case .story(let screen): screen
        case .comparison(let screen): screen
        case .corrections(let screen): screen
        case .history(let screen): screen
        case .reasons(let screen): screen
        case .overTime(let screen): screen
        }
    }
}

/// A screen that is shown in place of the panes until `q` goes back. All of it is in a folder of its own.
///
/// To add one, write a type that is a `Cover`, a case of `Screen` for it, and an action that opens it with
/// `Model.open(_:)`.
protocol Cover: Equatable, Sendable {
    /// This, as a case of `Screen`.
    var screen: Screen { get }

    /// The entity that actions such as `filter` and `correct` are about here.
    var subject: Entity? { get }
    /// The entities that articles must name if `filter` is asked for here.
    var filterEntities: [Entity] { get }
    /// What is explained if a person asks why here; nil if there is nothing to explain.
    var explained: Explained? { get }
    /// What `y` copies here; nil if it copies nothing.
    var copied: CopiedPassage? { get }
    /// What a command does here, or why it does nothing.
    func outcome(of command: ScreenCommand) -> Outcome
    /// What is said when an action that only the panes know is asked for here.
    var refusal: String { get }
    /// Takes the mouse.
    ///
    /// - Parameter body: where the screen is.
    /// - Returns: the command that it stands for; nil if there is none.
    mutating func take(_ mouse: Key.Mouse, in body: Area) -> ScreenCommand?

    /// Makes everything fit an area.
    ///
    /// - Returns: what the library has to be asked for to fill it.
    mutating func fit(_ body: Area, _ look: Look) -> Question?
    /// What to ask again when the library has changed.
    var renewal: Question? { get }

    func draw(in body: Area, _ look: Look, on canvas: inout Canvas)
    func drawTopLine(columns: Int, _ look: Look, on canvas: inout Canvas)
    /// What the bottom line says at the left.
    func words(_ look: Look) -> String
    /// The keys that matter most here, the most useful first.
    var hints: [WantedHint] { get }
}

extension Cover {
    var filterEntities: [Entity] { subject.map { [$0] } ?? [] }
    var explained: Explained? { nil }
    var copied: CopiedPassage? { nil }

    /// An outcome that changes this screen, given the area that it is shown in.
    func changing(_ change: @escaping (inout Self, Area) -> Void) -> Outcome {
        .does { model in
            var changed = self
            change(&changed, model.areas.body)
            model.screen = changed.screen
        }
    }
}

/// What a person asks of the screen, done by each screen in its own way.
enum ScreenCommand: Equatable, Sendable {
    typealias Direction = NeighbourRequest.Direction

    case move(Movement)
    /// `h` and `l`.
    case sideways(Direction)
    /// Tab and Shift-Tab.
    case pane(Direction)
    /// `J` and `K`.
    case article(Direction)
    /// `]` and `[`.
    case mention(Direction)
    /// `}` and `{`.
    case anyMention(Direction)
    /// Enter.
    case open
    case map
    case zoom(MapZoom)
}

/// A movement up or down.
enum Movement: Equatable, Sendable {
    case rows(Int), halfPages(Int), pages(Int)
    case top, bottom
    /// To a row, counted from 0.
    case to(Int)

    /// How many rows it goes down, given the rows of a page and of half a page; nil for a movement to an end.
    func rows(page: Int, half: Int) -> Int? {
        switch self {
        case .rows(let count): count
        case .halfPages(let count): count * max(1, half)
        case .pages(let count): count * max(1, page)
        case .top, .bottom, .to: nil
        }
    }

    /// Where it leads from an index; the result may be before the first or after the last one.
    func target(from index: Int, last: Int, page: Int, half: Int) -> Int {
        switch self {
        case .rows, .halfPages, .pages: index + (rows(page: page, half: half) ?? 0)
        case .top: 0
        case .bottom: last
        case .to(let row): row
        }
    }
}

enum MapZoom: Equatable, Sendable {
    case nearer, farther, allPlaces
}

extension NeighbourRequest.Direction {
    /// 1 for the next, -1 for the previous.
    var step: Int { self == .next ? 1 : -1 }
    var opposite: Self { self == .next ? .previous : .next }
}

/// What an action comes to: something is done, or the person is told why nothing is.
enum Outcome {
    case does((inout Model) -> Void)
    case refused(String)
}

extension Model {
    /// Shows a screen in place of what is there now; `q` goes back to that.
    mutating func open(_ cover: some Cover) {
        pushHistory()
        mode = .normal
        screen = cover.screen
    }
}
