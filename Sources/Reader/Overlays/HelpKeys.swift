import Terminal

// `?`: all keys of this moment. It narrows as one types, and Enter does what the chosen line says.

extension Model {
    /// Opens the help on the keys that do something now, or those of what is open above the panes.
    mutating func openHelp(typed: String = "") {
        let entries = keymap.entries.filter { whyNot($0.action) == nil }.map { HelpEntry($0) }
        mode = .help(HelpBox(line: LineEditor(typed), entries: entries, over: .normal))
    }

    /// Opens the help on the keys of what is open above the panes.
    ///
    /// - Returns: false where nothing is, or where it has no keys of its own.
    mutating func openHelpOfMode() -> Bool {
        if case .help = mode { return false }
        let keys = mode.keys
        guard !keys.isEmpty else { return false }
        mode = .help(HelpBox(entries: keys.map { HelpEntry($0) }, over: mode))
        return true
    }

    mutating func takeHelp(_ key: Key, box: HelpBox) {
        var box = box
        let isUntyped = box.line.text.isEmpty
        if key.cancels || key == .function(1) || isUntyped && (key == "?" || key == "q") {
            mode = box.over
            return
        }
        if key == .enter { return doChosen(of: box) }
        if let step = key.selectionStep ?? key.tabStep {
            box.selected = (box.selected + step).clamped(0, box.shown.count - 1)
        } else {
            guard box.line.take(key) else { return }
            box.selected = 0
        }
        mode = .help(box)
    }

    /// Does what the selected line says.
    mutating func doChosen(of box: HelpBox) {
        mode = box.over
        switch box.shown[safe: box.selected]?.deed {
        case .action(let action): perform(action)
        case .key(let key): take(key)
        case nil: break
        }
    }
}
