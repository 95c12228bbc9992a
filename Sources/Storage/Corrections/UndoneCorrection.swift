import Catalogue
import GRDB
import Libraries
import News

/// A correction with all that was kept of it, to be made again.
struct UndoneCorrection: RedoableCorrection, Hashable {
    var row: CorrectionRow
    let scope: ScopeRow?
    var rules: [RuleRow]
    /// The entity that the correction made.
    let part: PartRow?
    /// The articles that it had changed.
    var articles: [Article.ID] = []

    /// Its number, which it gets again.
    package var id: FiledCorrection.ID { row.id }

    /// What it does to what articles name; nil if it is about an entity's own name, kind or location.
    var step: LinkStep? { LinkStep(row, scope) }

    init(row: CorrectionRow, scope: ScopeRow?, rules: [RuleRow], part: PartRow?) {
        self.row = row
        self.scope = scope
        self.rules = rules
        self.part = part
    }

    /// A correction in force.
    init(_ row: CorrectionRow, _ db: Database) throws {
        let rules = try Row.fetchAll(
            db, sql: "SELECT folded, kind, entity FROM rule WHERE correction = ? ORDER BY folded, kind",
            arguments: [row.id])
        self.init(
            row: row, scope: try ScopeRow.all(db)[row.id],
            rules: rules.map { RuleRow($0) },
            part: row.sort == .merge ? nil : try row.other.flatMap { try PartRow($0, db) })
    }

    /// Writes the rows of the correction itself; it gets a number if it has none.
    mutating func insert(_ db: Database) throws {
        try row.insert(db)
        try scope?.insert(row.id, db)
        for rule in rules {
            try db.execute(
                sql: "INSERT INTO rule (folded, kind, entity, correction) VALUES (?, ?, ?, ?)",
                arguments: [rule.folded, rule.kind, rule.entity, row.id])
        }
    }
}

/// The row of an entity that a correction makes of a part of another.
struct PartRow: Hashable, Sendable {
    private(set) var id: Entity.ID
    var name: String
    var kind: EntityKind
    var place: Place?
    var isLocated = false
    var isHidden = false
    /// The entity that it was a part of, if later articles are not to be linked to it.
    private(set) var source: Entity.ID?

    /// A new entity like another, which is not hidden; nil if there is none under that number.
    ///
    /// - Parameter isBound: whether it is only of one article or mention.
    init?(of entity: Entity.ID, isBound: Bool, _ db: Database) throws {
        try self.init(entity, db)
        id = try Self.nextID(db)
        isHidden = false
        source = isBound ? entity : nil
        // What another spelling stands for may be anywhere, and the articles to come tell. To what is bound none come.
        if !isBound { place = nil }
        isLocated = isBound
    }

    /// The row of an entity; nil if there is none under that number.
    init?(_ id: Entity.ID, _ db: Database) throws {
        let find = "SELECT is_located, part_of FROM entity WHERE id = ?"
        let columns = "SELECT \(EntityRows.columns) FROM entity WHERE id = ?"
        guard let row = try Row.fetchOne(db, sql: find, arguments: [id]),
            let entity = try Row.fetchOne(db, sql: columns, arguments: [id]).map(Entity.init(_:))
        else { return nil }
        self.id = id
        (name, kind, place, isHidden) = (entity.name, entity.kind, entity.place, entity.isHidden)
        isLocated = row.flag(0)
        source = row.number(1)
    }

    /// The number of the next entity.
    private static func nextID(_ db: Database) throws -> Entity.ID {
        let last = try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'entity'")
        return (last ?? 0) + 1
    }

    func insert(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO entity (id, name, kind, latitude, longitude, country, population, is_located, is_hidden, part_of)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id, name, kind.code, place?.latitude, place?.longitude, place?.country, place?.population, isLocated,
                isHidden, source,
            ])
    }
}
