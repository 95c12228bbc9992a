extension Query {
    /// What is searched for while a text is being typed: its last word may be only the beginning of one, which a star
    /// says. A condition of a field that takes no beginnings, and what is excluded, stay as they are: `-n` would leave out
    /// half of all articles on the way to `-navy`. What asks for nothing yet is left out: `OR` and `NOT` at the end, and
    /// `from:last w`.
    package static func opened(_ typed: String, today: CivilDay? = nil) -> String {
        if let end = startOfUnfinished(typed, today) { return String(typed[..<end]) }
        let opened = typed + "*"
        guard Query(parsing: typed, today: today).lastTerm?.asksForWholeWord == true,
            Query(parsing: opened, today: today).lastTerm?.asksForBeginning == true
        else { return typed }
        return opened
    }

    /// Where a condition begins that is being typed and is none yet: an operator, or a field without a value that it takes.
    private static func startOfUnfinished(_ typed: String, _ today: CivilDay?) -> String.Index? {
        let last = lastPiece(of: typed)
        if last == "OR" || last == "NOT" { return last.startIndex }
        // A day in words has up to three of them.
        let pieces = typed.split(separator: " ", omittingEmptySubsequences: false).suffix(3).reversed()
        for (words, piece) in pieces.enumerated() {
            guard let colon = piece.firstIndex(of: ":") else { continue }
            let (name, value) = (piece[..<colon].drop { $0 == "-" }.lowercased(), piece[colon...].dropFirst())
            let isInWords =
                DaySpan.fields.contains(name) && (value == "last" || value == "this" || value.allSatisfy(\.isNumber))
            guard fieldNames.contains(name), words == 0 || isInWords else { return nil }
            let condition = Query(parsing: String(typed[piece.startIndex...]), today: today).terms.first
            if case .word = condition { return piece.startIndex }
            if case .not(.word) = condition { return piece.startIndex }
            return nil
        }
        return nil
    }

    /// The condition that was typed last.
    private var lastTerm: Term? {
        if case .any(let lists) = terms.last { lists.last?.last } else { terms.last }
    }
}

extension Query.Term {
    fileprivate var asksForWholeWord: Bool {
        switch self {
        case .word, .phrase, .title(_, isPrefix: false): true
        case .entity(let name, _): !name.hasSuffix("*")
        case .prefix, .title, .stem, .author, .tag, .keyword, .source, .feed, .feeds, .language, .from, .to, .was,
            .isUnread, .isStarred, .isHidden, .has, .note, .filedAfter, .names, .not, .any:
            false
        }
    }

    fileprivate var asksForBeginning: Bool {
        switch self {
        case .prefix, .title(_, isPrefix: true): true
        case .entity(let name, _): name.hasSuffix("*")
        case .word, .phrase, .title, .stem, .author, .tag, .keyword, .source, .feed, .feeds, .language, .from, .to,
            .was, .isUnread, .isStarred, .isHidden, .has, .note, .filedAfter, .names, .not, .any:
            false
        }
    }
}
