import Catalogue
import GRDB
import Libraries
import News

// Corrections on their way from one library to another: with names instead of numbers.

extension Library: NamedCorrecting {
    /// The corrections in force, with names instead of numbers, in the order in which they were made.
    package func namedCorrections() throws(LibraryError) -> [NamedCorrection] {
        try read { db in
            let scopes = try ScopeRow.all(db)
            return try CorrectionRow.all(db).compactMap { row in try Self.named(row, scopes[row.id], db) }
        }
    }

    private static func named(_ row: CorrectionRow, _ scope: ScopeRow?, _ db: Database) throws -> NamedCorrection? {
        row.named(scope, other: try row.sort == .merge ? row.other.flatMap { try form(of: $0, at: row.id, db) } : nil)
    }

    /// Name and kind of an entity when a correction was made, which later corrections of the entity tell.
    private static func form(
        of entity: Entity.ID, at correction: Int64, _ db: Database
    ) throws -> (name: String, kind: EntityKind)? {
        let find = try db.cachedStatement(
            sql: """
                SELECT before, before_kind FROM correction
                WHERE entity = ? AND id > ? AND sort IN (\(CorrectionRow.Sort.rename.rawValue),
                    \(CorrectionRow.Sort.changeKind.rawValue)) AND other IS NULL ORDER BY id LIMIT 1
                """)
        let own = try db.cachedStatement(sql: "SELECT name, kind FROM entity WHERE id = ?")
        let later = try Row.fetchOne(find, arguments: [entity, correction])
        guard let row = try later ?? Row.fetchOne(own, arguments: [entity]) else { return nil }
        return (row.text(0) ?? "", EntityKind(code: row.count(1)) ?? .other)
    }

    package func resolved(_ named: NamedCorrection) throws(LibraryError) -> ScopedCorrection? {
        try read { db in
            guard let entity = try Self.entity(named.name, named.kind, db), let scope = try Self.scope(named.text, db),
                let correction = try Self.correction(named, of: entity, db)
            else { return nil }
            return ScopedCorrection(correction, scope)
        }
    }

    private static func correction(
        _ named: NamedCorrection, of entity: Entity.ID, _ db: Database
    ) throws -> EntityCorrection? {
        var target: Entity.ID?
        if let other = named.other, let kind = named.otherKind { target = try Self.entity(other, kind, db) }
        return named.correction(of: entity, into: target)
    }

    /// - Returns: nil if the library does not have the text, or the text not the mention.
    private static func scope(_ text: NamedCorrection.Text?, _ db: Database) throws -> CorrectionScope? {
        guard let text else { return .everywhere }
        guard let article = try article(text.contentHash, text.addressHash, db) else { return nil }
        guard let anchor = text.mention else { return .article(article) }
        return try StoredText.body(db, article).flatMap(anchor.range).map { .mention(article, $0) }
    }

    /// The article with a text, or else with an address; nil if there is none.
    static func article(_ contentHash: Int64, _ addressHash: Int64?, _ db: Database) throws -> Article.ID? {
        let find = try db.cachedStatement(
            sql: """
                SELECT id FROM article WHERE content_hash = ?1 OR url_hash = ?2
                ORDER BY content_hash = ?1 DESC, id LIMIT 1
                """)
        return try Int64.fetchOne(find, arguments: [contentHash, addressHash])
    }

    /// The entity with a name and a kind; of several, the one that most articles name.
    static func entity(_ name: String, _ kind: String, _ db: Database) throws -> Entity.ID? {
        guard let kind = EntityKind(rawValue: kind) else { return nil }
        let find = try db.cachedStatement(
            sql: """
                SELECT id FROM entity WHERE id IN (SELECT entity FROM name WHERE number = ?) AND name = ? AND kind = ?
                    AND merged_into IS NULL ORDER BY articles DESC, id LIMIT 1
                """)
        return try Int64.fetchOne(find, arguments: [EntityNames.number(folded(name)), name, kind.code])
    }
}
