import Terminal

/// The one table of keys: what a key does, the help, the bottom line and the names at `:` all come from it.
package struct Keymap: Hashable, Sendable {
    /// In the order in which the help shows them.
    package private(set) var entries: [ActionEntry]
    // These are not dictionaries: making a dictionary takes longer at the start than all searches of these arrays.
    /// The action of each entry and the name of its first key: a frame asks for some ten of them.
    private var actions: [Action]
    private var shownKeys: [String?]
    /// All keys with what they do, and a number for each first key, which is compared fastest.
    private var bindings: [Binding]
    private var firstKeys: [UInt64]

    private struct Binding: Hashable, Sendable {
        let keys: KeySequence
        let meaning: Meaning
    }

    /// A key that runs commands one after the other, as they are typed at `:`.
    package struct Macro: Hashable, Sendable {
        package let keys: KeySequence
        package let commands: [String]
        /// Whether the program chose the key, for a command that has a name.
        package let isOffered: Bool

        package init(keys: KeySequence, commands: [String], isOffered: Bool = false) {
            self.keys = keys
            self.commands = commands
            self.isOffered = isOffered
        }
    }

    /// The keys that run commands.
    package private(set) var macros: [Macro]

    /// The keys as they are if nobody changes them.
    package static let standard = Keymap()

    /// What keys typed one after the other mean.
    package enum Meaning: Hashable, Sendable {
        case action(Action)
        /// These commands, one after the other.
        case commands([String])
        /// More keys are to follow.
        case prefix
        case nothing
    }

    /// The table with some keys changed. An action that is named has only the keys given to it, and a key belongs to
    /// the action that was given it last. A key that begins the sequence of another action is no longer an action by
    /// itself.
    ///
    /// - Parameter macros: keys that run commands; they take their keys from actions too.
    package init(changing changes: [(action: Action, keys: [KeySequence])] = [], macros: [Macro] = []) {
        entries = standardEntries
        self.macros = macros
        for change in changes {
            for index in entries.indices {
                if entries[index].action == change.action {
                    entries[index].keys = change.keys
                } else {
                    entries[index].keys.removeAll { key in
                        change.keys.contains { $0 == key || $0.continues(key) || key.continues($0) }
                    }
                }
            }
        }
        for index in entries.indices {
            entries[index].keys.removeAll { key in
                macros.contains { $0.keys == key || $0.keys.continues(key) || key.continues($0.keys) }
            }
        }
        actions = entries.map(\.action)
        shownKeys = entries.map { $0.keys.first?.name }
        bindings =
            entries.flatMap { entry in entry.keys.map { Binding(keys: $0, meaning: .action(entry.action)) } }
            + macros.map { Binding(keys: $0.keys, meaning: .commands($0.commands)) }
        firstKeys = bindings.map { number(of: $0.keys.keys.first) }
    }

    /// What keys mean when no text is being typed.
    package func meaning(of sequence: KeySequence) -> Meaning {
        let wanted = number(of: sequence.keys.first)
        var isPrefix = false
        for index in firstKeys.indices.reversed() where firstKeys[index] == wanted {
            if bindings[index].keys == sequence { return bindings[index].meaning }
            if bindings[index].keys.continues(sequence) { isPrefix = true }
        }
        return isPrefix ? .prefix : .nothing
    }

    /// The entries whose keys begin with a prefix, each with the keys that still have to be typed, in the order of the
    /// table.
    func continuations(of prefix: KeySequence) -> [(rest: KeySequence, title: String)] {
        let all =
            entries.flatMap { entry in entry.keys.map { ($0, entry.title) } }
            + macros.map { ($0.keys, $0.commands.joined(separator: "; ")) }
        return all.filter { $0.0.continues(prefix) }
            .map { (KeySequence(Array($0.0.keys.dropFirst(prefix.keys.count))), $0.1) }
    }

    /// The entries under their headings in the help.
    package var groups: [(title: String, entries: [ActionEntry])] {
        let starts = groupStarts.compactMap { start in actions.firstIndex(of: start.first).map { (start.title, $0) } }
        let ends = starts.dropFirst().map(\.1) + [entries.count]
        return zip(starts, ends).map { start, end in (start.0, Array(entries[start.1..<end])) }
    }

    /// The table's line of an action.
    package func entry(of action: Action) -> ActionEntry? { actions.firstIndex(of: action).map { entries[$0] } }

    /// The name of the key that is shown for an action, as in `Enter`, `]` or `^D`; nil if it has none.
    func shownKey(of action: Action) -> String? { actions.firstIndex(of: action).flatMap { shownKeys[$0] } }
}

/// A number that is the same for equal keys and different for most others. A letter beyond ASCII can be written in
/// several equal ways, so all such letters have the same number.
private func number(of key: Key?) -> UInt64 {
    func number(_ sort: UInt64, _ character: Character) -> UInt64 {
        sort << 32 | UInt64(character.asciiValue ?? 0xFF)
    }
    return switch key {
    case .character(let character): number(1, character)
    case .control(let character): number(2, character)
    case .alt(let character): number(3, character)
    default: 0
    }
}

/// The headings of the help, each with the first action of the table below it.
private let groupStarts: [(title: String, first: Action)] = [
    ("MOVING", .open), ("FROM ARTICLE TO ARTICLE", .nextArticle), ("NAMES IN THE TEXT", .nextMention),
    ("SEARCHING", .find), ("WHO AND WHERE", .lookup), ("FEEDS", .feeds), ("THIS ARTICLE", .toggleRead),
    ("THE SCREEN", .zoom), ("THE PROGRAM", .commandLine),
]

/// The keys that change what is shown begin with a comma.
private func show(_ letter: Character) -> [Key] { [",", .character(letter)] }

private let standardEntries: [ActionEntry] = [
    ActionEntry(.open, [.enter], "open", "open the article, or the dossier of the chosen entity", "open"),
    ActionEntry(.nextPane, [.tab], "next-pane", "next pane: list, article, entities", "pane"),
    ActionEntry(.previousPane, [.backTab], "previous-pane", "previous pane", "pane"),
    ActionEntry(.left, [.left, "h"], "left", "the pane on the left", "left"),
    ActionEntry(.right, [.right, "l"], "right", "the pane on the right", "right"),
    ActionEntry(.down, ["j", .down], "down", "down", "down"),
    ActionEntry(.up, ["k", .up], "up", "up", "up"),
    ActionEntry(.pageDown, [" ", .pageDown, .control("f")], "page-down", "a page down", "page down"),
    ActionEntry(.pageUp, ["b", .pageUp, .control("b")], "page-up", "a page up", "page up"),
    ActionEntry(.halfDown, [.control("d")], "half-page-down", "half a page down", "half down"),
    ActionEntry(.halfUp, [.control("u")], "half-page-up", "half a page up", "half up"),
    ActionEntry(.top, ["g", .home], "top", "to the top", "top"),
    ActionEntry(.bottom, ["G", .end], "bottom", "to the bottom", "bottom"),
    ActionEntry(.nextArticle, ["J"], "next", "next article", "next"),
    ActionEntry(.previousArticle, ["K"], "previous", "previous article", "previous"),
    ActionEntry(.resume, ["'"], "resume", "the article that was read last", "resume"),
    ActionEntry(.nextUnread, ["U"], "next-unread", "next unread article", "next unread"),
    ActionEntry(
        .nextMention, ["]"], "next-mention", "next mention of the chosen entity, on into other articles",
        "next"),
    ActionEntry(
        .previousMention, ["["], "previous-mention",
        "previous mention of it, back into other articles", "prev"),
    ActionEntry(.nextAnyMention, ["}"], "next-any-mention", "next mention of any entity", "any next"),
    ActionEntry(
        .previousAnyMention, ["{"], "previous-any-mention", "previous mention of any entity", "any prev"),
    ActionEntry(
        .labels, ["f"], "labels", "a letter on every mention in sight; typing it opens the entity", "labels"
    ),
    ActionEntry(.find, ["/"], "find", "find in this pane as you type", "find"),
    ActionEntry(.nextHit, ["n"], "next-hit", "next hit", "next hit"),
    ActionEntry(.previousHit, ["N"], "previous-hit", "previous hit", "previous hit"),
    ActionEntry(.search, ["s"], "search", "search the archive as you type", "search"),
    ActionEntry(.sort, ["S"], "sort", "sort the list: by date, source, headline, unread, names", "sort"),
    ActionEntry(.saveSearch, ["B"], "keep-search", "keep the search in force under a name", "keep"),
    ActionEntry(.lookup, ["w"], "lookup", "who/where: look up any name of the archive", "who/where"),
    ActionEntry(.map, ["m"], "map", "map of the article's places, or of all articles in the list", "map"),
    ActionEntry(.zoomIn, ["+", "="], "nearer", "on the map: nearer", "nearer"),
    ActionEntry(.zoomOut, ["-"], "farther", "on the map: farther away", "farther"),
    ActionEntry(.wholeMap, ["0"], "all-places", "on the map: all places again", "all places"),
    ActionEntry(.compare, ["c"], "compare", "compare: how other outlets tell this event", "compare"),
    ActionEntry(
        .timeline, ["T"], "timeline", "the event by days; of a name, its roles and quotes over time",
        "timeline"),
    ActionEntry(.watch, ["W"], "watch", "watch the chosen name, the search or the feed, or end that", "watch"),
    ActionEntry(.versions, ["v"], "versions", "what changed in the text of the article", "versions"),
    ActionEntry(
        .explain, ["x"], "explain", "explain what a name, count, role, quote or place comes from", "why"),
    ActionEntry(.filter, ["F"], "filter", "only articles that name the chosen entity too", "filter"),
    ActionEntry(.dropFilter, [.backspace], "drop-filter", "in the list: take the last filter away", "drop"),
    ActionEntry(
        .correct, ["e"], "correct", "correct the entity: merge, split, rename, kind, location, hide", "correct"),
    ActionEntry(
        .corrections, [show("c")], "corrections", "what was corrected, and undo any of it; hidden names", "corrections"),
    ActionEntry(.keyword, ["a"], "add-keyword", "add a keyword of your own, marked in every article", "keyword"),
    ActionEntry(.undo, ["u"], "undo", "undo the last correction", "undo"),
    ActionEntry(.redo, [.control("r")], "redo", "redo the correction that was undone last", "redo"),
    ActionEntry(.feeds, ["t"], "feeds", "the tree of feeds: filter by one, add, remove", "feeds"),
    ActionEntry(.refresh, ["R"], "refresh", "fetch what is new in the feeds", "refresh"),
    ActionEntry(.fullText, ["p"], "full-text", "fetch the article's whole text from its page", "page"),
    ActionEntry(.toggleRead, ["r"], "read", "read or unread", "read"),
    ActionEntry(.toggleStar, ["*"], "star", "star, or remove the star", "star"),
    ActionEntry(.markAllRead, ["A"], "mark-all-read", "mark all as read: here, above or below", "all read"),
    ActionEntry(.tag, ["#"], "tag", "tag the article; 5# tags five", "tag"),
    ActionEntry(.note, ["E"], "note", "write a note on the article, or on the chosen name", "note"),
    ActionEntry(.hide, ["X"], "hide", "hide the article, or all that are shown; bring back", "hide"),
    ActionEntry(.openLink, ["o"], "browse", "open the article's link in the browser", "link"),
    ActionEntry(.openLinkBehind, ["O"], "browse-behind", "open the link in the background, and stay here", "link"),
    ActionEntry(.picture, ["i"], "picture", "show the article's picture; fetched now, by chafa", "picture"),
    ActionEntry(
        .copyLink, ["y"], "copy", "copy the link or headline, or a sentence with its source", "copy"),
    ActionEntry(
        .pipe, ["|"], "pipe", "give the article's text to a command; Tab shows its output", "pipe"),
    ActionEntry(
        .export, ["Y"], "export", "export the article, the list or the dossier to a file", "export"),
    ActionEntry(.zoom, ["z"], "zoom", "show this pane alone, or all panes", "zoom"),
    ActionEntry(.narrower, ["<"], "narrower", "make this pane narrower", "narrower"),
    ActionEntry(.wider, [">"], "wider", "make this pane wider", "wider"),
    ActionEntry(.showUnread, [show("u")], "show-unread", "only unread articles, or all again", "unread"),
    ActionEntry(.showStarred, [show("s")], "show-starred", "only starred articles, or all again", "starred"),
    ActionEntry(.showAll, [show("a")], "show-all", "all articles in the list", "all"),
    ActionEntry(
        .removeBundled, [show("x")], "remove-samples", "remove the articles that came with Dateline", "samples"),
    ActionEntry(.nextTheme, [show("t")], "next-theme", "the next theme", "theme"),
    ActionEntry(.otherGlyphs, [show("g")], "other-glyphs", "lines and marks in Unicode or in ASCII", "glyphs"),
    ActionEntry(.nameOrder, [show("o")], "name-order", "names by weight, by count, by the alphabet", "order"),
    ActionEntry(.commandLine, [":"], "command", "type a command", "command"),
    ActionEntry(.help, ["?", .function(1)], "help", "the keys that work now", "keys"),
    ActionEntry(.cancel, [.escape], "cancel", "cancel the search, the filter or the marks", "cancel"),
    ActionEntry(.back, ["q"], "back", "go back, and quit if there is nothing to go back to", "back"),
    ActionEntry(.mouse, [.function(2)], "mouse", "mouse on or off", "mouse"),
    ActionEntry(.redraw, [.control("l")], "redraw", "redraw the screen", "redraw"),
    ActionEntry(.suspend, [.control("z")], "suspend", "back to the shell; fg returns", "suspend"),
    ActionEntry(.quit, ["Q", .control("c")], "quit", "quit", "quit"),
]
