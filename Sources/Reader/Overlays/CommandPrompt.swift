import Terminal

/// The line typed at `:`, with completion and what was typed before.
struct CommandPrompt: Equatable, Sendable {
    private(set) var line = LineEditor()
    let history: [String]
    private(set) var context: CommandContext
    /// How far back in the history the line stands; 0 for what is being typed.
    private var stepsBack = 0
    /// What was typed before the history was looked at.
    private var typed = ""
    /// What the line may become, and which of them stands in it.
    private(set) var candidates: [CommandCandidate]
    private(set) var chosen: Int?

    init(history: [String], context: CommandContext) {
        self.history = history
        self.context = context
        candidates = Reader.candidates(for: "", in: context)
    }

    /// Takes a key in; false where it is none of editing, history or completion.
    mutating func take(_ key: Key) -> Bool {
        switch key {
        case .up, .control("p"): step(by: 1)
        case .down, .control("n"): step(by: -1)
        case .tab: complete(by: 1)
        case .backTab: complete(by: -1)
        default:
            guard line.take(key) else { return false }
            show(completionsOf: line.text)
        }
        return true
    }

    /// The path that is being typed, for which no completions have come yet.
    var wantedPath: String? {
        let begun = pathBegun(in: line.text)
        return begun == context.pathBegun || chosen != nil ? nil : begun
    }

    /// Takes the completions of a path in, if it is still the one that is being typed.
    mutating func fill(with paths: [String], for begun: String) {
        guard begun == wantedPath else { return }
        (context.paths, context.pathBegun) = (paths, begun)
        show(completionsOf: line.text)
    }

    /// Puts a candidate into the line, as if it had been reached by Tab.
    mutating func choose(_ index: Int) {
        guard let candidate = candidates[safe: index] else { return }
        chosen = index
        line = LineEditor(candidate.line)
    }

    private mutating func show(completionsOf text: String) {
        candidates = Reader.candidates(for: text, in: context)
        chosen = nil
        stepsBack = 0
    }

    private mutating func step(by steps: Int) {
        if stepsBack == 0 { typed = line.text }
        stepsBack = (stepsBack + steps).clamped(0, history.count)
        line = LineEditor(stepsBack == 0 ? typed : history[history.count - stepsBack])
        candidates = Reader.candidates(for: line.text, in: context)
        chosen = nil
    }

    private mutating func complete(by step: Int) {
        // The only candidate is taken, and what may follow it is shown: `theme ` goes on to the names of themes.
        if let chosen, candidates.count == 1, " /".contains(candidates[chosen].line.last ?? "x") {
            show(completionsOf: line.text)
        }
        guard !candidates.isEmpty else { return }
        let next = chosen.map { $0 + step } ?? (step > 0 ? 0 : candidates.count - 1)
        choose((next + candidates.count) % candidates.count)
    }
}
