import Libraries
import News

/// A row of the table of corrections.
package struct CorrectionRow: Hashable, Sendable {
    /// What a correction does, by the number under which a library keeps it.
    package enum Sort: Int, Sendable {
        case merge = 0
        case split, rename, changeKind, hide, locate
    }

    /// 0 as long as it is not filed.
    package var id: Int64
    /// What it does.
    package let sort: Sort
    /// The entity that is corrected.
    package let entity: Entity.ID
    /// The entity that it was merged into, or that was made of a part of it.
    package let other: Entity.ID?
    /// The name before.
    package var before: String
    /// The code of the kind before.
    package var beforeKind: Int
    /// Where it was before, as `Place.words`.
    package var beforePlace: String?
    /// The alias, name, kind or location that the correction gives.
    package let after: String?
    /// When it was made: seconds since 1970.
    package let made: Int64
    /// Whether it holds in one article or at one mention only.
    package let isBound: Bool

    package init(
        _ sort: Sort, of entity: Entity, other: Entity.ID? = nil, after: String? = nil, made: Int64, isBound: Bool
    ) {
        id = 0
        self.sort = sort
        self.entity = entity.id
        self.other = other
        before = entity.name
        beforeKind = entity.kind.code
        beforePlace = entity.place?.words
        self.after = after
        self.made = made
        self.isBound = isBound
    }

    /// A row as it was kept.
    package init(
        id: Int64, sort: Sort, entity: Entity.ID, other: Entity.ID?, before: String, beforeKind: Int,
        beforePlace: String?, after: String?, made: Int64, isBound: Bool
    ) {
        self.id = id
        self.sort = sort
        self.entity = entity
        self.other = other
        self.before = before
        self.beforeKind = beforeKind
        self.beforePlace = beforePlace
        self.after = after
        self.made = made
        self.isBound = isBound
    }

    /// What the correction gives, as it was before; nil for what gives nothing that an entity has one of.
    package var valueBefore: String? {
        switch sort {
        case .rename: before
        case .changeKind: EntityKind(code: beforeKind)?.rawValue
        case .locate: beforePlace
        case .hide: "0"
        case .merge, .split: nil
        }
    }

    /// Notes what was before it, which an earlier correction of the same sort gives or has taken back.
    package mutating func takeBefore(_ value: String?) {
        switch sort {
        case .rename: before = value ?? before
        case .changeKind: beforeKind = value.flatMap(EntityKind.init)?.code ?? beforeKind
        case .locate: beforePlace = value
        case .hide, .merge, .split: break
        }
    }

    /// The correction; nil if the row is damaged.
    package var correction: EntityCorrection? {
        switch sort {
        case .merge: other.map { .merge(entity, into: $0) }
        case .split: .split(alias: after, from: entity)
        case .rename: after.map { .rename(entity, to: $0) }
        case .changeKind: after.flatMap(EntityKind.init).map { .changeKind(entity, to: $0) }
        case .hide: .hide(entity)
        case .locate: .locate(entity, at: after.flatMap { Place(words: $0) })
        }
    }
}

/// A row of the table that says where a correction holds.
package struct ScopeRow: Hashable, Sendable {
    /// The number of the article, which may be gone.
    package var article: Article.ID
    /// By which an article with the same words is known.
    package let contentHash: Int64
    /// By which an article with the same link is known; nil if it has none.
    package let addressHash: Int64?
    /// nil for the whole article.
    package let anchor: TextAnchor?

    package init(article: Article.ID, contentHash: Int64, addressHash: Int64?, anchor: TextAnchor?) {
        self.article = article
        self.contentHash = contentHash
        self.addressHash = addressHash
        self.anchor = anchor
    }
}
