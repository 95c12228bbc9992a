import Catalogue
import GRDB
import Libraries
import News

extension CorrectionRow {
    static let columns = """
        correction.id, sort, correction.entity, other, before, before_kind, before_place, after, made, is_bound
        """

    /// The row with ``columns``; nil if it is damaged.
    /// All corrections in force, in the order in which they were made.
    static func all(_ db: Database) throws -> [CorrectionRow] {
        try Row.fetchAll(db, sql: "SELECT \(columns) FROM correction ORDER BY id").compactMap { CorrectionRow($0) }
    }

    static func find(_ id: Int64, _ db: Database) throws -> CorrectionRow? {
        try Row.fetchOne(db, sql: "SELECT \(columns) FROM correction WHERE id = ?", arguments: [id])
            .flatMap { CorrectionRow($0) }
    }

    /// Writes the row, under its number if it has one.
    mutating func insert(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO correction (id, sort, entity, other, before, before_kind, before_place, after, made, is_bound)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id == 0 ? nil : id, sort.rawValue, entity, other, before, beforeKind, beforePlace, after, made,
                isBound,
            ])
        id = db.lastInsertedRowID
    }
}

extension ScopeRow {
    /// How an article is known, as it is filed now; nil if there is none under that number.
    init?(_ article: Article.ID, _ anchor: TextAnchor?, _ db: Database) throws {
        let find = "SELECT content_hash, url_hash FROM article WHERE id = ?"
        guard let row = try Row.fetchOne(db, sql: find, arguments: [article]) else { return nil }
        self.init(article: article, contentHash: row.number(0) ?? 0, addressHash: row.number(1), anchor: anchor)
    }

    /// The rows by their corrections.
    static func all(_ db: Database) throws -> [Int64: ScopeRow] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT correction, article, content_hash, url_hash, words, occurrence, words_before, words_after
                FROM correction_scope
                """)
        return Dictionary(rows.map { ($0.number(0) ?? 0, ScopeRow($0)) }, uniquingKeysWith: { first, _ in first })
    }

    func insert(_ correction: Int64, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO correction_scope VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                correction, article, contentHash, addressHash, anchor?.words, anchor?.occurrence ?? 0,
                anchor?.before ?? 0, anchor?.after ?? 0,
            ])
    }

    /// Gives the corrections of a text that was deleted the number under which it is filed again.
    ///
    /// - Returns: whether there were any.
    static func adopt(_ article: Article.ID, contentHash: Int64, addressHash: Int64?, _ db: Database) throws -> Bool {
        let change = try db.cachedStatement(
            sql: """
                UPDATE correction_scope SET article = ?1 WHERE (content_hash = ?2 OR url_hash = ?3)
                    AND NOT EXISTS (SELECT 1 FROM article WHERE article.id = correction_scope.article)
                """)
        try change.execute(arguments: [article, contentHash, addressHash])
        return db.changesCount > 0
    }
}

extension StandingCorrections {
    /// All corrections in force.
    init(_ db: Database) throws {
        let rows = try CorrectionRow.all(db)
        if rows.isEmpty {
            self.init()
            return
        }
        let rules = try Row.fetchAll(db, sql: "SELECT folded, kind, entity, correction FROM rule ORDER BY correction")
        self.init(
            rows, scopes: try ScopeRow.all(db),
            rules: rules.map { ($0.id(3), RuleRow($0)) })
    }
}
