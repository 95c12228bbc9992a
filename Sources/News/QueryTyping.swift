extension Query {
    /// What is searched for while a text is being typed: its last word may be only the beginning of one, which a star
    /// says. A condition of a field that takes no beginnings, and what is excluded, stay as they are: `-n` would leave out
    /// half of all articles on the way to `-navy`. `OR` and `NOT` at the end wait for what they are about.
    package static func opened(_ typed: String, today: CivilDay? = nil) -> String {
        let last = lastPiece(of: typed)
        if last == "OR" || last == "NOT" { return String(typed.dropLast(last.count)) }
        let opened = typed + "*"
        guard Query(parsing: typed, today: today).lastTerm?.asksForWholeWord == true,
            Query(parsing: opened, today: today).lastTerm?.asksForBeginning == true
        else { return typed }
        return opened
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
        case .prefix, .title, .stem, .author, .tag, .keyword, .source, .feed, .feeds, .language, .from, .to, .entity,
            .was,
            .isUnread, .isStarred, .isHidden, .has, .note, .filedAfter, .names, .not, .any:
            false
        }
    }

    fileprivate var asksForBeginning: Bool {
        switch self {
        case .prefix, .title(_, isPrefix: true): true
        case .word, .phrase, .title, .stem, .author, .tag, .keyword, .source, .feed, .feeds, .language, .from, .to,
            .entity, .was, .isUnread, .isStarred, .isHidden, .has, .note, .filedAfter, .names, .not, .any:
            false
        }
    }
}
