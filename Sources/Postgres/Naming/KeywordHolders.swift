import Catalogue
import Libraries
import News

/// Tells which terms more than one article has: for all terms of an article in a few statements, each of which a spread
/// library asks of all its shards at once.
struct KeywordHolders {
    let session: Session

    /// A term, and what of a text it asks.
    typealias Term = (key: String, pattern: TextPattern)

    /// Words side by side, one of the forms of a term.
    private struct Phrase {
        /// Which of the terms.
        let term: Int
        let keys: [Int32]
        /// How many of the articles that count use its rarest word.
        let weight: Int
        /// Whether the index alone tells who has it.
        let isExact: Bool
    }

    /// A word that so many of the articles that count use is in several, also if some of these were deleted or hidden.
    private static let certainWeight = 4
    /// If more of the articles that count use each word of a phrase, the first that hold all of them are asked for alone.
    private static let mostJoined = 64

    /// The keys of those terms that more than one article has.
    func inSeveral(_ terms: [Term]) throws -> Set<String> {
        let phrases = try phrases(of: terms)
        let certain = Set(phrases.filter { $0.isExact && $0.weight >= Self.certainWeight }.map(\.term))
        let open = phrases.filter { !certain.contains($0.term) }
        let rare = open.filter { $0.weight <= Self.mostJoined }
        let frequent = Dictionary(grouping: open.filter { $0.weight > Self.mostJoined }, by: \.term)
        var holders: [Int: Set<Article.ID>] = [:]
        var candidates: [Int: Set<Article.ID>] = [:]
        for (phrase, article) in try articles(holding: rare) {
            if phrase.isExact { holders[phrase.term, default: []].insert(article) }
            candidates[phrase.term, default: []].insert(article)
        }

        // What the index cannot tell is looked up in texts: of a few articles first, then of more, until two have the term.
        var several = certain.union(holders.filter { $0.value.count > 1 }.keys)
        var wanted = Set(open.filter { !$0.isExact }.map(\.term)).subtracting(several)
        var limit = 6
        while !wanted.isEmpty {
            let asked = frequent.filter { wanted.contains($0.key) }
            let first = try self.articles(holding: asked.values.joined().map { $0 }, first: limit)
            var looked: [Int: Set<Article.ID>] = [:]
            for term in wanted {
                looked[term] = Set((candidates[term] ?? []).sorted(by: >).prefix(limit)).union(first[term]?.ids ?? [])
            }
            let texts = try texts(Set(looked.values.joined()))
            for term in wanted {
                let found = (looked[term] ?? []).filter { texts[$0]?.matches(terms[term].pattern) ?? false }
                if found.count > 1 { several.insert(term) }
                if found.count > 1 || (candidates[term]?.count ?? 0) <= limit && first[term]?.isWhole ?? true {
                    wanted.remove(term)
                }
            }
            limit *= 8
        }
        return Set(several.map { terms[$0].key })
    }

    /// All forms of some terms of which articles have each word.
    private func phrases(of terms: [Term]) throws -> [Phrase] {
        let forms = terms.map(\.pattern.phrases)
        let entries = Set(forms.joined().joined().map { IndexedWord.entry($0) })
        let known = try NumberedWords(session: session).known(entries)
        return forms.enumerated().flatMap { term, phrases in
            phrases.compactMap { words in
                let found = words.compactMap { known[IndexedWord.entry($0)] }
                guard found.count == words.count, let rarest = found.map(\.weight).min() else { return nil }
                return Phrase(
                    term: term, keys: Set(found.map(\.number)).sorted(), weight: rarest,
                    isExact: words.count == 1 && IndexedWord.entry(words[0]).utf8.count == words[0].utf8.count)
            }
        }
    }

    /// All articles that hold all words of some phrases.
    private func articles(holding phrases: [Phrase]) throws -> [(Phrase, Article.ID)] {
        if phrases.isEmpty { return [] }
        let keys = phrases.map { "{\($0.keys.map(String.init).joined(separator: ","))}" }
        let rows = try session.rows(
            """
            SELECT wanted.number, k.article FROM unnest(\(keys)) WITH ORDINALITY AS wanted (keys, number)
            JOIN words k ON k.keys @> wanted.keys::integer[]
            JOIN article a ON a.id = k.article AND NOT a.is_hidden
            """)
        return rows.map { (phrases[$0.count(0) - 1], $0.id(1)) }
    }

    /// For each term, some articles that hold all words of one of its phrases.
    ///
    /// - Parameter limit: how many of each phrase.
    /// - Returns: also whether there are no others.
    private func articles(
        holding phrases: [Phrase], first limit: Int
    ) throws -> [Int: (ids: Set<Article.ID>, isWhole: Bool)] {
        let rows = try session.all(
            phrases.map { phrase in
                """
                SELECT k.article FROM words k JOIN article a ON a.id = k.article AND NOT a.is_hidden
                WHERE k.keys @> \(phrase.keys) LIMIT \(limit)
                """
            })
        return zip(phrases, rows).reduce(into: [:]) { found, entry in
            let (phrase, rows) = entry
            let before = found[phrase.term] ?? ([], true)
            found[phrase.term] = (before.ids.union(rows.map { $0.id(0) }), before.isWhole && rows.count < limit)
        }
    }

    private func texts(_ ids: Set<Article.ID>) throws -> [Article.ID: TextMatcher] {
        if ids.isEmpty { return [:] }
        let rows = try session.rows(
            """
            SELECT a.id, a.headline, t.body FROM article a JOIN text t ON t.article = a.id
            WHERE \(SQL.column("a.id", isIn: ids.sorted()))
            """)
        return Dictionary(
            try rows.map { row in
                (row.id(0), TextMatcher(headline: row.text(1) ?? "", body: try session.body(row, 2) ?? ""))
            }, uniquingKeysWith: { first, _ in first })
    }
}

extension TextPattern {
    /// The word sequences of which the pattern of a term asks for one.
    fileprivate var phrases: [[String]] {
        switch self {
        case .words(let words, _): [words]
        case .any(let patterns): patterns.flatMap(\.phrases)
        // A term asks for words alone.
        case .headline, .all, .not: []
        }
    }
}
