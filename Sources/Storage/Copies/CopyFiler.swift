import Catalogue
import Foundation
import GRDB
import News

// Copies of one text: wire copy under several mastheads, or an article published again. Each article belongs to a
// group, numbered after the first article that came. Copies are looked for by a few hashes of the sketch, never
// pairwise: an article that shares two of them with another, out of six, is compared with it by the whole sketch.
// What another feed or a file tells under the same link counts as a copy too, even where it is much shorter.

/// Files the sketches of articles within one transaction.
struct CopyFiler {
    let db: Database

    /// The most articles that are looked at for one hash: a notice that is printed under thousands of articles would
    /// otherwise be compared with all of them.
    private static let keyLimit = 40

    /// Files an article's sketch instead of an earlier one, and puts the article in the group of its copies.
    func file(_ sketch: Sketch, of article: Article.ID) throws {
        let isShort = sketch.keys.isEmpty
        let likeText = isShort ? nil : try group(of: sketch, apartFrom: article)
        let group = try likeText ?? groupWithLink(of: article) ?? article
        try remove(article)
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO copy_sketch (article, copy_group, runs, hashes) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [article, group, sketch.runs, isShort ? Data() : Data(PackedSketch(sketch).bytes)])
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

    /// The group of an article that tells the same under the same link; nil if there is none.
    private func groupWithLink(of article: Article.ID) throws -> Int64? {
        let forms = FileForms(db: db)
        guard try forms.sharesLink(article), let other = try StoredMatcher(forms).telling(like: article) else {
            return nil
        }
        let find = try db.cachedStatement(sql: "SELECT copy_group FROM copy_sketch WHERE article = ?")
        return try Int64.fetchOne(find, arguments: [other])
    }

    /// The group of an article whose text has such a sketch; nil if there is none.
    private func group(of sketch: Sketch, apartFrom article: Article.ID) throws -> Int64? {
        let find = try db.cachedStatement(
            sql: "SELECT article FROM copy_key WHERE hash = ? ORDER BY article DESC LIMIT \(Self.keyLimit)")
        var shared: [Article.ID: Int] = [:]
        for key in sketch.keys {
            for id in try Int64.fetchAll(find, arguments: [Int64(key)]) where id != article {
                shared[id, default: 0] += 1
            }
        }
        let coarse = PackedSketch(sketch).coarse
        let read = try db.cachedStatement(sql: "SELECT copy_group, runs, hashes FROM copy_sketch WHERE article = ?")
        for id in shared.filter({ $0.value >= 2 }).keys.sorted() {
            guard let row = try Row.fetchOne(read, arguments: [id]), let bytes = row[2] as Data? else { continue }
            let kept = PackedSketch(Array(bytes), runs: row.count(1))
            guard coarse.isCopy(of: kept.coarse) else { continue }
            if try coarse.isCopy(of: kept.coarse, isLaterNotice: true) || !isOfOtherDay(article, than: id) {
                return row.number(0)
            }
        }
        return nil
    }

    /// Whether two articles are from one outlet and of different days.
    private func isOfOtherDay(_ article: Article.ID, than other: Article.ID) throws -> Bool {
        let find = try db.cachedStatement(
            sql: """
                SELECT one.published / 86400 <> other.published / 86400 FROM article AS one, article AS other
                WHERE one.id = ? AND other.id = ? AND one.source = other.source
                """)
        return try Bool.fetchOne(find, arguments: [article, other]) ?? false
    }
}
