import Catalogue
import Libraries
import News

/// The row of an entity that a correction makes of a part of another.
struct PartEntity: Hashable, Sendable {
    let id: Entity.ID
    var name: String
    var kind: EntityKind
    var place: Place?
    var isLocated: Bool
    var isHidden: Bool
    /// The entity that it was a part of, if later articles are not to be linked to it.
    let source: Entity.ID?

    /// A new entity like another, which is not hidden; nil if there is none under that number.
    ///
    /// - Parameter isBound: whether it is only of one article or mention.
    static func make(of entity: Entity.ID, isBound: Bool, _ session: Session) throws -> PartEntity? {
        guard let like = try read(entity, session) else { return nil }
        let id = try session.number("UPDATE tally SET last_entity = last_entity + 1 RETURNING last_entity") ?? 0
        // What another spelling stands for may be anywhere, and the articles to come tell. To what is bound none come.
        return PartEntity(
            id: id, name: like.name, kind: like.kind, place: isBound ? like.place : nil, isLocated: isBound,
            isHidden: false, source: isBound ? entity : nil)
    }

    /// The row of an entity; nil if there is none under that number.
    static func read(_ id: Entity.ID, _ session: Session) throws -> PartEntity? {
        let row = try session.first(
            "SELECT " + EntityReading.columns + ", e.is_located, e.part_of FROM entity e WHERE e.id = \(id)")
        return row.map { row in
            let entity = Entity(row)
            return PartEntity(
                id: id, name: entity.name, kind: entity.kind, place: entity.place, isLocated: row.flag(11),
                isHidden: entity.isHidden, source: row.number(12))
        }
    }

    func insert(_ session: Session) throws {
        try session.change(
            """
            INSERT INTO entity (id, name, kind, latitude, longitude, country, population, is_located, is_hidden, part_of)
            VALUES (\(id), \(name), \(kind.code), \(place?.latitude), \(place?.longitude), \(place?.country),
                \(place?.population), \(isLocated), \(isHidden), \(source))
            """)
    }
}

/// A correction with all that was kept of it, to be made again.
struct ServerCorrection: RedoableCorrection {
    var row: CorrectionRow
    let scope: ScopeRow?
    var rules: [RuleRow]
    /// The entity that the correction made.
    let part: PartEntity?
    /// The articles that it had changed.
    var articles: [Article.ID] = []

    var id: FiledCorrection.ID { row.id }
    /// What it does to what articles name; nil if it is about an entity's own name, kind or location.
    var step: LinkStep? { LinkStep(row, scope) }

    /// A correction in force.
    static func read(_ row: CorrectionRow, _ session: Session) throws -> ServerCorrection {
        let rules = try session.rows(
            """
            SELECT folded, kind, entity FROM rule WHERE correction = \(row.id) ORDER BY folded COLLATE "C", kind
            """)
        return ServerCorrection(
            row: row, scope: try CorrectionReading(session: session).scopes()[row.id],
            rules: rules.map { RuleRow($0) },
            part: row.sort == .merge ? nil : try row.other.flatMap { try PartEntity.read($0, session) })
    }

    /// Writes the rows of the correction itself; it gets a number if it has none.
    mutating func insert(_ session: Session) throws {
        if row.id == 0 {
            row.id =
                try session.number("UPDATE tally SET last_correction = last_correction + 1 RETURNING last_correction")
                ?? 0
        }
        try session.change(
            """
            INSERT INTO correction (id, sort, entity, other, before, before_kind, before_place, after, made, is_bound)
            VALUES (\(row.id), \(row.sort.rawValue), \(row.entity), \(row.other), \(row.before), \(row.beforeKind),
                \(row.beforePlace), \(row.after), \(row.made), \(row.isBound))
            """)
        if let scope {
            let anchor = scope.anchor
            try session.change(
                """
                INSERT INTO correction_scope VALUES (\(row.id), \(scope.article), \(scope.contentHash),
                    \(scope.addressHash), \(anchor?.words), \(anchor?.occurrence ?? 0), \(anchor?.before ?? 0),
                    \(anchor?.after ?? 0))
                """)
        }
        try session.change(
            """
            INSERT INTO rule (folded, kind, correction, entity) SELECT folded, kind, \(row.id), entity
            FROM unnest(\(rules.map(\.folded)), \(rules.map(\.kind)), \(rules.map(\.entity))) AS r (folded, kind, entity)
            """)
    }

    /// Removes the rows of a correction.
    static func delete(_ id: Int64, _ session: Session) throws {
        try session.all([
            "DELETE FROM correction WHERE id = \(id)", "DELETE FROM correction_scope WHERE correction = \(id)",
            "DELETE FROM rule WHERE correction = \(id)",
        ])
    }
}
