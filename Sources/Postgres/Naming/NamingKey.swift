import Catalogue
import News

/// What the index of who is named where holds of an article, as numbers: each entity, what the article has of it besides
/// mentions, and the days by which the latest are found first (TimeSpan.swift).
///
/// A row for each article and entity, with its index, took 115 bytes; a key takes ten.
struct NamingKey {
    /// What an article may have of an entity.
    enum Part: Int64 {
        case name = 0
        case role, quoted, said
    }

    /// The key of an entity: there is room for 536 million.
    static func of(_ entity: Entity.ID, _ part: Part = .name) -> Int32 { Int32(clamping: entity * 4 + part.rawValue) }

    /// The most mentions that are told apart.
    static let mostMentions = 255

    /// The columns of the table, and what stands in them of an article.
    static let columns = "article, sorted, keys, mentions"

    static func values(_ position: ListPosition, _ links: EntityLinks, _ locals: [LocalEntity]) -> [SQLValue] {
        var names: [Int32] = []
        var parts: [Int32] = []
        var mentions: [UInt8] = []
        for (entity, indices) in links.grouped {
            let own = indices.filter(locals.indices.contains).map { locals[$0] }
            names.append(of(entity))
            mentions.append(UInt8(clamping: own.reduce(0) { $0 + $1.mentions }))
            if own.contains(where: { !$0.named.roles.isEmpty }) { parts.append(of(entity, .role)) }
            if own.contains(where: { $0.quotes > 0 }) { parts.append(of(entity, .quoted)) }
            if own.contains(where: { $0.saidOf > 0 }) { parts.append(of(entity, .said)) }
        }
        let days = TimeSpan.keys(ofSecond: position.seconds)
        return [
            position.id.sqlValue, position.seconds.sqlValue, (names + parts + days).sqlValue, Bytes(mentions).sqlValue,
        ]
    }
}

/// How the articles that name an entity are found in the order of time.
///
/// Those of an entity that few name are all taken from the index and sorted. For one that many name, articles are gone
/// through in their order until there are enough.
struct NamingSource {
    let entity: Entity.ID
    /// How many articles name it, and how many there are.
    let articles: Int
    let total: Int

    static func all(_ ids: [Entity.ID], _ session: Session) throws -> [NamingSource] {
        if ids.isEmpty { return [] }
        let rows = try session.rows(
            "SELECT e.id, e.articles, t.articles FROM entity e, tally t WHERE e.id = ANY (\(ids)) ORDER BY e.id")
        return rows.map { NamingSource(entity: $0.id(0), articles: $0.count(1), total: $0.count(2)) }
    }

    private func isWalked(for limit: Int) -> Bool {
        guard limit < articles else { return false }
        let (steps, isLarge) = limit.multipliedReportingOverflow(by: max(total, articles))
        return !isLarge && steps / articles < articles
    }

    /// The condition on `k`, a row of the table of who is named where, and by which seconds the articles are ordered. The
    /// planner would choose by what it guesses: so an array is compared where the index is meant, and a sum ordered by
    /// where the order of the table is not.
    ///
    /// - Parameter limit: how many articles are wanted.
    func asked(for limit: Int) -> (condition: SQL, seconds: SQL) {
        let key = NamingKey.of(entity)
        return isWalked(for: limit)
            ? ("\(key) = ANY (k.keys)", "k.sorted") : ("k.keys @> \([key])", "(k.sorted + 0)")
    }

    /// The condition, where any articles will do.
    var condition: SQL { "k.keys @> \([NamingKey.of(entity)])" }

    /// The newest or the oldest articles, with some columns of `k` and what is joined with it.
    func request(_ columns: SQL, joining tables: SQL = "", checks: SQL = "", isOlder: Bool = true, limit: Int) -> SQL {
        let (condition, seconds) = asked(for: limit)
        let direction: SQL = isOlder ? " DESC" : ""
        return "SELECT " + columns + " FROM naming k" + tables + " WHERE " + condition + checks + " ORDER BY " + seconds
            + direction + ", k.article" + direction + " LIMIT \(limit)"
    }

    /// The newest articles that have something of an entity. Few have, so that all are taken from the index and sorted.
    static func newest(_ columns: SQL, having part: NamingKey.Part, of entity: Entity.ID, limit: Int) -> SQL {
        "SELECT " + columns + " FROM naming WHERE keys @> \([NamingKey.of(entity, part)])"
            + " ORDER BY sorted + 0 DESC, article DESC LIMIT \(limit)"
    }
}
