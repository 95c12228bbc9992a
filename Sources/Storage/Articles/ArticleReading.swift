import Catalogue
import GRDB
import Libraries
import News

extension Library {
    /// Some articles with the entities they name and the copies of their texts, in their order; those that are not there are
    /// left out.
    package func articles(numbered ids: [Article.ID]) throws(LibraryError) -> [FiledArticle] {
        try read { db in
            let (reader, copies) = (FiledArticleReader(db: db), CopyReader(db: db))
            return try ids.compactMap { id in
                guard var filed = try reader.article(id) else { return nil }
                filed.line = try copies.withCopies([filed.line]).first ?? filed.line
                return filed
            }
        }
    }

    /// Whether other articles from the same feed or file have an article's link, which then leads to no page of its own.
    package func sharesLink(_ id: Article.ID) throws(LibraryError) -> Bool {
        try read { db in try StoredMatcher(db: db).sharesLink(id) }
    }

    /// The rank of an article among those that name an entity, newest first: 2 of 5 is `(2, 5)`; nil if it does not name
    /// the entity.
    package func rank(
        of article: Article.ID, naming entity: Entity.ID
    ) throws(LibraryError) -> (number: Int, total: Int)? {
        try read { db in
            let index = NamedIndex(db: db)
            guard let found = try EntityRows.entity(db, entity), let (line, slot) = try ArticleRows.line(db, article),
                try index.holds(found.id, slot: slot)
            else { return nil }
            // Articles of later days are counted by slots, those of the article's own day one by one.
            var newer = 0
            for region in try Slot.regions(db) {
                let (first, last) = (
                    Slot.first(ofSecond: line.position.seconds, region),
                    Slot.last(ofSecond: line.position.seconds, region)
                )
                let end = Slot.all(region).upperBound
                if last < end { newer += try index.count(of: found.id, in: last + 1...end) }
                newer +=
                    try Int.fetchOne(
                        db,
                        sql: """
                            SELECT count(*) FROM named CROSS JOIN article ON article.slot = named.rowid
                            WHERE named MATCH ? AND named.rowid BETWEEN ? AND ? AND (sorted, article.id) > (?, ?)
                            """,
                        arguments: [
                            NamedIndex.expression([found.id]), first, last, line.position.seconds, line.id,
                        ]) ?? 0
            }
            return (newer + 1, found.articles)
        }
    }
}

/// Puts an article together from its rows.
struct FiledArticleReader {
    let db: Database

    func article(_ id: Article.ID) throws -> FiledArticle? {
        guard let (line, _) = try ArticleRows.line(db, id), let (own, found) = try StoredText.filed(db, id) else {
            return nil
        }
        let links = try EntityLinks.read(db, id)
        let find = try db.cachedStatement(
            sql: """
                SELECT reading_offset,
                    EXISTS (SELECT 1 FROM awaiting_extraction AS awaiting WHERE awaiting.article = article.id),
                    (SELECT count(*) FROM version WHERE version.article = article.id),
                    (SELECT text FROM note WHERE note.article = article.id)
                FROM article WHERE id = ?
                """)
        let state = try Row.fetchOne(find, arguments: [id])
        return FiledArticle(
            line: line, article: own, found: found, links: links,
            entities: try EntityRows.entities(db, links.grouped.map(\.entity)), readingOffset: state?.count(0) ?? 0,
            awaitsExtraction: state?.flag(1) ?? false, changes: state?.count(2) ?? 0,
            note: state?.text(3))
    }
}
