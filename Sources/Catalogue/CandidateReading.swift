import Libraries
import News

/// What an engine asks its tables for, so that linking knows of the library's entities what it has to: for a whole batch at
/// once, in a few statements, however many names there are.
package protocol CandidateReading {
    /// What is known already, and what is read.
    var memory: EntityMemory { get }

    /// The 16 most mentioned entities with each name, by its number; of a name that more than 400 have, only some are
    /// compared.
    func bearers(of numbers: [Int64]) throws -> [Int64: [Entity.ID]]

    /// The 16 most mentioned people with each of some surnames, which are folded; of a surname that nobody has, there may be
    /// no list.
    func bearers(ofSurnames surnames: [String]) throws -> [String: [Entity.ID]]

    /// Some entities, or those that they were merged into, by the numbers asked for.
    func entities(_ ids: [Entity.ID]) throws -> [Entity.ID: Entity]

    /// The 32 most frequent ways of writing each of some entities.
    func aliases(of ids: [Entity.ID]) throws -> [Entity.ID: [String]]

    /// The slots of the last articles that name each of some entities, as many as are remembered.
    func lastSlots(of ids: [Entity.ID]) throws -> [Entity.ID: [Int64]]

    /// The entities of the articles in some slots.
    func links(in slots: [Int64]) throws -> [Int64: [Entity.ID]]

    /// The names that some entities go by.
    func names(of ids: [Entity.ID]) throws -> [Entity.ID: NameKey]
}

extension CandidateReading {
    /// Reads the entities that the names of some articles may mean.
    package func readCandidates(for articles: [PreparedExtraction]) throws {
        memory.trim()
        let keys = Set(articles.flatMap(\.linkNames).flatMap(\.sought))
        try readBearers(keys.filter { memory.bearers[$0] == nil })
        let alone = articles.flatMap(\.linkNames).filter(\.mayBeSurname).map(\.name)
        try readSurnames(alone.filter { memory.surnames[$0.key] == nil })
        var wanted = Set(keys.flatMap { memory.bearers[$0] ?? [] })
        wanted.formUnion(alone.flatMap { memory.surnames[$0.key] ?? [] })
        for article in articles {
            wanted.formUnion(article.linkNames.compactMap { memory.corrections.settled($0, in: article.text.id) })
        }
        wanted.formUnion(memory.corrections.targets)
        try readEntities(wanted.filter { memory.known[$0] == nil })
    }

    /// Reads the companions of some entities, which have to be known.
    package func readCompanions(of ids: Set<Entity.ID>) throws {
        let slots = try rememberedOrLastSlots(of: ids)
        try readCompany(Set(slots.values.joined()).filter { memory.company[$0] == nil })
        for id in ids {
            guard let known = memory.known[id] else { continue }
            memory.setCompanions(of: known, from: (slots[id] ?? []).compactMap { memory.company[$0] })
        }
    }

    private func readBearers(_ keys: Set<NameKey>) throws {
        if keys.isEmpty { return }
        let numbers = Dictionary(grouping: keys, by: \.short)
        for (number, bearers) in try bearers(of: Array(numbers.keys)) {
            for key in numbers[number] ?? [] { memory.bearers[key] = bearers }
        }
    }

    private func readSurnames(_ names: [ComparedName]) throws {
        if names.isEmpty { return }
        let found = try bearers(ofSurnames: Array(Set(names.map(\.folded))))
        for name in names { memory.surnames[name.key] = found[name.folded] ?? [] }
    }

    private func readEntities(_ ids: Set<Entity.ID>) throws {
        if ids.isEmpty { return }
        let list = Array(ids)
        let aliases = try aliases(of: list)
        for (id, entity) in try entities(list) {
            let candidate = LinkCandidate(
                entity: entity, aliases: aliases[id] ?? [], roles: entity.role.map { [$0] } ?? [], companions: nil)
            memory.known[id] = EntityMemory.Known(candidate, articlesRead: max(1, entity.articles))
        }
    }

    /// The slots of the last articles that name each of some entities: those filed last, if they are remembered.
    private func rememberedOrLastSlots(of ids: Set<Entity.ID>) throws -> [Entity.ID: [Int64]] {
        var slots: [Entity.ID: [Int64]] = [:]
        for id in ids {
            let remembered = memory.lastSlots[id]?.list ?? []
            if remembered.count >= min(memory.known[id]?.candidate.articles ?? 0, LastSlots.most) {
                slots[id] = remembered
            }
        }
        let unknown = Array(ids.filter { slots[$0] == nil })
        return slots.merging(try lastSlots(of: unknown)) { known, _ in known }
    }

    /// Reads the entities of the articles in some slots.
    private func readCompany(_ slots: Set<Int64>) throws {
        if slots.isEmpty { return }
        let named = try links(in: Array(slots))
        let names = try knownOrReadNames(of: Set(named.values.joined()))
        for (slot, entities) in named {
            memory.company[slot] = entities.compactMap { id in names[id].map { (id, $0) } }
        }
    }

    private func knownOrReadNames(of ids: Set<Entity.ID>) throws -> [Entity.ID: NameKey] {
        var names: [Entity.ID: NameKey] = [:]
        for id in ids { names[id] = memory.known[id]?.candidate.name.key }
        let unknown = ids.filter { names[$0] == nil }
        return unknown.isEmpty ? names : names.merging(try self.names(of: Array(unknown))) { known, _ in known }
    }
}
