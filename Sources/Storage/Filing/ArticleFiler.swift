import Catalogue
import Foundation
import GRDB
import Libraries
import News

/// What filing articles remembers from one batch to the next. One call at a time has it.
final class TextMemory: @unchecked Sendable {
    /// How often words had been taken out of the vocabulary when it was right.
    private let wordLosses: Int64
    var sources: [String: Int64] = [:]
    /// Numbers of words that the vocabulary holds.
    var words: Set<Int64> = []

    /// As many words are remembered as take some 40 MB.
    private static let mostWords = 1_000_000

    private init(wordLosses: Int64) { self.wordLosses = wordLosses }

    /// The memory if it is right for the library as it is and not too large, or else a new one.
    static func right(_ memory: TextMemory?, _ db: Database) throws -> TextMemory {
        let losses = try Int64.fetchOne(db.cachedStatement(sql: "SELECT word_losses FROM tally")) ?? 0
        if let memory, memory.wordLosses == losses, memory.words.count < mostWords { return memory }
        return TextMemory(wordLosses: losses)
    }
}

/// Files articles within one transaction. Their entities are found later: until then they await extraction.
///
/// What goes into the full text index goes there at the end, in the order of its keys: in any other order the index
/// would write a segment of its own for nearly each article.
final class ArticleFiler {
    let db: Database
    let memory: TextMemory
    private let filed: Int64
    private let mostVersions: Int
    private let entities: EntityFiler
    private var unindexed: [Int64: (headline: String, body: String)] = [:]
    private var words: [String: Int] = [:]
    private var former: [Entity.ID] = []
    private var changesEntities = false

    /// - Parameters:
    ///   - filed: the time of filing, in seconds since 1970.
    ///   - memory: what was remembered of this library as it is.
    ///   - mostVersions: how many former texts of an article are kept.
    init(_ db: Database, filed: Int64, memory: TextMemory, mostVersions: Int) {
        self.db = db
        self.filed = filed
        self.memory = memory
        self.mostVersions = mostVersions
        entities = EntityFiler(db)
    }

    /// Files one article. It can be found after ``finish()``.
    func file(_ prepared: PreparedArticle) throws -> Filing {
        guard let match = try StoredMatcher(db: db).match(prepared.submission, contentHash: prepared.hash) else {
            return Filing(id: try add(prepared), outcome: .new)
        }
        return match.mayChange ? try update(match.id, prepared) : Filing(id: match.id, outcome: .unchanged)
    }

    /// Writes the index entries of all that was filed, and the counts of entities that lost mentions.
    func finish() throws {
        let insert = try db.cachedStatement(sql: "INSERT INTO words (rowid, headline, body) VALUES (?, ?, ?)")
        for (slot, text) in unindexed.sorted(by: { $0.key < $1.key }) {
            try insert.execute(arguments: [slot, text.headline, text.body])
        }
        try Vocabulary(db: db).note(words)
        unindexed = [:]
        words = [:]
        guard changesEntities else { return }
        try entities.writeCounts()
        try entities.sweep(former)
        try EntityFiler.noteChange(db)
        former = []
        changesEntities = false
    }

    /// Removes an article's words and entities from indexes and counts. ``finish()`` completes that.
    func unindex(_ slot: Int64, _ article: Article, _ extraction: Extraction) throws {
        changesEntities = true
        try removeExtraction(slot, article, extraction)
        if unindexed.removeValue(forKey: slot) != nil { return }
        // An index without contents has to be told what it holds.
        let delete = try db.cachedStatement(
            sql: "INSERT INTO words (words, rowid, headline, body) VALUES ('delete', ?, ?, ?)")
        let headline = IndexWords(article.headline).indexed
        try delete.execute(arguments: [slot, headline, IndexWords(article.body).indexed])
    }

    /// Takes away what was extracted from an article, which awaits extraction again. Only ``finish()`` makes that whole.
    func reopen(_ id: Article.ID, slot: Int64) throws {
        guard let (article, extraction) = try StoredText.filed(db, id) else { return }
        changesEntities = true
        try removeExtraction(slot, article, extraction)
        try awaitExtraction(of: id)
    }

    /// Has an article await extraction, unless it is hidden.
    func awaitExtraction(of id: Article.ID) throws {
        try db.cachedStatement(sql: Self.awaiting).execute(arguments: [id])
    }

    /// Takes the number of the article.
    static let awaiting =
        "INSERT OR IGNORE INTO awaiting_extraction SELECT id FROM article WHERE id = ? AND is_hidden = 0"

    /// Removes an article's entities from index and counts, if it has been extracted.
    private func removeExtraction(_ slot: Int64, _ article: Article, _ extraction: Extraction) throws {
        let find = try db.cachedStatement(
            sql: "SELECT article FROM extraction WHERE article = (SELECT id FROM article WHERE slot = ?)")
        guard let id = try Int64.fetchOne(find, arguments: [slot]) else { return }
        let locals = LocalEntity.all(of: extraction.fitting(article.body), body: article.body)
        let links = try EntityLinks.read(db, id)
        entities.count(locals, links, slot: slot, sign: -1)
        former += links.list
        try NamedIndex(db: db).delete(links.indexed(locals), slot: slot)
        try StoryFiler.remove(slot: slot, db)
        try db.cachedStatement(sql: "DELETE FROM extraction WHERE article = ?").execute(arguments: [id])
    }
}

extension ArticleFiler {
    private func add(_ text: PreparedArticle) throws -> Article.ID {
        let sorted = text.article.published?.seconds ?? text.submission.filed?.seconds ?? filed
        let slot = try Slot.next(db, ofSecond: sorted)
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO article (sorted, slot, headline, byline, source, published, has_time, word_count, filed,
                    content_hash, url_hash, item_hash, origin_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try insert.execute(arguments: try columns(text, sorted: sorted, slot: slot))
        let id = db.lastInsertedRowID
        try put(text, id: id, slot: slot)
        let isCorrected = try ScopeRow.adopt(
            id, contentHash: text.hash, addressHash: text.article.url.map { stableHash($0) }, db)
        if isCorrected { changesEntities = true }
        return id
    }

    private func update(_ id: Article.ID, _ prepared: PreparedArticle) throws -> Filing {
        guard let (stored, extraction) = try StoredText.filed(db, id), let row = try header(id) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "article \(id) has no text")
        }
        var text = prepared
        text.complete(from: stored, origin: row.text(2))
        if text.says(stored) { return Filing(id: id, outcome: .unchanged) }
        if text.article.headline != stored.headline || text.article.body != stored.body {
            try VersionFiler(db: db).keep(stored, of: id, replaced: filed, most: mostVersions)
        }
        // All that belongs to the old text goes, then the row itself is changed: its number and marks stay.
        let oldSlot = row.number(0) ?? 0
        try unindex(oldSlot, stored, extraction)
        let sorted = text.article.published?.seconds ?? row.number(1) ?? filed
        let isSameDay = Slot.isSameDay(sorted, row.number(3) ?? sorted)
        let slot = isSameDay ? oldSlot : try Slot.next(db, ofSecond: sorted)
        let change = try db.cachedStatement(
            sql: """
                UPDATE article SET sorted = ?, slot = ?, headline = ?, byline = ?, source = ?, published = ?,
                    has_time = ?, word_count = ?, filed = filed + 0 * ?, content_hash = ?, url_hash = ?, item_hash = ?,
                    origin_hash = ? WHERE id = ?
                """)
        try change.execute(arguments: try columns(text, sorted: sorted, slot: slot) + [id])
        try put(text, id: id, slot: slot)
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

    /// The columns of `article`, except its number and marks.
    private func columns(_ text: PreparedArticle, sorted: Int64, slot: Int64) throws -> StatementArguments {
        let article = text.article
        return [
            sorted, slot, article.headline, article.byline, try source(article.source), article.published?.seconds,
            article.published?.hasTime ?? false, text.wordCount, text.submission.filed?.seconds ?? filed, text.hash,
            article.url.map { stableHash(comparedAddress($0)) },
            article.feedItemID.map { stableHash(comparedAddress($0)) }, text.origin.map { stableHash($0) },
        ]
    }

    /// Writes the text, and that it awaits extraction.
    private func put(_ text: PreparedArticle, id: Article.ID, slot: Int64) throws {
        let article = text.article
        let insert = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO text (article, content, blocks, dateline, updated, updated_has_time, language,
                    url, feed_item_id, summary, origin, picture) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try insert.execute(arguments: [
            id, Data(text.packed), article.blocks.isEmpty ? nil : Data(article.blocks.encoded), article.dateline,
            article.updated?.seconds, article.updated?.hasTime ?? false, article.language, article.url,
            article.feedItemID, article.summary, text.origin, article.picture,
        ])
        unindexed[slot] = (text.headline, text.body)
        note(text.words, isCounted: text.hash % Int64(Vocabulary.share) == 0)
        try awaitExtraction(of: id)
    }

    /// Gathers the words that are new, and all those of an article that is counted.
    private func note(_ distinct: DistinctWords, isCounted: Bool) {
        for (hash, range) in distinct.list where memory.words.insert(hash).inserted || isCounted {
            words[distinct.word(in: range), default: 0] += isCounted ? 1 : 0
        }
    }

    /// The number of a source, which is made if it is new.
    private func source(_ name: String?) throws -> Int64? {
        guard let name else { return nil }
        if let id = memory.sources[name] { return id }
        let id = try madeSource(name)
        memory.sources[name] = id
        return id
    }

    private func madeSource(_ name: String) throws -> Int64 {
        let find = try db.cachedStatement(sql: "SELECT id FROM source WHERE name = ?")
        if let id = try Int64.fetchOne(find, arguments: [name]) { return id }
        let insert = try db.cachedStatement(sql: "INSERT INTO source (name, folded) VALUES (?, ?)")
        try insert.execute(arguments: [name, IndexWords(name).indexed])
        return db.lastInsertedRowID
    }
}
