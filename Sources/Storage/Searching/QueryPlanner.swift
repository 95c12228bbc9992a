import Catalogue
import GRDB
import Libraries
import News

/// Makes plans for a query: see QueryPlan.swift.
struct QueryPlanner {
    let db: Database
    /// `OR` is multiplied out to so many alternatives at most; beyond that it is checked on articles.
    private static let alternativeLimit = 32

    init(_ db: Database) { self.db = db }

    /// The plans whose results together are those of the query; none if nothing can match.
    func plans(for query: Query) throws -> [QueryPlan] {
        let query = try query.spelledOut(by: KeywordChoices(db: db))
        return try alternatives(query.terms).flatMap(plans)
    }

    /// The conditions of each alternative, with `OR` multiplied out unless it is about text alone.
    private func alternatives(_ terms: [Query.Term]) -> [[Query.Term]] {
        var result: [[Query.Term]] = [[]]
        for term in terms {
            guard case .any(let lists) = term, TextPattern(term)?.expression == nil,
                result.count * lists.count <= Self.alternativeLimit
            else {
                for index in result.indices { result[index].append(term) }
                continue
            }
            result = result.flatMap { start in lists.map { start + $0 } }
        }
        return result
    }

    private func plans(_ terms: [Query.Term]) throws -> [QueryPlan] {
        var patterns: [TextPattern] = []
        var others: [PlannedTerm] = []
        for term in terms {
            if let pattern = TextPattern(term) {
                patterns.append(try pattern.spelledOut(by: Vocabulary(db: db)))
            } else if let planned = try plannedTerm(term) {
                if planned.isImpossible { return [] }
                others.append(planned)
            }
        }
        let text = TextPattern.all(patterns)
        if let expression = text.expression {
            others.append(words(expression))
        } else {
            for pattern in patterns { others.append(PlannedTerm(leads: [], condition: condition(pattern))) }
        }
        let regions = try Slot.regions(db)
        return try combined(others).flatMap { plan in
            var plan = plan
            plan.isHidden = terms.contains(.isHidden)
            plan.earliest = terms.compactMap(\.firstSecond).max()
            plan.latest = terms.compactMap(\.lastSecond).min()
            return plan.isBySlot ? plan.divided(regions) : [plan]
        }
    }

    /// Chooses what leads; the rest is checked.
    private func combined(_ terms: [PlannedTerm]) throws -> [QueryPlan] {
        let leaders = terms.indices.filter { !terms[$0].leads.isEmpty }
        guard let only = leaders.first else {
            return [QueryPlan(lead: .everything, conditions: terms.map(\.condition))]
        }
        guard leaders.count > 1 else {
            return terms[only].plans(checking: terms.indices.filter { $0 != only }.map { terms[$0].condition })
        }
        let counts = try terms.map { $0.leads.isEmpty ? nil : try count($0.leads) }
        // A library from somebody else may say that it has fewer articles than none.
        let articles = max(0, try Int.fetchOne(db.cachedStatement(sql: "SELECT articles FROM tally")) ?? 0)
        let choice = LeadChoice(terms, counts: counts, articles: articles)
        return terms[choice.leader].plans(checking: choice.conditions)
    }

    /// How many articles some leads give, counted up to the limit.
    private func count(_ leads: [QueryPlan.Lead]) throws -> Int {
        var total = 0
        for lead in leads where total < LeadChoice.countLimit {
            let rest = LeadChoice.countLimit - total
            let rows: SQL =
                switch lead {
                case .words(let expression): "SELECT 1 FROM words WHERE words MATCH \(expression)"
                case .entity(let id): "SELECT 1 FROM named WHERE named MATCH \(NamedIndex.expression([id]))"
                case .language(let tag):
                    "SELECT 1 FROM named WHERE named MATCH \(NamedIndex.expression(language: tag))"
                case .source(let id): "SELECT 1 FROM article WHERE source = \(id)"
                case .feed(let id): "SELECT 1 FROM feed_article WHERE feed = \(id)"
                case .versions(let expression): "SELECT 1 FROM version_words WHERE version_words MATCH \(expression)"
                case .filedAfter(let id): "SELECT 1 FROM article WHERE id > \(id)"
                case .tag(let id): "SELECT 1 FROM article_tag WHERE tag = \(id)"
                case .noted: "SELECT 1 FROM note"
                case .tagged: "SELECT 1 FROM article_tag"
                case .hidden: "SELECT 1 FROM article WHERE is_hidden = 1"
                case .starred: "SELECT 1 FROM article WHERE is_starred = 1"
                case .unread: "SELECT 1 FROM article WHERE is_read = 0"
                case .everything: "SELECT 1 FROM article"
                }
            let request = SQLRequest<Int>(literal: "SELECT count(*) FROM (\(rows) LIMIT \(rest))", cached: true)
            total += try request.fetchOne(db) ?? 0
        }
        return total
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

extension QueryPlanner {
    private func words(_ expression: String) -> PlannedTerm {
        PlannedTerm(
            leads: [.words(expression)], condition: Self.holds(expression), checkCost: Self.lookupCost)
    }

    /// To find out whether one article holds some words, or names an entity, takes an index as long as reading so many rows.
    private static let lookupCost = 15

    private static func holds(_ expression: String) -> SQL {
        "EXISTS (SELECT 1 FROM words WHERE words MATCH \(expression) AND words.rowid = article.slot)"
    }

    /// A pattern as a condition on an article, even if the index alone could not answer it.
    private func condition(_ pattern: TextPattern) -> SQL {
        if let expression = pattern.expression { return Self.holds(expression) }
        switch pattern {
        case .words, .headline: return "1"
        case .not(let inner): return "NOT \(condition(inner))"
        case .all(let parts): return "(" + parts.map(condition).joined(separator: " AND ") + ")"
        case .any(let parts): return "(" + parts.map(condition).joined(separator: " OR ") + ")"
        }
    }

    /// A condition that is not about text; nil if it asks for nothing.
    private func plannedTerm(_ term: Query.Term) throws -> PlannedTerm? {
        switch term {
        case .word, .phrase, .prefix, .stem, .keyword, .title: return nil
        // An article without a date is listed by when it came, which is not when anything was published.
        case .from(let day):
            let condition: SQL = "article.sorted >= \(Int64(day.number) * 86_400) AND article.published IS NOT NULL"
            return PlannedTerm(leads: [], condition: condition)
        case .to(let day):
            let end = (Int64(day.number) + 1) * 86_400
            return PlannedTerm(
                leads: [], condition: "article.sorted < \(end) AND article.published IS NOT NULL")
        case .isUnread: return PlannedTerm(leads: [.unread], condition: "article.is_read = 0")
        case .filedAfter(let id):
            return PlannedTerm(leads: [.filedAfter(id)], condition: "article.id > \(id)")
        case .isStarred: return PlannedTerm(leads: [.starred], condition: "article.is_starred = 1")
        case .author(let text):
            let words = IndexWords(text).indexed
            return PlannedTerm(leads: [], condition: "holds_words(article.byline, \(words))")
        case .isHidden: return PlannedTerm(leads: [.hidden], condition: "article.is_hidden = 1")
        case .tag(let text): return try tagged(text)
        case .has(.tag):
            return PlannedTerm(
                leads: [.tagged],
                condition: "EXISTS (SELECT 1 FROM article_tag WHERE article_tag.article = article.id)")
        case .has(.note):
            return PlannedTerm(
                leads: [.noted], condition: "EXISTS (SELECT 1 FROM note WHERE note.article = article.id)")
        case .note(let text):
            let condition: SQL = """
                EXISTS (SELECT 1 FROM note
                WHERE note.article = article.id AND holds_words(note.text, \(IndexWords(text).indexed)))
                """
            return PlannedTerm(leads: [.noted], condition: condition, bounds: [condition])
        case .source(let text): return source(try sources(text))
        case .was(let text):
            guard let expression = VersionFiler.expression(text) else { return nil }
            return PlannedTerm(leads: [.versions(expression)], condition: QueryPlan.had(expression))
        case .feed(let text): return feeds(try FeedRows.ids(db, named: text))
        case .feeds(let ids): return feeds(ids)
        case .language(let tag): return language(tag)
        case .names(let id): return entities([try EntityRows.root(db, of: id)])
        case .entity(let text, let kind): return entities(try EntityFinder(db: db).bearers(of: text, kind: kind))
        case .not(let inner):
            guard let planned = try plannedTerm(inner) else { return nil }
            // An article without a source is from none, whichever is asked.
            return PlannedTerm(leads: [], condition: "(\(planned.condition)) IS NOT TRUE")
        case .any(let lists):
            let parts = try lists.map { list in
                let terms: [SQL] = try list.compactMap { term in
                    if let pattern = TextPattern(term) { return condition(pattern) }
                    return try plannedTerm(term)?.condition
                }
                return terms.isEmpty ? "1" : terms.joined(separator: " AND ")
            }
            return PlannedTerm(leads: [], condition: "(" + parts.joined(separator: " OR ") + ")")
        }
    }

    /// Articles that have a tag, and those from feeds that have it.
    private func tagged(_ name: String) throws -> PlannedTerm {
        var planned = feeds(try FeedRows.ids(db, tagged: name))
        guard let tag = try TagRows(db: db).id(name) else { return planned }
        let condition: SQL = """
            EXISTS (SELECT 1 FROM article_tag WHERE article_tag.tag = \(tag) AND article_tag.article = article.id)
            """
        planned.condition = planned.isImpossible ? condition : "(\(condition) OR \(planned.condition))"
        if planned.isImpossible || !planned.leads.isEmpty { planned.leads.append(.tag(tag)) }
        planned.isImpossible = false
        return planned
    }

    private func source(_ ids: [Int64]) -> PlannedTerm {
        let condition: SQL = "article.source IN \(ids)"
        return PlannedTerm(
            leads: ids.count <= Self.alternativeLimit ? ids.map { .source($0) } : [], condition: condition,
            isImpossible: ids.isEmpty)
    }

    private func language(_ tag: String) -> PlannedTerm {
        let expression = NamedIndex.expression(language: tag)
        return PlannedTerm(
            leads: [.language(tag)],
            condition: """
                EXISTS (SELECT 1 FROM named WHERE named MATCH \(expression) AND named.rowid = article.slot)
                """, checkCost: Self.lookupCost)
    }

    private func entities(_ ids: [Entity.ID]) -> PlannedTerm {
        let expression = NamedIndex.expression(ids)
        let condition: SQL = """
            EXISTS (SELECT 1 FROM named WHERE named MATCH \(expression) AND named.rowid = article.slot)
            """
        // Each of the entities is looked up in each article: of two dozen that are called Maria, that takes longer than to
        // gather all their articles once. The '+' keeps SQLite from going through these instead of what leads.
        let gathered: SQL = "+article.slot IN (SELECT rowid FROM named WHERE named MATCH \(expression))"
        return PlannedTerm(
            leads: ids.map { .entity($0) }, condition: condition, isImpossible: ids.isEmpty, gathered: gathered,
            checkCost: Self.lookupCost * ids.count)
    }

    /// The sources whose name holds the words of a text; if there are none, those that hold words that begin so.
    private func sources(_ text: String) throws -> [Int64] {
        sourcesNamed(text, among: try Row.fetchAll(db, sql: "SELECT id, folded FROM source"))
    }
}
