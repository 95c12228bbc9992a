import Libraries
import News

/// What linking knows of the library's entities. It is kept from one batch to the next: most names in the news are in
/// the news again.
///
/// It holds as long as nobody else changes the entities, which `state` tells. One call at a time has it.
package final class EntityMemory: @unchecked Sendable {
    /// An entity as the linker is shown it.
    package final class Known: @unchecked Sendable {
        /// With the companions as they were when they were last gathered; nil before that.
        package var candidate: LinkCandidate
        /// How many articles named it when the companions were gathered.
        package var articlesRead: Int
        /// The hashes of the spellings that are among its aliases and in `bearers`.
        package var noted: Set<Int> = []

        package init(_ candidate: LinkCandidate, articlesRead: Int) {
            self.candidate = candidate
            self.articlesRead = articlesRead
        }

        /// Companions change slowly: they are gathered again when the number of articles has doubled.
        package var needsCompanions: Bool {
            candidate.companions == nil || candidate.articles >= 2 * articlesRead && articlesRead < 64
        }
    }

    /// An entity of an article, and its name.
    package typealias Company = (entity: Entity.ID, name: NameKey)

    /// The state of the library in which all that follows is right.
    package var state: EntityState?
    /// All corrections in force.
    package var corrections = StandingCorrections()
    /// The number of the next entity that is made.
    package var nextID: Entity.ID = 1
    /// The entities that were read.
    package var known = Recent<Entity.ID, Known>(limit: 13_000)
    /// The entities with a name; empty if there is known to be none.
    package var bearers = Recent<NameKey, [Entity.ID]>(limit: 30_000)
    /// The people with a surname, whether an article calls them by it alone or not; empty if there is known to be none.
    package var surnames = Recent<NameKey, [Entity.ID]>(limit: 10_000)
    /// The articles that named an entity and were filed last, by their slots: to ask the index for them takes ten times
    /// as long.
    package var lastSlots = Recent<Entity.ID, LastSlots>(limit: 40_000)
    /// The entities of the article in a slot.
    package var company = Recent<Int64, [Company]>(limit: 4000)

    /// Knows nothing.
    package init() {}

    /// How many entities a name is compared with.
    package static let mostCandidates = 24
    private static let mostCompanions = 40

    /// Forgets what was not used lately, so that it stays within some 40 MB.
    package func trim() {
        known.trim()
        bearers.trim()
        surnames.trim()
        lastSlots.trim()
        company.trim()
    }
}

extension EntityMemory {
    /// The entities that share a folded name with one of an article, or have it for a surname; of many, those that share
    /// the name itself, and then the most mentioned.
    package func candidates(for name: LinkName) -> [LinkCandidate] {
        let own = bearers[name.name.key] ?? []
        var ids = own
        for key in name.sought { for id in bearers[key] ?? [] where !ids.contains(id) { ids.append(id) } }
        if name.mayBeSurname { for id in surnames[name.name.key] ?? [] where !ids.contains(id) { ids.append(id) } }
        var found = ids.compactMap { known[$0] }
        if found.count > Self.mostCandidates {
            let own = Set(own)
            let ranked = found.map { one in
                (rank: (own.contains(one.candidate.id) ? 0 : 1, -one.candidate.mentions, one.candidate.id), one: one)
            }
            found = ranked.sorted { $0.rank < $1.rank }.prefix(Self.mostCandidates).map(\.one)
        }
        return found.map(candidate)
    }

    private func candidate(_ known: Known) -> LinkCandidate {
        if known.needsCompanions, known.candidate.companions != nil { gatherCompanions(of: known) }
        var candidate = known.candidate
        if known.needsCompanions { candidate.companions = nil }
        return candidate
    }

    /// Gathers the companions of an entity from its last articles, if all of them are in `company`.
    package func gatherCompanions(of known: Known) {
        let slots = lastSlots[known.candidate.id]?.list ?? []
        guard slots.count >= min(known.candidate.articles, LastSlots.most) else { return }
        var articles: [[Company]] = []
        for slot in slots {
            guard let company = company[slot] else { return }
            articles.append(company)
        }
        setCompanions(of: known, from: articles)
    }

    /// Makes the entities of some articles the companions of one of them, followed by its former companions.
    package func setCompanions(of known: Known, from articles: [[Company]]) {
        var seen: Set<Entity.ID> = [known.candidate.id]
        var names: [NameKey] = []
        for other in articles.joined() where names.count < Self.mostCompanions && seen.insert(other.entity).inserted {
            names.append(other.name)
        }
        for name in known.candidate.companions ?? []
        where names.count < Self.mostCompanions && !names.contains(name) { names.append(name) }
        known.candidate.companions = names
        known.articlesRead = max(1, known.candidate.articles)
    }
}

extension EntityMemory {
    /// Notes a new entity.
    ///
    /// - Parameter companions: the names of the article's other entities.
    package func make(_ named: NamedEntity, companions: [NameKey]) -> NotedArticle.Made {
        let made = NotedArticle.Made(
            id: nextID, name: named.name, kind: named.kind, role: named.roles.first?.text)
        note(made, companions)
        return made
    }

    private func note(_ made: NotedArticle.Made, _ companions: [NameKey]) {
        nextID = made.id + 1
        let entity = Entity(id: made.id, name: made.name, kind: made.kind, mentions: 0, articles: 0)
        let candidate = LinkCandidate(
            entity: entity, aliases: [made.name], roles: made.role.map { [$0] } ?? [], companions: companions)
        known[made.id] = Known(candidate, articlesRead: 1)
    }

    /// Notes an article that somebody else has linked, next after those that were noted.
    package func noteOther(_ article: NotedArticle) {
        for made in article.made {
            note(made, article.named.filter { $0.entity != made.id }.prefix(Self.mostCompanions).map(\.name))
        }
        note(article)
    }

    /// Notes the entities of an article; those that were made for it are noted already.
    package func note(_ article: NotedArticle) {
        var named: [Company] = []
        for one in article.named {
            let known = known[one.entity]
            known?.candidate.mentions += one.mentions
            known?.candidate.articles += 1
            for spelling in one.spellings {
                note(spelling.text, of: one.entity)
                if spelling.isMentioned { known?.candidate.takeFullName(spelling.text) }
            }
            var last = lastSlots[one.entity] ?? LastSlots()
            last.add(article.slot)
            lastSlots[one.entity] = last
            named.append((one.entity, known?.candidate.name.key ?? one.name))
        }
        company[article.slot] = named
    }

    /// Notes a spelling of an entity.
    private func note(_ spelling: String, of id: Entity.ID) {
        guard let known = known[id], known.noted.insert(spelling.hashValue).inserted else { return }
        let written = folded(spelling)
        if known.candidate.aliases.count < 32 { known.candidate.add(written) }
        if written.isEmpty { return }
        let key = NameKey(folded: written)
        // If the other entities with this name were not read, a later batch that asks for it reads them all.
        if let bearers = bearers[key] { self.bearers[key] = adding(id, to: bearers) }
        guard let surname = ComparedName.surname(written, known.candidate.name.kind).map({ NameKey(folded: $0) }),
            let bearers = surnames[surname]
        else { return }
        surnames[surname] = adding(id, to: bearers)
    }

    /// Adds an entity to those of a name; of very many, the most mentioned are kept.
    private func adding(_ id: Entity.ID, to bearers: [Entity.ID]) -> [Entity.ID] {
        if bearers.contains(id) { return bearers }
        let bearers = bearers + [id]
        if bearers.count <= 2 * Self.mostCandidates { return bearers }
        let counted = bearers.map { ($0, known[$0]?.candidate.mentions ?? 0) }
        return counted.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(Self.mostCandidates).map(\.0)
    }
}

/// The slots of up to four articles, the one added last first.
package struct LastSlots: Sendable {
    /// How many are kept.
    package static let most = 4
    // Without storage of its own: there are a hundred thousand of them.
    private var slots: (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
    private var count: Int8 = 0

    /// Puts an article first.
    package mutating func add(_ slot: Int64) {
        slots = (slot, slots.0, slots.1, slots.2)
        count = min(count + 1, Int8(Self.most))
    }

    /// The last one first.
    package var list: [Int64] { Array([slots.0, slots.1, slots.2, slots.3].prefix(Int(count))) }
}

/// Values by key. Those that nobody asked for lately can be forgotten.
package struct Recent<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// The most values that are young after ``trim()``; as many again are old.
    package let limit: Int
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]

    package init(limit: Int) { self.limit = limit }

    /// The value of a key, which is young again; nil if there is none, or it was forgotten.
    package subscript(key: Key) -> Value? {
        mutating get {
            if let value = young[key] { return value }
            guard !old.isEmpty, let value = old.removeValue(forKey: key) else { return nil }
            young[key] = value
            return value
        }
        set {
            if !old.isEmpty { old[key] = nil }
            young[key] = newValue
        }
    }

    /// Forgets the old values, and makes the young ones old, when they are too many.
    package mutating func trim() {
        guard young.count > limit else { return }
        old = young
        young = [:]
    }
}
