import News
import Terminal

/// The commands at `:` that are not actions.
enum TypedCommand: String, CaseIterable {
    case filter, search, lookup, who, `where`, open, source, `import`, feed, sort, order, theme, glyphs, mouse, rename,
        kind, location, keyword, tag, untag, note, pipe, beside, browse, export, save,
        tagAll = "tag-all", untagAll = "untag-all", join, part, compare, help

    /// What has to be typed after the name, and what the command does.
    var help: (argument: String, title: String) {
        switch self {
        case .filter:
            ("WORDS", "show only matching articles, as in is:unread source:reuters person:pistorius")
        case .search: ("WORDS", "search the archive")
        case .lookup: ("NAME", "look up any name of the archive")
        case .who: ("NAME", "look up a person")
        case .where: ("NAME", "look up a place")
        case .open: ("NUMBER", "open an article by its number")
        case .source: ("NAME", "show only the articles of an outlet")
        case .import: ("PATH", "add articles from a file or folder")
        case .feed: ("add URL | import FILE | undo", "subscribe, import subscriptions, restore a removed feed")
        case .sort: ("ORDER", "the order of the list: newest, oldest, source, headline, unread, names, rank")
        case .order: ("weight | count | name", "the order of the names in the panel")
        case .theme: ("NAME", "the colours")
        case .glyphs: ("unicode | blocks | ascii", "the signs that lines and marks are drawn with")
        case .mouse: ("on | off", "the mouse on or off")
        case .rename: ("NAME", "rename the chosen entity")
        case .kind: ("KIND", "change the kind of the chosen entity")
        case .location: ("DEGREES | none", "where the chosen place is, as in 52.52 13.405")
        case .keyword: ("WORDS | OTHER SPELLING", "add a keyword of your own, marked in every article")
        case .tag: ("NAME, NAME", "tag the article; a name with - in front is taken away")
        case .untag: ("NAME, NAME", "take tags from the article")
        case .tagAll: ("NAME, NAME", "tag all articles in the list")
        case .untagAll: ("NAME, NAME", "take tags from all articles in the list")
        case .note: ("WORDS", "add a line to the note on the article, or on the chosen name")
        case .pipe: ("COMMAND", "give the article's text to a command, which has the terminal")
        case .beside: ("COMMAND", "give the article's text to a command; its output opens beside it")
        case .browse: ("COMMAND", "open the article's link with a program; %s stands for the link")
        case .export: ("FORMAT FILE", "write the article, the list or the dossier that has the keys to a file")
        case .join: ("NUMBER", "the story of this article and that of another are one")
        case .part: ("NUMBER", "take this article, or another, out of its story")
        case .compare: ("NUMBER", "show this article and another side by side")
        case .save: ("NAME", "keep the search in force on the list under this name")
        case .help: ("WORDS", "the keys that have to do with something")
        }
    }

    /// What is wrong with a command of a configuration; nil if it begins with the name of a command or an action.
    ///
    /// - Parameter commands: those that the person has named.
    static func expectation(of line: String, commands: [NamedCommand]) -> String? {
        let typed = line.drop { $0 == ":" || $0 == " " }.prefix { $0 != " " }.lowercased()
        let names =
            allCases.map(\.rawValue) + Keymap.standard.entries.map(\.name) + commands.map(\.name)
        if names.contains(typed) || aliases[typed] != nil { return nil }
        let near = nearName(to: typed, among: names).map { "; did you mean '\($0)'?" } ?? ""
        return
            "expected a command such as 'filter is:unread', or an action such as 'next-unread', not '\(typed)'\(near)"
    }

    /// Whether it takes names of tags, with commas between them.
    var takesTags: Bool { [.tag, .untag, .tagAll, .untagAll].contains(self) }

    /// Other names by which people know a command or an action.
    static let aliases = [
        "query": "filter", "subscribe": "feed add", "add": "feed add", "find-name": "lookup", "q": "quit", "q!": "quit",
        "wq": "quit", "x": "quit", "exit": "quit", "h": "help", "bind": "help", "color": "theme",
        "colorscheme": "theme",
    ]
}

/// What the completions at `:` are made from.
struct CommandContext: Equatable, Sendable {
    var sources: [String] = []
    /// The paths that begin with `pathBegun`.
    var paths: [String] = []
    var pathBegun: String?
    var actions: [ActionEntry] = []
    /// The tags in use, and those of the current article.
    var tags: [CountedTag] = []
    var ownTags: [String] = []
    /// Those that the person has named.
    var commands: [NamedCommand] = []
}

/// A completion of what was typed.
struct CommandCandidate: Equatable, Sendable {
    /// The line that it makes.
    let line: String
    /// How it is shown, and what it does.
    let shown: String
    let title: String
}

/// The completions of what was typed: first commands with an argument, then actions, each in the order of their tables.
func candidates(for typed: String, in context: CommandContext) -> [CommandCandidate] {
    guard let space = typed.firstIndex(of: " ") else {
        let commands = TypedCommand.allCases.filter { $0.rawValue.hasPrefix(typed) }.map {
            CommandCandidate(line: $0.rawValue + " ", shown: "\($0.rawValue) \($0.help.argument)", title: $0.help.title)
        }
        let actions = context.actions.filter { $0.name.hasPrefix(typed) }.map {
            CommandCandidate(line: $0.name, shown: $0.name, title: $0.title)
        }
        let named = context.commands.filter { $0.name.hasPrefix(typed) }.map {
            CommandCandidate(line: $0.name, shown: $0.name, title: $0.words.joined(separator: " "))
        }
        return commands + actions + named
    }
    if let begun = pathBegun(in: typed) {
        let start = typed.dropLast(begun.count)
        return begun != context.pathBegun
            ? [] : context.paths.map { CommandCandidate(line: start + $0, shown: $0, title: "") }
    }
    let name = String(typed[..<space])
    let begun = typed[space...].drop { $0 == " " }
    guard let command = TypedCommand(rawValue: TypedCommand.aliases[name] ?? name) else { return [] }
    // Of several tags the last one is completed.
    let last =
        command.takesTags
        ? begun.lastIndex(of: ",").map { begun.index(after: $0) } ?? begun.startIndex : begun.startIndex
    let piece = begun[last...].drop { $0 == " " }
    let kept = name + " " + begun[..<last] + (last > begun.startIndex ? " " : "")
    return choices(of: command, in: context).filter { piece.isEmpty || holdsAtStart($0.name, String(piece)) }.map {
        CommandCandidate(line: kept + $0.name, shown: $0.name.trimmedAtEnd, title: $0.title)
    }
}

/// The path that is being typed after a command that takes one; nil if there is none.
func pathBegun(in typed: String) -> String? {
    let exports = ExportFormat.allCases.map { "export \($0.rawValue) " }
    for start in ["import ", "feed import "] + exports where typed.hasPrefix(start) {
        return String(typed.dropFirst(start.count))
    }
    return nil
}

/// The possible arguments of a command, if they are a few fixed ones.
func choices(of command: TypedCommand, in context: CommandContext) -> [(name: String, title: String)] {
    switch command {
    case .theme: Theme.all.map { ($0.name, $0.about) } + [("automatic", "as suits the terminal")]
    case .glyphs: Glyphs.all.map { ($0.name, $0.about) }
    case .mouse: [("on", "clicks and wheel work here"), ("off", "the terminal's own selection works")]
    case .sort: ListOrder.allCases.map { ($0.rawValue, $0.words) }
    case .order: NameOrder.allCases.map { ($0.rawValue, $0.title) }
    case .kind: EntityKind.allCases.filter { $0 != .date }.map { ($0.word, "") }
    case .source: context.sources.map { ($0, "") }
    case .feed:
        [
            ("add ", "URL: subscribe to a feed, or to the feed of a site"),
            ("import ", "FILE: import feeds from OPML or newsboat"),
            ("undo", "restore the feed that was removed last"),
            ("refresh", "fetch what is new in the feeds"),
        ]
    case .filter:
        [
            ("is:unread", ""), ("is:starred", ""), ("tag:", "a tag"), ("has:note", ""), ("is:hidden", ""),
            ("source:", "an outlet"), ("person:", "who is named"),
            ("place:", "what place is named"), ("entity:", "who or what is named"), ("keyword:", "what term is used"),
            ("feed:", "a feed"),
            ("from:", "a day, as in 2024-03-01"), ("to:", "a day"), ("on:", "a day"),
        ]
    case .tag, .tagAll, .untagAll: context.tags.map { ($0.name, counted($0.articles, "article")) }
    case .untag: context.ownTags.map { ($0, "") }
    case .export: ExportFormat.allCases.map { ($0.rawValue + " ", $0.title) }
    case .location: [("none", "it is not on the map")]
    case .search, .lookup, .who, .where, .open, .import, .rename, .keyword, .note, .pipe, .beside, .browse, .save,
        .join, .part, .compare, .help:
        []
    }
}

private func holdsAtStart(_ text: String, _ typed: String) -> Bool { text.lowercased().hasPrefix(typed.lowercased()) }

extension String {
    fileprivate var trimmedAtEnd: String { last == " " ? String(dropLast()) : self }
}
