import Catalogue

extension TextPattern {
    /// The expression for the index; nil if the pattern only excludes, which the index alone cannot answer.
    var expression: String? {
        switch self {
        case .words(let words, let isPrefix): Self.phrase(words, isPrefix)
        case .headline(let words, let isPrefix): "headline : " + Self.phrase(words, isPrefix)
        case .not: nil
        case .any(let patterns): Self.joined(patterns.map(\.expression), by: " OR ")
        case .all(let patterns): Self.conjunction(patterns)
        }
    }

    private static func phrase(_ words: [String], _ isPrefix: Bool) -> String {
        "\"" + words.joined(separator: " ") + "\"" + (isPrefix ? " *" : "")
    }

    private static func joined(_ parts: [String?], by separator: String) -> String? {
        let found = parts.compactMap { $0 }
        guard found.count == parts.count, !found.isEmpty else { return nil }
        return "(" + found.joined(separator: separator) + ")"
    }

    private static func conjunction(_ patterns: [TextPattern]) -> String? {
        var wanted: [String?] = []
        var excluded: [String?] = []
        for pattern in patterns {
            if case .not(let inner) = pattern {
                excluded.append(inner.expression)
            } else {
                wanted.append(pattern.expression)
            }
        }
        guard let wanted = joined(wanted, by: " AND ") else { return nil }
        if excluded.isEmpty { return wanted }
        return joined(excluded, by: " OR ").map { "(\(wanted) NOT \($0))" }
    }
}
