/// What a person corrects of an entity.
package enum EntityCorrection: Hashable, Sendable {
    /// The first is the second: what names the first names the second.
    case merge(Entity.ID, into: Entity.ID)
    /// What is written as the alias is not this entity but another. Without an alias, which is only possible within an
    /// article or at a mention, all that names it there.
    case split(alias: String?, from: Entity.ID)
    case rename(Entity.ID, to: String)
    case changeKind(Entity.ID, to: EntityKind)
    /// It is not shown: in no text, panel, list, look-up, export or count.
    case hide(Entity.ID)
    /// Where it is; nil if it is nowhere on the map.
    case locate(Entity.ID, at: Place?)

    /// The entity that is corrected.
    package var entity: Entity.ID {
        switch self {
        case .merge(let entity, _), .split(_, let entity), .rename(let entity, _), .changeKind(let entity, _),
            .hide(let entity), .locate(let entity, _):
            entity
        }
    }
}

/// Where a correction holds.
package enum CorrectionScope: Hashable, Sendable {
    /// In every article, those that come later included.
    case everywhere
    /// Wherever this article names the entity.
    case article(Article.ID)
    /// Where this article names it at a range of its body: UTF-8 byte offsets, half-open.
    case mention(Article.ID, Range<Int>)

    /// The article that it is bound to; nil for all.
    package var article: Article.ID? {
        switch self {
        case .everywhere: nil
        case .article(let id), .mention(let id, _): id
        }
    }
}

/// A correction and where it is to hold.
package struct ScopedCorrection: Hashable, Sendable {
    package let correction: EntityCorrection
    package let scope: CorrectionScope

    package init(_ correction: EntityCorrection, _ scope: CorrectionScope = .everywhere) {
        self.correction = correction
        self.scope = scope
    }
}

/// A correction that a library keeps.
package struct FiledCorrection: Hashable, Sendable, Identifiable {
    package typealias ID = Int64

    /// 1 and up, in the order in which they were made.
    package let id: ID
    package let correction: EntityCorrection
    /// The article may be gone, and a mention that its text no longer has is at `0..<0`.
    package let scope: CorrectionScope
    package let made: Moment
    /// The name of the corrected entity before the correction.
    package let name: String
    /// The name of the entity that it was merged into or that was split off; nil for other corrections.
    package let otherName: String?
    /// Of a correction of one mention, the words that it was made at.
    package let words: String?

    package init(
        id: ID, correction: EntityCorrection, scope: CorrectionScope = .everywhere, made: Moment, name: String,
        otherName: String? = nil, words: String? = nil
    ) {
        self.id = id
        self.correction = correction
        self.scope = scope
        self.made = made
        self.name = name
        self.otherName = otherName
        self.words = words
    }
}
