/// An entity of the library that a name in a new article may mean, and what tells it from others of that name.
///
/// Candidates are remembered from article to article, so what is compared of them is worked out once.
package struct LinkCandidate: Hashable, Sendable {
    /// With its counts as they are now.
    package var entity: Entity
    /// The other ways in which the library's articles write it.
    package private(set) var aliases: [String]
    /// What articles say that it is: 'Defence Minister'.
    package let roles: [String]
    /// The names of the entities that stand in articles with it, those of most articles first; a few dozen are enough.
    package private(set) var companions: [String]

    /// The name, folded, and as names of its kind are compared.
    package let folded: String
    package let key: String
    /// The aliases as names of its kind are compared.
    package private(set) var aliasKeys: Set<String>
    /// The companions' names, folded.
    package private(set) var foldedCompanions: [String]

    /// - Parameter foldedCompanions: the companions' names folded, where they are known; else they are worked out.
    package init(
        entity: Entity, aliases: [String] = [], roles: [String] = [], companions: [String] = [],
        foldedCompanions: [String]? = nil
    ) {
        self.entity = entity
        self.aliases = aliases
        self.roles = roles
        self.companions = companions
        folded = News.folded(entity.name)
        key = linkKey(folded: folded, entity.kind)
        aliasKeys = Set(aliases.map { linkKey(folded: News.folded($0), entity.kind) })
        self.foldedCompanions = foldedCompanions ?? companions.map { News.folded($0) }
    }

    /// Takes another way of writing it among the aliases.
    package mutating func add(alias: String) {
        aliases.append(alias)
        aliasKeys.insert(linkKey(folded: News.folded(alias), entity.kind))
    }

    /// Puts others in the place of its companions.
    package mutating func setCompanions(_ names: [String], folded: [String]) {
        companions = names
        foldedCompanions = folded
    }
}

/// A folded name as names of its kind are compared: of people the words; of other things without 'the' and the spaces,
/// of groups without the s of the plural.
package func linkKey(folded name: String, _ kind: EntityKind) -> String {
    if kind == .person { return name }
    let isDefinite = name.hasPrefix("the ") && name.utf8.count > 6
    let key = String((isDefinite ? name.dropFirst(4) : name[...]).filter { $0 != " " })
    let isPlural = kind == .group && key.count > 4 && key.hasSuffix("s") && !key.hasSuffix("ss")
    return isPlural ? String(key.dropLast()) : key
}
