/// What a person mends where names were taken wrongly. A library keeps it as a rule that holds for later articles too.
package enum EntityCorrection: Hashable, Sendable {
    /// The first is the second: all that names it names the second from now on.
    case merge(Entity.ID, into: Entity.ID)
    /// What is written so is someone or something else than this entity.
    case split(alias: String, from: Entity.ID)
    case rename(Entity.ID, to: String)
    case changeKind(Entity.ID, to: EntityKind)
    /// Not to be shown in look-ups and lists; the texts keep naming it.
    case hide(Entity.ID)
}

/// A correction that a library keeps.
package struct FiledCorrection: Hashable, Sendable, Identifiable {
    package typealias ID = Int64

    /// 1 and up, in the order in which they were made.
    package let id: ID
    package let correction: EntityCorrection
    package let made: Moment
    /// The name of the entity it was made on, as it was then.
    package let name: String

    package init(id: ID, correction: EntityCorrection, made: Moment, name: String) {
        self.id = id
        self.correction = correction
        self.made = made
        self.name = name
    }
}
