import GRDB
import News

/// A row of the table of corrections.
struct CorrectionRow: Hashable, Sendable {
    static let columns = """
        correction.id, sort, correction.entity, other, before, before_kind, before_place, after, made, is_bound
        """

    enum Sort: Int, Sendable {
        case merge = 0
        case split, rename, changeKind, hide, locate
    }

    /// 0 as long as it is not filed.
    var id: Int64
    let sort: Sort
    let entity: Entity.ID
    /// The entity that it was merged into, or that was made of a part of it.
    let other: Entity.ID?
    /// The name before.
    var before: String
    var beforeKind: Int
    /// Where it was before, as `Place.words`.
    var beforePlace: String?
    /// The alias, name, kind or location that the correction gives.
    let after: String?
    let made: Int64
    /// Whether it holds in one article or at one mention only.
    let isBound: Bool

    init(
        _ sort: Sort, of entity: Entity, other: Entity.ID? = nil, after: String? = nil, made: Int64, isBound: Bool
    ) {
        id = 0
        self.sort = sort
        self.entity = entity.id
        self.other = other
        before = entity.name
        beforeKind = entity.kind.code
        beforePlace = entity.place?.words
        self.after = after
        self.made = made
        self.isBound = isBound
    }

    /// The row with ``columns``; nil if it is damaged.
    init?(_ row: Row) {
        guard let sort = Sort(rawValue: row.count(1)), let id = row.number(0), let entity = row.number(2) else {
            return nil
        }
        self.id = id
        self.sort = sort
        self.entity = entity
        other = row.number(3)
        before = row.text(4) ?? ""
        beforeKind = row.count(5)
        beforePlace = row.text(6)
        after = row.text(7)
        made = row.number(8) ?? 0
        isBound = row.flag(9)
    }

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

    /// The correction; nil if the row is damaged.
    var correction: EntityCorrection? {
        switch sort {
        case .merge: other.map { .merge(entity, into: $0) }
        case .split: .split(alias: after, from: entity)
        case .rename: after.map { .rename(entity, to: $0) }
        case .changeKind: after.flatMap(EntityKind.init).map { .changeKind(entity, to: $0) }
        case .hide: .hide(entity)
        case .locate: .locate(entity, at: after.flatMap { Place(words: $0) })
        }
    }
}

/// A row of the table that says where a correction holds.
struct ScopeRow: Hashable, Sendable {
    var article: Article.ID
    let contentHash: Int64
    let addressHash: Int64?
    /// nil for the whole article.
    let anchor: TextAnchor?

    init(article: Article.ID, contentHash: Int64, addressHash: Int64?, anchor: TextAnchor?) {
        self.article = article
        self.contentHash = contentHash
        self.addressHash = addressHash
        self.anchor = anchor
    }

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

    private init(_ row: Row) {
        let anchor = row.text(4).map {
            TextAnchor(
                words: $0, occurrence: row.count(5), before: row.number(6) ?? 0, after: row.number(7) ?? 0)
        }
        self.init(
            article: row.number(1) ?? 0, contentHash: row.number(2) ?? 0, addressHash: row.number(3), anchor: anchor)
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
