import News
import Terminal

extension Model {
    /// A key, given to whoever gets the keys now.
    mutating func take(_ key: Key) {
        let before = notice
        notice = nil
        if case .mouse(let mouse) = key, takeInOverlay(mouse) { return }
        if key == .function(1), openHelpOfMode() { return }
        let useless = uselessKey
        uselessKey = nil
        let key = keyAsUsual(key)
        switch mode {
        case .normal: takeInPanes(KeySequence(key))
        case .prefix(let typed): takeAfterPrefix(key, typed: typed)
        case .finding(let line, let start): takeFinding(key, line: line, start: start)
        case .searching(let line): takeSearching(key, line: line)
        case .command(let prompt): takeCommand(key, prompt: prompt)
        case .asking(let prompt): takeAnswer(key, to: prompt)
        case .lookup(let box): takeLookup(key, box: box)
        case .feeds(let tree): takeFeeds(key, tree: tree)
        case .help(let box): takeHelp(key, box: box)
        case .menu(let menu): takeMenu(key, menu: menu)
        case .labels(let labels, let typed): takeLabel(key, labels: labels, typed: typed)
        }
        // What a key does not do is said once: pressed again and again, it changes nothing on the screen.
        if uselessKey != nil, uselessKey == useless { notice = before }
    }

    /// What stands open above the panes has keys of its own. Those that a person has chosen for moving, opening and going
    /// back count there too, but for letters where letters are typed or name a choice.
    private func keyAsUsual(_ key: Key) -> Key {
        switch mode {
        case .feeds: break
        case .menu(let menu): if menu.items.contains(where: { key == .character($0.letter) }) { return key }
        case .lookup, .help: if key.isTyped { return key }
        case .normal, .prefix, .finding, .searching, .command, .asking, .labels: return key
        }
        let meaning = keymap.meaning(of: KeySequence(key))
        guard case .action(let action) = meaning, meaning != Keymap.standard.meaning(of: KeySequence(key)) else {
            return key
        }
        return usualKeys[action] ?? key
    }

    private mutating func takeInPanes(_ sequence: KeySequence) {
        let key = sequence.keys[sequence.keys.count - 1]
        if case .mouse(let mouse) = key { return take(mouse) }
        mode = .normal
        switch keymap.meaning(of: sequence) {
        case .action(let action): perform(action)
        case .prefix: mode = .prefix(sequence)
        case .nothing:
            if case .paste = key { return say("pasting goes where something is typed") }
            sayUseless(sequence)
        }
    }

    /// A key after those that others follow; Esc takes them back.
    private mutating func takeAfterPrefix(_ key: Key, typed: KeySequence) {
        switch key {
        case .escape, .control("c"), .control("g"), .backspace: mode = .normal
        case .mouse: break
        default: takeInPanes(KeySequence(typed.keys + [key]))
        }
    }

    /// Says that a key does nothing here.
    mutating func sayUseless(_ sequence: KeySequence) {
        uselessKey = sequence
        let help = keymap.shownKey(of: .help).map { "  \(look.glyphs.separator)  \($0) shows all keys" } ?? ""
        say("\(sequence.name) does nothing here\(help)")
    }
}

/// The keys that mean an action in all that opens above the panes.
private let usualKeys: [Action: Key] = [
    .down: .down, .up: .up, .pageDown: .pageDown, .halfDown: .pageDown, .pageUp: .pageUp, .halfUp: .pageUp,
    .top: .home, .bottom: .end, .open: .enter, .cancel: .escape, .back: .escape,
]
