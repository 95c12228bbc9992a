import News

/// What filing remembers of the library from one batch to the next: most names in the news are in the news again.
///
/// It holds as long as nobody else has changed the library since, which its number of changes tells.
struct FilingMemory {
    /// An entity as the linker is shown it.
    struct Known {
        var entity: Entity
        var aliases: [String]
        var companions: [String]
        /// How many articles named it when the companions were read. They are read anew when those have doubled: who
        /// else is named with someone changes slowly, and reading it for each article would cost more than filing it.
        var articlesRead: Int
    }

    /// The library's number of changes when it was right.
    var changes: Int64 = -1
    var known: [Entity.ID: Known] = [:]
    /// The entities that are written so, by folded name; empty where it is known that there is none.
    var bearers: [String: [Entity.ID]] = [:]
    var sources: [String: Int64] = [:]
    private var keys: [String: String] = [:]

    /// The folded form of a name.
    mutating func key(_ name: String) -> String {
        if let key = keys[name] { return key }
        let key = folded(name)
        keys[name] = key
        return key
    }

    /// Forgets all when it has grown to some 20 MB.
    mutating func trim() {
        if known.count > 20_000 || bearers.count > 60_000 || keys.count > 60_000 { self = FilingMemory() }
    }

    /// Takes notice of another naming of an entity.
    mutating func count(_ mentions: Int, of id: Entity.ID) {
        guard let old = known[id]?.entity else { return }
        known[id]?.entity = Entity(
            id: id, name: old.name, kind: old.kind, mentions: old.mentions + mentions, articles: old.articles + 1,
            role: old.role, place: old.place)
    }

    /// Takes notice of a way in which an entity is written.
    mutating func note(_ spelling: String, of id: Entity.ID) {
        let key = key(spelling)
        if let bearers = bearers[key], !bearers.contains(id) { self.bearers[key]?.append(id) }
        if let aliases = known[id]?.aliases, aliases.count < 32, !aliases.contains(spelling) {
            known[id]?.aliases.append(spelling)
        }
    }
}
