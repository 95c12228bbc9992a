import Catalogue
import GRDB
import News

extension EntityLinks {
    /// The links of an article; none if there is none under that number.
    static func read(_ db: Database, _ id: Article.ID) throws -> EntityLinks {
        let find = try db.cachedStatement(sql: "SELECT links FROM extraction WHERE article = ?")
        return try Row.fetchOne(find, arguments: [id])?.bytes(0).flatMap { EntityLinks(decoding: $0) }
            ?? EntityLinks([])
    }

    /// The links of the article in a slot.
    static func read(_ db: Database, slot: Int64) throws -> EntityLinks {
        let find = try db.cachedStatement(
            sql: "SELECT links FROM article JOIN extraction ON extraction.article = article.id WHERE slot = ?")
        return try Row.fetchOne(find, arguments: [slot])?.bytes(0).flatMap { EntityLinks(decoding: $0) }
            ?? EntityLinks([])
    }

    /// What the index `named` holds of an article.
    func indexed(_ locals: [LocalEntity]) -> String {
        NamedIndex.words(
            grouped.map { entity, indices in
                let own = indices.filter(locals.indices.contains).map { locals[$0] }
                let mentions = own.reduce(0) { $0 + $1.mentions }
                var parts: [NamedIndex.Part] = []
                if mentions == 0 { parts.append(.unsaid) }
                if own.contains(where: { !$0.named.roles.isEmpty }) { parts.append(.role) }
                if own.contains(where: { $0.quotes > 0 }) { parts.append(.quoted) }
                if own.contains(where: { $0.saidOf > 0 }) { parts.append(.said) }
                return (entity, mentions, parts)
            }) + (language.map(NamedIndex.words) ?? "")
    }
}
