/// A filter of newsboat, as its `query:` feeds have it, told as a search of Dateline's.
///
/// `unread = "yes" and (tags # "news" or title =~ "nato")` becomes `is:unread tag:news OR is:unread title:nato`: searches
/// have no brackets, so what is in them is multiplied out.
///
/// - Source: newsboat's manual, "Filter Language": comparisons joined by `and` and `or`, of which `and` binds closer.
package struct NewsboatFilter {
    /// Alternatives, each a list of conditions that must all be met.
    private typealias Alternatives = [[String]]

    private var tokens: ArraySlice<Token>
    /// The most alternatives that a filter may come to.
    private static let mostAlternatives = 16

    private enum Token: Equatable {
        case open, close, and, or
        case word(String)
        case text(String)
    }

    /// The search; nil if something in the filter has no counterpart.
    ///
    /// - Parameter condition: one that must be met besides; nil for none.
    package static func search(of filter: String, with condition: String? = nil) -> String? {
        guard let tokens = Self.tokens(of: filter) else { return nil }
        var reader = NewsboatFilter(tokens: tokens[...])
        guard let alternatives = reader.anyOf(depth: 0), reader.tokens.isEmpty else { return nil }
        let more = condition.map { [$0] } ?? []
        return alternatives.map { (more + $0).joined(separator: " ") }.joined(separator: " OR ")
    }

    private mutating func anyOf(depth: Int) -> Alternatives? {
        guard depth < 20, var found = allOf(depth: depth) else { return nil }
        while tokens.first == .or {
            tokens.removeFirst()
            guard let next = allOf(depth: depth) else { return nil }
            found += next
        }
        return found.count <= Self.mostAlternatives ? found : nil
    }

    private mutating func allOf(depth: Int) -> Alternatives? {
        guard var found = one(depth: depth) else { return nil }
        while tokens.first == .and {
            tokens.removeFirst()
            guard let next = one(depth: depth) else { return nil }
            found = found.flatMap { start in next.map { start + $0 } }
            if found.count > Self.mostAlternatives { return nil }
        }
        return found
    }

    private mutating func one(depth: Int) -> Alternatives? {
        if tokens.first == .open {
            tokens.removeFirst()
            guard let inner = anyOf(depth: depth + 1), tokens.popFirst() == .close else { return nil }
            return inner
        }
        guard case .word(let attribute)? = tokens.popFirst(), case .word(let sign)? = tokens.popFirst() else {
            return nil
        }
        switch tokens.popFirst() {
        case .text(let value), .word(let value): return condition(attribute, sign, value).map { [[$0]] }
        case .open, .close, .and, .or, nil: return nil
        }
    }

    /// A comparison as a condition; nil if there is none.
    private func condition(_ attribute: String, _ sign: String, _ value: String) -> String? {
        switch (attribute, sign) {
        case ("unread", "="), ("unread", "=="): return value == "yes" ? "is:unread" : "is:read"
        case ("unread", "!="): return value == "yes" ? "is:read" : "is:unread"
        // An article with any flag gets a star.
        case ("flags", "!=") where value.isEmpty: return "is:starred"
        case ("flags", "=~"), ("flags", "="), ("flags", "=="): return value.isEmpty ? nil : "is:starred"
        case ("flags", "!~"), ("flags", "!="): return "-is:starred"
        case ("age", "<"), ("age", "<="): return Int(value).map { "from:\($0)d" }
        case ("age", ">"), ("age", ">="): return Int(value).map { "to:\($0)d" }
        default: break
        }
        let fields = ["title": "title:", "author": "author:", "content": "", "feedtitle": "feed:", "tags": "tag:"]
        guard let field = fields[attribute], let isWanted = signs[sign], !value.isEmpty,
            // A regular expression means more than its letters.
            !value.contains(where: { "\\^$.|?*+()[]{}\"".contains($0) })
        else { return nil }
        let quoted = value.contains(where: \.isWhitespace) ? "\"\(value)\"" : value
        return (isWanted ? "" : "-") + field + quoted
    }

    private var signs: [String: Bool] {
        ["=~": true, "=": true, "==": true, "#": true, "!~": false, "!=": false, "!#": false]
    }

    private static func tokens(of text: String) -> [Token]? {
        var tokens: [Token] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest = rest.dropFirst()
            } else if first == "(" || first == ")" {
                tokens.append(first == "(" ? .open : .close)
                rest = rest.dropFirst()
            } else if first == "\"" || first == "'" {
                let inside = rest.dropFirst().prefix { $0 != first }
                guard inside.endIndex < rest.endIndex else { return nil }
                tokens.append(.text(String(inside)))
                rest = rest[inside.endIndex...].dropFirst()
            } else {
                let isSign = "=!<>~#".contains(first)
                let word = rest.prefix {
                    $0.isWhitespace || "()\"'".contains($0) ? false : "=!<>~#".contains($0) == isSign
                }
                tokens.append(word == "and" ? .and : word == "or" ? .or : .word(String(word)))
                rest = rest[word.endIndex...]
            }
        }
        return tokens
    }
}
