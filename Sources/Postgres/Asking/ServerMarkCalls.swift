import Catalogue
import Libraries
import News

// What the program calls: `Marking` and `SettingKeeping`. Marks are the reader's own.

extension PostgresLibrary {
    package func markRead(_ isRead: Bool, _ ids: [Article.ID]) throws(LibraryError) {
        try write(telling: .reader(reader)) { try Marks(session: $0, reader: reader).markRead(isRead, ids) }
    }

    @discardableResult
    package func markRead(
        _ isRead: Bool, matching query: Query, beyond position: ListPosition?, isOlder: Bool
    ) throws(LibraryError) -> [Article.ID] {
        try write(telling: .reader(reader)) { session in
            let found = try list(query, session).all(beyond: position, isOlder: isOlder)
            return try Marks(session: session, reader: reader)
                .markRead(isRead, found.filter { $0.value != isRead }.keys.sorted())
        }
    }

    @discardableResult
    package func markRead(_ isRead: Bool, withCopiesOf article: Article.ID) throws(LibraryError) -> Int {
        try write(telling: .reader(reader)) { session in
            let copies = try Copies(session: session).copies(of: article)
            let marked = try Marks(session: session, reader: reader).markRead(isRead, [article] + copies)
            return marked.count { $0 != article }
        }
    }

    package func star(_ isStarred: Bool, _ ids: [Article.ID]) throws(LibraryError) {
        try write(telling: .reader(reader)) { try Marks(session: $0, reader: reader).star(isStarred, ids) }
    }

    package func keepReadingOffset(_ offset: Int, of id: Article.ID) throws(LibraryError) {
        try write(telling: nil) { try Marks(session: $0, reader: reader).keepReadingOffset(max(0, offset), of: id) }
    }

    @discardableResult
    package func removeArticles(_ ids: [Article.ID]) throws(LibraryError) -> [Article.ID] {
        try write(telling: .everyone) { session in
            try EntityLock.take(session)
            return try ids.filter { try ArticleUpdating(session: session).remove($0) }
        }
    }

    package func marks(of ids: [Article.ID]) throws(LibraryError) -> [Article.ID: ArticleMarks] {
        try read { session in
            let rows = try session.rows(
                """
                SELECT a.id, a.filed, coalesce(m.is_read, false), coalesce(m.is_starred, false),
                    coalesce(m.reading_offset, 0), a.is_hidden, array(
                        SELECT f.address FROM feed_article k JOIN feed f ON f.id = k.feed
                        WHERE k.article = a.id AND f.removed IS NULL ORDER BY f.address COLLATE "C"
                    ), array(
                        SELECT g.name FROM article_tag k JOIN tag g ON g.id = k.tag
                        WHERE k.reader = \(reader) AND k.article = a.id ORDER BY g.key COLLATE "C"
                    ), (SELECT n.text FROM note n WHERE n.reader = \(reader) AND n.article = a.id)
                FROM article a LEFT JOIN mark m ON m.article = a.id AND m.reader = \(reader)
                WHERE \(SQL.column("a.id", isIn: ids))
                """)
            let versions = try Versions(session: session).versions(of: ids)
            return Dictionary(
                rows.map { row in
                    (
                        row.id(0),
                        ArticleMarks(
                            isRead: row.flag(2), isStarred: row.flag(3), isHidden: row.flag(5),
                            readingOffset: row.count(4), filed: row.number(1).map { Moment(seconds: $0) },
                            feeds: row.texts(6), versions: versions[row.id(0)] ?? [], tags: row.texts(7),
                            note: row.text(8))
                    )
                }, uniquingKeysWith: { first, _ in first })
        }
    }

    package func take(_ marks: [(article: Article.ID, marks: ArticleMarks)]) throws(LibraryError) {
        try write(telling: .reader(reader)) { session in
            let own = Marks(session: session, reader: reader)
            try own.markRead(true, marks.filter(\.marks.isRead).map(\.article))
            try own.star(true, marks.filter(\.marks.isStarred).map(\.article))
            let tags = TagWriting(session: session, reader: reader)
            for (id, marks) in marks where !marks.tags.isEmpty {
                _ = try tags.make(TagChange(adding: marks.tags), on: [id])
            }
            let notes = marks.compactMap { entry in
                entry.marks.note.flatMap { noteText($0) }.map { (article: entry.article, text: $0) }
            }
            try session.change(
                """
                INSERT INTO note (reader, article, text, written)
                SELECT \(reader), a.id, n.text, \(now)
                FROM unnest(\(notes.map(\.article)), \(notes.map(\.text))) AS n (id, text) JOIN article a ON a.id = n.id
                ON CONFLICT DO NOTHING
                """)
            let hidden = marks.filter(\.marks.isHidden).map(\.article)
            if !hidden.isEmpty { _ = try ArticleHiding(session: session).hide(true, hidden) }
            let offsets = marks.filter { $0.marks.readingOffset > 0 }
            if offsets.isEmpty { return }
            try session.change(
                """
                INSERT INTO mark (reader, article, sorted, reading_offset)
                SELECT \(reader), a.id, a.sorted, n.kept
                FROM unnest(\(offsets.map(\.article)), \(offsets.map(\.marks.readingOffset))) AS n (id, kept)
                JOIN article a ON a.id = n.id
                ON CONFLICT (reader, article) DO UPDATE SET reading_offset = excluded.reading_offset
                    WHERE mark.reading_offset = 0
                """)
        }
    }

    package func setting(_ name: String) throws(LibraryError) -> String? {
        try read { try $0.text("SELECT value FROM setting WHERE reader = \(reader) AND name = \(name)") }
    }

    package func keep(_ value: String?, as name: String) throws(LibraryError) {
        try write(telling: nil) { try Settings(session: $0, reader: reader).keep(value, as: name) }
    }
}

/// What a reader's program remembers.
struct Settings {
    let session: Session
    let reader: Int64

    func keep(_ value: String?, as name: String) throws {
        guard let value else {
            try session.change("DELETE FROM setting WHERE reader = \(reader) AND name = \(name)")
            return
        }
        try session.change(
            """
            INSERT INTO setting (reader, name, value) VALUES (\(reader), \(name), \(value))
            ON CONFLICT (reader, name) DO UPDATE SET value = excluded.value
            """)
    }
}
