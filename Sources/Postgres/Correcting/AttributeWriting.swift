import Catalogue
import Libraries
import News

/// What corrections say of an entity itself, on a server.
struct AttributeWriting: CorrectedAttributes {
    let session: Session
    private var names: NameWriting { NameWriting(session: session) }

    func apply(_ row: CorrectionRow) throws {
        if var next = try laterAlike(row) {
            next.takeBefore(row.after)
            return try keepBefore(next)
        }
        try set(row.sort, of: row.entity, row.sort == .hide ? "1" : row.after, isLocated: true)
    }

    func takeBack(_ row: CorrectionRow) throws {
        if var next = try laterAlike(row) {
            next.takeBefore(row.valueBefore)
            return try keepBefore(next)
        }
        let isLocated = try session.first(
            """
            SELECT 1 FROM correction WHERE entity = \(row.entity) AND sort = \(row.sort.rawValue) AND id < \(row.id)
                AND NOT is_bound
            UNION SELECT 1 FROM entity WHERE id = \(row.entity) AND part_of IS NOT NULL
            """)
        try set(row.sort, of: row.entity, row.valueBefore, isLocated: isLocated != nil)
    }

    func setMerged(_ entity: Entity.ID, into other: Entity.ID?) throws {
        try names.removeAll(of: [entity])
        try session.change("UPDATE entity SET merged_into = \(other) WHERE id = \(entity)")
        if other == nil { try list(entity) }
    }

    func list(_ entity: Entity.ID) throws {
        guard let name = try session.text("SELECT name FROM entity WHERE id = \(entity)") else { return }
        try names.ensure(name, of: entity)
        try renewKeys(of: entity)
    }

    func keep(_ ids: [Entity.ID]) throws {
        try session.change("UPDATE entity SET is_kept = true WHERE id = ANY (\(ids))")
    }

    func release(_ ids: Set<Entity.ID>) throws {
        let free = try session.numbers(
            """
            UPDATE entity e SET is_kept = false WHERE e.id = ANY (\(ids.sorted()))
                AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.entity = e.id OR c.other = e.id) RETURNING e.id
            """)
        try EntityCounting.sweep(free, session)
    }
}

extension AttributeWriting {
    /// The next correction of the same sort and entity that holds everywhere.
    private func laterAlike(_ row: CorrectionRow) throws -> CorrectionRow? {
        try CorrectionReading(session: session).rows(
            """
            WHERE c.entity = \(row.entity) AND c.sort = \(row.sort.rawValue) AND c.id > \(row.id) AND NOT c.is_bound
            ORDER BY c.id LIMIT 1
            """
        ).first
    }

    private func keepBefore(_ row: CorrectionRow) throws {
        try session.change(
            """
            UPDATE correction SET before = \(row.before), before_kind = \(row.beforeKind),
                before_place = \(row.beforePlace) WHERE id = \(row.id)
            """)
    }

    private func set(_ sort: CorrectionRow.Sort, of entity: Entity.ID, _ value: String?, isLocated: Bool) throws {
        switch sort {
        case .rename: try setName(value ?? "", of: entity)
        case .changeKind:
            let kind = value.flatMap(EntityKind.init)?.code
            try withNewKeys(of: entity) { "UPDATE entity SET kind = coalesce(\(kind), kind) WHERE id = \(entity)" }
        case .hide:
            try withNewKeys(of: entity) { "UPDATE entity SET is_hidden = \(value == "1") WHERE id = \(entity)" }
        case .locate:
            let place = value.flatMap { Place(words: $0) }
            try session.change(
                """
                UPDATE entity SET latitude = \(place?.latitude), longitude = \(place?.longitude),
                    country = \(place?.country), population = \(place?.population), is_located = \(isLocated)
                WHERE id = \(entity)
                """)
        case .merge, .split: break
        }
    }

    private func setName(_ name: String, of entity: Entity.ID) throws {
        let former = try session.text("SELECT name FROM entity WHERE id = \(entity)")
        if let keys = try keys(of: entity) { try names.removeKeys(of: [keys]) }
        try session.change("UPDATE entity SET name = \(name) WHERE id = \(entity)")
        if let former { try names.dropUnused(former, of: entity) }
        let isMerged = try session.first("SELECT 1 FROM entity WHERE id = \(entity) AND merged_into IS NOT NULL") != nil
        if !isMerged { try names.ensure(name, of: entity) }
        try renewKeys(of: entity)
    }

    private func withNewKeys(of entity: Entity.ID, _ change: () -> SQL) throws {
        if let keys = try keys(of: entity) { try names.removeKeys(of: [keys]) }
        try session.change(change())
        try renewKeys(of: entity)
    }

    private func keys(of entity: Entity.ID) throws -> TypedKeys? {
        try session.first(
            "SELECT kind, mentions, is_hidden OR merged_into IS NOT NULL FROM entity WHERE id = \(entity)"
        ).map {
            TypedKeys(
                entity: entity, kind: $0.count(0), before: $0.count(1), after: $0.count(1), isShown: !$0.flag(2))
        }
    }

    private func renewKeys(of entity: Entity.ID) throws {
        if let keys = try keys(of: entity) { try names.renewKeys(of: keys) }
    }
}
