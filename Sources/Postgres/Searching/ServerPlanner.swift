import Catalogue
import Libraries
import News

/// Makes plans for a query: see ServerPlan.swift.
struct ServerPlanner {
    let session: Session
    /// The number of the reader whose marks count.
    let reader: Int64
    /// How far the articles of a condition are counted to find the condition that leads.
    private static let countLimit = 2000
    /// With more sources than this, none of them leads.
    private static let mostLeads = 32

    /// The plans whose results together are those of the query; none if nothing can match.
    func plans(for query: Query) throws -> [ServerPlan] {
        let choices = try KeywordChoosing(session: session, reader: reader).choices(for: query)
        let vocabulary = NumberedWords(session: session)
        return try alternatives(query.spelledOut(by: choices).terms).flatMap { try plans($0, vocabulary) }
    }

    /// The conditions of each alternative: `OR` is multiplied out unless it is about text alone. What a person types has
    /// one `OR` at most, with a hundred conditions in all.
    private func alternatives(_ terms: [Query.Term]) -> [[Query.Term]] {
        var result: [[Query.Term]] = [[]]
        for term in terms {
            if case .any(let lists) = term, TextPattern(term) == nil {
                result = result.flatMap { start in lists.map { start + $0 } }
            } else {
                for index in result.indices { result[index].append(term) }
            }
        }
        return result
    }

    private func plans(_ terms: [Query.Term], _ vocabulary: NumberedWords) throws -> [ServerPlan] {
        var patterns: [TextPattern] = []
        var planned: [PlannedCondition] = []
        for term in terms {
            if let pattern = TextPattern(term) {
                patterns.append(try pattern.spelledOut(by: vocabulary))
            } else if let condition = try condition(term) {
                if condition.isImpossible { return [] }
                planned.append(condition)
            }
        }
        let text = patterns.isEmpty ? nil : TextPattern.all(patterns)
        let query = try text.map { try WordQuery($0, session) }
        if let text, let query {
            if query.isImpossible { return [] }
            planned.append(words(query, leads: text.asksForWords))
        }
        return try combined(planned).map { plan in
            var plan = plan
            plan.text = text
            plan.isHidden = terms.contains(.isHidden)
            plan.isExact = query?.isExact ?? true
            plan.earliest = terms.compactMap(\.firstSecond).max()
            plan.latest = terms.compactMap(\.lastSecond).min()
            return plan
        }
    }

    /// Chooses what leads; the rest is checked.
    private func combined(_ planned: [PlannedCondition]) throws -> [ServerPlan] {
        let leaders = planned.indices.filter { !planned[$0].leads.isEmpty }
        var best = leaders.first
        if leaders.count > 1 {
            // To look an article up in the index of words takes as long as reading some rows of another.
            let costs = try leaders.map { try count(planned[$0].leads) * (planned[$0].isText ? 2 : 3) }
            best = zip(leaders, costs).min { $0.1 < $1.1 }?.0
        }
        let conditions = planned.indices.filter { $0 != best }.compactMap { planned[$0].condition }
        guard let best else { return [ServerPlan(lead: .everything, conditions: conditions)] }
        return planned[best].leads.map { ServerPlan(lead: $0, conditions: conditions) }
    }

    /// How many articles some leads give, counted up to the limit.
    private func count(_ leads: [ServerPlan.Lead]) throws -> Int {
        let counts = try session.all(
            leads.map { ServerPlan(lead: $0).counting(reader: reader, cap: Self.countLimit, isWhole: session.isWhole) })
        return counts.reduce(0) { $0 + ($1.first?.count(0) ?? 0) }
    }
}

extension Query.Term {
    /// The first second since 1970 that meets a condition on the date.
    fileprivate var firstSecond: Int64? {
        if case .from(let day) = self { Int64(day.number) * 86_400 } else { nil }
    }

    /// The last second since 1970 that meets a condition on the date.
    fileprivate var lastSecond: Int64? {
        if case .to(let day) = self { (Int64(day.number) + 1) * 86_400 - 1 } else { nil }
    }
}

/// A condition in the forms in which it leads and is checked.
private struct PlannedCondition {
    /// What gives its articles, together; empty if no index does.
    var leads: [ServerPlan.Lead] = []
    /// As SQL over `a`; nil where every article meets it.
    var condition: SQL?
    var isImpossible = false

    var isText: Bool {
        if case .words? = leads.first { true } else { false }
    }
}

extension ServerPlanner {
    /// - Parameter leads: whether something has to be in the text, and not only something else not.
    private func words(_ query: WordQuery, leads: Bool) -> PlannedCondition {
        if query.isOpen { return PlannedCondition() }
        // A subquery without a join is looked up article by article, however common the words are.
        return PlannedCondition(
            leads: leads ? [.words(query)] : [],
            condition: "(SELECT " + query.asked(of: "w.keys") + " FROM words w WHERE w.article = a.id)")
    }

    /// A condition that is not about text; nil if it asks for nothing.
    private func condition(_ term: Query.Term) throws -> PlannedCondition? {
        switch term {
        case .word, .phrase, .prefix, .stem, .keyword, .title: return nil
        // An article without a date is listed by when it came, which is not when anything was published.
        case .from(let day):
            return PlannedCondition(
                condition: "a.sorted >= \(Int64(day.number) * 86_400) AND a.published IS NOT NULL")
        case .to(let day):
            return PlannedCondition(
                condition: "a.sorted < \((Int64(day.number) + 1) * 86_400) AND a.published IS NOT NULL")
        case .isUnread:
            return PlannedCondition(
                condition: """
                    NOT coalesce((SELECT m.is_read FROM mark m WHERE m.reader = \(reader) AND m.article = a.id), false)
                    """)
        case .isStarred:
            return PlannedCondition(
                leads: [.starred],
                condition: """
                    coalesce((SELECT m.is_starred FROM mark m WHERE m.reader = \(reader) AND m.article = a.id), false)
                    """)
        case .filedAfter(let id): return PlannedCondition(leads: [.filedAfter(id)], condition: "a.id > \(id)")
        case .author(let text): return author(text)
        case .tag(let text): return try tagged(text)
        case .isHidden: return PlannedCondition(leads: [.hidden], condition: "a.is_hidden")
        case .has(.tag):
            return PlannedCondition(
                condition: """
                    EXISTS (SELECT 1 FROM article_tag k WHERE k.reader = \(reader) AND k.article = a.id OFFSET 0)
                    """)
        case .has(.note): return PlannedCondition(leads: [.noted], condition: hasNote)
        case .note(let text): return try noted(text)
        case .source(let text): return source(try sources(text))
        case .was(let text): return try was(text)
        case .feed(let text): return feeds(try FeedReading(session: session).ids(named: text))
        case .feeds(let ids): return feeds(ids)
        case .language(let tag): return try language(tag)
        case .names(let id): return try entities([try EntityReading(session: session).root(of: id)])
        case .entity(let text, let kind):
            return try entities(EntityFinding(session: session).bearers(of: text, kind: kind))
        case .not(let inner):
            guard let planned = try condition(inner), let condition = planned.condition else { return nil }
            // An article without a source is from none, whichever is asked.
            return PlannedCondition(condition: "(" + condition + ") IS NOT TRUE")
        // Multiplied out before.
        case .any: return nil
        }
    }

    /// The byline is not in the index of words: its own are kept beside it.
    private func author(_ text: String) -> PlannedCondition {
        let conditions = Set(IndexWords(text).list).sorted().map { word -> SQL in
            "coalesce(strpos(' ' || a.byline_words, \(" " + word)) > 0, false)"
        }
        return PlannedCondition(condition: conditions.isEmpty ? nil : conditions.joined(by: " AND "))
    }

    private var hasNote: SQL {
        "EXISTS (SELECT 1 FROM note n WHERE n.reader = \(reader) AND n.article = a.id OFFSET 0)"
    }

    /// Articles with a note that holds some words, or words that begin so. A reader's notes are few: they are looked through
    /// here.
    private func noted(_ text: String) throws -> PlannedCondition {
        let words = IndexWords(text).list
        let articles = try session.rows("SELECT article, text FROM note WHERE reader = \(reader)").filter { row in
            let held = " " + IndexWords(row.text(1) ?? "").indexed
            return words.allSatisfy { held.contains(" " + $0) }
        }.map { $0.id(0) }.sorted()
        return PlannedCondition(
            leads: [.articles(articles)], condition: "a.id = ANY (\(articles))", isImpossible: articles.isEmpty)
    }

    /// Articles that have a tag, and those from feeds that have it.
    private func tagged(_ name: String) throws -> PlannedCondition {
        var planned = feeds(try FeedReading(session: session).ids(tagged: name))
        let tag = try session.number("SELECT id FROM tag WHERE reader = \(reader) AND key = \(tagKey(name))")
        guard let tag else { return planned }
        let condition: SQL = """
            EXISTS (SELECT 1 FROM article_tag k WHERE k.reader = \(reader) AND k.tag = \(tag) AND k.article = a.id OFFSET 0)
            """
        planned.condition =
            planned.isImpossible ? condition : planned.condition.map { "(" + condition + " OR " + $0 + ")" }
        if planned.isImpossible || !planned.leads.isEmpty { planned.leads.append(.tag(tag)) }
        planned.isImpossible = false
        return planned
    }

    private func source(_ ids: [Int64]) -> PlannedCondition {
        PlannedCondition(
            leads: ids.count <= Self.mostLeads ? ids.map { .source($0) } : [],
            condition: "coalesce(a.source = ANY (\(ids)), false)", isImpossible: ids.isEmpty)
    }

    private func feeds(_ ids: [FiledFeed.ID]) -> PlannedCondition {
        PlannedCondition(
            leads: ids.count <= Self.mostLeads ? ids.map { .feed($0) } : [],
            condition: """
                EXISTS (SELECT 1 FROM feed_article f WHERE f.article = a.id AND f.feed = ANY (\(ids)) OFFSET 0)
                """, isImpossible: ids.isEmpty)
    }

    private func entities(_ ids: [Entity.ID]) throws -> PlannedCondition {
        let keys = ids.map { NamingKey.of($0) }
        return PlannedCondition(
            leads: try NamingSource.all(ids, session).map { .entity($0) },
            condition: "coalesce((SELECT n.keys && \(keys) FROM naming n WHERE n.article = a.id), false)",
            isImpossible: ids.isEmpty)
    }

    /// `de` is met by `de-AT` too.
    private func language(_ typed: String) throws -> PlannedCondition {
        let wanted = LanguageParts(typed)
        let tags = try session.rows("SELECT tag FROM language ORDER BY tag").compactMap { $0.text(0) }
            .filter { LanguageParts($0).begin(with: wanted) }
        return PlannedCondition(
            leads: tags.map { .language($0) },
            condition: """
                coalesce((SELECT x.language = ANY (\(tags)) FROM extraction x WHERE x.article = a.id), false)
                """, isImpossible: tags.isEmpty)
    }

    /// Articles of which a former text has some words side by side. There are few such texts: they are looked through here.
    private func was(_ text: String) throws -> PlannedCondition? {
        let words = IndexWords(text).list
        if words.isEmpty { return nil }
        let pattern = TextPattern.words(words, isPrefix: false)
        let query = try WordQuery(pattern, session)
        if query.isImpossible { return PlannedCondition(isImpossible: true) }
        let found = try session.rows(
            """
            SELECT article, headline, body FROM version WHERE \(query.asked(of: "keys")) ORDER BY article
            """)
        let articles = Set(
            found.filter { row in
                // A phrase may reach from the headline into the text: they are indexed as one.
                TextMatcher(headline: "", body: (row.text(1) ?? "") + "\n" + (row.text(2) ?? "")).matches(pattern)
            }.map { $0.id(0) })
        return PlannedCondition(
            leads: [.articles(articles.sorted())], condition: "a.id = ANY (\(articles.sorted()))",
            isImpossible: articles.isEmpty)
    }

    /// The sources whose name holds the words of a text; if there are none, those that hold words that begin so.
    private func sources(_ text: String) throws -> [Int64] {
        sourcesNamed(text, among: try session.rows("SELECT id, folded FROM source"))
    }
}

/// The parts of a language tag, as they are compared: letters alone, in lower case.
private struct LanguageParts {
    private let parts: [String]

    init(_ tag: String) {
        parts = tag.split { $0 == "-" || $0 == "_" }.map { part in
            String(decoding: part.lowercased().utf8.filter { (0x61...0x7A).contains($0) }, as: UTF8.self)
        }
    }

    /// Whether the first parts are all those of another tag.
    func begin(with other: LanguageParts) -> Bool {
        // Joined, as in the index of files: there is nothing between the parts.
        parts.indices.contains { parts[...$0].joined() == other.parts.joined() }
    }
}
