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
        /// The entities of the articles that named it and were filed last, the newest first.
        var recent: [[Entity.ID]] = []
        /// From how many articles the companions are gathered.
        static let mostRecent = 4
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
    var known = Recent<Entity.ID, Known>(limit: 11_000)
    /// The entities that are written so; empty where it is known that there is none.
    var bearers = Recent<NameKey, [Entity.ID]>(limit: 30_000)
    var sources: [String: Int64] = [:]
    /// Numbers of words that the vocabulary holds.
    var words: Set<Int64> = []

    /// Forgets what was not asked for of late, so that it stays within some 40 MB.
    func trim() {
        if words.count > 1_000_000 { words = [] }
        known.trim()
        bearers.trim()
    }

    /// Takes notice of another naming of an entity.
    ///
    /// - Parameter others: the entities of the article, itself among them.
    func count(_ mentions: Int, of id: Entity.ID, beside others: [Entity.ID]) {
        guard let known = known[id] else { return }
        known.candidate.mentions += mentions
        known.candidate.articles += 1
        if known.articlesRead < 64 {
            if known.recent.count == Known.mostRecent { known.recent.removeLast() }
            known.recent.insert(others, at: 0)
        }
    }
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
