// A query is read word by word, left to right, in one pass. A word is an operator only if it is a whole and valid
// one; everything else is text, so there are no errors to report, and nothing that a person types is lost.

extension Query {
    /// Reads what a person types into a search box.
    ///
    /// Words must all occur. `"a phrase"`, `prefix*`, `"a phrase whose last word is a pref*"`, `~word` for any inflected
    /// form, `-` or `NOT` before anything excludes it. The fields of ``fields`` take a word or a phrase in quotes; `from:`,
    /// `to:` and `on:` a day as ``DaySpan`` reads it. `OR` separates alternatives and binds loosest: `a b OR c` is met by
    /// `a b` and by `c`. A quotation mark that is never closed reaches to the end. What is not a valid condition
    /// (`nosuch:a`, `is:foo`, a lone `OR`) is text; ``remarks(on:today:)`` tells of it.
    ///
    /// No more than 100 conditions are read; what is typed after those does not narrow the search further.
    ///
    /// - Parameter today: what `yesterday` and `last week` are counted from; nil if no such words are understood.
    /// - Complexity: O(*n*) in the length of the text.
    package init(parsing text: String, today: CivilDay? = nil) {
        var reader = QueryReader(text, today: today)
        var alternatives: [[Term]] = [[]]
        var count = 0
        while count < 100, let piece = reader.next() {
            count += 1
            if piece.isSeparator {
                // `OR` separates two alternatives only if both are there; otherwise it is a word.
                if alternatives[alternatives.count - 1].isEmpty || reader.isAtEnd {
                    alternatives[alternatives.count - 1].append(.word(piece.text))
                } else {
                    alternatives.append([])
                }
            } else {
                alternatives[alternatives.count - 1] += piece.terms
            }
        }
        // An alternative is empty if only `""` came after `OR`, or the limit was reached there.
        alternatives.removeAll(where: \.isEmpty)
        self.init(terms: alternatives.count > 1 ? [.any(alternatives)] : alternatives.first ?? [])
    }

    /// What was typed as a condition and is none, so that it is looked for as text: in the order of typing, each once.
    package static func remarks(on text: String, today: CivilDay? = nil) -> [QueryRemark] {
        var reader = QueryReader(text, today: today)
        var remarks: [QueryRemark] = []
        for _ in 0..<100 {
            guard let piece = reader.next() else { break }
            if let remark = piece.remark, !remarks.contains(remark) { remarks.append(remark) }
        }
        return remarks
    }
}

/// One typed piece: an optional minus, an optional field, and a word or a phrase.
private struct QueryPiece {
    var isExcluded = false
    var field: String?
    var text = ""
    var isQuoted = false
    var today: CivilDay?

    var isSeparator: Bool { text == "OR" && !isQuoted && !isExcluded && field == nil }

    /// The conditions it stands for; none for an empty phrase.
    var terms: [Query.Term] {
        if let field {
            if let terms = fieldTerms(field) { return terms }
            // No such field, or no such value: the piece is text as it was typed.
            return excluded(.word(field + ":" + text))
        }
        guard let term = textTerm else { return [] }
        return excluded(term)
    }

    private func excluded(_ term: Query.Term) -> [Query.Term] { isExcluded ? [.not(term)] : [term] }

    private var textTerm: Query.Term? {
        if text.isEmpty { return nil }
        if text.hasSuffix("*") {
            let start = String(text[..<(text.lastIndex { $0 != "*" }.map { text.index(after: $0) } ?? text.startIndex)])
            return folded(start).isEmpty ? .word(text) : .prefix(start)
        }
        if isQuoted {
            let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
            return words.isEmpty ? nil : words.count == 1 ? .word(words[0]) : .phrase(words)
        }
        if text.hasPrefix("~"), !folded(text).isEmpty { return .stem(String(text.dropFirst())) }
        return .word(text)
    }

    /// What a field asks for; nil if there is no such field or its value is not valid.
    private func fieldTerms(_ field: String) -> [Query.Term]? {
        let name = field.lowercased()
        switch name {
        case "title": return titleTerm.map(excluded)
        case "author": return folded(text).isEmpty ? nil : excluded(.author(text))
        case "tag": return tagName(text).map { excluded(.tag($0)) }
        case "note": return folded(text).isEmpty ? nil : excluded(.note(text))
        case "has": return Query.Addition(rawValue: text.lowercased()).map { excluded(.has($0)) }
        case "source": return folded(text).isEmpty ? nil : excluded(.source(text))
        case "keyword": return folded(text).isEmpty ? nil : excluded(.keyword(text))
        case "feed": return folded(text).isEmpty ? nil : excluded(.feed(text))
        case "was": return folded(text).isEmpty ? nil : excluded(.was(text))
        case "lang", "language": return isLanguageTag ? excluded(.language(text)) : nil
        case "is": return statusTerm.map(excluded)
        case "from": return days.map { excluded(.from($0.first)) }
        case "to": return days.map { excluded(.to($0.last)) }
        case "on": return days.map(onTerms)
        default:
            guard let kind = Self.kinds[name], !folded(text).isEmpty else { return nil }
            return excluded(.entity(text, kind: kind))
        }
    }

    private var days: DaySpan? { DaySpan(typed: text, today: today) }

    private var titleTerm: Query.Term? {
        let words = text.split(whereSeparator: \.isWhitespace).map { String($0.prefix { $0 != "*" }) }
        return folded(words.joined()).isEmpty ? nil : .title(words, isPrefix: text.hasSuffix("*"))
    }

    /// Why the piece is text and no condition, if it looks like one.
    var remark: QueryRemark? {
        guard let field, !text.isEmpty, fieldTerms(field) == nil else { return nil }
        let name = field.lowercased()
        if name == "is" { return .unknownStatus(text) }
        if name == "has" { return .unknownAddition(text) }
        if DaySpan.fields.contains(name) { return .unknownDay(field: name, text) }
        if name == "lang" || name == "language" { return nil }
        // A time, an address, a drive: nobody means a field by these.
        guard name.utf8.count > 1, name.allSatisfy({ $0.isLetter }), !text.hasPrefix("/"), !text.hasPrefix("\\") else {
            return nil
        }
        return .unknownField(name)
    }

    private func onTerms(_ days: DaySpan) -> [Query.Term] {
        guard isExcluded else { return [.from(days.first), .to(days.last)] }
        // Not the days before and after: an article without a date is of none of them.
        return [.any([[.not(.from(days.first))], [.not(.to(days.last))]])]
    }

    /// `de`, `sr-Cyrl`: letters, in parts joined by hyphens.
    private var isLanguageTag: Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
        }
    }

    private var statusTerm: Query.Term? {
        switch text.lowercased() {
        case "unread": .isUnread
        case "read": .not(.isUnread)
        case "starred": .isStarred
        case "unstarred": .not(.isStarred)
        case "hidden": .isHidden
        default: nil
        }
    }

    /// The fields that name a kind of entity; nil stands for any kind.
    private static let kinds: [String: EntityKind?] = {
        var kinds: [String: EntityKind?] = [
            "entity": EntityKind?.none, "organisation": .organization, "org": .organization,
        ]
        for kind in EntityKind.allCases { kinds[kind.rawValue] = kind }
        return kinds
    }()
}

/// Cuts typed text into pieces.
private struct QueryReader {
    private var rest: Substring
    private let today: CivilDay?

    init(_ text: String, today: CivilDay?) {
        rest = Substring(text)
        self.today = today
    }

    var isAtEnd: Bool { rest.allSatisfy(\.isWhitespace) }

    /// The next piece; nil at the end.
    mutating func next() -> QueryPiece? {
        rest = rest.drop(while: \.isWhitespace)
        guard !rest.isEmpty else { return nil }
        var piece = QueryPiece()
        piece.today = today
        // `NOT` excludes what follows; if nothing does, it is a word.
        if rest.hasPrefix("NOT"), rest.dropFirst(3).first?.isWhitespace == true,
            let next = rest.dropFirst(3).firstIndex(where: { !$0.isWhitespace })
        {
            piece.isExcluded = true
            rest = rest[next...]
        }
        if rest.first == "-", let after = rest.dropFirst().first, !after.isWhitespace {
            piece.isExcluded = true
            rest.removeFirst()
        }
        if rest.first == "\"" { return quoted(piece) }
        let word = rest.prefix { !$0.isWhitespace }
        if let colon = word.firstIndex(of: ":"), colon > word.startIndex {
            let value = word[word.index(after: colon)...]
            piece.field = String(word[..<colon])
            if value.first == "\"" {
                rest = rest[value.startIndex...]
                return quoted(piece)
            }
            piece.text = String(value)
            rest = rest[word.endIndex...]
            takeRestOfDay(&piece)
            return piece
        }
        piece.text = String(word)
        rest = rest[word.endIndex...]
        return piece
    }

    /// Takes the words that belong to a day in words: `from:last week`, `from:3 days ago`.
    private mutating func takeRestOfDay(_ piece: inout QueryPiece) {
        guard let field = piece.field, DaySpan.fields.contains(field.lowercased()) else { return }
        var ahead = rest
        var text = piece.text
        for _ in 0..<2 {
            ahead = ahead.drop(while: \.isWhitespace)
            let word = ahead.prefix { !$0.isWhitespace }
            if word.isEmpty { return }
            text += " " + word
            ahead = ahead[word.endIndex...]
            guard DaySpan(typed: text, today: today) != nil else { continue }
            (piece.text, rest) = (text, ahead)
            return
        }
    }

    /// Takes text in quotes, from the opening mark to the closing one or the end.
    private mutating func quoted(_ piece: QueryPiece) -> QueryPiece {
        var piece = piece
        piece.isQuoted = true
        rest.removeFirst()
        let inside = rest.prefix { $0 != "\"" }
        piece.text = String(inside)
        rest = rest[inside.endIndex...].dropFirst()
        return piece
    }
}
