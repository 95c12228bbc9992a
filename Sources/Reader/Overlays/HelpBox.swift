import Terminal

/// A line of the help: keys, and what they do where the help was asked for.
struct HelpEntry: Equatable, Sendable {
    /// What Enter does with it.
    enum Deed: Equatable, Sendable {
        case action(Action)
        /// Given to what the help was opened over.
        case key(Key)
    }

    let keys: [KeySequence]
    /// The name at `:`; empty where there is none.
    let name: String
    let title: String
    let deed: Deed

    init(_ entry: ActionEntry) {
        (keys, name, title, deed) = (entry.keys, entry.name, entry.title, .action(entry.action))
    }

    init(_ line: ModeKey) {
        (keys, name, title, deed) = (line.keys.map { KeySequence($0) }, "", line.title, .key(line.keys[0]))
    }
}

/// `?`: the keys of this moment.
struct HelpBox: Equatable, Sendable {
    var line = LineEditor()
    let entries: [HelpEntry]
    /// What it was opened over.
    let over: Mode
    var selected = 0

    /// The entries that hold what was typed: a key of that name first, then those where it begins a word.
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
        return shown
    }
}
