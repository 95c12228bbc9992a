import Catalogue
import GRDB
import Libraries
import News

extension Library {
    /// What the articles say of an entity as time goes by; nil if there is none under that number.
    ///
    /// - Parameter limit: how many articles are read at most; if more name it, the oldest fifth of these and the newest.
    package func overTime(of entity: Entity.ID, limit: Int) throws(LibraryError) -> OverTime? {
        try read { db in
            guard let entity = try EntityRows.entity(db, entity) else { return nil }
            return try OverTimeReader(db: db, entity: entity, limit: limit).overTime()
        }
    }
}

/// Reads an entity's articles month by month.
private struct OverTimeReader {
    let db: Database
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
        let tellings = try slots().compactMap(telling).sorted { $0.source.line.position < $1.source.line.position }
        let dated = tellings.filter { $0.source.line.published != nil }
        let (roles, disagreements) = OverTime.roles(of: tellings.flatMap(\.source.roles))
        return OverTime(
            entity: entity, first: dated.first?.source.line, last: dated.last?.source.line, roles: roles,
            disagreements: disagreements, months: try months(of: dated), articlesRead: tellings.count)
    }

    /// The slots of the newest articles that name it, and of the oldest.
    private func slots() throws -> [Int64] {
        let oldest = try db.cachedStatement(
            sql: "SELECT rowid FROM named WHERE named MATCH ? ORDER BY rowid LIMIT ?")
        let newest = try NamedIndex(db: db).slots(of: entity.id, limit: limit - limit / 5)
        let first = try Int64.fetchAll(oldest, arguments: [NamedIndex.expression([entity.id]), limit / 5])
        return newest + first.filter { !newest.contains($0) }
    }

    private func telling(_ slot: Int64) throws -> Telling? {
        let find = try db.cachedStatement(sql: "SELECT id FROM article WHERE slot = ?")
        guard let id = try Int64.fetchOne(find, arguments: [slot]), let (line, _) = try ArticleRows.line(db, id),
            let text = try StoredText(db, id)
        else { return nil }
        let links = try EntityLinks.read(db, id).list
        return Telling(
            source: PassageSource(
                line: line, body: text.body, extraction: text.extraction.fitting(text.body),
                locals: Set(links.indices.filter { links[$0] == entity.id })),
            others: Set(links).subtracting([entity.id]))
    }

    /// - Parameter tellings: those with a date, oldest first.
    private func months(of tellings: [Telling]) throws -> [OverTime.Month] {
        let byMonth = Dictionary(grouping: tellings) { telling in
            telling.source.line.published.map(\.day.firstOfMonth) ?? CivilDay(number: 0)
        }
        return try byMonth.sorted { $0.key < $1.key }.map { first, tellings in
            OverTime.Month(
                first: first, articles: tellings.count, companions: try companions(in: tellings),
                said: Array(tellings.flatMap(\.source.quotes).prefix(Self.mostQuotes)),
                saidOf: Array(tellings.flatMap(\.source.saidOf).prefix(Self.mostQuotes)))
        }
    }

    private func companions(in tellings: [Telling]) throws -> [Dossier.Companion] {
        var counts: [Entity.ID: Int] = [:]
        for telling in tellings { for other in telling.others { counts[other, default: 0] += 1 } }
        return try EntityRows.companions(db, counts: counts, limit: Self.mostCompanions)
    }
}

extension CivilDay {
    fileprivate var firstOfMonth: CivilDay { CivilDay(year: parts.year, month: parts.month, day: 1) }
}
