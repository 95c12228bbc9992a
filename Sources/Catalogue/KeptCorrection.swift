import Libraries
import News

/// The row of an entity that a correction makes of a part of another.
package struct PartEntity: Hashable, Sendable {
    package let id: Entity.ID
    package var name: String
    package var kind: EntityKind
    package var place: Place?
    /// Whether a person has said where it is, or that it is nowhere.
    package var isLocated: Bool
    package var isHidden: Bool
    /// The entity that it was a part of, if later articles are not to be linked to it.
    package let source: Entity.ID?

    /// A row as it was kept.
    package init(_ entity: Entity, isLocated: Bool, source: Entity.ID?) {
        id = entity.id
        (name, kind, place, isHidden) = (entity.name, entity.kind, entity.place, entity.isHidden)
        self.isLocated = isLocated
        self.source = source
    }

    /// A new entity like another, which is not hidden.
    ///
    /// - Parameter isBound: whether it is only of one article or mention.
    package init(_ id: Entity.ID, of entity: Entity, isBound: Bool) {
        self.id = id
        (name, kind, isHidden) = (entity.name, entity.kind, false)
        // What another spelling stands for may be anywhere, and the articles to come tell. To what is bound none come.
        (place, isLocated) = (isBound ? entity.place : nil, isBound)
        source = isBound ? entity.id : nil
    }
}

/// A correction with all that is kept of it, so that it can be made again once it was undone.
package struct KeptCorrection: RedoableCorrection, Hashable {
    package var row: CorrectionRow
    /// nil if it holds everywhere.
    package let scope: ScopeRow?
    package var rules: [RuleRow]
    /// The entity that the correction made.
    package let part: PartEntity?
    /// The articles that it had changed, if it was undone.
    package var articles: [Article.ID] = []

    package init(row: CorrectionRow, scope: ScopeRow?, rules: [RuleRow], part: PartEntity?) {
        self.row = row
        self.scope = scope
        self.rules = rules
        self.part = part
    }

    package var id: FiledCorrection.ID { row.id }

    /// What it does to what articles name; nil if it is about an entity's own name, kind or location.
    package var step: LinkStep? { LinkStep(row, scope) }
}
