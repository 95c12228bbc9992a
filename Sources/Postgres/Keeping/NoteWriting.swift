import Catalogue
import Libraries
import News

/// Reads and writes a reader's notes.
struct NoteWriting {
    let session: Session
    let reader: Int64

    /// The note on an article or an entity; nil for none. The notes on entities that were merged into one are read as one
    /// note.
    func text(on subject: NoteSubject) throws -> String? {
        switch subject {
        case .article(let id):
            return try session.text("SELECT text FROM note WHERE reader = \(reader) AND article = \(id)")
        case .entity(let id):
            let texts = try rows(of: id).compactMap { $0.text(1) }
            return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
        }
    }

    /// - Returns: false if there is nothing that the note could be on.
    func write(_ text: String?, on subject: NoteSubject, written: Int64) throws -> Bool {
        switch subject {
        case .article(let id):
            guard try session.first("SELECT 1 FROM article WHERE id = \(id)") != nil else { return false }
            try session.change("DELETE FROM note WHERE reader = \(reader) AND article = \(id)")
            guard let text else { return true }
            try session.change(
                """
                INSERT INTO note (reader, article, text, written) VALUES (\(reader), \(id), \(text), \(written))
                """)
        case .entity(let id):
            guard let entity = try EntityReading(session: session).entity(id) else { return false }
            let known = try rows(of: id).map { $0.id(0) }
            try session.change("DELETE FROM entity_note WHERE reader = \(reader) AND id = ANY (\(known))")
            guard let text else { return true }
            try insert(
                entity: entity.id,
                NamedNote(name: entity.name, kind: entity.kind, text: text, written: written))
        }
        return true
    }

    /// - Returns: false if the note says nothing.
    @discardableResult
    func insert(entity: Entity.ID, _ note: NamedNote) throws -> Bool {
        guard let text = noteText(note.text) else { return false }
        try session.change(
            """
            INSERT INTO entity_note (reader, entity, name, kind, text, written)
            VALUES (\(reader), \(entity), \(note.name), \(note.kind.code), \(text), \(note.written))
            """)
        return true
    }

    /// The notes on entities, in the order in which they were written.
    func named() throws -> [NamedNote] {
        try session.rows(
            """
            SELECT name, kind, text, written FROM entity_note WHERE reader = \(reader) ORDER BY written, id
            """
        ).compactMap { row in
            EntityKind(code: row.count(1)).map {
                NamedNote(name: row.text(0) ?? "", kind: $0, text: row.text(2) ?? "", written: row.id(3))
            }
        }
    }

    /// The rows of an entity: those on it, on what was merged into it, and those that bear its name and whose own entity is
    /// gone.
    private func rows(of id: Entity.ID) throws -> [Row] {
        let all = try session.rows(
            """
            SELECT id, text, entity, name, kind FROM entity_note WHERE reader = \(reader) ORDER BY written, id
            """)
        let reading = EntityReading(session: session)
        guard !all.isEmpty, let entity = try reading.entity(id) else { return [] }
        let owners = try reading.entities(Set(all.map { $0.id(2) }))
        return all.filter { row in
            if let owner = owners[row.id(2)] { return owner.id == entity.id }
            return row.count(4) == entity.kind.code && folded(row.text(3) ?? "") == folded(entity.name)
        }
    }
}
