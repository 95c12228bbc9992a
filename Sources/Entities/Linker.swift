import News

/// Decides whether a name in an article means an entity that the library already knows.
///
/// A full name is the same person unless what is said of the two cannot both be true; a surname alone is only somebody
/// known when there is one such person and the article speaks of the same people and places. Every decision rests on
/// the name, its article and the candidates, not on the order in which articles came.
package struct Linker: Sendable {
    package init() {}

    /// The candidate that the name means; nil where there is none, or more than one as likely.
    ///
    /// - Parameters:
    ///   - name: an entity of the article.
    ///   - candidates: the library's entities that have a name or alias in common with it, in any order.
    ///   - companions: the names of the article's other entities.
    package func choose(
        for name: NamedEntity, among candidates: [LinkCandidate], companions: [String]
    ) -> Entity.ID? {
        let context = Set(companions.map { folded($0) })
        let rated = candidates.compactMap { candidate in
            rating(of: candidate, for: name, context).map { (candidate, $0) }
        }
        guard let best = rated.map(\.1).max() else { return nil }
        let finest = rated.filter { $0.1 == best }
        // Two full namesakes of the same standing: the one with more in common, else neither.
        return finest.count == 1 ? finest[0].0.entity.id : nil
    }

    /// How well a candidate fits, higher is better; nil where it may not be meant.
    private func rating(of candidate: LinkCandidate, for name: NamedEntity, _ context: Set<String>) -> Rating? {
        guard let strength = nameStrength(candidate, name), isCompatible(candidate, name, strength) else { return nil }
        let shared = sharedCompanions(candidate, context)
        switch strength {
        case .full where candidate.entity.kind == .person:
            guard !clash(candidate, name) || shared >= 2 else { return nil }
        case .full: break
        case .alias: guard !isSingle(name) || shared > 0 || name.kind != .person else { return nil }
        case .part: guard shared > 0 else { return nil }
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
    private func nameStrength(_ candidate: LinkCandidate, _ name: NamedEntity) -> NameStrength? {
        let wanted = key(name.name, name.kind)
        let known = key(candidate.entity.name, candidate.entity.kind)
        guard !wanted.isEmpty, !known.isEmpty else { return nil }
        if wanted == known { return isSingle(name) && name.kind == .person ? .alias : .full }
        if personVariant(candidate.entity.name, name.name, candidate.entity.kind) { return .full }
        let aliases = Set(name.aliases.map { key($0, name.kind) })
        let others = Set(candidate.aliases.map { key($0, candidate.entity.kind) })
        if name.kind == .person {
            // Aliases of people are mostly surnames, which many share: only full ones name the same person.
            let isFull = { (alias: String) in alias.contains(" ") }
            if others.contains(wanted), isFull(wanted) || !wanted.contains(" ") {
                return isFull(wanted) ? .full : .part
            }
            if aliases.contains(known), isFull(known) { return .full }
            return isSurname(wanted, of: known) || isSurname(known, of: wanted) && !known.contains(" ") ? .part : nil
        }
        return others.contains(wanted) || aliases.contains(known) ? .alias : nil
    }

    /// The folded name; of a group without the s of the plural.
    private func key(_ name: String, _ kind: EntityKind) -> String {
        let key = kind == .person ? folded(name) : folded(name).split(separator: " ").joined()
        let isPlural = kind == .group && key.count > 4 && key.hasSuffix("s") && !key.hasSuffix("ss")
        return isPlural ? String(key.dropLast()) : key
    }

    /// 'Alexei Navalny' and 'Alexej Nawalny'; 'John F. Kennedy' and 'John Kennedy'.
    private func personVariant(_ left: String, _ right: String, _ kind: EntityKind) -> Bool {
        guard kind == .person else { return false }
        let (left, right) = (folded(left).split(separator: " "), folded(right).split(separator: " "))
        guard left.count > 1, right.count > 1, let first = left.first, let last = left.last,
            let otherFirst = right.first, let otherLast = right.last
        else { return false }
        guard soundKey(String(first)) == soundKey(String(otherFirst)),
            soundKey(String(last)) == soundKey(String(otherLast))
        else { return false }
        return left.count == 2 || right.count == 2
            || left.dropFirst().dropLast().map { $0.prefix(1) } == right.dropFirst().dropLast().map { $0.prefix(1) }
    }

    private func isSurname(_ part: String, of whole: String) -> Bool { whole.hasSuffix(" " + part) }

    private func isSingle(_ name: NamedEntity) -> Bool { !folded(name.name).contains(" ") }
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

    private func sharedCompanions(_ candidate: LinkCandidate, _ context: Set<String>) -> Int {
        candidate.companions.count { context.contains(folded($0)) }
    }

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
