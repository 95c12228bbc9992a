import Catalogue
import News

/// What an article may have of an entity besides mentions: bits of the column `parts` of the table `naming`.
struct NamingPart: OptionSet {
    let rawValue: Int16
    static let role = NamingPart(rawValue: 1)
    static let quoted = NamingPart(rawValue: 2)
    static let said = NamingPart(rawValue: 4)
}

/// What the table `naming` holds of one article and one entity.
struct NamingRow {
    let entity: Entity.ID
    let mentions: Int
    let parts: NamingPart

    /// The rows of an article.
    static func all(_ links: EntityLinks, _ locals: [LocalEntity]) -> [NamingRow] {
        links.grouped.map { entity, indices in
            let own = indices.filter(locals.indices.contains).map { locals[$0] }
            var parts: NamingPart = []
            if own.contains(where: { !$0.named.roles.isEmpty }) { parts.insert(.role) }
            if own.contains(where: { $0.quotes > 0 }) { parts.insert(.quoted) }
            if own.contains(where: { $0.saidOf > 0 }) { parts.insert(.said) }
            return NamingRow(entity: entity, mentions: own.reduce(0) { $0 + $1.mentions }, parts: parts)
        }
    }
}
