import News
import Terminal

/// What may be typed at `:` beside the names of actions.
enum TypedCommand: String, CaseIterable {
    case filter, search, lookup, who, `where`, open, source, `import`, feed, sort, theme, glyphs, mouse, rename, kind,
        pipe,
        help

    /// What is to be typed after the name.
    var argument: String {
        switch self {
        case .filter, .search, .help: "WORDS"
        case .lookup, .who, .where, .rename, .source: "NAME"
        case .open: "NUMBER"
        case .import: "PATH"
        case .feed: "add URL | import FILE | undo"
        case .sort: "newest | rank"
        case .theme: "NAME"
        case .glyphs: "unicode | blocks | ascii"
        case .mouse: "on | off"
        case .kind: "KIND"
        case .pipe: "COMMAND"
        }
    }

    /// What it does.
    var title: String {
        switch self {
        case .filter: "only the articles that match, as in is:unread source:reuters person:pistorius"
        case .search: "search the archive"
        case .lookup: "look any name of the archive up"
        case .who: "look a person up"
        case .where: "look a place up"
        case .open: "open the article of a number"
        case .source: "only the articles of an outlet"
        case .import: "add articles from a file or folder"
        case .feed: "subscribe, take subscriptions over, bring a removed feed back"
        case .sort: "the order of search results"
        case .theme: "the colours"
        case .glyphs: "the signs that lines and marks are drawn with"
        case .mouse: "the mouse on or off"
        case .rename: "call the chosen entity by another name"
        case .kind: "what kind the chosen entity is"
        case .pipe: "give the article's text to a command"
        case .help: "all keys that have to do with something"
        }
    }

    /// Other names by which people know a command or an action.
    static let aliases = [
        "query": "filter", "subscribe": "feed add", "add": "feed add", "find-name": "lookup", "q": "quit", "q!": "quit",
        "wq": "quit", "x": "quit", "exit": "quit", "h": "help", "bind": "help", "color": "theme",
        "colorscheme": "theme",
    ]
}

/// What completions at `:` may be made of.
struct CommandContext: Equatable, Sendable {
    /// The outlets in the list.
    var sources: [String] = []
    /// The paths that begin as `pathBegun`.
    var paths: [String] = []
    var pathBegun: String?
    /// The actions that can be done now and later, by name.
    var actions: [ActionEntry] = []
}

/// A line that what was typed may become.
struct CommandCandidate: Equatable, Sendable {
    /// What stands in the line when it is taken.
    let line: String
    /// What is shown of it, and what it does.
    let shown: String
    let title: String
}

/// The lines that what was typed may become: commands that take something first, then actions, each in the order of their
/// tables.
func candidates(for typed: String, in context: CommandContext) -> [CommandCandidate] {
    guard let space = typed.firstIndex(of: " ") else {
        let commands = TypedCommand.allCases.filter { $0.rawValue.hasPrefix(typed) }.map {
            CommandCandidate(line: $0.rawValue + " ", shown: "\($0.rawValue) \($0.argument)", title: $0.title)
        }
        let actions = context.actions.filter { $0.name.hasPrefix(typed) }.map {
            CommandCandidate(line: $0.name, shown: $0.name, title: $0.title)
        }
        return commands + actions
    }
    if let begun = pathBegun(in: typed) {
        let start = typed.dropLast(begun.count)
        return begun != context.pathBegun
            ? [] : context.paths.map { CommandCandidate(line: start + $0, shown: $0, title: "") }
    }
    let name = String(typed[..<space])
    let begun = typed[space...].drop { $0 == " " }
    guard let command = TypedCommand(rawValue: TypedCommand.aliases[name] ?? name) else { return [] }
    return choices(of: command, in: context).filter { begun.isEmpty || holdsAtStart($0.name, String(begun)) }.map {
        CommandCandidate(line: "\(name) \($0.name)", shown: $0.name.trimmedAtEnd, title: $0.title)
    }
}

/// The path that is being typed after a command that takes one; nil where none is.
func pathBegun(in typed: String) -> String? {
    for start in ["import ", "feed import "] where typed.hasPrefix(start) {
        return String(typed.dropFirst(start.count))
    }
    return nil
}

/// What may stand after a command's name, where that is one of a few things.
func choices(of command: TypedCommand, in context: CommandContext) -> [(name: String, title: String)] {
    switch command {
    case .theme: Theme.all.map { ($0.name, $0.about) }
    case .glyphs: Glyphs.all.map { ($0.name, $0.about) }
    case .mouse: [("on", "clicks and wheel work here"), ("off", "the terminal's own selection works")]
    case .sort: [("newest", "newest first"), ("rank", "best first")]
    case .kind: EntityKind.allCases.filter { $0 != .date }.map { ($0.word, "") }
    case .source: context.sources.map { ($0, "") }
    case .feed:
        [
            ("add ", "URL: subscribe to a feed, or to the feed of a site"),
            ("import ", "FILE: take over feeds from OPML or newsboat"),
            ("undo", "bring the feed back that was removed last"),
            ("refresh", "fetch what the feeds have that is new"),
        ]
    case .filter:
        [
            ("is:unread", ""), ("is:starred", ""), ("source:", "an outlet"), ("person:", "who is named"),
            ("place:", "what place is named"), ("entity:", "who or what is named"), ("feed:", "a feed"),
            ("from:", "a day, as in 2024-03-01"), ("to:", "a day"), ("on:", "a day"),
        ]
    case .search, .lookup, .who, .where, .open, .import, .rename, .pipe, .help: []
    }
}

private func holdsAtStart(_ text: String, _ typed: String) -> Bool { text.lowercased().hasPrefix(typed.lowercased()) }

extension String {
    fileprivate var trimmedAtEnd: String { last == " " ? String(dropLast()) : self }
}
