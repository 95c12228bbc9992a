import GRDB

/// How far the library's entities had changed when they were read.
struct EntityState: Equatable, Sendable {
    /// The number of changes of entities. If it is the same, everything is.
    let changes: Int64
    /// The number of the last entity that was made.
    let lastEntity: Int64
    /// The number of the last correction, and how many there are and the sum of their numbers: together they differ after
    /// each correction made or undone.
    private let lastCorrection, corrections, correctionSum: Int64

    init(_ db: Database) throws {
        let find = try db.cachedStatement(
            sql: """
                SELECT entity_changes, (SELECT seq FROM sqlite_sequence WHERE name = 'entity'),
                    (SELECT seq FROM sqlite_sequence WHERE name = 'correction'), (SELECT count(*) FROM correction),
                    (SELECT coalesce(sum(id), 0) FROM correction)
                FROM tally
                """)
        let row = try Row.fetchOne(find)
        changes = row?.number(0) ?? 0
        lastEntity = row?.number(1) ?? 0
        lastCorrection = row?.number(2) ?? 0
        corrections = row?.number(3) ?? 0
        correctionSum = row?.number(4) ?? 0
    }

    /// Whether decisions of an earlier state may be filed in this one: no entity was made since, and no correction was made
    /// or undone. Articles that were changed or deleted are looked at one by one.
    func allows(decisionsOf earlier: EntityState) -> Bool {
        lastEntity == earlier.lastEntity && lastCorrection == earlier.lastCorrection
            && corrections == earlier.corrections && correctionSum == earlier.correctionSum
    }
}
