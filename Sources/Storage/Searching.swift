import GRDB
import News

/// The order of search results.
package enum SearchOrder: Hashable, Sendable {
    /// Newest first.
    case newest
    /// Best first, by BM25 with the headline counted five times, among the newest 2000 articles that match.
    case rank
}

extension Library {
    /// Articles that match, each with a piece of its text in which the hits are marked.
    ///
    /// - Parameters:
    ///   - position: only articles older than this, for newest first; results by rank come as one list and take no
    ///     notice of it.
    ///   - cancellation: ends the search when another is wanted instead.
    package func search(
        _ query: Query, sort: SearchOrder = .newest, olderThan position: ListPosition? = nil, limit: Int,
        cancellation: Cancellation = Cancellation()
    ) throws(LibraryError) -> [SearchHit] {
        try read { db in
            try cancellation.watch(db) { try hits(db, query, sort, position, limit, cancellation) }
        }
    }

    private func hits(
        _ db: Database, _ query: Query, _ sort: SearchOrder, _ position: ListPosition?, _ limit: Int,
        _ cancellation: Cancellation
    ) throws -> [SearchHit] {
        let plans = try QueryPlanner(db).plans(for: query)
        let patterns = query.terms.compactMap { TextPattern($0) }
        let expression = TextPattern.all(patterns).expression
        let lines: [ArticleLine]
        if sort == .rank, let expression {
            lines = try RankedReader(db: db, plans: plans, expression: expression).lines(limit: limit)
        } else {
            lines = try ListReader(db: db, plans: plans).lines(beyond: position, isOlder: true, limit: limit)
        }
        let marker = HitMarker(query.terms.compactMap { TextPattern($0, isForMarks: true) })
        return try lines.map { line in
            try cancellation.check()
            return marker.hit(line, body: try StoredText.body(db, line.id) ?? "")
        }
    }
}

/// Reads articles in the order of their rank.
///
/// BM25 looks at every match, which takes seconds for a word that is in each of a million articles. So only the newest
/// matches are ranked; news that is older than two thousand others on the same words is seldom what was looked for.
struct RankedReader {
    let db: Database
    let plans: [QueryPlan]
    let expression: String
    private static let rankedCount = 2000

    func lines(limit: Int) throws -> [ArticleLine] {
        var newest: [ArticleLine] = []
        for plan in plans {
            newest += try ListReader(db: db, plans: [plan])
                .lines(beyond: nil, isOlder: true, limit: Self.rankedCount)
        }
        guard let oldest = newest.map(\.position.seconds).min() else { return [] }
        let busy = Slot.all(.busy).lowerBound
        let lines = Dictionary(newest.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let request: SQLRequest<Row> = """
            SELECT article.id, bm25(words, 1.0, 5.0) AS score
            FROM words CROSS JOIN article ON article.slot = words.rowid
            WHERE words MATCH \(expression) AND words.rowid >= \(Slot.first(ofSecond: oldest, .regular))
                AND (words.rowid < \(busy) OR words.rowid >= \(Slot.first(ofSecond: oldest, .busy)))
            """
        var scored: [(score: Double, line: ArticleLine)] = []
        let rows = try request.fetchCursor(db)
        while let row = try rows.next() {
            if let line = lines[row.number(0) ?? 0] { scored.append((row.real(1) ?? 0, line)) }
        }
        // A better match has a lower score; of equals, the newer comes first.
        scored.sort { ($0.score, $1.line.position) < ($1.score, $0.line.position) }
        return scored.prefix(max(0, limit)).map(\.line)
    }
}
