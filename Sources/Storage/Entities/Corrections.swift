import Foundation
import GRDB
import News

// A correction is kept as it was made, with rules that hold for what is filed later: a name of a kind is settled to be
// an entity, whatever the linker would say. Entities with corrections stay even when no article names them, so that the
// same articles, removed and imported again, are linked as a person wanted it.

extension Library {
    /// Makes a correction, for what is filed and for what will be.
    ///
    /// Throws `.notFound` for an entity that does not exist, and `.failed` for one that makes no sense, such as a name
    /// without a letter. The work is in proportion to the articles that name the entity, for a merger the first.
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

    /// Takes a correction back: everything is as if it had not been made. Of several about one entity the last has to
    /// go first; otherwise it throws `.failed`.
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

/// A correction as it lies in its table.
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

    /// The correction; nil for a row that is damaged.
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
