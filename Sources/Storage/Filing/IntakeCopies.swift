import Foundation
import GRDB
import News

// Copies of one text: wire copy under several mastheads, or an article published again. Each article belongs to a
// group, numbered after the first that came. Copies are looked for by a few hashes of the sketch, never pairwise: an
// article that shares two of them with another, out of six, is compared with it by the whole sketch.

/// Files the sketches of articles within one transaction.
struct CopyFiler {
    let db: Database

    /// The most articles that are looked at for one hash: a notice that stands under thousands of articles would
    /// otherwise be compared with all.
    private static let keyLimit = 40

    /// Files an article's sketch in place of what was there, and puts the article to its copies.
    func file(_ sketch: Sketch, of article: Article.ID) throws {
        let isShort = sketch.keys.isEmpty
        let story = isShort ? article : try story(of: sketch, apartFrom: article) ?? article
        try remove(article)
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO copy_sketch (article, story, runs, hashes) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [article, story, sketch.runs, isShort ? Data() : Data(PackedSketch(sketch).bytes)])
        let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO copy_key (hash, article) VALUES (?, ?)")
        for key in sketch.keys { try insert.execute(arguments: [Int64(key), article]) }
    }

    /// Removes an article's sketch and keys.
    func remove(_ article: Article.ID) throws {
        let find = try db.cachedStatement(sql: "SELECT runs, hashes FROM copy_sketch WHERE article = ?")
        guard let row = try Row.fetchOne(find, arguments: [article]), let bytes = row[1] as Data? else { return }
        let delete = try db.cachedStatement(sql: "DELETE FROM copy_key WHERE hash = ? AND article = ?")
        for key in PackedSketch(Array(bytes), runs: row.count(0)).keys {
            try delete.execute(arguments: [Int64(key), article])
        }
        try db.cachedStatement(sql: "DELETE FROM copy_sketch WHERE article = ?").execute(arguments: [article])
    }

    private func story(of sketch: Sketch, apartFrom article: Article.ID) throws -> Int64? {
        let find = try db.cachedStatement(
            sql: "SELECT article FROM copy_key WHERE hash = ? ORDER BY article DESC LIMIT \(Self.keyLimit)")
        var shared: [Article.ID: Int] = [:]
        for key in sketch.keys {
            for id in try Int64.fetchAll(find, arguments: [Int64(key)]) where id != article {
                shared[id, default: 0] += 1
            }
        }
        let read = try db.cachedStatement(sql: "SELECT story, runs, hashes FROM copy_sketch WHERE article = ?")
        for id in shared.filter({ $0.value >= 2 }).keys.sorted() {
            guard let row = try Row.fetchOne(read, arguments: [id]), let bytes = row[2] as Data? else { continue }
            let kept = PackedSketch(Array(bytes), runs: row.count(1))
            if PackedSketch(sketch).coarse.isCopy(of: kept.coarse) { return row.number(0) }
        }
        return nil
    }
}

/// A sketch as it is kept: the hashes by which copies are looked for whole, of the others the upper 16 bits, as
/// distances in LEB128. That takes a third of what they do whole, and of two texts that have nothing in common one hash
/// of 64 seems to be shared in every second pair: far from the fourth of them that makes a copy.
struct PackedSketch {
    /// How many lower bits are left out, and how many were until version 5 of the library.
    static let dropped: UInt32 = 16
    static let droppedByVersion5: UInt32 = 12
    private let dropped: UInt32
    let runs: Int
    let keys: [UInt32]
    /// All hashes without their lower bits, ascending.
    private let upper: [UInt32]

    init(_ sketch: Sketch, dropping dropped: UInt32 = Self.dropped) {
        self.dropped = dropped
        runs = sketch.runs
        keys = Array(sketch.keys)
        upper = sketch.hashes.map { $0 >> dropped }
    }

    /// Reads ``bytes``; of damaged ones, as far as they go.
    init(_ bytes: [UInt8], runs: Int, dropping dropped: UInt32 = Self.dropped) {
        self.dropped = dropped
        var reader = ByteReader(bytes)
        self.runs = runs
        var keys: [UInt32] = []
        var upper: [UInt32] = []
        var last: UInt32 = 0
        for _ in 0..<min(reader.count(), Sketch.size) {
            last &+= UInt32(truncatingIfNeeded: reader.number() ?? 0)
            keys.append(last)
            upper.append(last >> dropped)
        }
        last = upper.last ?? 0
        while !reader.isAtEnd, let distance = reader.number() {
            last &+= UInt32(truncatingIfNeeded: distance)
            upper.append(last)
        }
        self.keys = keys
        self.upper = upper
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.number(keys.count)
        var last: UInt32 = 0
        for key in keys {
            writer.number(Int(key - last))
            last = key
        }
        last = keys.last.map { $0 >> dropped } ?? 0
        for hash in upper.dropFirst(keys.count) {
            writer.number(Int(hash - last))
            last = hash
        }
        return writer.bytes
    }

    /// The same with more of each hash left out.
    func dropping(_ more: UInt32) -> PackedSketch {
        PackedSketch(runs: runs, keys: keys, upper: upper.map { $0 >> (more - dropped) }, dropped: more)
    }

    private init(runs: Int, keys: [UInt32], upper: [UInt32], dropped: UInt32) {
        (self.runs, self.keys, self.upper, self.dropped) = (runs, keys, upper, dropped)
    }

    /// The sketch as it is compared.
    var coarse: Sketch {
        var distinct: [UInt32] = []
        for hash in upper where hash != distinct.last { distinct.append(hash) }
        return Sketch(kept: distinct, runs: runs)
    }
}

/// Reads which articles are copies of one text.
struct CopyReader {
    let db: Database

    /// Lines with the number of their story and its other sources, where copies of them are in the library.
    func withCopies(_ lines: [ArticleLine]) throws -> [ArticleLine] {
        let find = try db.cachedStatement(
            sql: """
                SELECT story FROM copy_sketch WHERE article = :article AND EXISTS
                (SELECT 1 FROM copy_sketch AS other WHERE other.story = copy_sketch.story AND other.article <> :article)
                """)
        return try lines.map { line in
            guard let story = try Int64.fetchOne(find, arguments: ["article": line.id]) else { return line }
            var line = line
            line.story = story
            line.otherSources = try sources(of: story).filter { $0 != line.source }
            return line
        }
    }

    private func sources(of story: Int64) throws -> [String] {
        let find = try db.cachedStatement(
            sql: """
                SELECT source.name FROM copy_sketch JOIN article ON article.id = copy_sketch.article
                JOIN source ON source.id = article.source WHERE copy_sketch.story = ?
                GROUP BY source.id ORDER BY min(article.id)
                """)
        return try String.fetchAll(find, arguments: [story])
    }
}

extension Library {
    /// The other articles that are copies of one, oldest first; empty where it stands alone.
    package func copies(of article: Article.ID) throws(LibraryError) -> [ArticleLine] {
        try read { db in
            let find = try db.cachedStatement(
                sql: """
                    SELECT article FROM copy_sketch WHERE article <> :article
                    AND story = (SELECT story FROM copy_sketch WHERE article = :article) ORDER BY article
                    """)
            return try Int64.fetchAll(find, arguments: ["article": article]).compactMap {
                try ArticleRows.line(db, $0)?.line
            }
        }
    }

    /// Lines with the number of their story and its other sources, where copies of them are in the library.
    package func withCopies(_ lines: [ArticleLine]) throws(LibraryError) -> [ArticleLine] {
        try read { db in try CopyReader(db: db).withCopies(lines) }
    }

    /// A page of a list with each text once: the first of its copies that the page has stands for all, and names their
    /// sources. A copy whose fellows are on other pages stays.
    package func foldingCopies(_ lines: [ArticleLine]) throws(LibraryError) -> [ArticleLine] {
        var seen: Set<Int64> = []
        return try withCopies(lines).filter { $0.story.map { seen.insert($0).inserted } ?? true }
    }
}
