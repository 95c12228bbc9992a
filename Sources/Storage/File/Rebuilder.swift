import Catalogue
import Compression
import Foundation
import GRDB
import Libraries
import News

/// Makes all derived tables and counts again from articles, extractions and corrections.
struct Rebuilder {
    private let db: Database
    private let filer: EntityFiler
    private let packer: TextPacker

    init(_ db: Database, packer: TextPacker) {
        self.db = db
        self.packer = packer
        filer = EntityFiler(db)
    }

    func rebuild() throws {
        try db.execute(sql: "REINDEX")
        for table in Schema.tables {
            if table.content == .derived { try db.execute(sql: table.clearing) }
            try db.execute(sql: table.rows)
        }
        try TextPacker.learnDictionaries(db)
        try restoreNames()
        // In the order of slots, in which the index is written fastest.
        let rows = try Row.fetchCursor(db, sql: "SELECT slot, id FROM article ORDER BY slot")
        let articles = try Array(rows.map { ($0.number(0) ?? 0, $0.number(1) ?? 0) })
        let standing = try StandingCorrections(db)
        for start in stride(from: 0, to: articles.count, by: 500) {
            for (slot, id) in articles[start..<min(start + 500, articles.count)] {
                try rebuild(slot: slot, id: id, standing)
            }
            try filer.writeCounts()
        }
        // Extractions that cannot be read are gone by now; an article whose extraction is there awaits none.
        try db.execute(
            sql: "DELETE FROM awaiting_extraction WHERE article IN (SELECT article FROM extraction)")
        try Vocabulary(db: db).restore()
        try VersionFiler(db: db).rebuild()
        let gone = try Int64.fetchAll(db, sql: "SELECT id FROM entity WHERE articles = 0 AND is_kept = 0")
        try filer.sweep(gone)
        try EntityFiler.noteChange(db)
        try recount()
    }

    private func recount() throws {
        try db.execute(
            sql: """
                UPDATE tally SET articles = (SELECT count(*) FROM article WHERE is_hidden = 0),
                    hidden = (SELECT count(*) FROM article WHERE is_hidden = 1),
                    unread = (SELECT count(*) FROM article WHERE is_read = 0 AND is_hidden = 0),
                    starred = (SELECT count(*) FROM article WHERE is_starred = 1 AND is_hidden = 0);
                UPDATE feed SET articles = (
                        SELECT count(*) FROM feed_article JOIN article ON article.slot = feed_article.slot
                        WHERE feed = feed.id AND is_hidden = 0
                    ), unread = (
                        SELECT count(*) FROM feed_article JOIN article ON article.slot = feed_article.slot
                        WHERE feed = feed.id AND is_read = 0 AND is_hidden = 0
                    );
                """)
    }

    /// Gives each entity the name in its row, unless it was merged into another; the other names come with the articles.
    private func restoreNames() throws {
        try db.execute(sql: "UPDATE entity SET mentions = 0, articles = 0, role = NULL, role_slot = NULL")
        for row in try Row.fetchAll(
            db, sql: "SELECT id, name, kind, is_hidden FROM entity WHERE merged_into IS NULL")
        {
            let entity = row.number(0) ?? 0
            try filer.names.ensure(row.text(1) ?? "", of: entity)
            let keys = TypedKeys(entity: entity, kind: row.count(2), before: 0, after: 0, isShown: !row.flag(3))
            try filer.names.renewKeys(of: keys)
        }
    }

    private func rebuild(slot: Int64, id: Article.ID, _ standing: StandingCorrections) throws {
        guard let article = try StoredText.article(db, id) else { return }
        // Blocks that do not fit the text are left out by the reading.
        try db.cachedStatement(sql: "UPDATE text SET blocks = ? WHERE article = ? AND blocks IS NOT NULL")
            .execute(arguments: [article.blocks.isEmpty ? nil : Data(article.blocks.encoded), id])
        let words = (IndexWords(article.headline), IndexWords(article.body))
        try db.cachedStatement(sql: "INSERT INTO words (rowid, headline, body) VALUES (?, ?, ?)")
            .execute(arguments: [slot, words.0.indexed, words.1.indexed])
        try db.cachedStatement(sql: "UPDATE article SET word_count = ?, content_hash = ? WHERE id = ?")
            .execute(arguments: [words.1.count, stableHash(words.0.bytes, words.1.bytes), id])
        // What points beyond the text was not found in it.
        guard let found = try FoundRow(db, id, body: article.body), !found.isStray else { return try extractAgain(id) }
        let (linked, steps) = standing.applied(to: found.linked, in: id, body: article.body)
        // If any of its entities is lost, it has to be linked again.
        guard try exist(found.links.list), try exist(linked.entities) else { return try extractAgain(id) }
        if found.isCorrected || !steps.isEmpty {
            try CorrectedArticle(
                article: id, found: (found.content, found.linked), linked: linked, corrections: steps.map(\.step.id)
            ).write(db, packer: packer, body: article.body)
        }
        let (locals, links) = (
            LocalEntity.all(of: linked.extraction, body: article.body), linked.links
        )
        filer.count(locals, links, slot: slot, sign: 1)
        try NamedIndex(db: db).insert(links.indexed(locals), slot: slot)
    }

    private func exist(_ entities: [Entity.ID]) throws -> Bool {
        let exists = try db.cachedStatement(sql: "SELECT 1 FROM entity WHERE id = ?")
        return try entities.allSatisfy { try Int.fetchOne(exists, arguments: [$0]) != nil }
    }

    /// Has an article await extraction again: what was found in it is lost.
    private func extractAgain(_ id: Article.ID) throws {
        try db.cachedStatement(sql: "DELETE FROM extraction WHERE article = ?").execute(arguments: [id])
        try db.cachedStatement(sql: ArticleFiler.awaiting).execute(arguments: [id])
    }
}
