import News
import Terminal

// `?`: the keys that work now, and what may be typed into a search. Typing narrows the list; Enter does what the selected line says.

/// A line of the help: keys and what they do, or an example of a search and what it finds.
struct HelpEntry: Equatable, Sendable {
    enum Deed: Equatable, Sendable {
        case action(Action)
        /// Gives a key to what the help was opened above.
        case key(Key)
        /// Types this into a search.
        case search(String)
    }

    let keys: [KeySequence]
    /// The name at `:`; empty if there is none.
    let name: String
    let title: String
    let deed: Deed

    init(_ entry: ActionEntry) {
        (keys, name, title, deed) = (entry.keys, entry.name, entry.title, .action(entry.action))
    }

    init(_ example: QueryExample) {
        let gap = String(repeating: " ", count: max(2, 24 - example.typed.count))
        (keys, name, title, deed) = ([], "", example.typed + gap + example.meaning, .search(example.typed))
    }

    init(_ line: ModeKey) {
        (keys, name, title, deed) = (line.keys.map { KeySequence($0) }, "", line.title, .key(line.keys[0]))
    }
}

struct HelpBox: Equatable, Sendable {
    var line = LineEditor()
    let entries: [HelpEntry]
    let over: Mode
    var selected = 0

    /// The entries that contain what was typed: first those with a key of that name, then those in which it begins a
    /// word, and examples of searches after all keys.
    var shown: [HelpEntry] {
        let typed = line.text
        if typed.isEmpty { return entries }
        let keyed = entries.filter { entry in entry.keys.contains { $0.name == typed } }
        let begun = entries.filter { entry in
            holds(" " + entry.title, " " + typed) || holds(entry.name, typed) && entry.name.hasPrefix(typed)
        }
        let other = entries.filter { holds($0.title, typed) || holds($0.name, typed) }
        var shown: [HelpEntry] = []
        for entry in keyed + begun + other where !shown.contains(entry) { shown.append(entry) }
        return shown.filter { !$0.keys.isEmpty } + shown.filter(\.keys.isEmpty)
    }
}

extension Model {
    /// Opens the help on the actions that can be done now.
    mutating func openHelp(typed: String = "") {
        let keys = keymap.entries.filter { whyNot($0.action) == nil }.map { HelpEntry($0) }
        let entries = keys + Query.guide.map { HelpEntry($0) }
        mode = .help(HelpBox(line: LineEditor(typed), entries: entries, over: .normal))
    }

    /// Opens the help on the keys of what is open above the screen.
    ///
    /// - Returns: false if nothing is open, or it has no keys of its own.
    mutating func openHelpOfMode() -> Bool {
        if case .help = mode { return false }
        let keys = mode.keys
        guard !keys.isEmpty else { return false }
        var entries = keys.map { HelpEntry($0) }
        if case .searching = mode { entries += Query.guide.map { HelpEntry($0) } }
        mode = .help(HelpBox(entries: entries, over: mode))
        return true
    }

    mutating func takeHelp(_ key: Key, box: HelpBox) {
        var box = box
        let isUntyped = box.line.text.isEmpty
        if key.cancels || key == .function(1) || isUntyped && (key == "?" || key == "q") {
            mode = box.over
            return
        }
        if key == .enter { return doChosen(of: box) }
        if let step = key.selectionStep ?? key.tabStep {
            box.selected = (box.selected + step).clamped(0, box.shown.count - 1)
        } else {
            guard box.line.take(key) else { return }
            box.selected = 0
        }
        mode = .help(box)
    }

    private mutating func doChosen(of box: HelpBox) {
        mode = box.over
        switch box.shown[safe: box.selected]?.deed {
        case .action(let action): perform(action)
        case .key(let key): take(key)
        case .search(let typed):
            if case .searching = mode { return take(.paste(" " + typed)) }
            startSearching()
            mode = .searching(LineEditor())
            take(.paste(typed))
        case nil: break
        }
    }
}
