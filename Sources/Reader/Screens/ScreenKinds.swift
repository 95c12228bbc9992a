import News
import Terminal

/// What stands between the top line and the bottom line.
enum Screen: Equatable, Sendable {
    /// The list, the article and its entities. Their state is `Model.panes`: it stays under every other screen.
    case panes
    case dossier(DossierScreen)
    case map(MapScreen)
    case story(StoryScreen)

    /// What stands in place of the panes; nil for the panes.
    var cover: (any Cover)? {
        switch self {
        case .panes: nil
        case .dossier(let screen): screen
        case .map(let screen): screen
        case .story(let screen): screen
        }
    }
}

/// A screen that stands in place of the panes until `q` goes back. All of it is in a folder of its own.
///
/// To add one: a case of `Screen`, a type that is a `Cover`, and an action that opens it by `Model.open(_:)`.
protocol Cover: Equatable, Sendable {
    /// The case of `Screen` that this is.
    var screen: Screen { get }

    /// The entity that actions such as `filter` and `mend` are about here.
    var subject: Entity? { get }
    /// What a command does here, or why it does nothing.
    func outcome(of command: ScreenCommand) -> Outcome
    /// Why an action that only the panes know does nothing here.
    var refusal: String { get }
    /// Takes the mouse.
    ///
    /// - Parameter body: where the screen stands.
    /// - Returns: the command that is to be done for it, if there is one.
    mutating func take(_ mouse: Key.Mouse, in body: Area) -> ScreenCommand?

    /// Makes all fit an area.
    ///
    /// - Returns: what has to be asked for to fill it.
    mutating func fit(_ body: Area, _ look: Look) -> Question?
    /// What is asked again after the library has changed.
    var renewal: Question? { get }

    func draw(in body: Area, _ look: Look, on canvas: inout Canvas)
    func drawTopLine(columns: Int, _ look: Look, on canvas: inout Canvas)
    /// What the bottom line says at the left.
    func words(_ look: Look) -> String
    /// The keys that matter most here, the most useful first.
    var hints: [WantedHint] { get }
}

extension Cover {
    /// An outcome that changes this screen, given the area that it stands in.
    func changing(_ change: @escaping (inout Self, Area) -> Void) -> Outcome {
        .does { model in
            var changed = self
            change(&changed, model.areas.body)
            model.screen = changed.screen
        }
    }
}

/// What a person asks of the screen that is open, which each screen does in its own way.
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

    /// How far it goes down where a page and half of one have so many rows; nil for a movement to an end.
    func rows(page: Int, half: Int) -> Int? {
        switch self {
        case .rows(let count): count
        case .halfPages(let count): count * max(1, half)
        case .pages(let count): count * max(1, page)
        case .top, .bottom: nil
        }
    }

    /// Where it goes from an index, which may lie beyond the last one.
    func target(from index: Int, last: Int, page: Int, half: Int) -> Int {
        rows(page: page, half: half).map { index + $0 } ?? (self == .top ? 0 : last)
    }
}

enum MapZoom: Equatable, Sendable {
    case nearer, farther, allPlaces
}

extension NeighbourRequest.Direction {
    /// 1 for the next, -1 for the previous.
    var step: Int { self == .next ? 1 : -1 }
}

/// What comes of an action where the reader stands: something is done, or it is said why nothing is.
enum Outcome {
    case does((inout Model) -> Void)
    case refused(String)
}

extension Model {
    /// Shows a screen in place of what is there now, to which `q` goes back.
    mutating func open(_ cover: some Cover) {
        pushHistory()
        mode = .normal
        screen = cover.screen
    }
}
