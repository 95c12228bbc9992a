import Terminal

/// The line typed at `:`, with completion and what was typed before.
struct CommandPrompt: Equatable, Sendable {
    private(set) var line = LineEditor()
    let history: [String]
    let context: CommandContext
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
        if let chosen, candidates.count == 1, candidates[chosen].line.hasSuffix(" ") { show(completionsOf: line.text) }
        guard !candidates.isEmpty else { return }
        let next = chosen.map { $0 + step } ?? (step > 0 ? 0 : candidates.count - 1)
        choose((next + candidates.count) % candidates.count)
    }
}
