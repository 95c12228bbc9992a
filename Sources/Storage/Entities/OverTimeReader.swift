import Catalogue
import GRDB
import Libraries
import News

extension Library {
    /// What the articles say of an entity as time goes by; nil if there is none under that number.
    ///
    /// - Parameter limit: how many articles are read at most; if more name it, the oldest fifth of these and the newest.
    package func overTime(of entity: Entity.ID, limit: Int) throws(LibraryError) -> OverTime? {
        try read { db in
            guard let entity = try EntityRows.entity(db, entity) else { return nil }
            let reader = TellingReader(db: db, entity: entity.id)
            let tellings = try reader.slots(limit: limit).compactMap(reader.telling)
            return try OverTime(of: entity, in: tellings) { counts, most in
                try EntityRows.companions(db, counts: counts, limit: most)
            }
        }
    }
}

/// Reads the articles that name an entity.
private struct TellingReader {
    let db: Database
    let entity: Entity.ID

    /// The slots of the newest articles that name it, and of the oldest.
    func slots(limit: Int) throws -> [Int64] {
        let oldest = try db.cachedStatement(
            sql: "SELECT rowid FROM named WHERE named MATCH ? ORDER BY rowid LIMIT ?")
        let newest = try NamedIndex(db: db).slots(of: entity, limit: limit - limit / 5)
        let first = try Int64.fetchAll(oldest, arguments: [NamedIndex.expression([entity]), limit / 5])
        return newest + first.filter { !newest.contains($0) }
    }

    func telling(_ slot: Int64) throws -> NamingArticle? {
        let find = try db.cachedStatement(sql: "SELECT id FROM article WHERE slot = ?")
        guard let id = try Int64.fetchOne(find, arguments: [slot]), let (line, _) = try ArticleRows.line(db, id),
            let text = try StoredText(db, id)
        else { return nil }
        return NamingArticle(
            line, text.body, text.extraction.fitting(text.body), links: try EntityLinks.read(db, id).list, of: entity)
    }
}
