import News

/// An article's extraction with the library's entities, ready to be filed.
struct LinkedExtraction: Sendable {
    let prepared: PreparedExtraction
    /// The article's slot when it was linked.
    let slot: Int64
    /// Where a person has split an alias off, its mentions are an entity of their own.
    let extraction: Extraction
    let locals: [LocalEntity]
    let links: EntityLinks
    /// The entities that are to be made for it.
    let made: [(id: Entity.ID, named: NamedEntity)]
}

/// Decides which of the library's entities the entities of articles are. It reads nothing: what it has to know is in its
/// memory, which takes in each article that is decided. So the articles of a batch are linked as if they had come one by
/// one.
struct BatchLinker {
    let memory: EntityMemory
    let linking: Library.Linking

    /// The entities whose companions have to be known to link some articles, as far as that can be told in advance.
    func neededCompanions(of articles: [PreparedExtraction]) -> Set<Entity.ID> {
        articles.reduce(into: []) { needed, article in
            if case .needsCompanions(let ids) = decide(article.linkNames) { needed.formUnion(ids) }
        }
    }

    /// Links the entities of one article.
    ///
    /// - Parameter readCompanions: asked for the companions of entities if they are needed and not known.
    func link(
        _ article: PreparedExtraction, slot: Int64, readCompanions: (Set<Entity.ID>) throws -> Void
    ) rethrows -> LinkedExtraction {
        while true {
            switch decide(article.linkNames) {
            case .chosen(let entities): return link(article, slot: slot, as: entities)
            case .needsCompanions(let ids): try readCompanions(ids)
            }
        }
    }

    /// Decides which entities some names mean. Names that a correction has settled are not asked for.
    private func decide(_ names: [LinkName]) -> LinkDecision {
        let settled = names.map(memory.corrections.settled)
        let offered = zip(names, settled).map { $1 == nil ? memory.candidates(for: $0) : [] }
        if offered.allSatisfy(\.isEmpty) { return .chosen(settled) }
        switch linking(names, offered) {
        case .needsCompanions(let ids): return .needsCompanions(ids)
        case .chosen(let chosen):
            return .chosen(
                names.indices.map { index in
                    if let entity = settled[index] { return entity }
                    // Only what was offered is taken: anything else might not be an entity.
                    guard chosen.indices.contains(index), let choice = chosen[index] else { return nil }
                    return offered[index].contains { $0.id == choice } ? choice : nil
                })
        }
    }

    private func link(_ article: PreparedExtraction, slot: Int64, as chosen: [Entity.ID?]) -> LinkedExtraction {
        var extraction = article.extraction
        var linked = chosen
        let body = article.text.body
        let isParted = memory.corrections.applySplits(to: &extraction, &linked, body: body)
        let locals = isParted ? LocalEntity.all(of: extraction, body: body) : article.locals
        var made: [(id: Entity.ID, named: NamedEntity)] = []
        let links = EntityLinks(
            locals.indices.map { index in
                if let entity = linked[index] {
                    let root = memory.corrections.root(of: entity)
                    return EntityLink(entity: root, linked: entity == root ? nil : entity)
                }
                let named = locals[index].named
                let id = memory.make(named, companions: companions(of: index, in: article.linkNames))
                made.append((id, named))
                return EntityLink(entity: id, linked: nil)
            })
        memory.note(links, locals, slot: slot)
        return LinkedExtraction(
            prepared: article, slot: slot, extraction: extraction, locals: locals, links: links, made: made)
    }

    /// The names of the first of the other entities of an article.
    private func companions(of index: Int, in names: [LinkName]) -> [NameKey] {
        var companions = names.prefix(41).map(\.name.key)
        if index < companions.count { companions.remove(at: index) }
        return companions
    }
}
