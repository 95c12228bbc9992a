import Foundation
import GRDB
import News

/// Files articles within one transaction.
///
/// The words of all its articles go into the full text index at the end, in the order of their keys: in any other
/// order the index would write a segment of its own for nearly each article.
final class Filer {
    private let db: Database
    private let filed: Int64
    private let entities: EntityFiler
    private var unindexed: [Int64: (headline: String, body: String)] = [:]

    init(_ db: Database, filed: Int64) {
        self.db = db
        self.filed = filed
        entities = EntityFiler(db)
    }

    /// Files one article. Its words can be searched for after ``indexWords()``.
    func file(_ submission: Submission, linking: Library.Linking) throws -> Filing {
        let headline = IndexWords(submission.article.headline)
        let body = IndexWords(submission.article.body)
        let hash = stableHash(headline.bytes, body.bytes)
        let match = try StoredMatch(db: db).match(submission, contentHash: hash)
        var text = FiledText(submission, headline: headline, body: body, hash: hash)
        guard let match else {
            let id = try add(text, linking: linking)
            if let sketch = submission.sketch { try CopyFiler(db: db).file(sketch, of: id) }
            return Filing(id: id, outcome: .new)
        }
        let filing = try update(match, &text, linking: linking)
        if filing.outcome == .updated, let sketch = submission.sketch {
            try CopyFiler(db: db).file(sketch, of: filing.id)
        }
        return filing
    }

    /// Puts the words of all articles filed so far into the full text index.
    func indexWords() throws {
        let insert = try db.cachedStatement(sql: "INSERT INTO words (rowid, headline, body) VALUES (?, ?, ?)")
        for (slot, text) in unindexed.sorted(by: { $0.key < $1.key }) {
            try insert.execute(arguments: [slot, text.headline, text.body])
        }
        unindexed = [:]
    }

    /// Takes an article out of the full text index.
    func unindex(_ slot: Int64, _ article: Article) throws {
        if unindexed.removeValue(forKey: slot) != nil { return }
        // An index without contents has to be told what it holds.
        let delete = try db.cachedStatement(
            sql: "INSERT INTO words (words, rowid, headline, body) VALUES ('delete', ?, ?, ?)")
        let headline = IndexWords(article.headline).indexed
        try delete.execute(arguments: [slot, headline, IndexWords(article.body).indexed])
    }
}

/// An article with all that is worked out from its text alone.
private struct FiledText {
    var article: Article
    let extraction: Extraction
    var origin: String?
    let headline: IndexWords
    let body: IndexWords
    let hash: Int64

    init(_ submission: Submission, headline: IndexWords, body: IndexWords, hash: Int64) {
        article = submission.article
        extraction = submission.extraction.fitting(submission.article.body)
        origin = submission.origin
        self.headline = headline
        self.body = body
        self.hash = hash
    }

    /// Takes over what an earlier form of the article said and this one leaves out.
    mutating func complete(from old: Article, origin: String?) {
        article.byline = article.byline ?? old.byline
        article.dateline = article.dateline ?? old.dateline
        article.source = article.source ?? old.source
        article.published = article.published ?? old.published
        article.updated = article.updated ?? old.updated
        article.language = article.language ?? old.language
        article.url = article.url ?? old.url
        article.feedItemID = article.feedItemID ?? old.feedItemID
        article.summary = article.summary ?? old.summary
        self.origin = origin ?? self.origin
    }
}

extension Filer {
    private func add(_ text: FiledText, linking: Library.Linking) throws -> Article.ID {
        let sorted = text.article.published?.seconds ?? filed
        let slot = try Slot.next(db, ofSecond: sorted)
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO article (sorted, slot, headline, byline, source, published, has_time, word_count, filed,
                    content_hash, url_hash, item_hash, origin_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try insert.execute(arguments: try columns(text, sorted: sorted, slot: slot))
        let id = db.lastInsertedRowID
        try put(text, id: id, slot: slot, linking: linking)
        return id
    }

    private func update(
        _ id: Article.ID, _ text: inout FiledText, linking: Library.Linking
    ) throws -> Filing {
        guard let stored = try StoredText.article(db, id), let row = try header(id) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "article \(id) has no text")
        }
        text.complete(from: stored, origin: row.text(2))
        let oldExtraction = try StoredText.extraction(db, id)
        if text.article == stored, oldExtraction == text.extraction { return Filing(id: id, outcome: .unchanged) }
        // Everything that hangs on the old text goes, then the row itself is changed: its number and marks stay.
        let oldSlot = row.number(0) ?? 0
        let former = try entities.remove(slot: oldSlot, body: stored.body, extraction: oldExtraction ?? Extraction())
        try unindex(oldSlot, stored)
        let sorted = text.article.published?.seconds ?? row.number(1) ?? filed
        let isSameDay = Slot.first(ofSecond: sorted) == Slot.first(ofSecond: row.number(3) ?? sorted)
        let slot = isSameDay ? oldSlot : try Slot.next(db, ofSecond: sorted)
        let change = try db.cachedStatement(
            sql: """
                UPDATE article SET sorted = ?, slot = ?, headline = ?, byline = ?, source = ?, published = ?,
                    has_time = ?, word_count = ?, filed = filed + 0 * ?, content_hash = ?, url_hash = ?, item_hash = ?,
                    origin_hash = ? WHERE id = ?
                """)
        try change.execute(arguments: try columns(text, sorted: sorted, slot: slot) + [id])
        try put(text, id: id, slot: slot, linking: linking)
        try entities.sweep(former)
        return Filing(id: id, outcome: .updated)
    }

    /// Slot, time of filing, origin, and the second it is sorted by.
    private func header(_ id: Article.ID) throws -> Row? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT slot, filed, text.origin, sorted FROM article JOIN text ON text.article = article.id
                WHERE article.id = ?
                """)
        return try Row.fetchOne(statement, arguments: [id])
    }

    /// The columns of `article`, but its number and marks.
    private func columns(_ text: FiledText, sorted: Int64, slot: Int64) throws -> StatementArguments {
        let article = text.article
        return [
            sorted, slot, article.headline, article.byline, try source(article.source), article.published?.seconds,
            article.published?.hasTime ?? false, text.body.count, filed, text.hash, article.url.map { stableHash($0) },
            article.feedItemID.map { stableHash($0) }, text.origin.map { stableHash($0) },
        ]
    }

    /// Writes the text, and indexes what is in it.
    private func put(_ text: FiledText, id: Article.ID, slot: Int64, linking: Library.Linking) throws {
        let article = text.article
        let kept = try entities.add(text.extraction, body: article.body, slot: slot, linking: linking)
        let body = StoredText.packed(article.body)
        let insert = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO text (article, body, body_form, blocks, extraction, dateline, updated,
                    updated_has_time, language, url, feed_item_id, summary, origin)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try insert.execute(arguments: [
            id, Data(body.bytes), body.form, article.blocks.isEmpty ? nil : Data(article.blocks.encoded),
            Data(kept.encoded), article.dateline, article.updated?.seconds, article.updated?.hasTime ?? false,
            article.language, article.url, article.feedItemID, article.summary, text.origin,
        ])
        unindexed[slot] = (text.headline.indexed, text.body.indexed)
    }

    /// The number of a source, which is made if new.
    private func source(_ name: String?) throws -> Int64? {
        guard let name else { return nil }
        let find = try db.cachedStatement(sql: "SELECT id FROM source WHERE name = ?")
        if let id = try Int64.fetchOne(find, arguments: [name]) { return id }
        let insert = try db.cachedStatement(sql: "INSERT INTO source (name, folded) VALUES (?, ?)")
        try insert.execute(arguments: [name, IndexWords(name).indexed])
        return db.lastInsertedRowID
    }
}
