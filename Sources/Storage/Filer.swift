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
    private let packer: TextPacker
    private var unindexed: [Int64: Indexed] = [:]
    private var former: [Entity.ID] = []

    /// What the indexes hold of an article.
    private struct Indexed {
        let headline: String
        let body: String
        let named: [String]
    }

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
            let id = try add(text, linking: linking)
            if let sketch = prepared.submission.sketch { try CopyFiler(db: db).file(sketch, of: id) }
            return Filing(id: id, outcome: .new)
        }
        let filing = try update(match, &text, linking: linking)
        if filing.outcome == .updated, let sketch = prepared.submission.sketch {
            try CopyFiler(db: db).file(sketch, of: filing.id)
        }
        return filing
    }

    /// Puts all articles filed so far into the indexes, and writes the counts of who is in them.
    func finish() throws {
        let insert = try db.cachedStatement(sql: "INSERT INTO words (rowid, headline, body) VALUES (?, ?, ?)")
        let sorted = unindexed.sorted { $0.key < $1.key }
        for (slot, text) in sorted { try insert.execute(arguments: [slot, text.headline, text.body]) }
        for (slot, text) in sorted { try NamedIndex(db: db).insert(text.named, slot: slot) }
        unindexed = [:]
        try entities.writeCounts()
        try entities.sweep(former)
        former = []
    }

    /// Takes an article's words and entities out of indexes and counts. Only ``finish()`` makes that whole.
    func unindex(_ slot: Int64, _ article: Article, _ extraction: Extraction) throws {
        let locals = LocalEntity.all(of: extraction.fitting(article.body), body: article.body)
        let links = try EntityLinks.read(db, slot: slot)
        entities.count(locals, links, slot: slot, sign: -1)
        former += links.list.map(\.entity)
        if unindexed.removeValue(forKey: slot) != nil { return }
        try NamedIndex(db: db).delete(links.indexed(locals), slot: slot)
        // An index without contents has to be told what it holds.
        let delete = try db.cachedStatement(
            sql: "INSERT INTO words (words, rowid, headline, body) VALUES ('delete', ?, ?, ?)")
        let headline = IndexWords(article.headline).indexed
        try delete.execute(arguments: [slot, headline, IndexWords(article.body).indexed])
    }
}

/// An article with all that is worked out from its text alone, which needs no library and is done beside it.
struct PreparedText: Sendable {
    let submission: Submission
    fileprivate var article: Article
    fileprivate let extraction: Extraction
    fileprivate var origin: String?
    fileprivate let headline: String
    fileprivate let body: String
    fileprivate let wordCount: Int
    fileprivate let hash: Int64
    /// Text and extraction as they are kept, unless the extraction changes while it is filed.
    fileprivate let packed: [UInt8]

    init(_ submission: Submission, packer: TextPacker) {
        self.submission = submission
        article = submission.article
        extraction = submission.extraction.fitting(submission.article.body)
        origin = submission.origin
        let headlineWords = IndexWords(submission.article.headline)
        let bodyWords = IndexWords(submission.article.body)
        headline = headlineWords.indexed
        body = bodyWords.indexed
        wordCount = bodyWords.count
        hash = stableHash(headlineWords.bytes, bodyWords.bytes)
        packed = packer.packed(StoredText.bytes(submission.article.body, extraction))
    }

    /// Takes over what an earlier form of the article said and this one leaves out.
    fileprivate mutating func complete(from old: Article, origin: String?) {
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
    private func add(_ text: PreparedText, linking: Library.Linking) throws -> Article.ID {
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
        _ id: Article.ID, _ text: inout PreparedText, linking: Library.Linking
    ) throws -> Filing {
        guard let (stored, oldExtraction) = try StoredText.filed(db, id), let row = try header(id) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "article \(id) has no text")
        }
        text.complete(from: stored, origin: row.text(2))
        if text.article == stored, oldExtraction == text.extraction { return Filing(id: id, outcome: .unchanged) }
        // Everything that hangs on the old text goes, then the row itself is changed: its number and marks stay.
        let oldSlot = row.number(0) ?? 0
        try unindex(oldSlot, stored, oldExtraction)
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
            article.published?.hasTime ?? false, text.wordCount, filed, text.hash, article.url.map { stableHash($0) },
            article.feedItemID.map { stableHash($0) }, text.origin.map { stableHash($0) },
        ]
    }

    /// Writes the text, and indexes what is in it.
    private func put(_ text: PreparedText, id: Article.ID, slot: Int64, linking: Library.Linking) throws {
        let article = text.article
        let linked = try entities.add(text.extraction, body: article.body, slot: slot, linking: linking)
        let isAsFound = linked.extraction == text.extraction
        let content = isAsFound ? text.packed : packer.packed(StoredText.bytes(article.body, linked.extraction))
        let insert = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO text (article, content, entities, blocks, dateline, updated,
                    updated_has_time, language, url, feed_item_id, summary, origin)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try insert.execute(arguments: [
            id, Data(content), Data(linked.links.encoded),
            article.blocks.isEmpty ? nil : Data(article.blocks.encoded), article.dateline, article.updated?.seconds,
            article.updated?.hasTime ?? false,
            article.language, article.url, article.feedItemID, article.summary, text.origin,
        ])
        unindexed[slot] = Indexed(headline: text.headline, body: text.body, named: linked.indexed)
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
