import News

/// What filing remembers of the library from one batch to the next: most names in the news are in the news again.
///
/// It holds as long as nobody else has changed the entities since, which their number of changes tells.
struct FilingMemory {
    /// An entity as the linker is shown it. One filing at a time has the memory, and with it all that it holds.
    final class Known: @unchecked Sendable {
        var candidate: LinkCandidate
        /// How many articles named it when the companions were gathered. They are gathered anew when those have
        /// doubled: who else is named with someone changes slowly.
        var articlesRead: Int
        /// The entities of the articles that named it and were filed last, the newest first; at most four.
        var recent: [[Entity.ID]] = []

        init(_ candidate: LinkCandidate, articlesRead: Int) {
            self.candidate = candidate
            self.articlesRead = articlesRead
        }

        var hasOutdatedCompanions: Bool { candidate.entity.articles >= 2 * articlesRead && articlesRead < 64 }
    }

    /// The entities' number of changes when it was right.
    var changes: Int64 = -1
    var known: [Entity.ID: Known] = [:]
    /// The entities that are written so, by folded name; empty where it is known that there is none.
    var bearers: [String: [Entity.ID]] = [:]
    var sources: [String: Int64] = [:]
    /// Numbers of words that the vocabulary holds.
    var words: Set<Int64> = []
    private var keys: [String: String] = [:]

    /// The folded form of a name.
    mutating func key(_ name: String) -> String {
        if let key = keys[name] { return key }
        let key = folded(name)
        keys[name] = key
        return key
    }

    /// Forgets the entities when they have grown to some 30 MB, and the words likewise.
    mutating func trim() {
        if words.count > 1_000_000 { words = [] }
        guard known.count > 12_000 || bearers.count > 40_000 || keys.count > 40_000 else { return }
        let (words, sources) = (words, sources)
        self = FilingMemory()
        (self.words, self.sources) = (words, sources)
    }

    /// Takes notice of another naming of an entity.
    ///
    /// - Parameter others: the entities of the article, itself among them.
    mutating func count(_ mentions: Int, of id: Entity.ID, beside others: [Entity.ID]) {
        guard let known = known[id] else { return }
        let old = known.candidate.entity
        known.candidate.entity = Entity(
            id: id, name: old.name, kind: old.kind, mentions: old.mentions + mentions, articles: old.articles + 1,
            role: old.role, place: old.place)
        if known.articlesRead < 64 {
            if known.recent.count == 4 { known.recent.removeLast() }
            known.recent.insert(others, at: 0)
        }
    }

    /// Forgets what was known of an entity.
    mutating func forget(_ id: Entity.ID) { known[id] = nil }

    /// Takes notice of a way in which an entity is written.
    mutating func note(_ spelling: String, of id: Entity.ID) {
        let key = key(spelling)
        if let index = bearers.index(forKey: key), !bearers.values[index].contains(id) {
            bearers.values[index].append(id)
        }
        guard let known = known[id] else { return }
        if known.candidate.aliases.count < 32, !known.candidate.aliases.contains(spelling) {
            known.candidate.add(alias: spelling)
        }
    }
}
