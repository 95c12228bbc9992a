import GRDB
import News

/// What a person's corrections say of names that are filed later. There are few of them, so they are read whole.
struct StandingCorrections: Sendable {
    private struct Written: Hashable {
        let folded: String
        let kind: Int
    }

    private var rules: [Written: Entity.ID] = [:]
    private var mergers: [Entity.ID: Entity.ID] = [:]
    private var splits: [Entity.ID: [(alias: String, part: Entity.ID)]] = [:]

    /// None.
    init() {}

    init(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT folded, kind, entity FROM rule ORDER BY correction") {
            rules[Written(folded: row.text(0) ?? "", kind: row.count(1))] = row.number(2)
        }
        if rules.isEmpty { return }
        let merged = "SELECT id, merged_into FROM entity WHERE merged_into IS NOT NULL"
        for row in try Row.fetchAll(db, sql: merged) { mergers[row.number(0) ?? 0] = row.number(1) }
        let split = "SELECT entity, after, other FROM correction WHERE sort = ? ORDER BY id"
        for row in try Row.fetchAll(db, sql: split, arguments: [CorrectionRow.Sort.split.rawValue]) {
            splits[row.number(0) ?? 0, default: []].append((row.text(1) ?? "", row.number(2) ?? 0))
        }
    }

    /// The entity that the latest correction of a name says it is; nil if there is none.
    func settled(_ name: LinkName) -> Entity.ID? {
        rules.isEmpty ? nil : rules[Written(folded: name.name.folded, kind: name.named.kind.code)]
    }

    /// The entity that another was merged into, or the entity itself.
    func root(of entity: Entity.ID) -> Entity.ID {
        var root = entity
        // Mergers never form a ring; the limit is for damaged files.
        for _ in 0..<100 {
            guard let next = mergers[root] else { return root }
            root = next
        }
        return root
    }

    /// The entities that were split off from others.
    var parts: [Entity.ID] { splits.values.joined().map(\.part) }

    /// Gives the mentions of an alias that was split off to the entity that it was split off as.
    ///
    /// - Parameter linked: the library's entity for each of the extraction's; nil for new ones.
    /// - Returns: whether the extraction has changed.
    func applySplits(to extraction: inout Extraction, _ linked: inout [Entity.ID?], body: String) -> Bool {
        if splits.isEmpty { return false }
        var isParted = false
        for (local, entity) in linked.enumerated() {
            guard let entity, let splits = splits[root(of: entity)] else { continue }
            for split in splits {
                switch extraction.part(local, writtenAs: folded(split.alias), named: split.alias, in: body) {
                case .none: break
                case .whole: linked[local] = split.part
                case .parted:
                    linked.append(split.part)
                    isParted = true
                }
            }
        }
        return isParted
    }
}
