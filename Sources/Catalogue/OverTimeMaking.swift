import Libraries
import News

/// An article that names an entity, with the other entities that it names.
package struct NamingArticle {
    /// The article, and where the entity is in it.
    package let source: PassageSource
    /// The other entities.
    package let others: Set<Entity.ID>

    /// - Parameter links: which entity each of the article's own is.
    package init(
        _ line: ArticleLine, _ body: String, _ extraction: Extraction, links: [Entity.ID], of entity: Entity.ID
    ) {
        source = PassageSource(
            line: line, body: body, extraction: extraction,
            locals: Set(links.indices.filter { links[$0] == entity }))
        others = Set(links).subtracting([entity])
    }
}

extension OverTime {
    /// How many companions and quotes a month has.
    private static var mostCompanions: Int { 6 }
    private static var mostQuotes: Int { 4 }

    /// What articles say of an entity, month by month.
    ///
    /// - Parameters:
    ///   - tellings: the articles that were read, in any order.
    ///   - companions: the most frequent of some entities that are named in so many articles, with a limit.
    package init(
        of entity: Entity, in tellings: [NamingArticle],
        companions: ([Entity.ID: Int], _ limit: Int) throws -> [Dossier.Companion]
    ) rethrows {
        let tellings = tellings.sorted { $0.source.line.position < $1.source.line.position }
        let dated = tellings.filter { $0.source.line.published != nil }
        let (roles, disagreements) = OverTime.roles(of: tellings.flatMap(\.source.roles))
        let byMonth = Dictionary(grouping: dated) { telling in
            telling.source.line.published.map(\.day.firstOfMonth) ?? CivilDay(number: 0)
        }
        let months = try byMonth.sorted { $0.key < $1.key }.map { first, tellings in
            var counts: [Entity.ID: Int] = [:]
            for telling in tellings { for other in telling.others { counts[other, default: 0] += 1 } }
            return OverTime.Month(
                first: first, articles: tellings.count, companions: try companions(counts, Self.mostCompanions),
                said: Array(tellings.flatMap(\.source.quotes).prefix(Self.mostQuotes)),
                saidOf: Array(tellings.flatMap(\.source.saidOf).prefix(Self.mostQuotes)))
        }
        self.init(
            entity: entity, first: dated.first?.source.line, last: dated.last?.source.line, roles: roles,
            disagreements: disagreements, months: months, articlesRead: tellings.count)
    }
}

extension CivilDay {
    fileprivate var firstOfMonth: CivilDay { CivilDay(year: parts.year, month: parts.month, day: 1) }
}
