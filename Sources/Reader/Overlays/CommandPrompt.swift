import Terminal

/// The line typed at `:`, with completion and history.
struct CommandPrompt: Equatable, Sendable {
    private(set) var line = LineEditor()
    let history: [String]
    private(set) var context: CommandContext
    /// How many steps back in the history the line is; 0 for what is being typed.
    private var stepsBack = 0
    /// What was typed before the history was opened.
    private var typed = ""
    /// What the line may become, and the index of the one that is in it.
    private(set) var candidates: [CommandCandidate]
    private(set) var chosen: Int?

    init(history: [String], context: CommandContext) {
        self.history = history
        self.context = context
        candidates = Reader.candidates(for: "", in: context)
    }

    /// Takes a key; returns false if it is not one for editing, history or completion.
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

    /// The path that is being typed, if its completions have not come yet.
    var wantedPath: String? {
        let begun = pathBegun(in: line.text)
        return begun == context.pathBegun || chosen != nil ? nil : begun
    }

    /// Takes in the completions of a path, if that is still being typed.
    mutating func fill(with paths: [String], for begun: String) {
        guard begun == wantedPath else { return }
        (context.paths, context.pathBegun) = (paths, begun)
        show(completionsOf: line.text)
    }

    /// Puts a candidate into the line, as Tab does.
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
        // If there is only one candidate, Tab goes on to what may follow it: after `theme ` to the names of themes.
        if let chosen, candidates.count == 1, " /".contains(candidates[chosen].line.last ?? "x") {
            show(completionsOf: line.text)
        }
        guard !candidates.isEmpty else { return }
        let next = chosen.map { $0 + step } ?? (step > 0 ? 0 : candidates.count - 1)
        choose((next + candidates.count) % candidates.count)
    }
}

extension Model {
    mutating func startCommand() { mode = .command(CommandPrompt(history: saved.commands, context: commandContext)) }

    mutating func takeCommand(_ key: Key, prompt: CommandPrompt) {
        var prompt = prompt
        switch key {
        case _ where key.cancels: mode = .normal
        case .backspace where prompt.line.characters.isEmpty: mode = .normal
        case .enter:
            mode = .normal
            run(command: prompt.line.text)
        default:
            guard prompt.take(key) else { return }
            mode = .command(prompt)
            if let path = prompt.wantedPath { send(.ask(.completePath(path))) }
        }
    }

    mutating func takePaths(_ paths: [String], for begun: String) {
        guard case .command(var prompt) = mode else { return }
        prompt.fill(with: paths, for: begun)
        mode = .command(prompt)
    }
}
