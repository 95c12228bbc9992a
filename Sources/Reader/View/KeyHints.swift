import Terminal

/// A key in the bottom line, and a word for what it does.
struct KeyHint: Equatable, Sendable {
    let key: String
    let word: String
    let keyWidth: Int
    let wordWidth: Int

    init(key: String, word: String) {
        self.key = key
        self.word = word
        keyWidth = shownWidth(key)
        wordWidth = shownWidth(word)
    }

    var width: Int { keyWidth + 1 + wordWidth }
}

// The five keys that matter most now.

extension Model {
    /// The keys for a bottom line of some width: all five if they fit, beside the words at the left or without them;
    /// otherwise their short forms; otherwise the first ones and the one for the help. No word is ever cut.
    ///
    /// - Parameter wordsWidth: the width of the words at the left; they keep at least sixteen columns if all else fits.
    func keyHints(width: Int, wordsWidth: Int) -> [KeyHint] {
        let full = hints(isShort: false)
        let beside = width - 4 - min(wordsWidth, max(16, width - 64))
        if Self.width(of: full) <= beside { return full }
        let short = hints(isShort: true)
        for (hints, room) in [(short, beside), (full, width - 2), (short, width - 2)]
        where Self.width(of: hints) <= room {
            return hints
        }
        guard let last = short.last else { return [] }
        var kept = Array(short.dropLast())
        while !kept.isEmpty, Self.width(of: kept + [last]) > width - 2 { kept.removeLast() }
        return Self.width(of: kept + [last]) <= width - 2 ? kept + [last] : []
    }

    private static func width(of hints: [KeyHint]) -> Int { hints.reduce(-2) { $0 + $1.width + 2 } }

    private func hints(isShort: Bool) -> [KeyHint] {
        let keys = mode.keys
        guard keys.isEmpty else {
            let named = keys.filter { !$0.word.isEmpty }
            return (named.dropLast().prefix(4) + named.suffix(1)).map {
                KeyHint(key: keyName($0.keys[0]), word: $0.word)
            }
        }
        let wanted = screen.cover?.hints ?? hintsInPanes
        // Five at most: where there are more, the key for the help tells of them.
        return (wanted.count > 5 ? wanted.prefix(4) + wanted.suffix(1) : wanted[...]).compactMap { hint in
            guard let first = keymap.shownKey(of: hint.action), whyNot(hint.action) == nil else { return nil }
            if isShort { return KeyHint(key: first, word: hint.short) }
            guard let action = hint.second else { return KeyHint(key: first, word: hint.word) }
            return keymap.shownKey(of: action).map { KeyHint(key: "\(first)/\($0)", word: hint.word) }
        }
    }
}

/// An action, or two, with a word for them together and a shorter one for the first.
struct WantedHint {
    let action: Action
    let second: Action?
    let word: String
    let short: String

    init(_ action: Action, _ second: Action? = nil, word: String, short: String? = nil) {
        self.action = action
        self.second = second
        self.word = word
        self.short = short ?? word
    }

    static let keys = WantedHint(.help, word: "keys")
}

/// As much of a text as there is room for in whole parts, which a dot, a hyphen or a semicolon separates; empty if not even
/// the first part fits. A part that lacks its last words can say something else: '1 of 3,000'.
func wholeParts(of text: String, room: Int) -> String {
    if shownWidth(text) <= room { return text }
    for separator in [" · ", " - ", "; "] {
        let signs = Array(separator.utf8)
        let bytes = Array(text.utf8)
        for end in bytes.indices.reversed() where bytes[end...].starts(with: signs) && end > 0 {
            let kept = text.slice(0..<end)
            if shownWidth(kept) <= room { return String(kept) }
        }
    }
    return ""
}
