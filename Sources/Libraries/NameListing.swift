import News

/// Whom and what the articles name.
package protocol NameListing: Sendable {
    /// The entities that a person may mean by what is typed: a name or alias in full, its beginning, the beginning of any
    /// word in it, or its initials ('bp' for Boris Pistorius). Accents, case and hyphens do not matter. Full names come
    /// first, then the most mentioned.
    ///
    /// - Parameter kinds: the kinds wanted; nil for all.
    func lookup(
        _ typed: String, kinds: Set<EntityKind>?, limit: Int
    ) throws(LibraryError) -> [Entity]

    /// Looks up folded names: gives, for each that the library knows, the kind of the most mentioned entity so named. A
    /// name of one word counts only if at least two articles have it; a hidden one never counts.
    func kinds(ofNames names: Set<String>) throws(LibraryError) -> [String: EntityKind]

    /// The entity under a number, or the one that it was merged into; nil if there is none.
    func entity(_ id: Entity.ID) throws(LibraryError) -> Entity?

    /// The library's entities, most mentioned first, without hidden ones.
    ///
    /// - Parameters:
    ///   - kind: the kind wanted; nil for all.
    ///   - last: the last entity of the page before; nil for the first page.
    func entities(
        kind: EntityKind?, after last: Entity?, limit: Int
    ) throws(LibraryError) -> [Entity]

    /// The entities of one article, most mentioned there first.
    func entities(of article: Article.ID, kind: EntityKind?) throws(LibraryError) -> [Entity]

    /// What the library knows about an entity, up to some limits; nil if there is none under that number.
    func dossier(
        of entity: Entity.ID, limits: DossierLimits
    ) throws(LibraryError) -> Dossier?

    /// The sentences that name an entity in articles older than a position. This continues the passages of a dossier from
    /// its last article on.
    ///
    /// - Parameter limit: how many articles are read.
    func passages(
        naming entity: Entity.ID, olderThan position: ListPosition?, limit: Int
    ) throws(LibraryError) -> [Dossier.Passage]

    /// The places that articles name, each with the number of those articles, most first; only places whose coordinates
    /// are known.
    ///
    /// - Parameters:
    ///   - query: which articles. For every article the counts are those of the whole library; otherwise the newest
    ///     `articles` that match are counted.
    ///   - limit: the most places that are given.
    func places(
        matching query: Query, articles: Int, limit: Int
    ) throws(LibraryError) -> [Dossier.Companion]

    /// What the articles say of an entity as time goes by; nil if there is none under that number.
    ///
    /// - Parameter limit: how many articles are read at most; if more name it, the oldest fifth of these and the newest.
    func overTime(of entity: Entity.ID, limit: Int) throws(LibraryError) -> OverTime?
}

extension NameListing {
    /// What the library knows about an entity, up to the usual limits; nil if there is none under that number.
    package func dossier(of entity: Entity.ID) throws(LibraryError) -> Dossier? {
        try dossier(of: entity, limits: DossierLimits())
    }

    /// The entities of any kind that a person may mean by what is typed.
    package func lookup(_ typed: String, limit: Int) throws(LibraryError) -> [Entity] {
        try lookup(typed, kinds: nil, limit: limit)
    }

    /// The library's most mentioned entities, without hidden ones; nil for all kinds.
    package func entities(kind: EntityKind? = nil, limit: Int) throws(LibraryError) -> [Entity] {
        try entities(kind: kind, after: nil, limit: limit)
    }

    /// The entities of one article, most mentioned there first.
    package func entities(of article: Article.ID) throws(LibraryError) -> [Entity] {
        try entities(of: article, kind: nil)
    }

    /// How what is said of an entity changes over time, told from its newest 250 articles; nil if there is none under that
    /// number.
    package func overTime(of entity: Entity.ID) throws(LibraryError) -> OverTime? {
        try overTime(of: entity, limit: 250)
    }

    /// The places that articles name, each with the number of those articles, most first: of the newest 400 that match.
    package func places(matching query: Query = .everything, limit: Int) throws(LibraryError) -> [Dossier.Companion] {
        try places(matching: query, articles: 400, limit: limit)
    }
}
