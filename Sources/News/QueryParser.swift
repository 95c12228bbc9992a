// A query is read word by word, left to right, in one pass. A word is an operator only if it is a whole and valid
// one; everything else is text, so there are no errors to report, and nothing that a person types is lost.

extension Query {
    /// Reads what a person types into a search box.
    ///
    /// Words must all occur. `"a phrase"`, `prefix*`, `~word` for any inflected form, `-` before anything excludes it.
    /// `source:`, `feed:`, `person:` and the other kinds, `entity:` take a word or a phrase in quotes; `from:`, `to:`, `on:` a
    /// day (`2024-03-05`), month or year; `is:` one of `unread`, `read`, `starred`, `unstarred`. `OR` separates
    /// alternatives and binds loosest: `a b OR c` is met by `a b` and by `c`. A quotation mark that is never closed
    /// reaches to the end. What is not a valid condition (`nosuch:a`, `from:yesterday`, a lone `OR`) is text.
    ///
    /// No more than 100 conditions are read; what is typed after those does not narrow the search further.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    package init(parsing text: String) {
        var reader = QueryReader(text)
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
}

/// One typed piece: an optional minus, an optional field, and a word or a phrase.
private struct QueryPiece {
    var isExcluded = false
    var field: String?
    var text = ""
    var isQuoted = false

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
        if isQuoted {
            let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
            return words.isEmpty ? nil : words.count == 1 ? .word(words[0]) : .phrase(words)
        }
        if text.isEmpty { return nil }
        if text.hasSuffix("*") {
            let start = String(text[..<(text.lastIndex { $0 != "*" }.map { text.index(after: $0) } ?? text.startIndex)])
            return folded(start).isEmpty ? .word(text) : .prefix(start)
        }
        if text.hasPrefix("~"), !folded(text).isEmpty { return .stem(String(text.dropFirst())) }
        return .word(text)
    }

    /// What a field asks for; nil if there is no such field or its value is not valid.
    private func fieldTerms(_ field: String) -> [Query.Term]? {
        let name = field.lowercased()
        switch name {
        case "source": return folded(text).isEmpty ? nil : excluded(.source(text))
        case "feed": return folded(text).isEmpty ? nil : excluded(.feed(text))
        case "was": return folded(text).isEmpty ? nil : excluded(.was(text))
        case "is": return statusTerm.map(excluded)
        case "from": return days.map { excluded(.from($0.first)) }
        case "to": return days.map { excluded(.to($0.last)) }
        case "on": return days.map(onTerms)
        default:
            guard let kind = Self.kinds[name], !folded(text).isEmpty else { return nil }
            return excluded(.entity(text, kind: kind))
        }
    }

    private func onTerms(_ days: (first: CivilDay, last: CivilDay)) -> [Query.Term] {
        guard isExcluded else { return [.from(days.first), .to(days.last)] }
        let before = CivilDay(number: days.first.number - 1)
        let after = CivilDay(number: days.last.number + 1)
        return [.any([[.to(before)], [.from(after)]])]
    }

    private var statusTerm: Query.Term? {
        switch text.lowercased() {
        case "unread": .isUnread
        case "read": .not(.isUnread)
        case "starred": .isStarred
        case "unstarred": .not(.isStarred)
        default: nil
        }
    }

    /// The days that `2024-03-05`, `2024-03` or `2024` cover; nil for anything else.
    private var days: (first: CivilDay, last: CivilDay)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isDigits = parts.allSatisfy { part in part.utf8.allSatisfy { (48...57).contains($0) } }
        guard isDigits, (1...3).contains(parts.count), parts[0].utf8.count == 4,
            parts.dropFirst().allSatisfy({ $0.utf8.count == 2 })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count else { return nil }
        let firstMonth = numbers.count > 1 ? numbers[1] : 1
        let lastMonth = numbers.count > 1 ? numbers[1] : 12
        guard (1...12).contains(firstMonth) else { return nil }
        let lastDay = numbers.count > 2 ? numbers[2] : CivilDay.length(ofMonth: lastMonth, year: numbers[0])
        guard let first = Moment(year: numbers[0], month: firstMonth, day: numbers.count > 2 ? numbers[2] : 1),
            let last = Moment(year: numbers[0], month: lastMonth, day: lastDay)
        else { return nil }
        return (first.day, last.day)
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

    init(_ text: String) { rest = Substring(text) }

    var isAtEnd: Bool { rest.allSatisfy(\.isWhitespace) }

    /// The next piece; nil at the end.
    mutating func next() -> QueryPiece? {
        rest = rest.drop(while: \.isWhitespace)
        guard !rest.isEmpty else { return nil }
        var piece = QueryPiece()
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
        } else {
            piece.text = String(word)
        }
        rest = rest[word.endIndex...]
        return piece
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
