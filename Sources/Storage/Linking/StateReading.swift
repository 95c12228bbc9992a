import Catalogue
import GRDB

extension EntityState {
    /// The state of a library as it is.
    init(_ db: Database) throws {
        let find = try db.cachedStatement(
            sql: """
                SELECT entity_changes, (SELECT seq FROM sqlite_sequence WHERE name = 'entity'),
                    (SELECT seq FROM sqlite_sequence WHERE name = 'correction'), (SELECT count(*) FROM correction),
                    (SELECT coalesce(sum(id), 0) FROM correction)
                FROM tally
                """)
        let row = try Row.fetchOne(find)
        self.init(
            changes: row?.number(0) ?? 0, lastEntity: row?.number(1) ?? 0, lastCorrection: row?.number(2) ?? 0,
            corrections: row?.number(3) ?? 0, correctionSum: row?.number(4) ?? 0)
    }
}
