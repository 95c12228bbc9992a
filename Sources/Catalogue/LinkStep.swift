import Libraries
import News

/// What one correction does to the entities that articles name: some mentions of an entity are another's from then on.
///
/// A merger moves all mentions; a split those that are written in some way. Any other correction that does not hold
/// everywhere moves the mentions to an entity that was made of a part, which differs in its name, kind or location, or is
/// hidden.
package struct LinkStep: Sendable {
    /// The correction.
    package let id: Int64
    /// The entity whose mentions are moved. At a single mention it does not matter: a person has seen that mention.
    package let source: Entity.ID
    /// The entity that they become.
    package let target: Entity.ID
    /// Only mentions that are written so; nil for all.
    package let spelling: String?
    /// nil for every article.
    package let article: Article.ID?
    /// A single mention of the article.
    package let anchor: TextAnchor?

    package init(
        id: Int64, source: Entity.ID, target: Entity.ID, spelling: String?, article: Article.ID?, anchor: TextAnchor?
    ) {
        self.id = id
        self.source = source
        self.target = target
        self.spelling = spelling
        self.article = article
        self.anchor = anchor
    }
}

/// An article's extraction with the library's entities, while corrections are applied to it.
package struct Linked: Equatable {
    /// Fits `body`.
    package var extraction: Extraction
    /// The library's entity for each of the extraction's.
    package var entities: [Entity.ID]
    /// The tag of the language that the text was found to be in.
    package var language: String?

    package init(extraction: Extraction, entities: [Entity.ID], language: String?) {
        self.extraction = extraction
        self.entities = entities
        self.language = language
    }

    /// The entities as they are kept.
    package var links: EntityLinks { EntityLinks(entities, language: language) }

    /// Moves the mentions that a correction is about.
    ///
    /// - Returns: the entity whose mentions they were; nil if there were none.
    package mutating func apply(_ step: LinkStep, body: String) -> Entity.ID? {
        if let anchor = step.anchor { return moveMention(at: anchor, to: step.target, body: body) }
        var isChanged = false
        let key = step.spelling.map { folded($0) }
        for local in entities.indices where entities[local] == step.source {
            let own = extraction.mentions.indices.filter { extraction.mentions[$0].entity == local }
            let moved =
                key.map { key in
                    own.filter { folded(body.text(atBytes: extraction.mentions[$0].range)) == key }
                } ?? own
            if key != nil, moved.isEmpty { continue }
            move(Set(moved), of: local, isWhole: moved.count == own.count, to: step.target, body: body)
            isChanged = true
        }
        return isChanged ? step.source : nil
    }

    private mutating func moveMention(at anchor: TextAnchor, to target: Entity.ID, body: String) -> Entity.ID? {
        guard let range = anchor.range(in: body),
            let mention = extraction.mentions.firstIndex(where: { $0.range.overlaps(range) })
        else { return nil }
        let local = extraction.mentions[mention].entity
        let source = entities[local]
        if source == target { return nil }
        let isWhole = extraction.mentions.count { $0.entity == local } == 1
        move([mention], of: local, isWhole: isWhole, to: target, body: body)
        return source
    }

    private mutating func move(
        _ mentions: Set<Int>, of local: Int, isWhole: Bool, to target: Entity.ID, body: String
    ) {
        if isWhole {
            entities[local] = target
        } else {
            extraction.part(mentions, of: local, body: body)
            entities.append(target)
        }
    }
}

extension Extraction {
    /// Makes an entity of its own, the last one, of some mentions of an entity. Roles and quotes go with the mention that
    /// they stand nearest to.
    ///
    /// - Parameter moved: indices of some, but not all, of the entity's mentions.
    package mutating func part(_ moved: Set<Int>, of local: Int, body: String) {
        let own = mentions.indices.filter { mentions[$0].entity == local }
        let ranges = mentions.map(\.range)
        func goes(_ range: Range<Int>) -> Bool {
            own.min { distance(ranges[$0], range) < distance(ranges[$1], range) }.map(moved.contains) ?? false
        }
        let roles = entities[local].roles
        let quoted = quotes.indices.filter { quotes[$0].speaker == local && goes(quotes[$0].range) }
        let written = { (index: Int) in folded(body.text(atBytes: ranges[index])) }
        let left = own.filter { !moved.contains($0) }
        let parted = Set(moved.map(written)).subtracting(left.map(written))
        let name = moved.min().map { body.text(atBytes: ranges[$0]).onOneLine } ?? entities[local].name
        entities.append(NamedEntity(name: name, kind: entities[local].kind, roles: roles.filter { goes($0.range) }))
        entities[local].roles = roles.filter { !goes($0.range) }
        entities[local].aliases.removeAll { parted.contains(folded($0)) }
        // Nor is it found any longer by a name that is not its own.
        if parted.contains(folded(entities[local].name)), let first = left.first {
            entities[local].name = body.text(atBytes: ranges[first]).onOneLine
        }
        let part = entities.count - 1
        for index in quoted { quotes[index] = Quote(range: quotes[index].range, speaker: part) }
        for index in moved {
            mentions[index] = Mention(range: mentions[index].range, kind: mentions[index].kind, entity: part)
        }
    }
}

/// How many bytes lie between two ranges; 0 if they overlap.
private func distance(_ one: Range<Int>, _ other: Range<Int>) -> Int {
    max(0, one.lowerBound - other.upperBound, other.lowerBound - one.upperBound)
}

extension Linked {
    /// The entities that have other mentions here than there; nil for any, if the mentions themselves are others.
    package func entitiesChanged(in other: Linked) -> Set<Entity.ID>? {
        guard extraction.mentions.map(\.range) == other.extraction.mentions.map(\.range) else { return nil }
        var changed: Set<Entity.ID> = []
        func note(_ one: Entity.ID?, _ other: Entity.ID?) {
            if one != other { changed.formUnion([one, other].compactMap { $0 }) }
        }
        for (one, two) in zip(extraction.mentions, other.extraction.mentions) {
            note(entities[one.entity], other.entities[two.entity])
        }
        for local in 0..<max(entities.count, other.entities.count) {
            note(
                entities.indices.contains(local) ? entities[local] : nil,
                other.entities.indices.contains(local) ? other.entities[local] : nil)
        }
        return changed
    }
}
