import News

extension EntityCorrection {
    /// The same of another entity.
    package func about(_ entity: Entity.ID) -> EntityCorrection {
        switch self {
        case .merge(_, let other): .merge(entity, into: other)
        case .split(let alias, _): .split(alias: alias, from: entity)
        case .rename(_, let name): .rename(entity, to: name)
        case .changeKind(_, let kind): .changeKind(entity, to: kind)
        case .hide: .hide(entity)
        case .locate(_, let place): .locate(entity, at: place)
        }
    }

    /// Why it makes no sense, or changes nothing; nil if it does.
    package func senselessness(of entity: Entity) -> String? {
        switch self {
        case .merge(let one, let other): one == other ? "an entity cannot be merged into itself" : nil
        case .split(let alias, _):
            alias.map(folded) == "" || alias.map(folded) == folded(entity.name) && alias != nil
                ? "only another way of writing the name can be split off" : nil
        case .rename(_, let name):
            folded(name).isEmpty
                ? "a name needs a letter or a digit" : name == entity.name ? "that is its name already" : nil
        case .changeKind(_, let kind): kind == entity.kind ? "that is its kind already" : nil
        case .hide: entity.isHidden ? "\(entity.name) is hidden already" : nil
        case .locate(_, let place): place == entity.place ? "that is its location already" : nil
        }
    }

    /// Which names mean the entity from now on, if it holds everywhere.
    package func rules(for entity: Entity) -> [RuleRow] {
        let own = RuleRow(entity.name, entity.kind, entity.id)
        switch self {
        case .merge, .hide, .locate: return [own]
        case .split(let alias, _): return [RuleRow(alias ?? entity.name, entity.kind, entity.id)]
        case .rename(_, let name): return [own, RuleRow(name, entity.kind, entity.id)].uniqued
        case .changeKind(_, let kind): return [own, RuleRow(entity.name, kind, entity.id)]
        }
    }
}

extension CorrectionRow {
    /// A correction that is not filed yet.
    ///
    /// - Parameter other: the entity that is merged into, or that is made of a part.
    package init(
        _ correction: EntityCorrection, of entity: Entity, other: Entity.ID?, made: Int64, isBound: Bool
    ) {
        switch correction {
        case .merge: self.init(.merge, of: entity, other: other, made: made, isBound: isBound)
        case .split(let alias, _):
            self.init(.split, of: entity, other: other, after: alias, made: made, isBound: isBound)
        case .rename(_, let name):
            self.init(.rename, of: entity, other: other, after: name, made: made, isBound: isBound)
        case .changeKind(_, let kind):
            self.init(.changeKind, of: entity, other: other, after: kind.rawValue, made: made, isBound: isBound)
        case .hide: self.init(.hide, of: entity, other: other, made: made, isBound: isBound)
        case .locate(_, let place):
            self.init(.locate, of: entity, other: other, after: place?.words, made: made, isBound: isBound)
        }
    }
}
