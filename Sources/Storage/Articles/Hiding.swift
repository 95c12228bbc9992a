import GRDB
import Libraries
import News

// A hidden article keeps its rows, so that it is known when it comes again, and its words in the index, by which the
// hidden ones can be searched. What was found in it goes, and with that its part in entities, copies and stories; once it is
// brought back, it awaits extraction.

extension Library {
    /// Hides articles, or brings them back.
    ///
    /// - Returns: those that were not so before.
    @discardableResult
    package func hide(_ isHidden: Bool, _ ids: [Article.ID]) throws(LibraryError) -> [Article.ID] {
        try write(.power) { db in try ArticleHider(db: db).hide(isHidden, ids) }
    }

    /// The same for all articles that match.
    @discardableResult
    package func hide(_ isHidden: Bool, matching query: Query) throws(LibraryError) -> [Article.ID] {
        try write(.power) { db in
            try ArticleHider(db: db).hide(isHidden, QueryPlanner(db).articles(matching: query))
        }
    }
}

struct ArticleHider {
    let db: Database

    /// - Returns: those that were not so before.
    func hide(_ isHidden: Bool, _ ids: [Article.ID]) throws -> [Article.ID] {
        let find = try db.cachedStatement(sql: "SELECT slot FROM article WHERE id = ? AND is_hidden <> ?")
        let mark = try db.cachedStatement(sql: "UPDATE article SET is_hidden = ? WHERE id = ?")
        let filer = ArticleFiler(db, filed: 0, memory: try .right(nil, db), mostVersions: 0)
        var changed: [Article.ID] = []
        for id in ids {
            guard let slot = try Int64.fetchOne(find, arguments: [id, isHidden]) else { continue }
            if isHidden {
                try filer.reopen(id, slot: slot)
                try CopyFiler(db: db).remove(id)
                try db.cachedStatement(sql: "DELETE FROM awaiting_extraction WHERE article = ?").execute(arguments: [id]
                )
            }
            try mark.execute(arguments: [isHidden, id])
            if !isHidden { try filer.awaitExtraction(of: id) }
            changed.append(id)
        }
        try filer.finish()
        return changed
    }
}
