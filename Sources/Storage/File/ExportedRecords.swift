import GRDB
import News

// What an export takes from one library to another besides the articles, without the library's own numbers.

extension Library {
    /// The marks of an article, and the feeds that it came from; nil if there is none under that number.
    package func marks(of id: Article.ID) throws(LibraryError) -> ArticleMarks? {
        try read { db in
            let find = try db.cachedStatement(
                sql: "SELECT is_read, is_starred, reading_offset, filed, slot FROM article WHERE id = ?")
            guard let row = try Row.fetchOne(find, arguments: [id]) else { return nil }
            let feeds = try db.cachedStatement(
                sql: """
                    SELECT address FROM feed_article JOIN feed ON feed.id = feed_article.feed
                    WHERE slot = ? AND removed IS NULL ORDER BY address
                    """)
            return ArticleMarks(
                isRead: row.flag(0), isStarred: row.flag(1), readingOffset: row.count(2),
                filed: row.number(3).map { Moment(seconds: $0) },
                feeds: try String.fetchAll(feeds, arguments: [row.number(4)]))
        }
    }

    /// Adds marks of another library: what was read or starred in either is so afterwards.
    package func take(_ marks: [(article: Article.ID, marks: ArticleMarks)]) throws(LibraryError) {
        try write(.power) { db in
            let change = try db.cachedStatement(
                sql: """
                    UPDATE article SET is_read = is_read OR ?2, is_starred = is_starred OR ?3,
                        reading_offset = iif(reading_offset = 0, ?4, reading_offset) WHERE id = ?1
                    """)
            for (id, marks) in marks where marks.isRead || marks.isStarred || marks.readingOffset > 0 {
                try change.execute(arguments: [id, marks.isRead, marks.isStarred, marks.readingOffset])
            }
        }
    }

    /// The corrections in force, with names instead of numbers, in the order in which they were made.
    package func namedCorrections() throws(LibraryError) -> [NamedCorrection] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT \(CorrectionRow.columns) FROM correction ORDER BY id")
                .compactMap { try Self.named(CorrectionRow($0), db) }
        }
    }

    private static func named(_ row: CorrectionRow, _ db: Database) throws -> NamedCorrection? {
        let kind = EntityKind(code: row.beforeKind)?.rawValue ?? ""
        func correction(_ sort: NamedCorrection.Sort, _ other: String?, _ otherKind: String? = nil) -> NamedCorrection {
            NamedCorrection(
                sort: sort, name: row.before, kind: kind, other: other, otherKind: otherKind, made: row.made)
        }
        switch row.sort {
        case .merge:
            guard let other = row.other, let (name, kind) = try form(of: other, at: row.id, db) else { return nil }
            return correction(.merge, name, kind.rawValue)
        case .split: return correction(.split, row.after)
        case .rename: return correction(.rename, row.after)
        case .changeKind: return correction(.kind, row.after)
        case .hide: return correction(.hide, nil)
        case nil: return nil
        }
    }

    /// Name and kind of an entity when a correction was made, which later corrections of the entity tell.
    private static func form(
        of entity: Entity.ID, at correction: Int64, _ db: Database
    ) throws -> (name: String, kind: EntityKind)? {
        let find = try db.cachedStatement(
            sql: """
                SELECT before, before_kind FROM correction
                WHERE entity = ? AND id > ? AND sort IN (\(CorrectionRow.Sort.rename.rawValue),
                    \(CorrectionRow.Sort.changeKind.rawValue)) ORDER BY id LIMIT 1
                """)
        let own = try db.cachedStatement(sql: "SELECT name, kind FROM entity WHERE id = ?")
        let later = try Row.fetchOne(find, arguments: [entity, correction])
        guard let row = try later ?? Row.fetchOne(own, arguments: [entity]) else { return nil }
        return (row.text(0) ?? "", EntityKind(code: row.count(1)) ?? .work)
    }

    /// Makes corrections of another library, in their order, except those whose entities are not here or that are in force
    /// already.
    ///
    /// - Returns: how many were made.
    @discardableResult
    package func correct(_ corrections: [NamedCorrection]) throws(LibraryError) -> Int {
        var inForce = Set(try namedCorrections())
        var made = 0
        for named in corrections where !inForce.contains(named) {
            guard let correction = try resolved(named) else { continue }
            do throws(LibraryError) {
                try correct(correction, made: Moment(seconds: named.made))
                inForce.insert(named)
                made += 1
            } catch {
                // A correction that makes no sense here, such as merging what is one already, is left out.
                guard case .failed = error else { throw error }
            }
        }
        return made
    }

    private func resolved(_ named: NamedCorrection) throws(LibraryError) -> EntityCorrection? {
        try read { db in
            guard let entity = try Self.entity(named.name, named.kind, db) else { return nil }
            switch named.sort {
            case .merge:
                guard let other = named.other, let kind = named.otherKind,
                    let target = try Self.entity(other, kind, db)
                else { return nil }
                return .merge(entity, into: target)
            case .split: return named.other.map { .split(alias: $0, from: entity) }
            case .rename: return named.other.map { .rename(entity, to: $0) }
            case .kind: return named.other.flatMap(EntityKind.init(rawValue:)).map { .changeKind(entity, to: $0) }
            case .hide: return .hide(entity)
            }
        }
    }

    /// The entity with a name and a kind; of several, the one that most articles name.
    private static func entity(_ name: String, _ kind: String, _ db: Database) throws -> Entity.ID? {
        guard let kind = EntityKind(rawValue: kind) else { return nil }
        let find = try db.cachedStatement(
            sql: """
                SELECT id FROM entity WHERE id IN (SELECT entity FROM name WHERE number = ?) AND name = ? AND kind = ?
                    AND merged_into IS NULL ORDER BY articles DESC, id LIMIT 1
                """)
        return try Int64.fetchOne(find, arguments: [EntityNames.number(folded(name)), name, kind.code])
    }
}
