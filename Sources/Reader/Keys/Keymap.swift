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
        let action: Action
    }

    /// The keys as they are if nobody changes them.
    package static let standard = Keymap()

    /// What keys typed one after the other mean.
    package enum Meaning: Hashable, Sendable {
        case action(Action)
        /// More keys are to follow.
        case prefix
        case nothing
    }

    /// The table with some keys changed. An action that is named has only the keys given to it, and a key belongs to
    /// the action that was given it last. A key that begins the sequence of another action is no longer an action by
    /// itself.
    package init(changing changes: [(action: Action, keys: [KeySequence])] = []) {
        entries = standardEntries
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
        actions = entries.map(\.action)
        shownKeys = entries.map { $0.keys.first?.name }
        bindings = entries.flatMap { entry in entry.keys.map { Binding(keys: $0, action: entry.action) } }
        firstKeys = bindings.map { number(of: $0.keys.keys.first) }
    }

    /// What keys mean when no text is being typed.
    package func meaning(of sequence: KeySequence) -> Meaning {
        let wanted = number(of: sequence.keys.first)
        var isPrefix = false
        for index in firstKeys.indices.reversed() where firstKeys[index] == wanted {
            if bindings[index].keys == sequence { return .action(bindings[index].action) }
            if bindings[index].keys.continues(sequence) { isPrefix = true }
        }
        return isPrefix ? .prefix : .nothing
    }

    /// The entries whose keys begin with a prefix, each with the keys that still have to be typed, in the order of the
    /// table.
    func continuations(of prefix: KeySequence) -> [(rest: KeySequence, entry: ActionEntry)] {
        entries.flatMap { entry in
            entry.keys.filter { $0.continues(prefix) }
                .map { (KeySequence(Array($0.keys.dropFirst(prefix.keys.count))), entry) }
        }
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
    ActionEntry(.pageDown, [" ", .pageDown], "page-down", "a page down", "page down"),
    ActionEntry(.pageUp, ["b", .pageUp], "page-up", "a page up", "page up"),
    ActionEntry(.halfDown, [.control("d")], "half-page-down", "half a page down", "half down"),
    ActionEntry(.halfUp, [.control("u")], "half-page-up", "half a page up", "half up"),
    ActionEntry(.top, ["g", .home], "top", "to the top", "top"),
    ActionEntry(.bottom, ["G", .end], "bottom", "to the bottom", "bottom"),
    ActionEntry(.nextArticle, ["J"], "next", "next article", "next"),
    ActionEntry(.previousArticle, ["K"], "previous", "previous article", "previous"),
    ActionEntry(.nextUnread, ["U"], "next-unread", "next unread article", "next unread"),
    ActionEntry(
        .nextMention, ["]"], "next-mention", "next mention of the chosen entity, also in the next article",
        "next"),
    ActionEntry(
        .previousMention, ["["], "previous-mention",
        "previous mention of the chosen entity, also in the article before", "prev"),
    ActionEntry(.nextAnyMention, ["}"], "next-any-mention", "next mention of any entity", "any next"),
    ActionEntry(
        .previousAnyMention, ["{"], "previous-any-mention", "previous mention of any entity", "any prev"),
    ActionEntry(
        .labels, ["f"], "labels", "put a letter on every visible mention; typing it opens that entity", "labels"
    ),
    ActionEntry(.find, ["/"], "find", "find in this pane as you type", "find"),
    ActionEntry(.nextHit, ["n"], "next-hit", "next hit", "next hit"),
    ActionEntry(.previousHit, ["N"], "previous-hit", "previous hit", "previous hit"),
    ActionEntry(.search, ["s"], "search", "search the archive as you type", "search"),
    ActionEntry(.sort, ["S"], "sort", "show results newest first or best first", "sort"),
    ActionEntry(.lookup, ["w"], "lookup", "who/where: look up any name of the archive", "who/where"),
    ActionEntry(.map, ["m"], "map", "map of the article's places, or of all articles in the list", "map"),
    ActionEntry(.zoomIn, ["+", "="], "nearer", "on the map: nearer", "nearer"),
    ActionEntry(.zoomOut, ["-"], "farther", "on the map: farther away", "farther"),
    ActionEntry(.wholeMap, ["0"], "all-places", "on the map: all places again", "all places"),
    ActionEntry(.compare, ["c"], "compare", "compare: how other outlets tell this event", "compare"),
    ActionEntry(
        .timeline, ["T"], "timeline", "the event day by day: who told it, new names, who said what when", "timeline"),
    ActionEntry(.versions, ["v"], "versions", "what changed in the text of the article", "versions"),
    ActionEntry(.filter, ["F"], "filter", "only articles that name the chosen entity", "filter"),
    ActionEntry(
        .correct, ["e"], "correct", "correct the entity: merge, split, rename, kind, location, hide", "correct"),
    ActionEntry(
        .corrections, [show("c")], "corrections", "what was corrected, and undo any of it; hidden names", "corrections"),
    ActionEntry(.undo, ["u"], "undo", "undo the last correction", "undo"),
    ActionEntry(.redo, [.control("r")], "redo", "redo the correction that was undone last", "redo"),
    ActionEntry(.feeds, ["t"], "feeds", "the tree of feeds: filter by one, add, remove", "feeds"),
    ActionEntry(.refresh, ["R"], "refresh", "fetch what is new in the feeds", "refresh"),
    ActionEntry(.fullText, ["p"], "full-text", "fetch the article's whole text from its page", "page"),
    ActionEntry(.toggleRead, ["r"], "read", "read or unread", "read"),
    ActionEntry(.toggleStar, ["*"], "star", "star, or remove the star", "star"),
    ActionEntry(.openLink, ["o"], "browse", "open the article's link in the browser", "link"),
    ActionEntry(.copyLink, ["y"], "copy", "copy the article's link, or its headline if it has none", "copy"),
    ActionEntry(.pipe, ["|"], "pipe", "pipe the article's text to a command", "pipe"),
    ActionEntry(.zoom, ["z"], "zoom", "show this pane alone, or all panes", "zoom"),
    ActionEntry(.narrower, ["<"], "narrower", "make this pane narrower", "narrower"),
    ActionEntry(.wider, [">"], "wider", "make this pane wider", "wider"),
    ActionEntry(.showUnread, [show("u")], "show-unread", "only unread articles in the list", "unread"),
    ActionEntry(.showStarred, [show("s")], "show-starred", "only starred articles in the list", "starred"),
    ActionEntry(.showAll, [show("a")], "show-all", "all articles in the list", "all"),
    ActionEntry(.nextTheme, [show("t")], "next-theme", "the next theme: standard, dark, light, monochrome", "theme"),
    ActionEntry(.otherGlyphs, [show("g")], "other-glyphs", "lines and marks in Unicode or in ASCII", "glyphs"),
    ActionEntry(.commandLine, [":"], "command", "type a command", "command"),
    ActionEntry(.help, ["?", .function(1)], "help", "the keys that work now", "keys"),
    ActionEntry(.cancel, [.escape], "cancel", "cancel the search, the filter or the marks", "cancel"),
    ActionEntry(.back, ["q", .backspace], "back", "go back, and quit if there is nothing to go back to", "back"),
    ActionEntry(.mouse, [.function(2)], "mouse", "mouse on or off", "mouse"),
    ActionEntry(.redraw, [.control("l")], "redraw", "redraw the screen", "redraw"),
    ActionEntry(.suspend, [.control("z")], "suspend", "back to the shell; fg returns", "suspend"),
    ActionEntry(.quit, ["Q", .control("c")], "quit", "quit", "quit"),
]
