import Terminal

/// A line that is being typed.
struct LineEditor: Equatable, Sendable {
    /// The longest line: nobody types more on purpose, and a paste may be anything.
    static let longest = 500

    private(set) var characters: [Character]
    private(set) var cursor: Int

    init(_ text: String = "") {
        characters = Array(text.prefix(Self.longest))
        cursor = characters.count
    }

    var text: String { String(characters) }
    var beforeCursor: String { String(characters.prefix(cursor)) }

    /// Takes a key.
    ///
    /// - Returns: whether it is a key for editing.
    mutating func take(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert([character])
        case .paste(let text): insert(Array(oneLine(text).prefix(Self.longest)))
        case .backspace: remove(from: cursor - 1, to: cursor)
        case .delete, .control("d"): remove(from: cursor, to: cursor + 1)
        case .control("u"): remove(from: 0, to: cursor)
        case .control("k"): remove(from: cursor, to: characters.count)
        case .control("w"), .alt("\u{7F}"): remove(from: startOfWord(), to: cursor)
        case .left, .control("b"): cursor = max(0, cursor - 1)
        case .right, .control("f"): cursor = min(characters.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = characters.count
        default: return false
        }
        return true
    }

    /// The line with a mark in place of each blank at its beginning and end.
    func showingBlanks(as mark: Character) -> LineEditor {
        var shown = self
        let first = characters.firstIndex { $0 != " " } ?? characters.count
        let last = characters.lastIndex { $0 != " " } ?? -1
        for index in characters.indices where index < first || index > last { shown.characters[index] = mark }
        return shown
    }

    private mutating func insert(_ new: [Character]) {
        let room = max(0, Self.longest - characters.count)
        characters.insert(contentsOf: new.prefix(room), at: cursor)
        cursor += min(room, new.count)
    }

    private mutating func remove(from start: Int, to end: Int) {
        let start = max(0, start)
        let end = min(characters.count, end)
        guard start < end else { return }
        characters.removeSubrange(start..<end)
        cursor = start
    }

    private func startOfWord() -> Int {
        var start = cursor
        while start > 0, characters[start - 1] == " " { start -= 1 }
        while start > 0, characters[start - 1] != " " { start -= 1 }
        return start
    }
}
