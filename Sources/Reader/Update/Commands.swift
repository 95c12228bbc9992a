import News
import Terminal

// `:` and `?`: reaching every action without knowing its key; and `f`.

extension Model {
    mutating func takeCommand(_ key: Key, prompt: CommandPrompt) {
        var prompt = prompt
        switch key {
        case .escape, .control("c"), .control("g"): mode = .normal
        case .backspace where prompt.line.characters.isEmpty: mode = .normal
        case .enter:
            mode = .normal
            run(command: prompt.line.text)
        default:
            guard prompt.take(key) else { return }
            mode = .command(prompt)
        }
    }

    /// Runs a line typed at `:`.
    mutating func run(command line: String) {
        let words = line.split(separator: " ", maxSplits: 1)
        guard let name = words.first.map(String.init) else { return }
        let rest = words.count > 1 ? String(words[1]) : ""
        saved.commands.removeAll { $0 == line }
        saved.commands = Array((saved.commands + [line]).suffix(100))
        if let command = TypedCommand(rawValue: name), !rest.isEmpty { return run(command, rest) }
        if let entry = keymap.entries.first(where: { $0.name == name }) { return perform(entry.action) }
        switch TypedCommand(rawValue: name) {
        case .query: filterList(scope: .everything, entityName: nil)
        case .who, .where: startLookup(.open, typed: "")
        case .theme: say("themes: " + Theme.all.map(\.name).joined(separator: ", "))
        case .some(let command): say(":\(name) \(command.argument)")
        case nil: say("\(name) is no command  ·  Tab completes, ? shows all", isError: true)
        }
    }

    private mutating func run(_ command: TypedCommand, _ rest: String) {
        switch command {
        case .query:
            dossier = nil
            filterList(scope: Scope(typed: rest), entityName: nil)
        case .search:
            dossier = nil
            focus = .list
            search(rest)
        case .lookup, .who, .where: startLookup(.open, typed: rest)
        case .import:
            send(.importPaths([rest]))
        case .subscribe: send(.addFeed(rest))
        case .theme:
            guard let theme = Theme.named(rest) else {
                return say("there is no theme \(rest); there are: " + Theme.all.map(\.name).joined(separator: ", "))
            }
            self.theme = theme
            saved.theme = theme.name
        case .glyphs:
            switch rest {
            case "ascii": glyphs = .ascii
            case "unicode": glyphs = .unicode
            default: say(":glyphs \(command.argument)")
            }
        }
    }

    // Help.

    mutating func takeHelp(_ key: Key, box: HelpBox) {
        var box = box
        let last = box.shown.count - 1
        switch key {
        case .escape, .control("c"), .control("g"), .function(1):
            mode = .normal
            return
        case .character("?") where box.line.text.isEmpty:
            mode = .normal
            return
        case .character("q") where box.line.text.isEmpty:
            mode = .normal
            return
        case .enter:
            mode = .normal
            if let entry = box.shown[safe: box.selected] { perform(entry.action) }
            return
        case .down, .tab, .control("n"): box.selected = (box.selected + 1).clamped(0, last)
        case .up, .backTab, .control("p"): box.selected = (box.selected - 1).clamped(0, last)
        case .pageDown: box.selected = (box.selected + 10).clamped(0, last)
        case .pageUp: box.selected = (box.selected - 10).clamped(0, last)
        default:
            guard box.line.take(key) else { return }
            box.selected = 0
        }
        mode = .help(box)
    }

    // Labels.

    mutating func takeLabel(_ key: Key, labels: [MentionLabel], typed: String) {
        mode = .normal
        guard case .character(let letter) = key else { return }
        let text = typed + letter.lowercased()
        if let label = labels.first(where: { $0.letters == text }) {
            guard let mention = reading?.filed.mentions[safe: label.mention],
                let presence = reading?.presence(of: mention.entity)
            else { return }
            choose(presence.entity)
            reading?.mention = label.mention
            openDossier(of: presence.entity)
        } else if labels.contains(where: { $0.letters.hasPrefix(text) }) {
            mode = .labels(labels, typed: text)
        }
    }
}
