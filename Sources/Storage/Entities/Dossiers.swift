import GRDB
import Libraries
import News

extension Library {
    /// What the library knows about an entity, up to some limits; nil if there is none under that number.
    package func dossier(
        of entity: Entity.ID, limits: DossierLimits
    ) throws(LibraryError) -> Dossier? {
        try read { db in
            guard let entity = try EntityRows.entity(db, entity) else { return nil }
            var dossier = try DossierReader(db: db, entity: entity, limits: limits).dossier()
            dossier.note = try NoteRows(db: db).text(on: .entity(entity.id))
            return dossier
        }
    }

    /// The sentences that name an entity in articles older than a position. This continues the passages of a dossier from
    /// its last article on.
    ///
    /// - Parameter limit: how many articles are read.
    package func passages(
        naming entity: Entity.ID, olderThan position: ListPosition?, limit: Int
    ) throws(LibraryError) -> [Dossier.Passage] {
        try read { db in
            guard let entity = try EntityRows.entity(db, entity) else { return [] }
            let reader = DossierReader(db: db, entity: entity, limits: DossierLimits(articles: limit))
            return try reader.passages(olderThan: position)
        }
    }
}
