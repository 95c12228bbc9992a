import Libraries
import News

// Corrections with names instead of numbers.

extension CorrectionRow {
    /// The correction with names; nil for a merger whose other entity is gone.
    ///
    /// - Parameter other: of a merger, the other entity as it was then.
    package func named(_ scope: ScopeRow?, other: (name: String, kind: EntityKind)?) -> NamedCorrection? {
        let kind = EntityKind(code: beforeKind)?.rawValue ?? ""
        let text = scope.map {
            NamedCorrection.Text(contentHash: $0.contentHash, addressHash: $0.addressHash, mention: $0.anchor)
        }
        func correction(_ sort: NamedCorrection.Sort, _ other: String?, _ otherKind: String? = nil) -> NamedCorrection {
            NamedCorrection(
                sort: sort, name: before, kind: kind, other: other, otherKind: otherKind, made: made, text: text)
        }
        return switch sort {
        case .merge: other.map { correction(.merge, $0.name, $0.kind.rawValue) }
        case .split: correction(.split, after)
        case .rename: correction(.rename, after)
        case .changeKind: correction(.kind, after)
        case .hide: correction(.hide, nil)
        case .locate: correction(.location, after)
        }
    }
}

extension NamedCorrection {
    /// The correction of an entity; nil if what it needs is not there.
    ///
    /// - Parameter target: of a merger, the entity that is merged into.
    package func correction(of entity: Entity.ID, into target: Entity.ID?) -> EntityCorrection? {
        switch sort {
        case .merge: target.map { .merge(entity, into: $0) }
        case .split: .split(alias: other, from: entity)
        case .rename: other.map { .rename(entity, to: $0) }
        case .kind: other.flatMap(EntityKind.init(rawValue:)).map { .changeKind(entity, to: $0) }
        case .hide: .hide(entity)
        case .location: .locate(entity, at: other.flatMap { Place(words: $0) })
        }
    }
}
