import Libraries
import News

/// An article's extraction with the library's entities, ready to be filed.
package struct LinkedExtraction: Sendable {
    /// What was found, before it was linked.
    package let prepared: PreparedExtraction
    /// The article's slot when it was linked.
    package let slot: Int64
    /// By all corrections: where one parts mentions from others, they are an entity of their own.
    package let linked: Linked
    /// What is counted of each of its entities.
    package let locals: [LocalEntity]
    /// The entities of what was found, before any correction.
    package let found: Linked
    /// The corrections that changed it.
    package let corrections: [Int64]
    /// The entities that are to be made for it.
    package let made: [(id: Entity.ID, named: NamedEntity)]
    /// What linking remembers of it.
    package let noted: NotedArticle

    /// The library's entities for those of the extraction.
    package var links: EntityLinks { linked.links }
}

/// Decides which of the library's entities the entities of articles are. It reads nothing: what it has to know is in its
/// memory, which takes in each article that is decided. So the articles of a batch are linked as if they had come one by
/// one.
package struct BatchLinker {
    private let memory: EntityMemory
    private let linking: Linking

    package init(memory: EntityMemory, linking: @escaping Linking) {
        self.memory = memory
        self.linking = linking
    }

    /// The entities whose companions have to be known to link some articles, as far as that can be told in advance.
    package func neededCompanions(of articles: [PreparedExtraction]) -> Set<Entity.ID> {
        articles.reduce(into: []) { needed, article in
            let offer = offer(to: article)
            guard offer.candidates.contains(where: { $0.contains { $0.companions == nil } }) else { return }
            if case .needsCompanions(let ids) = decide(article, offer) { needed.formUnion(ids) }
        }
    }

    /// Links the entities of one article.
    ///
    /// - Parameter readCompanions: asked for the companions of entities if they are needed and not known.
    package func link(
        _ article: PreparedExtraction, slot: Int64, readCompanions: (Set<Entity.ID>) throws -> Void
    ) rethrows -> LinkedExtraction {
        while true {
            switch decide(article, offer(to: article)) {
            case .chosen(let entities): return link(article, slot: slot, as: entities)
            case .needsCompanions(let ids): try readCompanions(ids)
            }
        }
    }

    /// For each name of an article whom a correction says that it means, or else the candidates for it.
    private struct Offer {
        let settled: [Entity.ID?]
        let candidates: [[LinkCandidate]]
    }

    private func offer(to article: PreparedExtraction) -> Offer {
        let settled = article.linkNames.map { memory.corrections.settled($0, in: article.text.id) }
        return Offer(
            settled: settled,
            candidates: zip(article.linkNames, settled).map { $1 == nil ? memory.candidates(for: $0) : [] })
    }

    /// Decides which entities the names of an article mean.
    private func decide(_ article: PreparedExtraction, _ offer: Offer) -> LinkDecision {
        let (names, settled, offered) = (article.linkNames, offer.settled, offer.candidates)
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
        let body = article.text.body
        // An entity that is new has no number yet: it may turn out that a correction says who it is.
        var found = Linked(
            extraction: article.extraction, entities: chosen.indices.map { chosen[$0] ?? -Int64($0) - 1 },
            language: article.language)
        var (linked, steps) = memory.corrections.applied(to: found, in: article.text.id, body: body)
        if let first = steps.first {
            // What nothing names by all corrections is removed, unless a correction is about it.
            let kept = Set(linked.entities + steps.map(\.step.source))
            if !found.entities.allSatisfy(kept.contains) {
                found.entities = found.entities.map { kept.contains($0) ? $0 : first.step.source }
                (linked, steps) = memory.corrections.applied(to: found, in: article.text.id, body: body)
            }
        }
        let made = make(Set(found.entities), of: article)
        let numbers = Dictionary(uniqueKeysWithValues: made.map { (-Int64($0.index) - 1, $0.noted.id) })
        found.entities = found.entities.map { numbers[$0] ?? $0 }
        linked.entities = linked.entities.map { numbers[$0] ?? $0 }
        let isParted = linked.extraction != article.extraction
        let locals = isParted ? LocalEntity.all(of: linked.extraction, body: body) : article.locals
        let noted = NotedArticle(slot: slot, made: made.map(\.noted), linked.links, locals)
        memory.note(noted)
        return LinkedExtraction(
            prepared: article, slot: slot, linked: linked, locals: locals, found: found,
            corrections: steps.map(\.step.id), made: made.map { ($0.noted.id, article.extraction.entities[$0.index]) },
            noted: noted)
    }

    /// Makes those entities of an article that are new.
    ///
    /// - Parameter wanted: the entities that are named; new ones as negative numbers.
    private func make(
        _ wanted: Set<Entity.ID>, of article: PreparedExtraction
    ) -> [(index: Int, noted: NotedArticle.Made)] {
        article.extraction.entities.enumerated().filter { wanted.contains(-Int64($0.offset) - 1) }.map { index, named in
            (index, memory.make(named, companions: companions(of: index, in: article.linkNames)))
        }
    }

    /// The names of the first of the other entities of an article.
    private func companions(of index: Int, in names: [LinkName]) -> [NameKey] {
        var companions = names.prefix(41).map(\.name.key)
        if index < companions.count { companions.remove(at: index) }
        return companions
    }
}
