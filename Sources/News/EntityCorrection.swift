/// A person's correction of an entity. A library keeps it as a rule that holds for later articles too.
package enum EntityCorrection: Hashable, Sendable {
    /// The first is the second: whatever names the first names the second from now on.
    case merge(Entity.ID, into: Entity.ID)
    /// What is written as the alias is not this entity but another.
    case split(alias: String, from: Entity.ID)
    case rename(Entity.ID, to: String)
    case changeKind(Entity.ID, to: EntityKind)
    /// Look-ups and lists leave it out; the texts keep naming it.
    case hide(Entity.ID)
}

/// A correction that a library keeps.
package struct FiledCorrection: Hashable, Sendable, Identifiable {
    package typealias ID = Int64

    /// 1 and up, in the order in which they were made.
    package let id: ID
    package let correction: EntityCorrection
    package let made: Moment
    /// The name of the corrected entity before the correction.
    package let name: String

    package init(id: ID, correction: EntityCorrection, made: Moment, name: String) {
        self.id = id
        self.correction = correction
        self.made = made
        self.name = name
    }
}
