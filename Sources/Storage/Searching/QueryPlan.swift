import Catalogue
import GRDB
import News

// How a query is answered without reading through the library.
//
// A query is a list of alternatives, each a list of conditions that must all be met. In each alternative one condition
// leads: an index gives the articles that meet it, newest first, and the other conditions are checked on each. The
// condition with the fewest articles leads; to find it, the articles of each are counted up to a limit. A condition that
// names several entities or sources makes several alternatives, since an index gives the articles of only one in order;
// the results of the alternatives are merged by position.

/// One alternative of a query, ready to be asked.
struct QueryPlan {
    /// What gives the articles, newest first or oldest first.
    enum Lead: Hashable {
        case words(String)
        case entity(Entity.ID)
        case language(String)
        case source(Int64)
        case feed(FiledFeed.ID)
        /// Articles of which a former text matches an expression.
        case versions(String)
        /// By number: few articles have come since.
        case filedAfter(Article.ID)
        case tag(Int64)
        case starred, unread, hidden
        /// With a note, with any tag.
        case noted, tagged
        case everything
    }

    let lead: Lead
    /// What is checked on each article, as SQL over `article`.
    let conditions: [SQL]
    /// Whether hidden articles are asked for, and no others.
    var isHidden = false
    /// The first and the last second since 1970 that are asked for; nil for no limit.
    var earliest: Int64?
    var latest: Int64?
    /// The region of slots that is asked for, if articles come in the order of slots.
    var region = Slot.Region.regular

    /// Whether articles come in the order of their slots: right by day, not within a day.
    var isBySlot: Bool {
        switch lead {
        case .words, .entity, .language, .feed: true
        case .source, .versions, .filedAfter, .tag, .noted, .tagged, .starred, .unread, .hidden, .everything: false
        }
    }

    /// The plan for each of some regions of slots.
    func divided(_ regions: [Slot.Region]) -> [QueryPlan] {
        regions.map { region in
            var plan = self
            plan.region = region
            return plan
        }
    }

    /// The query for articles beyond a position, in order; all, if there is none.
    func request(_ columns: String, beyond position: ListPosition?, isOlder: Bool) -> SQLRequest<Row> {
        var checks = conditions
        checks.append(isHidden ? "article.is_hidden = 1" : "article.is_hidden = 0")
        let slot: SQL
        let tables: SQL
        switch lead {
        case .words(let expression):
            tables = "words CROSS JOIN article ON article.slot = words.rowid"
            checks.append("words MATCH \(expression)")
            slot = "words.rowid"
        case .entity(let id):
            tables = "named CROSS JOIN article ON article.slot = named.rowid"
            checks.append("named MATCH \(NamedIndex.expression([id]))")
            slot = "named.rowid"
        case .language(let tag):
            tables = "named CROSS JOIN article ON article.slot = named.rowid"
            checks.append("named MATCH \(NamedIndex.expression(language: tag))")
            slot = "named.rowid"
        case .feed(let id):
            tables = "feed_article CROSS JOIN article ON article.slot = feed_article.slot"
            checks.append("feed_article.feed = \(id)")
            slot = "feed_article.slot"
        case .source(let id):
            tables = "article INDEXED BY article_by_source"
            checks.append("article.source = \(id)")
            slot = "article.slot"
        case .versions(let expression):
            // By number: there are few, and they are sorted afterwards.
            tables = "article NOT INDEXED"
            checks.append(Self.had(expression))
            slot = "article.slot"
        case .filedAfter(let id):
            tables = "article NOT INDEXED"
            checks.append("article.id > \(id)")
            slot = "article.slot"
        case .tag(let id):
            tables = "article_tag CROSS JOIN article ON article.id = article_tag.article"
            checks.append("article_tag.tag = \(id)")
            slot = "article.slot"
        case .noted:
            tables = "note CROSS JOIN article ON article.id = note.article"
            slot = "article.slot"
        case .tagged:
            tables = "article NOT INDEXED"
            checks.append("article.id IN (SELECT article FROM article_tag)")
            slot = "article.slot"
        case .hidden:
            tables = "article INDEXED BY article_hidden"
            slot = "article.slot"
        case .starred:
            tables = "article INDEXED BY article_starred"
            checks.append("article.is_starred = 1")
            slot = "article.slot"
        case .unread:
            tables = "article INDEXED BY article_unread"
            checks.append("article.is_read = 0")
            slot = "article.slot"
        case .everything:
            tables = "article INDEXED BY article_by_time"
            slot = "article.slot"
        }
        if isBySlot {
            let all = Slot.all(region)
            let first = earliest.map { Slot.first(ofSecond: $0, region) } ?? all.lowerBound
            let last = latest.map { Slot.last(ofSecond: $0, region) } ?? all.upperBound
            checks.append("\(slot) BETWEEN \(first) AND \(last)")
        }
        if let position { checks.append(beyondCondition(position, isOlder: isOlder, slot: slot)) }
        let direction: SQL = isOlder ? "DESC" : "ASC"
        let order: SQL =
            isBySlot ? "\(slot) \(direction)" : "article.sorted \(direction), article.id \(direction)"
        let filter: SQL = checks.isEmpty ? "1" : checks.joined(separator: " AND ")
        return SQLRequest(
            literal: "SELECT \(sql: columns) FROM \(tables) WHERE \(filter) ORDER BY \(order)", cached: true)
    }

    /// The condition that a former text of an article matches an expression.
    static func had(_ expression: String) -> SQL {
        """
        article.id IN (SELECT version.article FROM version_words CROSS JOIN version ON version.id = version_words.rowid
        WHERE version_words MATCH \(expression))
        """
    }

    private func beyondCondition(_ position: ListPosition, isOlder: Bool, slot: SQL) -> SQL {
        let bound: SQL = "(\(position.seconds), \(position.id))"
        if isOlder {
            let exact: SQL = "(article.sorted, article.id) < \(bound)"
            return isBySlot ? "\(slot) <= \(Slot.last(ofSecond: position.seconds, region)) AND \(exact)" : exact
        }
        let exact: SQL = "(article.sorted, article.id) > \(bound)"
        return isBySlot ? "\(slot) >= \(Slot.first(ofSecond: position.seconds, region)) AND \(exact)" : exact
    }
}

extension QueryPlanner {
    /// The numbers of all articles that match, ascending.
    ///
    /// - Parameters:
    ///   - position: only articles older than this, or newer; nil for all.
    ///   - isOlder: whether the older ones are meant.
    func articles(
        matching query: Query, beyond position: ListPosition? = nil, isOlder: Bool = true
    ) throws -> [Article.ID] {
        var ids = Set<Article.ID>()
        for plan in try plans(for: query) {
            let rows = try plan.request("article.id", beyond: position, isOlder: isOlder).fetchCursor(db)
            while let row = try rows.next() { ids.insert(row.number(0) ?? 0) }
        }
        return ids.sorted()
    }
}
