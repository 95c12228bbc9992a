import GRDB
import News

/// How much of a dossier is read.
package struct DossierLimits: Hashable, Sendable {
    /// Articles whose passages are given, newest first.
    package var articles: Int
    /// Quotes by the entity, and as many of others on it.
    package var quotes: Int
    package var roles: Int
    package var aliases: Int
    /// Companions given, and the newest articles they are counted in.
    package var companions: Int
    package var companionArticles: Int
    /// The newest articles whose mentions make the timeline.
    package var timelineArticles: Int

    /// Limits with which a dossier is fast even for an entity that every article names.
    package init(
        articles: Int = 20, quotes: Int = 12, roles: Int = 12, aliases: Int = 20, companions: Int = 16,
        companionArticles: Int = 400, timelineArticles: Int = 20_000
    ) {
        self.articles = articles
        self.quotes = quotes
        self.roles = roles
        self.aliases = aliases
        self.companions = companions
        self.companionArticles = companionArticles
        self.timelineArticles = timelineArticles
    }
}

extension Library {
    /// What the library knows about an entity, up to some limits; nil if there is none under that number.
    package func dossier(
        of entity: Entity.ID, limits: DossierLimits = DossierLimits()
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
