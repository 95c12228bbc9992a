import News

/// What filing remembers of the library from one batch to the next: most names in the news are in the news again.
///
/// It holds as long as nobody else has changed the entities since, which their number of changes tells. One filing at
/// a time has it, and nobody else meanwhile.
final class FilingMemory: @unchecked Sendable {
    /// An entity as the linker is shown it.
    final class Known: @unchecked Sendable {
        /// With companions still to be asked for.
        var candidate: LinkCandidate
        /// Who is named with it; nil until somebody asks.
        var companions: [NameKey]?
        /// How many articles named it when the companions were gathered. They are gathered anew when those have
        /// doubled: who else is named with someone changes slowly.
        var articlesRead: Int
        /// The hashes of the spellings that are among its aliases, and in the lists of who is written so.
        var noted: Set<Int> = []

        init(_ candidate: LinkCandidate, companions: [NameKey]? = nil, articlesRead: Int) {
            self.candidate = candidate
            self.companions = companions
            self.articlesRead = articlesRead
        }

        var hasOutdatedCompanions: Bool { candidate.articles >= 2 * articlesRead && articlesRead < 64 }
    }

    /// The entities' number of changes when it was right.
    var changes: Int64 = -1
    var known = Recent<Entity.ID, Known>(limit: 13_000)
    /// The entities that are written so; empty where it is known that there is none.
    var bearers = Recent<NameKey, [Entity.ID]>(limit: 30_000)
    /// Where the articles stand that named an entity and were filed last: to ask the index for them takes ten times as
    /// long.
    var slots = Recent<Entity.ID, LastSlots>(limit: 40_000)
    var sources: [String: Int64] = [:]
    /// Numbers of words that the vocabulary holds.
    var words: Set<Int64> = []

    /// Forgets what was not asked for of late, so that it stays within some 40 MB.
    func trim() {
        if words.count > 1_000_000 { words = [] }
        known.trim()
        bearers.trim()
        slots.trim()
    }

    /// Takes notice of another naming of an entity, by the article in a slot.
    func count(_ mentions: Int, of id: Entity.ID, slot: Int64) {
        var last = slots[id] ?? LastSlots()
        last.add(slot)
        slots[id] = last
        guard let known = known[id] else { return }
        known.candidate.mentions += mentions
        known.candidate.articles += 1
    }
}

/// The slots of up to four articles, the one added last first.
struct LastSlots: Sendable {
    static let most = 4
    // Without storage of its own: there are a hundred thousand of them.
    private var slots: (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
    private var count: Int8 = 0

    mutating func add(_ slot: Int64) {
        slots = (slot, slots.0, slots.1, slots.2)
        count = min(count + 1, Int8(Self.most))
    }

    var list: [Int64] { Array([slots.0, slots.1, slots.2, slots.3].prefix(Int(count))) }
}

/// Values by key, of which those not asked for of late can be forgotten.
struct Recent<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// The most values that are young after ``trim()``; as many again are old.
    let limit: Int
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]

    init(limit: Int) { self.limit = limit }

    subscript(key: Key) -> Value? {
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
    mutating func trim() {
        guard young.count > limit else { return }
        old = young
        young = [:]
    }
}
