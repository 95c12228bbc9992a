import Catalogue
import GRDB
import Libraries
import News

/// The articles of a library file, to be compared with what is filed.
struct FileForms: StoredForms {
    let db: Database

    func form(_ id: Article.ID) throws -> StoredForm? { try forms(where: "article.id = ?", [id]).first }

    func forms(linked hashes: Set<Int64>) throws -> [StoredForm] { try forms(by: "url_hash", hashes) }

    func forms(ofItem hashes: Set<Int64>) throws -> [StoredForm] { try forms(by: "item_hash", hashes) }

    func forms(withContent hash: Int64) throws -> [StoredForm] { try forms(where: "content_hash = ?", [hash]) }

    func forms(from origin: String) throws -> [StoredForm] {
        try forms(where: "origin_hash = ? AND text.origin = ?", [stableHash(origin), origin])
    }

    func article(_ id: Article.ID) throws -> Article? { try StoredText.article(db, id) }

    func addresses(ofFeed id: FiledFeed.ID) throws -> [String]? {
        let find = try db.cachedStatement(sql: "SELECT address, origin, moved_from FROM feed WHERE id = ?")
        return try Row.fetchOne(find, arguments: [id]).map { row in (0..<3).compactMap { row.text($0) } }
    }

    /// Whether any other article has the link of one: most are alone with theirs, and nothing else of them need be read.
    func sharesLink(_ id: Article.ID) throws -> Bool {
        let find = try db.cachedStatement(
            sql: "SELECT count(*) FROM article WHERE url_hash = (SELECT url_hash FROM article WHERE id = ?)")
        return try Int.fetchOne(find, arguments: [id]) ?? 0 > 1
    }

    /// Those whose column is one of some hashes.
    private func forms(by column: String, _ hashes: Set<Int64>) throws -> [StoredForm] {
        try hashes.flatMap { try forms(where: "\(column) = ?", [$0]) }.sorted { $0.id < $1.id }
    }

    /// Some articles that meet a condition, oldest number first.
    private func forms(where condition: String, _ arguments: StatementArguments) throws -> [StoredForm] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT article.id, content_hash, text.url, text.feed_item_id, text.origin
                FROM article JOIN text ON text.article = article.id WHERE \(condition) ORDER BY article.id LIMIT 20
                """)
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            StoredForm(
                id: row.number(0) ?? 0, contentHash: row.number(1) ?? 0, link: row.text(2), itemID: row.text(3),
                origin: row.text(4))
        }
    }
}

extension StoredMatcher<FileForms> {
    init(db: Database) { self.init(FileForms(db: db)) }
}
