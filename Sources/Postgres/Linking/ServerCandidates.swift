import Catalogue
import Libraries
import News

/// Reads what linking has to know of the library's entities into its memory. A slot is the number of an article here.
struct ServerCandidates: CandidateReading {
    let session: Session
    let memory: EntityMemory

    func bearers(of numbers: [Int64]) throws -> [Int64: [Entity.ID]] {
        let rows = try session.rows(
            """
            SELECT wanted, array(
                SELECT bearer FROM (
                    SELECT DISTINCT entity AS bearer FROM (SELECT entity FROM name WHERE number = wanted LIMIT 400) AS few
                ) AS bearers JOIN entity e ON e.id = bearer
                WHERE e.merged_into IS NULL AND e.part_of IS NULL ORDER BY e.mentions DESC, e.id LIMIT 16
            ) FROM unnest(\(numbers)) AS wanted
            """)
        return lists(rows)
    }

    func bearers(ofSurnames surnames: [String]) throws -> [String: [Entity.ID]] {
        let rows = try session.rows(
            """
            SELECT wanted, array(
                SELECT t.entity FROM generate_series(\(TypedKeys.highestRank), 0, -1) AS level (rank), LATERAL (
                    SELECT entity FROM typed WHERE typed.kind = \(EntityKind.person.code) AND typed.rank = level.rank
                        AND typed.key = wanted ORDER BY entity LIMIT 16
                ) AS t JOIN entity e ON e.id = t.entity
                WHERE e.merged_into IS NULL AND e.part_of IS NULL ORDER BY level.rank DESC, t.entity LIMIT 16
            ) FROM unnest(\(surnames.map(\.storable))) AS wanted
            """)
        return Dictionary(rows.map { ($0.text(0) ?? "", $0.numbers(1)) }, uniquingKeysWith: { first, _ in first })
    }

    func entities(_ ids: [Entity.ID]) throws -> [Entity.ID: Entity] {
        try EntityReading(session: session).entities(ids)
    }

    func aliases(of ids: [Entity.ID]) throws -> [Entity.ID: [String]] {
        let rows = try session.rows(
            """
            SELECT wanted, array(
                SELECT text FROM name WHERE entity = wanted ORDER BY mentions DESC, text COLLATE "C" LIMIT 32
            ) FROM unnest(\(ids)) AS wanted
            """)
        return Dictionary(rows.map { ($0.id(0), $0.texts(1)) }, uniquingKeysWith: { first, _ in first })
    }

    func lastSlots(of ids: [Entity.ID]) throws -> [Entity.ID: [Int64]] {
        let sources = try NamingSource.all(ids, session)
        let rows = try session.all(sources.map { $0.request("k.article", limit: LastSlots.most) })
        return Dictionary(
            zip(sources, rows).map { source, rows in (source.entity, rows.map { $0.id(0) }) },
            uniquingKeysWith: { first, _ in first })
    }

    func links(in slots: [Int64]) throws -> [Int64: [Entity.ID]] {
        let rows = try session.rows("SELECT article, links FROM extraction WHERE article = ANY (\(slots))")
        var links: [Int64: [Entity.ID]] = [:]
        for row in rows { links[row.id(0)] = row.bytes(1).flatMap { EntityLinks(decoding: $0) }?.list }
        return links
    }

    func names(of ids: [Entity.ID]) throws -> [Entity.ID: NameKey] {
        let rows = try session.rows("SELECT id, name FROM entity WHERE id = ANY (\(ids))")
        return Dictionary(rows.map { ($0.id(0), NameKey($0.text(1) ?? "")) }, uniquingKeysWith: { first, _ in first })
    }

    private func lists(_ rows: some Sequence<Row>) -> [Int64: [Int64]] {
        Dictionary(rows.map { ($0.id(0), $0.numbers(1)) }, uniquingKeysWith: { first, _ in first })
    }
}
