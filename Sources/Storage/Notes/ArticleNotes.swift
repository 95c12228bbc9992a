import Catalogue
import Foundation
import GRDB
import Libraries
import News

extension Library {
    /// The note on an article or an entity; nil for none. The notes on entities that were merged into one are read as
    /// one note.
    package func note(on subject: NoteSubject) throws(LibraryError) -> String? {
        try read { db in try NoteRows(db: db).text(on: subject) }
    }

    /// Replaces the note on an article or an entity; nil removes it.
    ///
    /// - Parameter text: as a person wrote it; see ``noteText(_:)``.
    /// - Returns: the note that was there before.
    /// - Throws: `.notFound` if there is no such article or entity.
    @discardableResult
    package func write(note text: String?, on subject: NoteSubject) throws(LibraryError) -> String? {
        try write(.power) { [path] db in
            let rows = NoteRows(db: db)
            let before = try rows.text(on: subject)
            let written = Int64(Date().timeIntervalSince1970)
            guard try rows.write(text.flatMap(noteText), on: subject, written: written) else {
                switch subject {
                case .article(let id): throw LibraryError.notFound(path: path, what: "article \(id)")
                case .entity(let id): throw LibraryError.notFound(path: path, what: "entity \(id)")
                }
            }
            return before
        }
    }

    /// The notes on entities, in the order in which they were written.
    package func entityNotes() throws(LibraryError) -> [NamedNote] {
        try read { db in try NoteRows(db: db).named() }
    }

    /// Takes notes on entities over from another library, except on entities that have one here.
    package func take(_ notes: [NamedNote]) throws(LibraryError) {
        if notes.isEmpty { return }
        try write(.power) { db in
            let rows = NoteRows(db: db)
            var noted = Set(try rows.named().map(\.entityKey))
            for note in notes where !noted.contains(note.entityKey) {
                if try rows.insert(entity: 0, note) { noted.insert(note.entityKey) }
            }
        }
    }
}

/// Reads and writes the tables of notes.
struct NoteRows {
    let db: Database

    func text(on subject: NoteSubject) throws -> String? {
        switch subject {
        case .article(let id):
            return try String.fetchOne(
                db.cachedStatement(sql: "SELECT text FROM note WHERE article = ?"), arguments: [id])
        case .entity(let id):
            let texts = try rows(of: id).compactMap { $0.text(1) }
            return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
        }
    }

    /// - Returns: false if there is nothing that the note could be on.
    func write(_ text: String?, on subject: NoteSubject, written: Int64) throws -> Bool {
        switch subject {
        case .article(let id):
            guard try Int.fetchOne(db, sql: "SELECT 1 FROM article WHERE id = ?", arguments: [id]) != nil else {
                return false
            }
            try db.execute(sql: "DELETE FROM note WHERE article = ?", arguments: [id])
            guard let text else { return true }
            try db.execute(
                sql: "INSERT INTO note (article, text, written) VALUES (?, ?, ?)", arguments: [id, text, written])
        case .entity(let id):
            guard let entity = try EntityRows.entity(db, id) else { return false }
            for row in try rows(of: id) {
                try db.execute(sql: "DELETE FROM entity_note WHERE id = ?", arguments: [row.number(0)])
            }
            guard let text else { return true }
            let note = NamedNote(name: entity.name, kind: entity.kind, text: text, written: written)
            try insert(entity: entity.id, note)
        }
        return true
    }

    /// - Returns: false if the note says nothing.
    @discardableResult
    func insert(entity: Entity.ID, _ note: NamedNote) throws -> Bool {
        guard let text = noteText(note.text) else { return false }
        try db.execute(
            sql: "INSERT INTO entity_note (entity, name, kind, text, written) VALUES (?, ?, ?, ?, ?)",
            arguments: [entity, note.name, note.kind.code, text, note.written])
        return true
    }

    func named() throws -> [NamedNote] {
        try Row.fetchAll(db, sql: "SELECT name, kind, text, written FROM entity_note ORDER BY written, id").compactMap {
            row in
            guard let kind = EntityKind(code: row.count(1)) else { return nil }
            return NamedNote(
                name: row.text(0) ?? "", kind: kind, text: row.text(2) ?? "", written: row.number(3) ?? 0)
        }
    }

    /// The rows of an entity: those on it, on what was merged into it, and those that bear its name and whose own entity
    /// is gone.
    private func rows(of id: Entity.ID) throws -> [Row] {
        let all = try Row.fetchAll(db, sql: "SELECT id, text, entity, name, kind FROM entity_note ORDER BY written, id")
        guard !all.isEmpty, let entity = try EntityRows.entity(db, id) else { return [] }
        return try all.filter { row in
            if let own = row.number(2), let there = try EntityRows.entity(db, own) { return there.id == entity.id }
            return row.count(4) == entity.kind.code && folded(row.text(3) ?? "") == folded(entity.name)
        }
    }
}
