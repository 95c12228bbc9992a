import GRDB
import News

extension Library {
    /// The articles that are most likely about the same event as one article: published within some days of it, and
    /// naming most of the entities that it names and the archive seldom does. The most likely come first.
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

/// Finds articles by the rare entities they share with one.
private struct RelativesFinder {
    let db: Database
    let line: ArticleLine
    let days: Int

    /// How many of the article's entities are followed, the rarest first, and to how many articles each. Two reports on
    /// one event may share only entities that are not rare at all.
    private static let entities = 40
    private static let articlesOfEntity = 200

    /// The articles that share at least two entities with it, those with the most and the rarest first.
    var articles: [Article.ID] {
        get throws {
            let all = try Int.fetchOne(db.cachedStatement(sql: "SELECT articles FROM tally")) ?? 0
            var found: [Int64: (names: Int, weight: Double)] = [:]
            for entity in try rarestEntities {
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

    /// The entities that this and other articles name, the rarest first.
    private var rarestEntities: [Entity] {
        get throws {
            try Set(EntityLinks.read(db, line.id).list.map(\.entity)).compactMap { try EntityRows.entity(db, $0) }
                .filter { $0.kind != .date && $0.articles > 1 }
                .sorted { ($0.articles, $0.id) < ($1.articles, $1.id) }
                .prefix(Self.entities).map { $0 }
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
                limit: Self.articlesOfEntity)
        }
    }
}
