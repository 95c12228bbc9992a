import Foundation
import GRDB
import Libraries
import News

// What an export takes from one library to another besides the articles, without the library's own numbers.

extension Library {
    /// The marks of some articles, and the feeds that each came from; those that are not there are left out.
    package func marks(of ids: [Article.ID]) throws(LibraryError) -> [Article.ID: ArticleMarks] {
        try read { db in
            var found: [Article.ID: ArticleMarks] = [:]
            for id in ids { found[id] = try Self.marks(of: id, db) }
            return found
        }
    }

    private static func marks(of id: Article.ID, _ db: Database) throws -> ArticleMarks? {
        let find = try db.cachedStatement(
            sql: "SELECT is_read, is_starred, reading_offset, filed, slot, is_hidden FROM article WHERE id = ?")
        guard let row = try Row.fetchOne(find, arguments: [id]) else { return nil }
        let feeds = try db.cachedStatement(
            sql: """
                SELECT address FROM feed_article JOIN feed ON feed.id = feed_article.feed
                WHERE slot = ? AND removed IS NULL ORDER BY address
                """)
        return ArticleMarks(
            isRead: row.flag(0), isStarred: row.flag(1), isHidden: row.flag(5), readingOffset: row.count(2),
            filed: row.number(3).map { Moment(seconds: $0) },
            feeds: try String.fetchAll(feeds, arguments: [row.number(4)]),
            versions: try VersionFiler(db: db).versions(of: id), tags: try TagRows(db: db).tags(of: id),
            note: try NoteRows(db: db).text(on: .article(id)))
    }

    /// Adds marks of another library: what was read, starred, tagged or hidden in either is so afterwards; a note is taken
    /// where there is none here.
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
            let tags = TagRows(db: db)
            let note = try db.cachedStatement(
                sql: "INSERT OR IGNORE INTO note (article, text, written) SELECT id, ?, ? FROM article WHERE id = ?")
            for (id, marks) in marks {
                for tag in marks.tags { try tags.add(tag, to: id) }
                if let text = marks.note.flatMap(noteText) {
                    try note.execute(arguments: [text, Int64(Date().timeIntervalSince1970), id])
                }
            }
            try tags.sweep()
            _ = try ArticleHider(db: db).hide(true, marks.filter(\.marks.isHidden).map(\.article))
        }
    }
}
