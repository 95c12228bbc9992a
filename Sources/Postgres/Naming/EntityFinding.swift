import Catalogue
import Libraries
import News

/// Finds entities by what a person types.
struct EntityFinding: TypedFinding {
    let session: Session
    let firstRanks = 4

    func foldedNames(of ids: [Entity.ID]) throws -> [Entity.ID: Set<String>] {
        if ids.isEmpty { return [:] }
        var names: [Entity.ID: Set<String>] = [:]
        for row in try session.rows("SELECT entity, text FROM name WHERE entity = ANY (\(ids))", with: .samePlan) {
            names[row.id(0), default: []].insert(folded(row.text(1) ?? ""))
        }
        return names
    }

    func exact(_ key: String) throws -> Set<Entity.ID> {
        Set(try session.numbers("SELECT entity FROM name WHERE number = \(NameKey(folded: key).short) LIMIT 1000"))
    }

    /// One range of the index for each kind and rank.
    func beginning(
        _ key: String, _ codes: [Int], _ ranks: ClosedRange<Int>, limit: Int
    ) throws -> [Entity.ID] {
        try session.rows(
            """
            SELECT t.entity FROM unnest(\(codes)) AS wanted (kind), generate_series(\(ranks.lowerBound), \(ranks.upperBound)) AS level (rank),
                LATERAL (
                    SELECT entity FROM typed WHERE typed.kind = wanted.kind AND typed.rank = level.rank
                        AND key >= \(key) AND key < \(key + "\u{10FFFF}") LIMIT \(limit)
                ) AS t LIMIT \(limit)
            """, with: .samePlan
        ).compactMap { $0.number(0) }
    }

    func topRank(of codes: [Int]) throws -> Int64? {
        try session.number(
            """
            SELECT max((SELECT rank FROM typed WHERE typed.kind = wanted.kind ORDER BY typed.kind DESC, rank DESC LIMIT 1))
            FROM unnest(\(codes)) AS wanted (kind)
            """)
    }

    func shown(_ ids: Set<Entity.ID>, _ codes: [Int]) throws -> [Entity] {
        try session.rows(
            "SELECT " + EntityReading.columns
                + " FROM entity e WHERE e.id = ANY (\(Array(ids))) AND NOT e.is_hidden AND e.merged_into IS NULL AND e.kind = ANY (\(codes))"
        ).map { Entity($0) }
    }
}
