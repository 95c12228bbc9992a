import Foundation
import GRDB
import News

/// Files articles, and what was found in them, within one transaction.
///
/// What goes into the indexes goes there at the end, in the order of their keys: in any other order the index would
/// write a segment of its own for nearly each article.
final class Filer {
    let db: Database
    private let filed: Int64
    private let entities: EntityFiler
    private let packer: TextPacker
    private var unindexed: [Int64: (headline: String, body: String)] = [:]
    private var unnamed: [Int64: String] = [:]
    private var words: [String: Int] = [:]
    private var former: [Entity.ID] = []
    private var changesEntities = false

    init(_ db: Database, filed: Int64, packer: TextPacker, memory: FilingMemory = FilingMemory()) {
        self.db = db
        self.filed = filed
        self.packer = packer
        entities = EntityFiler(db, memory: memory)
    }

    /// What was remembered while filing.
    var memory: FilingMemory { entities.memory }

    /// Files one article. It can be found after ``finish()``.
    func file(_ prepared: PreparedText, linking: Library.Linking) throws -> Filing {
        var text = prepared
        guard let match = try StoredMatch(db: db).match(text.submission, contentHash: text.hash) else {
            return Filing(id: try add(text, linking: linking), outcome: .new)
        }
        return try update(match, &text, linking: linking)
    }

    /// Files what was found in an article that awaits it.
    ///
    /// - Returns: false if it does not, or not in this form.
    func name(_ names: PreparedNames, linking: Library.Linking) throws -> Bool {
        let find = try db.cachedStatement(
            sql: """
                SELECT slot FROM awaiting JOIN article ON article.id = awaiting.article
                WHERE awaiting.article = ? AND content_hash = ?
                """)
        let id = names.text.id
        guard let slot = try Int64.fetchOne(find, arguments: [id, names.text.contentHash]) else { return false }
        try put(names, id: id, slot: slot, linking: linking)
        try db.cachedStatement(sql: "DELETE FROM awaiting WHERE article = ?").execute(arguments: [id])
        return true
    }

    /// Puts all that was filed so far into the indexes, and writes the counts of who is named.
    func finish() throws {
        let insert = try db.cachedStatement(sql: "INSERT INTO words (rowid, headline, body) VALUES (?, ?, ?)")
        for (slot, text) in unindexed.sorted(by: { $0.key < $1.key }) {
            try insert.execute(arguments: [slot, text.headline, text.body])
        }
        let index = NamedIndex(db: db)
        for (slot, words) in unnamed.sorted(by: { $0.key < $1.key }) { try index.insert(words, slot: slot) }
        try Vocabulary(db: db).note(words)
        unindexed = [:]
        unnamed = [:]
        words = [:]
        guard changesEntities else { return }
        try entities.writeCounts()
        try entities.sweep(former)
        try EntityFiler.noteChange(db)
        former = []
        changesEntities = false
    }

    /// Takes an article's words and entities out of indexes and counts. Only ``finish()`` makes that whole.
    func unindex(_ slot: Int64, _ article: Article, _ extraction: Extraction) throws {
        changesEntities = true
        try unname(slot, article, extraction)
        if unindexed.removeValue(forKey: slot) != nil { return }
        // An index without contents has to be told what it holds.
        let delete = try db.cachedStatement(
            sql: "INSERT INTO words (words, rowid, headline, body) VALUES ('delete', ?, ?, ?)")
        let headline = IndexWords(article.headline).indexed
        try delete.execute(arguments: [slot, headline, IndexWords(article.body).indexed])
    }

    /// Takes an article's entities out of index and counts, if they were found.
    private func unname(_ slot: Int64, _ article: Article, _ extraction: Extraction) throws {
        let find = try db.cachedStatement(
            sql: "SELECT article FROM found WHERE article = (SELECT id FROM article WHERE slot = ?)")
        guard let id = try Int64.fetchOne(find, arguments: [slot]) else { return }
        changesEntities = true
        let locals = LocalEntity.all(of: extraction.fitting(article.body), body: article.body)
        let links = try EntityLinks.read(db, id)
        try entities.count(locals, links, slot: slot, sign: -1)
        former += links.list.map(\.entity)
        if unnamed.removeValue(forKey: slot) == nil {
            try NamedIndex(db: db).delete(links.indexed(locals), slot: slot)
        }
        try db.cachedStatement(sql: "DELETE FROM found WHERE article = ?").execute(arguments: [id])
    }
}

extension Filer {
    private func add(_ text: PreparedText, linking: Library.Linking) throws -> Article.ID {
        let sorted = text.article.published?.seconds ?? text.submission.filed?.seconds ?? filed
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
        _ id: Article.ID, _ text: inout PreparedText, linking: Library.Linking
    ) throws -> Filing {
        guard let (stored, extraction) = try StoredText.filed(db, id), let row = try header(id) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "article \(id) has no text")
        }
        text.complete(from: stored, origin: row.text(2))
        let saysNothingNew = text.names == nil || text.names?.extraction == extraction
        if text.article == stored, saysNothingNew { return Filing(id: id, outcome: .unchanged) }
        // Everything that hangs on the old text goes, then the row itself is changed: its number and marks stay.
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
        try put(text, id: id, slot: slot, linking: linking)
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
    private func columns(_ text: PreparedText, sorted: Int64, slot: Int64) throws -> StatementArguments {
        let article = text.article
        return [
            sorted, slot, article.headline, article.byline, try source(article.source), article.published?.seconds,
            article.published?.hasTime ?? false, text.wordCount, text.submission.filed?.seconds ?? filed, text.hash,
            article.url.map { stableHash($0) },
            article.feedItemID.map { stableHash($0) }, text.origin.map { stableHash($0) },
        ]
    }

    /// Writes the text; what was found in it too, or that it awaits that.
    private func put(_ text: PreparedText, id: Article.ID, slot: Int64, linking: Library.Linking) throws {
        let article = text.article
        let insert = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO text (article, content, blocks, dateline, updated, updated_has_time, language,
                    url, feed_item_id, summary, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try insert.execute(arguments: [
            id, Data(text.packed), article.blocks.isEmpty ? nil : Data(article.blocks.encoded), article.dateline,
            article.updated?.seconds, article.updated?.hasTime ?? false, article.language, article.url,
            article.feedItemID, article.summary, text.origin,
        ])
        unindexed[slot] = (text.headline, text.body)
        note(text.words, isCounted: text.hash % Int64(Vocabulary.share) == 0)
        if let names = text.names {
            try put(names, id: id, slot: slot, linking: linking)
        } else {
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO awaiting VALUES (?)").execute(arguments: [id])
        }
    }

    /// Gathers the words that are new, and all those of an article that is counted.
    private func note(_ distinct: DistinctWords, isCounted: Bool) {
        for (hash, place) in distinct.list where entities.memory.words.insert(hash).inserted || isCounted {
            words[distinct.word(at: place), default: 0] += isCounted ? 1 : 0
        }
    }

    /// Writes what was found, and indexes it.
    private func put(_ names: PreparedNames, id: Article.ID, slot: Int64, linking: Library.Linking) throws {
        changesEntities = true
        let linked = try entities.add(names, slot: slot, linking: linking)
        let isAsFound = linked.extraction == names.extraction
        let content =
            isAsFound ? names.packed : packer.packed(linked.extraction.encoded(body: names.text.body), as: .found)
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO found (article, content, entities) VALUES (?, ?, ?)")
            .execute(arguments: [id, Data(content), Data(linked.links.encoded)])
        unnamed[slot] = linked.indexed
        if let sketch = names.sketch { try CopyFiler(db: db).file(sketch, of: id) }
    }

    /// The number of a source, which is made if new.
    private func source(_ name: String?) throws -> Int64? {
        guard let name else { return nil }
        if let id = entities.memory.sources[name] { return id }
        let id = try madeSource(name)
        entities.memory.sources[name] = id
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
