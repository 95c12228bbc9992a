import GRDB
import News

extension Library {
    /// The articles that are most likely to tell the event that one tells: published within some days of it, and
    /// naming the most of what it names and the archive seldom does. Nearest first.
    ///
    /// - Parameters:
    ///   - days: how many days earlier and later.
    ///   - limit: at most so many articles.
    package func relatives(of id: Article.ID, days: Int, limit: Int) throws(LibraryError) -> [FiledArticle] {
        try read { db in
            guard let line = try ArticleRows.line(db, id)?.line else { return [] }
            let reader = FiledArticleReader(db: db)
            return try RelativesFinder(db: db, line: line, days: days).articles.prefix(limit)
                .compactMap { try reader.article($0) }
        }
    }
}

/// Finds articles by the rare names they share with one.
private struct RelativesFinder {
    let db: Database
    let line: ArticleLine
    let days: Int

    /// How many of the article's names are followed, the rarest, and as far as how many articles each. Two reports on
    /// one event may share only names that are not rare at all.
    private static let names = 40
    private static let articlesOfName = 200

    /// The articles that share two names at least, those with the most and the rarest first.
    var articles: [Article.ID] {
        get throws {
            let all = try Int.fetchOne(db.cachedStatement(sql: "SELECT articles FROM tally")) ?? 0
            var found: [Int64: (names: Int, weight: Double)] = [:]
            for entity in try rarestNames {
                let weight = Double(max(1, all)) / Double(max(1, entity.articles))
                for slot in try slots(of: entity.id) {
                    let old = found[slot] ?? (0, 0)
                    found[slot] = (old.names + 1, old.weight + min(weight, 1000))
                }
            }
            let find = try db.cachedStatement(sql: "SELECT id FROM article WHERE slot = ? AND id <> ?")
            return try found.filter { $0.value.names >= 2 }
                .sorted { ($1.value.names, $1.value.weight, $0.key) < ($0.value.names, $0.value.weight, $1.key) }
                .compactMap { try Int64.fetchOne(find, arguments: [$0.key, line.id]) }
        }
    }

    /// What the article names and others do too, the rarest first.
    private var rarestNames: [Entity] {
        get throws {
            try Set(EntityLinks.read(db, line.id).list.map(\.entity)).compactMap { try EntityRows.entity(db, $0) }
                .filter { $0.kind != .date && $0.articles > 1 }
                .sorted { ($0.articles, $0.id) < ($1.articles, $1.id) }
                .prefix(Self.names).map { $0 }
        }
    }

    /// The slots of the articles of those days that name an entity.
    private func slots(of entity: Entity.ID) throws -> [Int64] {
        let span = Int64(days) * 86_400
        let first = max(line.position.seconds, .min + span) - span
        let last = min(line.position.seconds, .max - span) + span
        return try Slot.regions(db).flatMap { region in
            try NamedIndex(db: db).slots(
                of: entity, in: Slot.first(ofSecond: first, region)...Slot.last(ofSecond: last, region),
                limit: Self.articlesOfName)
        }
    }
}
