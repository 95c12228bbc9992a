import Libraries
import News

/// A row of the table that says what names mean.
package struct RuleRow: Hashable, Sendable {
    /// The name.
    package let folded: String
    /// The code of the kind that the name has in its article.
    package let kind: Int
    /// The entity that is meant.
    package let entity: Entity.ID

    package init(folded: String, kind: Int, entity: Entity.ID) {
        self.folded = folded
        self.kind = kind
        self.entity = entity
    }

    package init(_ name: String, _ kind: EntityKind, _ entity: Entity.ID) {
        self.init(folded: News.folded(name), kind: kind.code, entity: entity)
    }
}

extension [RuleRow] {
    /// Each once.
    package var uniqued: [RuleRow] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
