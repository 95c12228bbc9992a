import News
import Terminal

// `?`: the keys that work now, and what may be typed into a search. Typing narrows the lines; Enter does what the
// selected line says. No other key does anything here.

/// A line of the help: keys and what they do, or an example of a search and what it finds.
struct HelpEntry: Equatable, Sendable {
    enum Deed: Equatable, Sendable {
        case action(Action)
        /// Gives a key to what the help was opened above.
        case key(Key)
        /// Types this into a search.
        case search(String)
        /// Runs these commands.
        case commands([String])
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
        (keys, name, title, deed) = ([], example.typed, example.meaning, .search(example.typed))
    }

    init(_ macro: Keymap.Macro) {
        (keys, name, title) = ([macro.keys], "", macro.commands.joined(separator: "; "))
        deed = .commands(macro.commands)
    }

    init(_ line: ModeKey) {
        (keys, name, title, deed) = (line.keys.map { KeySequence($0) }, "", line.title, .key(line.keys[0]))
    }
}

/// Lines of the help under one heading.
struct HelpGroup: Equatable, Sendable {
    let title: String
    let entries: [HelpEntry]
}

struct HelpBox: Equatable, Sendable {
    enum Row: Equatable, Sendable {
        case heading(String)
        case entry(HelpEntry)

        var entry: HelpEntry? { if case .entry(let entry) = self { entry } else { nil } }
    }

    private(set) var line: LineEditor
    let groups: [HelpGroup]
    let over: Mode
    /// All lines under their headings; or, once something is typed, those that have to do with it.
    private(set) var rows: [Row] = []
    /// An index into `rows`.
    private(set) var selected = 0

    init(line: LineEditor = LineEditor(), groups: [HelpGroup], over: Mode) {
        (self.line, self.groups, self.over) = (line, groups.filter { !$0.entries.isEmpty }, over)
        narrow()
    }

    var entries: [HelpEntry] { groups.flatMap(\.entries) }
    /// What was typed is only blanks: the key of that name is looked for.
    var isBlank: Bool { !line.text.isEmpty && line.text.allSatisfy { $0 == " " } }
    var chosen: HelpEntry? { rows[safe: selected]?.entry }

    /// Takes a key for editing; returns false if it is none.
    mutating func take(_ key: Key) -> Bool {
        guard line.take(key) else { return false }
        narrow()
        return true
    }

    mutating func select(_ index: Int) {
        if rows[safe: index]?.entry != nil { selected = index }
    }

    /// Moves the selection by some lines, over headings.
    mutating func move(by step: Int) {
        let target = (selected + step).clamped(0, rows.count - 1)
        let onward =
            step < 0 ? Array(rows.indices.prefix(target + 1).reversed()) : Array(rows.indices.dropFirst(target))
        if let next = onward.first(where: { rows[$0].entry != nil }) { selected = next }
    }

    private mutating func narrow() {
        let titled = groups.flatMap { [.heading($0.title)] + $0.entries.map { Row.entry($0) } }
        rows = line.text.isEmpty ? titled : matches.map { .entry($0) }
        selected = rows.firstIndex { $0.entry != nil } ?? 0
    }

    /// The entries that have to do with what was typed: first those with a key of that name, then those in which it
    /// begins a word, and examples of searches after all keys.
    private var matches: [HelpEntry] {
        let words = line.text.split(separator: " ").map(String.init)
        let keyName = words.isEmpty ? "Space" : words.joined(separator: " ")
        let keyed = entries.filter { entry in entry.keys.contains { $0.name == keyName } }
        if words.isEmpty { return keyed }
        let begun = entries.filter { entry in
            words.allSatisfy { holds(" " + entry.title, " " + $0) || entry.name.hasPrefix($0) }
        }
        let other = entries.filter { entry in words.allSatisfy { holds(entry.title, $0) || holds(entry.name, $0) } }
        var found: [HelpEntry] = []
        for entry in keyed + begun + other where !found.contains(entry) { found.append(entry) }
        return found.filter { !$0.keys.isEmpty } + found.filter(\.keys.isEmpty)
    }
}

extension Model {
    /// Opens the help on the actions that can be done now.
    mutating func openHelp(typed: String = "") {
        var groups = keymap.groups.map { group in
            HelpGroup(
                title: group.title,
                entries: group.entries.filter { whyNot($0.action) == nil }.map { HelpEntry($0) })
        }
        groups.append(HelpGroup(title: "KEYS OF YOUR OWN", entries: keymap.macros.map { HelpEntry($0) }))
        groups.append(Self.searchHelp)
        mode = .help(HelpBox(line: LineEditor(typed), groups: groups, over: .normal))
    }

    private static let searchHelp = HelpGroup(
        title: "WHAT CAN BE SEARCHED FOR", entries: Query.guide.map { HelpEntry($0) })

    /// Opens the help on the keys of what is open above the screen.
    ///
    /// - Returns: false if nothing is open, or it has no keys of its own.
    mutating func openHelpOfMode() -> Bool {
        if case .help = mode { return false }
        let keys = mode.keys
        guard !keys.isEmpty else { return false }
        var groups = [HelpGroup(title: "KEYS", entries: keys.map { HelpEntry($0) })]
        if case .searching = mode { groups.append(Self.searchHelp) }
        mode = .help(HelpBox(groups: groups, over: mode))
        return true
    }

    mutating func takeHelp(_ key: Key, box: HelpBox) {
        var box = box
        if key.cancels || key == .function(1) || key == "?" {
            mode = box.over
            return
        }
        if key == .enter { return doChosen(of: box) }
        if let step = key.selectionStep(page: overlayPage) ?? key.tabStep {
            box.move(by: step)
        } else {
            guard box.take(key) else { return }
        }
        mode = .help(box)
    }

    private mutating func doChosen(of box: HelpBox) {
        mode = box.over
        switch box.chosen?.deed {
        case .action(let action): perform(action)
        case .key(let key): take(key)
        case .commands(let commands): for command in commands { run(command: command, isTyped: false) }
        case .search(let typed):
            if case .searching = mode { return take(.paste(" " + typed)) }
            startSearching()
            take(.paste(typed))
        case nil: break
        }
    }
}
