import News

/// What is said of something in a search that looks like a condition and is none: a sentence without its full stop.
package func wording(of remark: QueryRemark) -> String {
    switch remark {
    case .unknownField(let name):
        if let near = nearName(to: name, among: Query.fieldNames) {
            return "there is no field '\(name):'; did you mean '\(near):'?"
        }
        return "there is no field '\(name):', so it was looked for as text"
    case .unknownStatus(let word):
        let near = nearName(to: word, among: Query.statuses).map { "; did you mean '\($0)'?" } ?? ""
        return "is: takes \(Query.statuses.joined(separator: ", ")), not '\(word)'\(near)"
    case .unknownAddition(let word):
        let near = nearName(to: word, among: Query.additions).map { "; did you mean '\($0)'?" } ?? ""
        return "has: takes \(Query.additions.joined(separator: " or ")), not '\(word)'\(near)"
    case .unknownDay(let field, let word):
        return "\(field): takes a day such as 2024-03-01, 2024-03, yesterday or last week, not '\(word)'"
    }
}

/// What would find more than a search that found nothing, in sentences without full stops, the most promising first.
package func waysToFindMore(than typed: String, today: CivilDay?) -> [String] {
    let terms = Query(parsing: typed, today: today).terms
    var ways: [String] = []
    let words = terms.compactMap { term -> String? in if case .word(let word) = term { word } else { nil } }
    if let phrase = terms.compactMap({ term -> [String]? in if case .phrase(let words) = term { words } else { nil } })
        .first
    {
        ways.append("without the quotation marks, \(phrase.joined(separator: " ")) may stand apart")
    }
    if words.count > 1 { ways.append("\(words.joined(separator: " OR ")) finds either") }
    if terms.contains(where: \.isDate) { ways.append("from:, to: and on: leave out what has no date or another one") }
    for term in terms {
        switch term {
        case .entity(let name, _?): ways.append("entity:\(quotedIfNeeded(name)) finds names of every kind")
        case .title(let words, _):
            ways.append("\(words.joined(separator: " ")) without title: is looked for in the texts too")
        case .not: ways.append("what follows - or NOT is left out")
        case .word, .prefix, .phrase, .stem, .keyword, .author, .tag, .has, .note, .isHidden, .source, .feed, .feeds,
            .language, .from, .to,
            .entity, .was,
            .isUnread,
            .isStarred, .filedAfter, .names, .any:
            break
        }
    }
    if words.count == 1, let word = words.first, word.count >= 4, word.allSatisfy(\.isLetter) {
        ways.append("\(word.dropLast())* finds words that begin so, ~\(word) its other forms")
    }
    return ways
}

extension Query.Term {
    fileprivate var isDate: Bool {
        switch self {
        case .from, .to: true
        case .any(let lists): lists.contains { $0.contains(where: \.isDate) }
        case .word, .prefix, .phrase, .stem, .keyword, .title, .author, .tag, .has, .note, .isHidden, .source, .feed,
            .feeds, .language,
            .entity, .was,
            .isUnread,
            .isStarred, .filedAfter, .names, .not:
            false
        }
    }
}

/// A value as a condition of a search has it: in quotation marks if there are blanks in it.
func quotedIfNeeded(_ text: String) -> String { text.contains(" ") ? "\"\(text)\"" : text }

/// A clause as a sentence: with its full stop, unless it is a question or has one.
package func sentence(_ clause: String) -> String {
    beginningLarge(clause) + (clause.hasSuffix("?") || clause.hasSuffix(".") ? "" : ".")
}

/// A clause as a sentence begins: 'there is' becomes 'There is', and `is:` stays.
func beginningLarge(_ words: String) -> String {
    guard let first = words.first, words.prefix(while: { $0 != " " }).allSatisfy(\.isLetter) else { return words }
    return first.uppercased() + words.dropFirst()
}
