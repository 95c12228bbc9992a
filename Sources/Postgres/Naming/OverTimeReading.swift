import Catalogue
import Libraries
import News

extension PostgresLibrary {
    package func overTime(of entity: Entity.ID, limit: Int) throws(LibraryError) -> OverTime? {
        try read { session in
            guard let entity = try EntityReading(session: session).entity(entity) else { return nil }
            return try OverTimeReading(session: session, reader: reader, entity: entity, limit: limit).overTime()
        }
    }
}

/// Reads an entity's articles month by month.
private struct OverTimeReading {
    let session: Session
    let reader: Int64
    let entity: Entity
    let limit: Int

    /// How many companions and quotes a month has.
    private static let (mostCompanions, mostQuotes) = (6, 4)

    /// An article, with the other entities that it names.
    private struct Telling {
        let source: PassageSource
        let others: Set<Entity.ID>
    }

    func overTime() throws -> OverTime {
        let tellings = try tellings()
        let dated = tellings.filter { $0.source.line.published != nil }
        let (roles, disagreements) = OverTime.roles(of: tellings.flatMap(\.source.roles))
        return OverTime(
            entity: entity, first: dated.first?.source.line, last: dated.last?.source.line, roles: roles,
            disagreements: disagreements, months: try months(of: dated), articlesRead: tellings.count)
    }

    /// The newest articles that name it, and the oldest, oldest first.
    private func tellings() throws -> [Telling] {
        let found = try session.all([
            """
            SELECT article FROM naming WHERE entity = \(entity.id) ORDER BY sorted DESC, article DESC
            LIMIT \(limit - limit / 5)
            """,
            "SELECT article FROM naming WHERE entity = \(entity.id) ORDER BY sorted, article LIMIT \(limit / 5)",
        ])
        let ids = Set(found.joined().map { $0.id(0) })
        let lines = try session.lines(Array(ids), reader: reader)
        return try TextReading(session: session).extractions(Array(ids)).compactMap { id, read in
            lines[id].map { line in
                let links = read.links.list
                let source = PassageSource(
                    line: line, body: read.body, extraction: read.extraction,
                    locals: Set(links.indices.filter { links[$0] == entity.id }))
                return Telling(source: source, others: Set(links).subtracting([entity.id]))
            }
        }.sorted { $0.source.line.position < $1.source.line.position }
    }

    /// - Parameter tellings: those with a date, oldest first.
    private func months(of tellings: [Telling]) throws -> [OverTime.Month] {
        let byMonth = Dictionary(grouping: tellings) { telling -> CivilDay in
            let day = telling.source.line.published?.day ?? CivilDay(number: 0)
            return CivilDay(year: day.parts.year, month: day.parts.month, day: 1)
        }
        return try byMonth.sorted { $0.key < $1.key }.map { first, tellings in
            var counts: [Entity.ID: Int] = [:]
            for telling in tellings { for other in telling.others { counts[other, default: 0] += 1 } }
            return OverTime.Month(
                first: first, articles: tellings.count,
                companions: try EntityReading(session: session).companions(counts, limit: Self.mostCompanions),
                said: Array(tellings.flatMap(\.source.quotes).prefix(Self.mostQuotes)),
                saidOf: Array(tellings.flatMap(\.source.saidOf).prefix(Self.mostQuotes)))
        }
    }
}
