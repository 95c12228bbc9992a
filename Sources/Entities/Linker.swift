import News

/// Decides whether a name in an article means an entity that the library already knows.
///
/// A full name is the same person unless what is said of the two cannot both be true; a surname alone is only somebody
/// known when there is one such person and the article speaks of the same people and places. Every decision rests on
/// the name, its article and the candidates.
///
/// Of namesakes who fit as well, the one that most articles name is taken, and of those the one that has been known
/// for longest: were none taken, each article that does not tell them apart would add another namesake.
package struct Linker: Sendable {
    package init() {}

    /// The candidates that the entities of one article mean, or whose companions must be known to say so.
    ///
    /// - Parameter candidates: for each entity, in their order, the library's that have a name or alias in common with
    ///   it, in any order.
    package func decide(for entities: [LinkName], among candidates: [[LinkCandidate]]) -> LinkDecision {
        let context = Context(entities)
        var unread: Set<Entity.ID> = []
        let chosen = zip(entities, candidates).map { $1.isEmpty ? nil : choice($0, $1, context, &unread) }
        return unread.isEmpty ? .chosen(chosen) : .needsCompanions(unread)
    }

    /// - Parameter unread: takes the candidates whose companions must be known first.
    private func choice(
        _ name: LinkName, _ candidates: [LinkCandidate], _ context: Context, _ unread: inout Set<Entity.ID>
    ) -> Entity.ID? {
        let fitting = candidates.indices.compactMap { index -> (index: Int, strength: NameStrength)? in
            let strength = nameStrength(candidates[index], name)
            guard let strength, isCompatible(candidates[index].name.kind, name.name.kind, strength) else { return nil }
            return (index, strength)
        }
        // Mostly one has the whole name, and nothing is said against it: then its company changes nothing.
        if fitting.count == 1, fitting[0].strength >= .alternative,
            !mayBeNamesake(candidates[fitting[0].index], name, fitting[0].strength)
        {
            return candidates[fitting[0].index].id
        }
        for (index, _) in fitting where candidates[index].companions == nil { unread.insert(candidates[index].id) }
        let known = fitting.map { candidates[$0.index] }
        let rated = fitting.compactMap { index, strength -> (Int, Rating)? in
            if strength == .part, known.contains(where: { givesWay(candidates[index], to: $0, for: name) }) {
                return nil
            }
            return rating(of: candidates[index], as: strength, for: name, context).map { (index, $0) }
        }
        guard let best = rated.map(\.1).max() else { return nil }
        let finest = rated.filter { $0.1 == best }
        if best.strength == .part {
            guard finest.count == 1, isClear(finest[0], among: rated, candidates) else { return nil }
            if isAnothers(name, than: candidates[finest[0].0], candidates, context) { return nil }
        }
        return finest.map { candidates[$0.0] }.min { ($1.articles, $0.id) < ($0.articles, $1.id) }?.id
    }

    /// Whether a surname alone can only be the one candidate: no other with another full name has half as much in common.
    ///
    /// - Parameter rated: candidates, by their indices, as they fit.
    private func isClear(_ best: (Int, Rating), among rated: [(Int, Rating)], _ candidates: [LinkCandidate]) -> Bool {
        rated.allSatisfy { index, rating in
            index == best.0 || rating.shared * 2 <= best.1.shared
                || isSurname(candidates[index].name.folded, of: candidates[best.0].name.folded)
        }
    }

    /// Whether somebody who is never called by the surname alone gives way to one who is, and whom four times as many
    /// articles name: Melania Trump to Donald Trump.
    private func givesWay(_ one: LinkCandidate, to other: LinkCandidate, for name: LinkName) -> Bool {
        let key = name.name.comparableKey
        return other.aliases.contains(key) && !one.aliases.contains(key) && other.articles >= 4 * max(1, one.articles)
    }

    /// Whether the article names in full somebody else with a surname, who may as well be meant by it. Somebody who is
    /// called by it alone is meant all the same if four times as many articles name her.
    private func isAnothers(
        _ name: LinkName, than chosen: LinkCandidate, _ candidates: [LinkCandidate], _ context: Context
    ) -> Bool {
        let full = context.fullNames(withSurname: name.name.surname ?? name.name.folded)
        let others = full.filter { $0 != chosen.name.key && $0 != name.name.key }
        guard name.name.isSingle, chosen.aliases.contains(name.name.comparableKey) else { return !others.isEmpty }
        return others.contains { other in
            chosen.articles < 4 * max(1, candidates.first { $0.name.key == other }?.articles ?? 0)
        }
    }

    /// How well a candidate fits, higher is better; nil where it may not be meant.
    private func rating(
        of candidate: LinkCandidate, as strength: NameStrength, for name: LinkName, _ context: Context
    ) -> Rating? {
        let shared = context.count(of: candidate.companions ?? [], beside: name.name.key)
        switch strength {
        case .full, .alternative: guard shared >= 2 || !mayBeNamesake(candidate, name, strength) else { return nil }
        case .alias: guard !name.name.isSingle || shared > 0 || name.name.kind != .person else { return nil }
        // One thing in common with somebody named once may be chance.
        case .part: guard shared > 1 || shared == 1 && candidate.articles > 1 else { return nil }
        }
        return Rating(
            strength: strength, sameKind: candidate.name.kind == name.name.kind, shared: min(shared, 5),
            articles: strength == .part ? candidate.articles : 0)
    }

    /// Whether what is said of two who have a name in common can hardly be true of one.
    private func mayBeNamesake(_ candidate: LinkCandidate, _ name: LinkName, _ strength: NameStrength) -> Bool {
        (candidate.name.kind == .person || strength == .alternative) && clash(candidate, name.named)
    }

    private struct Rating: Comparable {
        let strength: NameStrength
        let sameKind: Bool
        let shared: Int
        /// Of a surname's bearers alone: others who fit as well are chosen from after that.
        let articles: Int

        static func < (left: Rating, right: Rating) -> Bool {
            (left.strength, left.sameKind ? 1 : 0, left.shared, left.articles)
                < (right.strength, right.sameKind ? 1 : 0, right.shared, right.articles)
        }
    }
}

// MARK: Names

/// How much of two names agrees.
private enum NameStrength: Int, Comparable {
    /// One is the other's surname or a part of it.
    case part
    /// One is the other's alias.
    case alias
    /// One is a way of writing the other in full.
    case alternative
    case full

    static func < (left: NameStrength, right: NameStrength) -> Bool { left.rawValue < right.rawValue }
}

extension Linker {
    private func nameStrength(_ candidate: LinkCandidate, _ wanted: LinkName) -> NameStrength? {
        let (name, known) = (wanted.name, candidate.name)
        guard !name.comparable.isEmpty, !known.comparable.isEmpty else { return nil }
        let isPerson = name.kind == .person
        if name.comparableKey == known.comparableKey { return name.isSingle && isPerson ? .alias : .full }
        if let sound = name.sound, known.sound?.isLike(sound) == true { return .full }
        if isPerson {
            // Aliases of people are mostly surnames, which many share: only full ones name the same person.
            if candidate.aliases.contains(name.comparableKey) { return name.isSingle ? .part : .alternative }
            if !known.isSingle, wanted.aliases.contains(known.comparableKey) { return .alternative }
            return isSurname(name.comparable, of: known.comparable)
                || known.isSingle && isSurname(known.comparable, of: name.comparable) ? .part : nil
        }
        let isAlias = candidate.aliases.contains(name.comparableKey) || wanted.aliases.contains(known.comparableKey)
        return isAlias ? .alias : nil
    }

    private func isSurname(_ part: String, of whole: String) -> Bool {
        let (part, whole) = (part.utf8, whole.utf8)
        guard whole.count > part.count else { return false }
        let start = whole.index(whole.endIndex, offsetBy: -part.count)
        return whole[whole.index(before: start)] == 0x20 && whole[start...].elementsEqual(part)
    }
}

/// The names that an article's entities have, by which it is seen what company a candidate is known in.
private struct Context {
    private var counts: [NameKey: Int] = [:]
    /// A bit for each key, that of its lowest ten: most keys that are asked for are not here, and told apart by it.
    private var bits = [UInt64](repeating: 0, count: 16)
    private let entities: [LinkName]

    init(_ entities: [LinkName]) {
        self.entities = entities
        for entity in entities {
            let key = entity.name.key
            counts[key, default: 0] += 1
            bits[Int(key.number >> 6 & 15)] |= 1 << (key.number & 63)
        }
    }

    /// The full names of people with a surname.
    func fullNames(withSurname surname: String) -> [NameKey] {
        entities.filter { $0.name.surname == surname }.map(\.name.key)
    }

    /// How many of some names the article has too. Its own name is company only to another of that name.
    func count(of keys: [NameKey], beside own: NameKey) -> Int {
        keys.count { key in
            guard bits[Int(key.number >> 6 & 15)] >> (key.number & 63) & 1 == 1, let count = counts[key] else {
                return false
            }
            return key != own || count > 1
        }
    }
}

// MARK: Fitting together

extension Linker {
    /// People and groups are nothing else; things waver between kinds, and may link where the name is the same.
    private func isCompatible(_ known: EntityKind, _ kind: EntityKind, _ strength: NameStrength) -> Bool {
        kind == known
            || known.mayBeSame(as: kind) && strength != .part
                && !(isPlacelike(known) != isPlacelike(kind) && strength == .alias)
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
