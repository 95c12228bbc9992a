import Terminal

/// The line typed at `:`, with completion and what was typed before.
struct CommandPrompt: Equatable, Sendable {
    var line = LineEditor()
    let history: [String]
    /// How far back in the history the line stands; 0 for what is being typed.
    var stepsBack = 0
    /// The completions of what was typed, and which of them stands in the line.
    var completions: [String] = []
    var completion: Int?

    /// Takes a key in; false where it is none of editing, history or completion.
    mutating func take(_ key: Key) -> Bool {
        switch key {
        case .up, .control("p"): step(by: 1)
        case .down, .control("n"): step(by: -1)
        case .tab: complete(by: 1)
        case .backTab: complete(by: -1)
        default:
            guard line.take(key) else { return false }
            completions = completionsOfCommand(line.text)
            completion = nil
        }
        return true
    }

    private mutating func step(by steps: Int) {
        stepsBack = (stepsBack + steps).clamped(0, history.count)
        line = LineEditor(stepsBack == 0 ? "" : history[history.count - stepsBack])
        completions = []
        completion = nil
    }

    private mutating func complete(by step: Int) {
        if completions.isEmpty { completions = completionsOfCommand(line.text) }
        guard !completions.isEmpty else { return }
        let next = completion.map { $0 + step } ?? (step > 0 ? 0 : completions.count - 1)
        let index = (next % completions.count + completions.count) % completions.count
        completion = index
        line = LineEditor(completions[index])
    }
}

/// What may be typed at `:` that is not the name of an action.
enum TypedCommand: String, CaseIterable {
    case query, search, lookup, who, `where`, `import`, subscribe, theme, glyphs

    /// What stands after the name, in the help.
    var argument: String {
        switch self {
        case .query, .search: "WORDS"
        case .lookup, .who, .where: "NAME"
        case .import: "PATH"
        case .subscribe: "URL"
        case .theme: "NAME"
        case .glyphs: "unicode|ascii"
        }
    }
}

/// The lines that what was typed may become, in alphabetical order.
func completionsOfCommand(_ typed: String) -> [String] {
    for (command, names) in [("theme", Theme.all.map(\.name)), ("glyphs", ["unicode", "ascii"])] {
        let start = command + " "
        if typed.hasPrefix(start) {
            return names.filter { $0.hasPrefix(typed.dropFirst(start.count)) }.map { start + $0 }
        }
    }
    if typed.contains(" ") { return [] }
    let names = Keymap().entries.map(\.name) + TypedCommand.allCases.map { $0.rawValue + " " }
    let unique = Dictionary(
        names.map { ($0.filter { $0 != " " }, $0) }, uniquingKeysWith: { $0.count > $1.count ? $0 : $1 })
    return unique.values.filter { $0.hasPrefix(typed) }.sorted()
}
