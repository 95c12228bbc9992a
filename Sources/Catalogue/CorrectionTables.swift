import Libraries
import News

/// What making and undoing corrections reads and writes, within one transaction.
package protocol CorrectionTables {
    associatedtype Texts: CorrectedTexts
    associatedtype Attributes: CorrectedAttributes

    /// What people call the library.
    var library: String { get }
    /// What articles name.
    var texts: Texts { get }
    /// What corrections say of an entity itself.
    var attributes: Attributes { get }

    /// The entity under a number, or the one that it was merged into; nil if there is none.
    func entity(_ id: Entity.ID) throws -> Entity?
    /// The row of an entity as such; nil if there is none under that number.
    func part(_ id: Entity.ID) throws -> PartEntity?
    /// The number of an entity that is going to be made.
    func newEntity() throws -> Entity.ID
    /// Makes an entity.
    func insert(_ part: PartEntity) throws
    /// Removes an entity that nothing names, with its names.
    func remove(_ entity: Entity.ID) throws

    /// The text of an article; nil if there is none under that number.
    func body(_ article: Article.ID) throws -> String?
    /// What an article names, by all corrections in force; nil or empty if it awaits extraction.
    func found(in article: Article.ID) throws -> Linked?
    /// How an article is known; nil if there is none under that number.
    func scope(_ article: Article.ID, _ anchor: TextAnchor?) throws -> ScopeRow?

    /// A correction in force, with all that is kept of it; nil if there is none under that number.
    func correction(_ id: FiledCorrection.ID) throws -> KeptCorrection?
    /// Whether an entity was merged again, or given mentions, since a correction of it.
    func isCorrectedSince(_ row: CorrectionRow) throws -> Bool
    /// The last correction after one that is about an entity.
    func lastCorrection(of entity: Entity.ID, after id: FiledCorrection.ID) throws -> FiledCorrection.ID?
    /// Writes the rows of a correction, under its number; it gets one if it has none.
    func insert(_ correction: inout KeptCorrection) throws
    /// Removes the rows of a correction, with what is noted of the articles that it changed.
    func deleteCorrection(_ id: FiledCorrection.ID) throws
    /// Notes that entities have changed.
    func noteChange() throws
}

/// Brings articles into agreement with the corrections in force, with all that is counted from them.
package protocol CorrectedTexts {
    /// The articles that name an entity, by all corrections in force.
    func articles(naming entity: Entity.ID) throws -> [Article.ID]
    /// The articles that a correction has changed.
    func articles(changedBy correction: FiledCorrection.ID) throws -> [Article.ID]
    /// Applies all corrections to what was found in some articles. Those that await extraction are left out.
    ///
    /// - Parameter replaced: entities that are gone, each with the one that what was found in the articles names now.
    /// - Returns: the entities that corrections of single mentions were about and are no longer.
    @discardableResult
    func correct(_ articles: [Article.ID], replacing replaced: [Entity.ID: Entity.ID]) throws -> Set<Entity.ID>
}

/// Changes what corrections say of an entity itself: its name, kind and location, whether it is hidden, and whether it was
/// merged into another. The keys by which look-ups find it follow.
package protocol CorrectedAttributes {
    /// Does what a correction says.
    ///
    /// If one like it was made later, that one stays in force, and is told what was before it.
    func apply(_ row: CorrectionRow) throws
    /// Takes back what a correction said, which is in force no longer.
    func takeBack(_ row: CorrectionRow) throws
    /// Marks an entity as merged, or not merged any more: then look-ups do not find it.
    func setMerged(_ entity: Entity.ID, into other: Entity.ID?) throws
    /// Makes an entity found by the name it goes by.
    func list(_ entity: Entity.ID) throws
    /// Keeps entities though no article may name them: a correction is about them.
    func keep(_ entities: [Entity.ID]) throws
    /// Lets entities be removed with their last mention again, if no correction is about them any more.
    func release(_ entities: Set<Entity.ID>) throws
}
