import Catalogue

/// What the index of words is asked for: at least the articles that a pattern wants, and where it cannot tell, more.
struct WordQuery {
    /// As `tsquery` is written; nil if the index can leave none out.
    let text: String?
    /// Whether it finds no article that the pattern does not want.
    let isExact: Bool
    /// The same of one row's words, as SQL; nil if the index can leave none out, or if there are so many words that it
    /// takes less to make the row's `tsvector`.
    let held: SQL?

    /// The most parts that ``held`` has.
    private static let mostParts = 8

    init(_ pattern: TextPattern) {
        switch pattern {
        case .words(let words, let isPrefix): self.init(words, isPrefix, behind: "")
        case .headline(let words, let isPrefix): self.init(words, isPrefix, behind: ArticleWords.headlineMark)
        case .not(let inner):
            let query = WordQuery(inner)
            self.init(
                text: query.isExact ? query.text.map { "!(\($0))" } : nil, isExact: query.isExact,
                held: query.isExact ? query.held.map { "NOT (" + $0 + ")" } : nil)
        case .all(let patterns):
            let queries = patterns.map { WordQuery($0) }
            let texts = queries.compactMap(\.text)
            self.init(
                text: texts.isEmpty ? nil : "(" + texts.joined(separator: " & ") + ")",
                isExact: queries.allSatisfy(\.isExact),
                held: Self.joined(queries.filter { $0.text != nil }, by: " AND "))
        case .any(let patterns):
            let queries = patterns.map { WordQuery($0) }
            let texts = queries.compactMap(\.text)
            self.init(
                text: texts.count < queries.count || texts.isEmpty ? nil : "(" + texts.joined(separator: " | ") + ")",
                isExact: queries.allSatisfy(\.isExact), held: Self.joined(queries, by: " OR "))
        }
    }

    private init(text: String?, isExact: Bool, held: SQL?) {
        self.text = text
        self.isExact = isExact
        self.held = held
    }

    private static func joined(_ queries: [WordQuery], by operation: SQL) -> SQL? {
        let parts = queries.compactMap(\.held)
        if parts.isEmpty || parts.count < queries.count || parts.count > mostParts { return nil }
        return "(" + parts.joined(by: operation) + ")"
    }

    /// Words side by side: the index knows only whether all of them are there.
    private init(_ words: [String], _ isPrefix: Bool, behind mark: String) {
        let lexemes = words.map { ArticleWords.lexeme(mark + $0) }
        let isCut = zip(lexemes, words).contains { $0.utf8.count < $1.utf8.count + mark.utf8.count }
        let first = Set(lexemes.dropLast()).sorted()
        var parts = first.map(Self.quoted)
        var held = first.map { Self.holds($0, isPrefix: false) }
        if let last = lexemes.last {
            parts.append(Self.quoted(last) + (isPrefix ? ":*" : ""))
            held.append(Self.holds(last, isPrefix: isPrefix))
        }
        self.init(
            text: parts.isEmpty ? nil : "(" + parts.joined(separator: " & ") + ")",
            isExact: words.count == 1 && !isCut,
            held: held.isEmpty || held.count > Self.mostParts ? nil : "(" + held.joined(by: " AND ") + ")")
    }

    private static func holds(_ lexeme: String, isPrefix: Bool) -> SQL {
        "strpos(' ' || lexemes || ' ', \(" " + lexeme + (isPrefix ? "" : " "))) > 0"
    }

    /// The query for some days alone; articles of which the index does not hold all words are among its answers.
    ///
    /// - Parameter days: nil for all.
    func asked(in days: ClosedRange<Int64>?) -> String {
        let words = "(\(text ?? "") | \(Self.quoted(ArticleWords.partialMark)))"
        guard let days else { return words }
        return "\(words) & (\(TimeSpan.words(of: days).map(Self.quoted).joined(separator: " | ")))"
    }

    /// A lexeme as `tsquery` is written.
    static func quoted(_ lexeme: String) -> String {
        var quoted = "'"
        for scalar in lexeme.unicodeScalars {
            if scalar == "'" || scalar == "\\" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "'"
    }
}
