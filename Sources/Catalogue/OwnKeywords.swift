import Libraries
import News

extension Query {
    /// The query with each keyword that is the person's own in all its spellings.
    package func spelledOut(by choices: [KeywordChoice]) -> Query {
        Query(terms: terms.map { $0.spelledOut(by: choices) })
    }

    /// Whether any condition is a keyword, for which the person's own have to be known.
    package var asksForKeyword: Bool { terms.contains(where: \.asksForKeyword) }
}

extension Query.Term {
    fileprivate var asksForKeyword: Bool {
        switch self {
        case .keyword: true
        case .not(let term): term.asksForKeyword
        case .any(let lists): lists.contains { $0.contains(where: \.asksForKeyword) }
        case .word, .phrase, .prefix, .stem, .title, .author, .tag, .has, .note, .isHidden, .source, .feed, .feeds,
            .language, .from, .to,
            .entity,
            .isUnread, .isStarred,
            .was, .filedAfter, .names:
            false
        }
    }

    fileprivate func spelledOut(by choices: [KeywordChoice]) -> Query.Term {
        switch self {
        case .keyword(let text):
            let key = termKey(text)
            guard let choice = choices.first(where: { $0.keys.contains(key) }), choice.spellings.count > 1 else {
                return self
            }
            return .any(choice.spellings.map { [.keyword($0)] })
        case .not(let term): return .not(term.spelledOut(by: choices))
        case .any(let lists):
            return .any(lists.map { list in list.map { $0.spelledOut(by: choices) } })
        case .word, .phrase, .prefix, .stem, .title, .author, .tag, .has, .note, .isHidden, .source, .feed, .feeds,
            .language, .from, .to,
            .entity,
            .isUnread, .isStarred,
            .was, .filedAfter, .names:
            return self
        }
    }
}
