/// An entity of the library that a name in a new article may mean, and what tells it from others of that name.
package struct LinkCandidate: Hashable, Sendable {
    package let entity: Entity
    /// The other ways in which the library's articles write it.
    package let aliases: [String]
    /// What articles say that it is: 'Defence Minister'.
    package let roles: [String]
    /// The names of the entities that stand in articles with it, those of most articles first; a few dozen are enough.
    package let companions: [String]

    package init(entity: Entity, aliases: [String] = [], roles: [String] = [], companions: [String] = []) {
        self.entity = entity
        self.aliases = aliases
        self.roles = roles
        self.companions = companions
    }
}
