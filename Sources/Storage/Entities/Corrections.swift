import Foundation
import GRDB
import News

// A correction is kept as it was made, with rules for what is filed later: a rule says which entity a name of some kind
// is, whatever the linker would say. Entities with corrections stay even if no article names them, so that articles which
// are removed and imported again are linked as the person wanted.

extension Library {
    /// Makes a correction, for the articles that are filed and those that will be.
    ///
    /// Throws `.notFound` if an entity does not exist, and `.failed` if the correction makes no sense, such as a name
    /// without a letter. The work is in proportion to the articles that name the entity; for a merger, the first one.
    @discardableResult
    package func correct(
        _ correction: EntityCorrection, made: Moment? = nil
    ) throws(LibraryError) -> FiledCorrection {
        let seconds = made?.seconds ?? Int64(Date().timeIntervalSince1970)
        return try write(.power) { [path, packer] db in
            let corrector = Corrector(db, path: path, packer: packer)
            return try corrector.record(correction, made: seconds)
        }
    }

    /// Undoes a correction, as if it had never been made. Of several about one entity the last has to be undone first;
    /// otherwise this throws `.failed`.
    package func undoCorrection(_ id: FiledCorrection.ID) throws(LibraryError) {
        try write(.power) { [path, packer] db in try Corrector(db, path: path, packer: packer).undo(id) }
    }

    /// All corrections in force, in the order in which they were made.
    package func corrections() throws(LibraryError) -> [FiledCorrection] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT \(CorrectionRow.columns) FROM correction ORDER BY id")
                .compactMap { CorrectionRow($0).filed }
        }
    }
}

/// A row of the table of corrections.
struct CorrectionRow {
    static let columns = "id, sort, entity, other, before, before_kind, after, made"

    enum Sort: Int {
        case merge = 0
        case split, rename, changeKind, hide
    }

    let id: Int64
    let sort: Sort?
    let entity: Entity.ID
    let other: Entity.ID?
    let before: String
    let beforeKind: Int
    let after: String?
    let made: Int64

    init(_ row: Row) {
        id = row.number(0) ?? 0
        sort = Sort(rawValue: row.count(1))
        entity = row.number(2) ?? 0
        other = row.number(3)
        before = row.text(4) ?? ""
        beforeKind = row.count(5)
        after = row.text(6)
        made = row.number(7) ?? 0
    }

    /// The correction; nil if the row is damaged.
    var filed: FiledCorrection? {
        let correction: EntityCorrection? =
            switch sort {
            case .merge: other.map { .merge(entity, into: $0) }
            case .split: after.map { .split(alias: $0, from: entity) }
            case .rename: after.map { .rename(entity, to: $0) }
            case .changeKind: after.flatMap(EntityKind.init).map { .changeKind(entity, to: $0) }
            case .hide: .hide(entity)
            case nil: nil
            }
        return correction.map { FiledCorrection(id: id, correction: $0, made: Moment(seconds: made), name: before) }
    }
}
