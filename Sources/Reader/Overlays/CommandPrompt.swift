import News
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
    var areTagsAsked = false

    /// - Parameter line: what is in the line already.
    init(history: [String], context: CommandContext, line: String = "") {
        self.history = history
        self.context = context
        self.line = LineEditor(line)
        candidates = Reader.candidates(for: line, in: context)
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

    /// Whether the tags in use are wanted but were not asked for yet.
    var wantsTags: Bool {
        let name = line.text.prefix { $0 != " " }
        return !areTagsAsked && name.count < line.text.count && TypedCommand(rawValue: String(name))?.takesTags == true
    }

    /// Takes in the tags in use.
    mutating func fill(with tags: [CountedTag]) {
        context.tags = tags
        if chosen == nil, stepsBack == 0 { show(completionsOf: line.text) }
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
    /// - Parameter line: what is in the line already.
    mutating func startCommand(_ line: String = "") {
        mode = .command(CommandPrompt(history: saved.commands, context: commandContext, line: line))
        askForTags()
    }

    /// Asks for the tags in use, once they are wanted.
    private mutating func askForTags() {
        guard case .command(var prompt) = mode, prompt.wantsTags else { return }
        prompt.areTagsAsked = true
        mode = .command(prompt)
        send(.ask(.tags))
    }

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
            askForTags()
        }
    }

    mutating func takePaths(_ paths: [String], for begun: String) {
        guard case .command(var prompt) = mode else { return }
        prompt.fill(with: paths, for: begun)
        mode = .command(prompt)
    }
}
