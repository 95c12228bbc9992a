/// An entity of the library that a name in a new article may mean, and what helps to decide that.
package struct LinkCandidate: Sendable {
    package let id: Entity.ID
    package private(set) var name: ComparedName
    /// What articles say that it is: 'Defence Minister'.
    package let roles: [String]
    /// How often the library names it, and in how many articles, as it is now.
    package var mentions, articles: Int
    /// The other ways in which the library's articles write it, as names of its kind are compared.
    package private(set) var aliases: Set<NameKey>
    /// The names of entities in the same articles, up to a few dozen; nil if they have not been read. Reading them takes
    /// longer than anything else, so it is done only for candidates for which a ``LinkDecision`` asks for it.
    package var companions: [NameKey]?

    package init(entity: Entity, aliases: [String] = [], roles: [String] = [], companions: [NameKey]? = []) {
        id = entity.id
        name = ComparedName(entity.name, entity.kind)
        self.roles = roles
        mentions = entity.mentions
        articles = entity.articles
        self.aliases = []
        self.companions = companions
        for alias in aliases { add(folded(alias)) }
    }

    /// Takes another way of writing it among the aliases.
    ///
    /// - Parameter alias: folded.
    package mutating func add(_ alias: String) {
        aliases.insert(NameKey(folded: ComparedName.comparable(alias, name.kind)))
    }
}

extension LinkCandidate {
    /// Takes a way of writing it for its name if that is the full name of somebody who is known by the surname alone.
    package mutating func takeFullName(_ written: String) {
        guard name.kind == .person, name.isSingle, written.utf8.contains(0x20) else { return }
        let full = ComparedName(written, .person)
        if full.surname == name.folded { name = full }
    }
}

/// Which of the library's entities those of one article are, or what must be known to decide that.
package enum LinkDecision: Sendable, Equatable {
    /// For each of the article's entities, in their order, the candidate that it is, or nil for none.
    case chosen([Entity.ID?])
    /// The companions of these candidates must be read first.
    case needsCompanions(Set<Entity.ID>)
}

/// An entity of an article that is to be linked, with what is compared of it.
package final class LinkName: Sendable {
    package let named: NamedEntity
    package let name: ComparedName
    /// The article's other ways of writing it, as names of its kind are compared.
    package let aliases: Set<NameKey>
    /// What the library is asked for: the name; the aliases, except those of dates, which mean other days elsewhere; and
    /// the surname of a full name, by which alone the library may know somebody.
    package let sought: Set<NameKey>

    /// Whether it is somebody's name of one word: the library is asked for people whose surname it is.
    package var mayBeSurname: Bool { name.kind == .person && name.isSingle && !name.folded.isEmpty }

    package init(_ named: NamedEntity) {
        self.named = named
        name = ComparedName(named.name, named.kind)
        let written = named.aliases.map { folded($0) }
        aliases = Set(written.map { NameKey(folded: ComparedName.comparable($0, named.kind)) })
        let others = named.kind == .date ? [] : written
        let asked = others + [name.folded, name.surname].compactMap { $0 }
        sought = Set(asked.filter { !$0.isEmpty }.map { NameKey(folded: $0) })
    }
}
