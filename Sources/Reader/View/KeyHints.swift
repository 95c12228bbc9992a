import Terminal

/// A key in the bottom line, and a word for what it does.
struct KeyHint: Equatable, Sendable {
    let key: String
    let word: String
    /// In columns.
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

// The five keys that matter most where the keys go now.

extension Model {
    /// The keys for a bottom line of some width: all five where they fit beside the words at the left or without them,
    /// else in short forms, else the first ones and the way to the others. No word is ever cut.
    ///
    /// - Parameter wordsWidth: the columns of the words at the left, which keep at least sixteen where all else fits.
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
        return wantedHints.compactMap { hint in
            let actions = isShort ? Array(hint.actions.prefix(1)) : hint.actions
            let keys = actions.compactMap { keymap.shownKey(of: $0) }
            guard keys.count == actions.count, let first = actions.first, whyNot(first) == nil else { return nil }
            return KeyHint(key: keys.joined(separator: "/"), word: isShort ? hint.short : hint.word)
        }
    }

    /// Actions with a word for them together, and a shorter one for the first.
    private struct Wanted {
        let actions: [Action]
        let word: String
        let short: String

        init(_ actions: Action..., word: String, short: String? = nil) {
            self.actions = actions
            self.word = word
            self.short = short ?? word
        }
    }

    private var wantedHints: [Wanted] {
        let keys = Wanted(.help, word: "keys")
        // A narrow window has no top line that names the key for all others.
        let last = size.columns < 70 || size.rows < 4 ? keys : Wanted(.nextPane, word: "pane")
        if dossier != nil {
            return [
                Wanted(.open, word: "opens the line", short: "open"), Wanted(.back, word: "back"),
                Wanted(.nextMention, word: "read on", short: "read"), Wanted(.mend, word: "mend"), keys,
            ]
        }
        if story != nil {
            return [
                Wanted(.open, word: "opens the line", short: "open"), Wanted(.back, word: "back"),
                Wanted(.nextArticle, .previousArticle, word: "next telling", short: "next"),
                Wanted(.lookup, word: "who/where", short: "who"), keys,
            ]
        }
        if map != nil {
            return [
                Wanted(.nextMention, .previousMention, word: "places", short: "next"),
                Wanted(.open, word: "dossier", short: "who"), Wanted(.zoomIn, .zoomOut, word: "zoom"),
                Wanted(.wholeMap, word: "all"), Wanted(.back, word: "back"),
            ]
        }
        switch focus {
        case .list where results != nil:
            return [
                Wanted(.open, word: "open"), Wanted(.cancel, word: "all articles", short: "all"),
                Wanted(.sort, word: "sort"), Wanted(.search, word: "search"), last,
            ]
        case .list:
            let end = list.scope == .everything ? last : Wanted(.cancel, word: "all articles", short: "all")
            return [
                Wanted(.open, word: "open"), Wanted(.search, word: "search"),
                Wanted(.lookup, word: "who/where", short: "who"), Wanted(.find, word: "find"), end,
            ]
        case .article where reading?.needles.isEmpty == false:
            return [
                Wanted(.nextHit, .previousHit, word: "hits", short: "hit"), Wanted(.cancel, word: "done"),
                Wanted(.open, word: "dossier", short: "who"), Wanted(.labels, word: "labels"), last,
            ]
        case .article:
            return [
                Wanted(.nextMention, .previousMention, word: "mentions", short: "next"),
                Wanted(.open, word: "dossier", short: "who"), Wanted(.labels, word: "labels"),
                Wanted(.nextArticle, .previousArticle, word: "article", short: "next"), last,
            ]
        case .entities:
            return [
                Wanted(.nextMention, .previousMention, word: "mentions", short: "next"),
                Wanted(.open, word: "dossier", short: "who"), Wanted(.filter, word: "filter"),
                Wanted(.mend, word: "mend"),
                last,
            ]
        }
    }
}

/// As much of a text as there is room for without cutting a word: whole parts where it has several with a dot or a hyphen
/// between them, else whole words; nothing where not even the first fits.
func wholeWords(of text: String, room: Int) -> String {
    if shownWidth(text) <= room { return text }
    // Where the text may end: before each sign between two parts, or between two words.
    for separator in [" · ", " - ", " "] {
        let signs = Array(separator.utf8)
        let bytes = Array(text.utf8)
        for end in bytes.indices.reversed() where bytes[end...].starts(with: signs) && end > 0 {
            let kept = text.slice(0..<end)
            if shownWidth(kept) <= room { return String(kept) }
        }
    }
    return ""
}
