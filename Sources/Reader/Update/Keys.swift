import News
import Terminal

extension Model {
    mutating func take(_ key: Key) {
        let before = notice
        notice = nil
        if case .mouse(let mouse) = key, takeInOverlay(mouse) { return }
        if key == .function(1), openHelpOfMode() { return }
        let useless = uselessKey
        uselessKey = nil
        (didGoBackBefore, didGoBack) = (didGoBack, false)
        let wasOpen = mode != .normal
        if wasOpen, !key.isTyped, case .action(let action) = keymap.meaning(of: KeySequence(key)),
            action == .suspend || action == .redraw
        {
            return perform(action)
        }
        if takeDigit(key) { return }
        let count = typedCount
        typedCount = nil
        let key = keyAsUsual(key)
        switch mode {
        case .normal: takeInPanes(KeySequence(key), count: count)
        case .prefix(let typed): takeAfterPrefix(key, typed: typed, count: count)
        case .finding(let line, let start): takeFinding(key, line: line, start: start)
        case .searching(let prompt): takeSearching(key, prompt: prompt)
        case .command(let prompt): takeCommand(key, prompt: prompt)
        case .asking(let prompt): takeAnswer(key, to: prompt)
        case .lookup(let box): takeLookup(key, box: box)
        case .feeds(let tree): takeFeeds(key, tree: tree)
        case .help(let box): takeHelp(key, box: box)
        case .menu(let menu): takeMenu(key, menu: menu)
        case .labels(let labels, let typed): takeLabel(key, labels: labels, typed: typed)
        }
        if wasOpen, mode == .normal, keymap.meaning(of: KeySequence(key)) == .action(.back) { didGoBack = true }
        // If a key does nothing, that is said once: pressing it again changes nothing on the screen.
        if uselessKey != nil, uselessKey == useless { notice = before }
    }

    /// Turns a key into the one that means the same in what is open above the screen, which has keys of its own. Keys
    /// that the person has chosen for moving, opening and going back work there too, except for letters where letters
    /// are typed or name a choice.
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

    /// Takes a digit of a number before a key; returns false if the key is none, or is an action by itself.
    private mutating func takeDigit(_ key: Key) -> Bool {
        guard mode == .normal, case .character(let character) = key, let digit = character.wholeNumberValue,
            character.isASCII, typedCount != nil || keymap.meaning(of: KeySequence(key)) == .nothing
        else { return false }
        typedCount = min((typedCount ?? 0) * 10 + digit, 999_999)
        return true
    }

    private mutating func takeInPanes(_ sequence: KeySequence, count: Int?) {
        let key = sequence.keys[sequence.keys.count - 1]
        if case .mouse(let mouse) = key { return take(mouse) }
        // Esc takes back the number, and nothing else.
        if key == .escape, count != nil { return }
        mode = .normal
        switch keymap.meaning(of: sequence) {
        case .action(let action): perform(action, count: count)
        case .commands(let commands): for command in commands { run(command: command, isTyped: false) }
        case .prefix:
            mode = .prefix(sequence)
            typedCount = count
        case .nothing:
            if case .paste = key { return say("text can be pasted only where you type") }
            sayUseless(sequence)
        }
    }

    /// Takes a key after the first keys of a sequence; Esc cancels them.
    private mutating func takeAfterPrefix(_ key: Key, typed: KeySequence, count: Int?) {
        switch key {
        case .escape, .control("c"), .control("g"), .backspace: mode = .normal
        case .mouse: break
        default: takeInPanes(KeySequence(typed.keys + [key]), count: count)
        }
    }

    mutating func sayUseless(_ sequence: KeySequence) {
        uselessKey = sequence
        let help = keymap.shownKey(of: .help).map { "  \(look.glyphs.separator)  \($0) shows all keys" } ?? ""
        say("\(sequence.name) does nothing here\(help)")
    }
}

/// The keys that stand for an action in everything that opens above the screen.
private let usualKeys: [Action: Key] = [
    .down: .down, .up: .up, .pageDown: .pageDown, .halfDown: .pageDown, .pageUp: .pageUp, .halfUp: .pageUp,
    .top: .home, .bottom: .end, .open: .enter, .cancel: .escape, .back: .escape,
]
