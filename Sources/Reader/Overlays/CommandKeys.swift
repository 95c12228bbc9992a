import News
import Terminal

// `:`, what is typed there, and `f`.

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

    // Labels.

    mutating func takeLabel(_ key: Key, labels: [MentionLabel], typed: String) {
        mode = .normal
        guard case .character(let letter) = key else { return }
        let text = typed + letter.lowercased()
        if let label = labels.first(where: { $0.letters == text }) {
            guard let mention = panes.reading?.filed.mentions[safe: label.mention],
                let presence = panes.reading?.presence(of: mention.entity)
            else { return }
            panes.choose(presence.entity)
            panes.reading?.mention = label.mention
            openDossier(of: presence.entity)
        } else if labels.contains(where: { $0.letters.hasPrefix(text) }) {
            mode = .labels(labels, typed: text)
        }
    }
}
