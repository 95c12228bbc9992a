import Catalogue
import Foundation
import GRDB
import Libraries
import News

// A correction is kept as it was made, with rules for what is filed later: a rule says which entity a name of some kind
// is, whatever the linker would say. Entities with corrections stay even if no article names them, so that articles which
// are removed and imported again are linked as the person wanted.

extension Library {
    /// Makes a correction, for the articles that are filed and those that will be, or for one article or mention.
    ///
    /// Throws `.notFound` if an entity or article does not exist, and `.failed` if the correction makes no sense or changes
    /// nothing, such as a name without a letter. The work is in proportion to the articles that name the entity; for a
    /// merger, the first one.
    @discardableResult
    package func correct(
        _ correction: EntityCorrection, scope: CorrectionScope, made: Moment?
    ) throws(LibraryError) -> FiledCorrection {
        let seconds = made?.seconds ?? Int64(Date().timeIntervalSince1970)
        return try write(.power) { [path, packer] db in
            let tables = FileCorrectionTables(db, path: path, packer: packer)
            let id = try Corrector(tables).record(ScopedCorrection(correction, scope), made: seconds)
            return try FiledCorrections(db).correction(id, path: path)
        }
    }

    /// Undoes a correction, as if it had never been made.
    ///
    /// - Returns: what ``redo(_:)`` makes it again from.
    /// - Throws: `.notFound`; `.correctionInTheWay` if a later one is about the entity that this one made.
    @discardableResult
    package func undoCorrection(_ id: FiledCorrection.ID) throws(LibraryError) -> any RedoableCorrection {
        try write(.power) { [path, packer] db in
            try Corrector(FileCorrectionTables(db, path: path, packer: packer)).undo(id)
        }
    }

    /// Makes a correction again that was undone: under its number, in its place among the others. If no other correction
    /// was made since, all is as it was before it was undone.
    ///
    /// - Throws: `.failed` if what it was about is no longer there.
    @discardableResult
    package func redo(_ undone: any RedoableCorrection) throws(LibraryError) -> FiledCorrection {
        guard let undone = undone as? KeptCorrection else { preconditionFailure("a correction of another library") }
        return try write(.power) { [path, packer] db in
            try Corrector(FileCorrectionTables(db, path: path, packer: packer)).redo(undone)
            return try FiledCorrections(db).correction(undone.id, path: path)
        }
    }

    /// All corrections in force, in the order in which they were made.
    package func corrections() throws(LibraryError) -> [FiledCorrection] {
        try read { db in try FiledCorrections(db).all }
    }

    /// The correction by which an entity is hidden; nil if it is not.
    package func hiding(of entity: Entity.ID) throws(LibraryError) -> FiledCorrection.ID? {
        try read { db in
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT id FROM correction WHERE sort = ?1
                        AND (other = ?2 OR entity = ?2 AND is_bound = 0)
                    ORDER BY id DESC LIMIT 1
                    """, arguments: [CorrectionRow.Sort.hide.rawValue, entity])
        }
    }

    /// The last of the later corrections that have to be undone before each correction.
    package func obstaclesToUndoing() throws(LibraryError) -> [FiledCorrection.ID: FiledCorrection.ID] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT made.id, max(later.id) FROM correction AS made
                    JOIN correction AS later ON later.id > made.id AND (later.entity = made.other OR later.other = made.other)
                    WHERE made.sort <> ? GROUP BY made.id
                    """, arguments: [CorrectionRow.Sort.merge.rawValue])
            return Dictionary(
                rows.map { ($0.number(0) ?? 0, $0.number(1) ?? 0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// How many articles each correction of what articles name has changed; those that changed none are left out.
    package func correctedArticles() throws(LibraryError) -> [FiledCorrection.ID: Int] {
        try read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT correction, count(*) FROM corrected_article GROUP BY correction")
            return Dictionary(rows.map { ($0.number(0) ?? 0, $0.count(1)) }, uniquingKeysWith: +)
        }
    }

    /// The entities that a person has hidden, most mentioned first.
    package func hiddenEntities(limit: Int) throws(LibraryError) -> [Entity] {
        try read { db in
            let request: SQLRequest<Row> = """
                SELECT \(sql: EntityRows.columns) FROM entity WHERE is_hidden = 1 AND merged_into IS NULL
                ORDER BY mentions DESC, id DESC LIMIT \(max(0, limit))
                """
            return try request.fetchAll(db).map { Entity($0) }
        }
    }
}

/// Corrections as the library gives them back.
struct FiledCorrections {
    private let db: Database
    private let scopes: [Int64: ScopeRow]

    init(_ db: Database) throws {
        self.db = db
        scopes = try ScopeRow.all(db)
    }

    var all: [FiledCorrection] {
        get throws { try CorrectionRow.all(db).compactMap(filed) }
    }

    func correction(_ id: Int64, path: String) throws -> FiledCorrection {
        guard let filed = try CorrectionRow.find(id, db).flatMap(filed) else {
            throw LibraryError.failed(path: path, cause: "a correction was not kept")
        }
        return filed
    }

    private func filed(_ row: CorrectionRow) throws -> FiledCorrection? {
        guard let correction = row.correction else { return nil }
        let other = try row.other.flatMap { other in
            try String.fetchOne(db, sql: "SELECT name FROM entity WHERE id = ?", arguments: [other])
        }
        return FiledCorrection(
            id: row.id, correction: correction, scope: try scope(of: row), made: Moment(seconds: row.made),
            name: row.before, otherName: other, words: scopes[row.id]?.anchor?.words)
    }

    private func scope(of row: CorrectionRow) throws -> CorrectionScope {
        guard let scope = scopes[row.id] else { return row.isBound ? .article(0) : .everywhere }
        guard let anchor = scope.anchor else { return .article(scope.article) }
        return .mention(scope.article, try StoredText.body(db, scope.article).flatMap(anchor.range) ?? 0..<0)
    }
}
