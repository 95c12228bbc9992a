/// An entity that a library already holds and that an article may mean by a name.
package struct LinkCandidate: Hashable, Sendable {
    package let entity: Entity
    /// The ways in which the library's articles write its name, most frequent first.
    package let aliases: [String]
    /// Names of entities that stand in articles with it: some of the newest, not all.
    package let seenWith: [String]

    package init(entity: Entity, aliases: [String] = [], seenWith: [String] = []) {
        self.entity = entity
        self.aliases = aliases
        self.seenWith = seenWith
    }
}
