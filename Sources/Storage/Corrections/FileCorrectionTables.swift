import Catalogue
import Compression
import GRDB
import Libraries
import News

/// The tables of corrections in a library file.
struct FileCorrectionTables: CorrectionTables {
    let library: String
    let texts: ArticleCorrecting
    let attributes: EntityAttributes
    private let filer: EntityFiler
    private var db: Database { filer.db }

    init(_ db: Database, path: String, packer: TextPacker) {
        library = path
        filer = EntityFiler(db)
        texts = ArticleCorrecting(filer: filer, packer: packer)
        attributes = EntityAttributes(filer: filer)
    }

    func entity(_ id: Entity.ID) throws -> Entity? { try EntityRows.entity(db, id) }

    func part(_ id: Entity.ID) throws -> PartEntity? {
        let find = "SELECT \(EntityRows.columns) FROM entity WHERE id = ?"
        let more = "SELECT is_located, part_of FROM entity WHERE id = ?"
        guard let entity = try Row.fetchOne(db, sql: find, arguments: [id]).map(Entity.init(_:)),
            let row = try Row.fetchOne(db, sql: more, arguments: [id])
        else { return nil }
        return PartEntity(entity, isLocated: row.flag(0), source: row.number(1))
    }

    func newEntity() throws -> Entity.ID {
        let last = try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'entity'")
        return (last ?? 0) + 1
    }

    func insert(_ part: PartEntity) throws {
        let place = part.place
        try db.execute(
            sql: """
                INSERT INTO entity (id, name, kind, latitude, longitude, country, population, is_located, is_hidden, part_of)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                part.id, part.name, part.kind.code, place?.latitude, place?.longitude, place?.country,
                place?.population, part.isLocated, part.isHidden, part.source,
            ])
    }

    func remove(_ entity: Entity.ID) throws {
        try filer.names.removeAll(of: entity)
        try db.execute(sql: "DELETE FROM entity WHERE id = ?", arguments: [entity])
    }

    func body(_ article: Article.ID) throws -> String? { try StoredText.body(db, article) }

    func found(in article: Article.ID) throws -> Linked? {
        guard let text = try StoredText(db, article) else { return nil }
        let links = try EntityLinks.read(db, article)
        return Linked(
            extraction: text.extraction.fitting(text.body), entities: links.list, language: links.language)
    }

    func scope(_ article: Article.ID, _ anchor: TextAnchor?) throws -> ScopeRow? {
        try ScopeRow(article, anchor, db)
    }

    func correction(_ id: FiledCorrection.ID) throws -> KeptCorrection? {
        guard let row = try CorrectionRow.find(id, db) else { return nil }
        let rules = try Row.fetchAll(
            db, sql: "SELECT folded, kind, entity FROM rule WHERE correction = ? ORDER BY folded, kind",
            arguments: [id])
        return KeptCorrection(
            row: row, scope: try ScopeRow.all(db)[id], rules: rules.map { RuleRow($0) },
            part: row.sort == .merge ? nil : try row.other.flatMap(part))
    }

    func isCorrectedSince(_ row: CorrectionRow) throws -> Bool {
        try Int.fetchOne(
            db,
            sql: """
                SELECT 1 FROM correction WHERE other = ?1 AND id > ?2
                    OR entity = ?1 AND sort = ?3 AND is_bound = 0
                """, arguments: [row.entity, row.id, CorrectionRow.Sort.merge.rawValue]) != nil
    }

    func lastCorrection(of entity: Entity.ID, after id: FiledCorrection.ID) throws -> FiledCorrection.ID? {
        try Int64.fetchOne(
            db, sql: "SELECT max(id) FROM correction WHERE id > ?1 AND (entity = ?2 OR other = ?2)",
            arguments: [id, entity])
    }

    func insert(_ correction: inout KeptCorrection) throws {
        try correction.row.insert(db)
        try correction.scope?.insert(correction.id, db)
        for rule in correction.rules {
            try db.execute(
                sql: "INSERT INTO rule (folded, kind, entity, correction) VALUES (?, ?, ?, ?)",
                arguments: [rule.folded, rule.kind, rule.entity, correction.id])
        }
    }

    func deleteCorrection(_ id: FiledCorrection.ID) throws {
        // What hangs on it goes with it.
        try db.execute(sql: "DELETE FROM correction WHERE id = ?", arguments: [id])
    }

    func noteChange() throws { try EntityFiler.noteChange(db) }
}
