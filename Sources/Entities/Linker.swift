import News

/// Decides whether a name in an article means an entity that the library already knows.
///
/// A full name is the same person unless what is said of the two cannot both be true; a surname alone is only somebody
/// known when there is one such person and the article speaks of the same people and places. Every decision rests on
/// the name, its article and the candidates, not on the order in which articles came.
package struct Linker: Sendable {
    package init() {}

    /// The candidate that a name means; nil where there is none, or more than one as likely.
    ///
    /// - Parameters:
    ///   - name: an entity of the article.
    ///   - candidates: the library's entities that have a name or alias in common with it, in any order.
    ///   - companions: the names of the article's other entities.
    package func choose(
        for name: NamedEntity, among candidates: [LinkCandidate], companions: [String]
    ) -> Entity.ID? {
        choice(Wanted(name), candidates, Set(companions.map { folded($0) }))
    }

    /// The candidates that the entities of one article mean, each as ``choose(for:among:companions:)`` says of it.
    ///
    /// - Parameter candidates: those of each entity, in the order of the entities.
    package func choose(for entities: [NamedEntity], among candidates: [[LinkCandidate]]) -> [Entity.ID?] {
        let names = entities.map { folded($0.name) }
        let context = Set(names)
        return entities.indices.map { index in
            guard !candidates[index].isEmpty else { return nil }
            var others = context
            // Two entities of one name are one another's companions.
            if names.count(where: { $0 == names[index] }) == 1 { others.remove(names[index]) }
            return choice(Wanted(entities[index]), candidates[index], others)
        }
    }

    private func choice(_ name: Wanted, _ candidates: [LinkCandidate], _ context: Set<String>) -> Entity.ID? {
        let rated = candidates.indices.compactMap { index in
            rating(of: candidates[index], for: name, context).map { (index, $0) }
        }
        guard let best = rated.map(\.1).max() else { return nil }
        let finest = rated.filter { $0.1 == best }
        guard finest.count == 1, let only = finest.first, isClear(only, among: rated, candidates) else { return nil }
        return candidates[only.0].entity.id
    }

    /// A name of the article with what is compared of it.
    private struct Wanted {
        let named: NamedEntity
        let folded: String
        let key: String
        let aliasKeys: Set<String>
        var kind: EntityKind { named.kind }
        var isSingle: Bool { !folded.contains(" ") }

        init(_ named: NamedEntity) {
            self.named = named
            folded = News.folded(named.name)
            key = linkKey(folded: folded, named.kind)
            aliasKeys = Set(named.aliases.map { linkKey(folded: News.folded($0), named.kind) })
        }
    }

    /// Whether a surname alone can only be the one candidate: no other with another full name has half as much in common.
    ///
    /// - Parameter rated: candidates, by their indices, as they fit.
    private func isClear(_ best: (Int, Rating), among rated: [(Int, Rating)], _ candidates: [LinkCandidate]) -> Bool {
        guard best.1.strength == .part else { return true }
        return rated.allSatisfy { index, rating in
            index == best.0 || rating.shared * 2 <= best.1.shared
                || isSurname(candidates[index].folded, of: candidates[best.0].folded)
        }
    }

    /// How well a candidate fits, higher is better; nil where it may not be meant.
    private func rating(of candidate: LinkCandidate, for name: Wanted, _ context: Set<String>) -> Rating? {
        guard let strength = nameStrength(candidate, name), isCompatible(candidate, name.named, strength) else {
            return nil
        }
        let shared = candidate.foldedCompanions.count { context.contains($0) }
        switch strength {
        case .full where candidate.entity.kind == .person:
            guard shared >= 2 || !clash(candidate, name.named) else { return nil }
        case .full: break
        case .alias: guard !name.isSingle || shared > 0 || name.kind != .person else { return nil }
        // One thing in common with somebody named once may be chance.
        case .part: guard shared > 1 || shared == 1 && candidate.entity.articles > 1 else { return nil }
        }
        return Rating(
            strength: strength, sameKind: candidate.entity.kind == name.kind, shared: min(shared, 5),
            articles: strength == .full ? 0 : candidate.entity.articles)
    }

    private struct Rating: Comparable {
        let strength: NameStrength
        let sameKind: Bool
        let shared: Int
        let articles: Int

        static func < (left: Rating, right: Rating) -> Bool {
            (left.strength.rawValue, left.sameKind ? 1 : 0, left.shared, left.articles)
                < (right.strength.rawValue, right.sameKind ? 1 : 0, right.shared, right.articles)
        }
    }
}

// MARK: Names

/// How much of two names agrees.
private enum NameStrength: Int {
    /// One is the other's surname or a part of it.
    case part
    /// One is the other's alias.
    case alias
    case full
}

extension Linker {
    private func nameStrength(_ candidate: LinkCandidate, _ name: Wanted) -> NameStrength? {
        let (wanted, known) = (name.key, candidate.key)
        guard !wanted.isEmpty, !known.isEmpty else { return nil }
        if wanted == known { return name.isSingle && name.kind == .person ? .alias : .full }
        if candidate.entity.kind == .person, isPersonVariant(candidate.folded, name.folded) { return .full }
        if name.kind == .person {
            // Aliases of people are mostly surnames, which many share: only full ones name the same person.
            if candidate.aliasKeys.contains(wanted) { return wanted.contains(" ") ? .full : .part }
            if known.contains(" "), name.aliasKeys.contains(known) { return .full }
            return isSurname(wanted, of: known) || isSurname(known, of: wanted) && !known.contains(" ") ? .part : nil
        }
        return candidate.aliasKeys.contains(wanted) || name.aliasKeys.contains(known) ? .alias : nil
    }

    /// 'Alexei Navalny' and 'Alexej Nawalny'; 'John F. Kennedy' and 'John Kennedy'. Both folded.
    private func isPersonVariant(_ left: String, _ right: String) -> Bool {
        let (left, right) = (left.split(separator: " "), right.split(separator: " "))
        guard left.count > 1, right.count > 1, let first = left.first, let last = left.last,
            let otherFirst = right.first, let otherLast = right.last
        else { return false }
        guard soundsAlike(first, otherFirst), soundsAlike(last, otherLast) else { return false }
        return left.count == 2 || right.count == 2
            || left.dropFirst().dropLast().map { $0.prefix(1) } == right.dropFirst().dropLast().map { $0.prefix(1) }
    }

    private func soundsAlike(_ left: Substring, _ right: Substring) -> Bool {
        left == right || soundKey(String(left)) == soundKey(String(right))
    }

    private func isSurname(_ part: String, of whole: String) -> Bool { whole.hasSuffix(" " + part) }
}

// MARK: Fitting together

extension Linker {
    /// People and groups are nothing else; things waver between kinds, and may link where the name is the same.
    private func isCompatible(_ candidate: LinkCandidate, _ name: NamedEntity, _ strength: NameStrength) -> Bool {
        let kind = candidate.entity.kind
        return kind == name.kind
            || kind.mayBeSame(as: name.kind) && strength != .part
                && !(isPlacelike(kind) != isPlacelike(name.kind) && strength == .alias)
    }

    private func isPlacelike(_ kind: EntityKind) -> Bool { kind == .place || kind == .facility }

    /// Whether what is said of two people of one name can hardly be true of one: 'striker', 'finance minister'.
    private func clash(_ candidate: LinkCandidate, _ name: NamedEntity) -> Bool {
        let known = Set(candidate.roles.compactMap { field(of: $0) })
        let new = Set(name.roles.compactMap { field(of: $0.text) })
        return !known.isEmpty && !new.isEmpty && known.isDisjoint(with: new)
    }

    /// The walk of life that a role belongs to; nil for one that says little, such as 'head'.
    private func field(of role: String) -> Int? {
        let words = Set(folded(role).split(separator: " ").map { String($0) })
        return Linker.fields.firstIndex { !$0.isDisjoint(with: words) }
    }

    private static let fields: [Set<String>] = [
        "minister president chancellor premier senator governor mayor lawmaker politician congressman mp secretary king queen prime ambassador diplomat deputy spokesman spokeswoman spokesperson opposition",
        "general colonel major lieutenant captain commander admiral sergeant officer soldier brigadier marshal",
        "striker midfielder goalkeeper defender coach winger footballer player quarterback champion trainer sprinter golfer boxer driver",
        "actor actress singer musician filmmaker rapper comedian pianist composer guitarist drummer",
        "ceo banker investor entrepreneur businessman businesswoman billionaire trader cfo",
        "scientist professor researcher physicist chemist biologist historian economist lecturer psychologist surgeon doctor",
        "journalist reporter correspondent columnist presenter author novelist poet writer playwright",
    ].map { Set($0.split(separator: " ").map { String($0) }) }
}
