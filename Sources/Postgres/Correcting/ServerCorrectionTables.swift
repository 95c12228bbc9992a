import Catalogue
import Libraries
import News

/// The tables of corrections on a server, in a transaction that has the lock of entities.
struct ServerCorrectionTables: CorrectionTables {
    let session: Session
    let library: String
    var texts: TextsCorrecting { TextsCorrecting(session: session) }
    var attributes: AttributeWriting { AttributeWriting(session: session) }

    func entity(_ id: Entity.ID) throws -> Entity? { try EntityReading(session: session).entity(id) }

    func part(_ id: Entity.ID) throws -> PartEntity? {
        try session.first(
            "SELECT " + EntityReading.columns + ", e.is_located, e.part_of FROM entity e WHERE e.id = \(id)"
        ).map { PartEntity(Entity($0), isLocated: $0.flag(11), source: $0.number(12)) }
    }

    func newEntity() throws -> Entity.ID {
        try session.number("UPDATE tally SET last_entity = last_entity + 1 RETURNING last_entity") ?? 0
    }

    func insert(_ part: PartEntity) throws {
        let place = part.place
        try session.change(
            """
            INSERT INTO entity (id, name, kind, latitude, longitude, country, population, is_located, is_hidden, part_of)
            VALUES (\(part.id), \(part.name), \(part.kind.code), \(place?.latitude), \(place?.longitude),
                \(place?.country), \(place?.population), \(part.isLocated), \(part.isHidden), \(part.source))
            """)
    }

    func remove(_ entity: Entity.ID) throws {
        try NameWriting(session: session).removeAll(of: [entity])
        try session.change("DELETE FROM entity WHERE id = \(entity)")
    }

    func body(_ article: Article.ID) throws -> String? { try TextReading(session: session).body(article) }

    func found(in article: Article.ID) throws -> Linked? {
        try TextReading(session: session).extraction(article)?.linked
    }

    func scope(_ article: Article.ID, _ anchor: TextAnchor?) throws -> ScopeRow? {
        try session.first("SELECT content_hash, url_hash FROM article WHERE id = \(article)").map {
            ScopeRow(article: article, contentHash: $0.id(0), addressHash: $0.number(1), anchor: anchor)
        }
    }

    func correction(_ id: FiledCorrection.ID) throws -> KeptCorrection? {
        let reading = CorrectionReading(session: session)
        guard let row = try reading.correction(id) else { return nil }
        let rules = try session.rows(
            "SELECT folded, kind, entity FROM rule WHERE correction = \(id) ORDER BY folded COLLATE \"C\", kind")
        return KeptCorrection(
            row: row, scope: try reading.scopes()[id], rules: rules.map { RuleRow($0) },
            part: row.sort == .merge ? nil : try row.other.flatMap(part))
    }

    func isCorrectedSince(_ row: CorrectionRow) throws -> Bool {
        try session.first(
            """
            SELECT 1 FROM correction WHERE other = \(row.entity) AND id > \(row.id)
                OR entity = \(row.entity) AND sort = \(CorrectionRow.Sort.merge.rawValue) AND NOT is_bound
            """) != nil
    }

    func lastCorrection(of entity: Entity.ID, after id: FiledCorrection.ID) throws -> FiledCorrection.ID? {
        try session.number(
            "SELECT max(id) FROM correction WHERE id > \(id) AND (entity = \(entity) OR other = \(entity))")
    }

    func insert(_ correction: inout KeptCorrection) throws {
        if correction.row.id == 0 {
            let next: SQL = "UPDATE tally SET last_correction = last_correction + 1 RETURNING last_correction"
            correction.row.id = try session.number(next) ?? 0
        }
        let row = correction.row
        try session.change(
            """
            INSERT INTO correction (id, sort, entity, other, before, before_kind, before_place, after, made, is_bound)
            VALUES (\(row.id), \(row.sort.rawValue), \(row.entity), \(row.other), \(row.before), \(row.beforeKind),
                \(row.beforePlace), \(row.after), \(row.made), \(row.isBound))
            """)
        if let scope = correction.scope {
            let anchor = scope.anchor
            try session.change(
                """
                INSERT INTO correction_scope VALUES (\(row.id), \(scope.article), \(scope.contentHash),
                    \(scope.addressHash), \(anchor?.words), \(anchor?.occurrence ?? 0), \(anchor?.before ?? 0),
                    \(anchor?.after ?? 0))
                """)
        }
        let rules = correction.rules
        try session.change(
            """
            INSERT INTO rule (folded, kind, correction, entity) SELECT folded, kind, \(row.id), entity
            FROM unnest(\(rules.map(\.folded)), \(rules.map(\.kind)), \(rules.map(\.entity))) AS r (folded, kind, entity)
            """)
    }

    func deleteCorrection(_ id: FiledCorrection.ID) throws {
        try session.all([
            "DELETE FROM correction WHERE id = \(id)", "DELETE FROM correction_scope WHERE correction = \(id)",
            "DELETE FROM rule WHERE correction = \(id)", "DELETE FROM corrected_article WHERE correction = \(id)",
        ])
    }

    func noteChange() throws { try EntityLock.noteChange(session) }
}
