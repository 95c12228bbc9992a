import Catalogue
import GRDB
import Libraries
import News

extension Library {
    /// Articles that match, each with a piece of its text in which the hits are marked.
    ///
    /// - Parameters:
    ///   - sort: by rank, the newest 2000 articles that match are weighed by BM25, the headline counted five times.
    ///   - position: only articles beyond this in the order of time; results in another order come as one list and ignore
    ///     it.
    ///   - cancellation: ends the search early.
    package func search(
        _ query: Query, sort: ListOrder, olderThan position: ListPosition?, limit: Int,
        cancellation: Cancellation
    ) throws(LibraryError) -> [SearchHit] {
        try read { db in
            try cancellation.watch(db) { try hits(db, query, sort, position, limit, cancellation) }
        }
    }

    private func hits(
        _ db: Database, _ query: Query, _ sort: ListOrder, _ position: ListPosition?, _ limit: Int,
        _ cancellation: Cancellation
    ) throws -> [SearchHit] {
        let query = try query.spelledOut(by: KeywordChoices(db: db))
        let plans = try QueryPlanner(db).plans(for: query)
        let vocabulary = Vocabulary(db: db)
        let patterns = try query.terms.compactMap { try TextPattern($0)?.spelledOut(by: vocabulary) }
        let expression = TextPattern.all(patterns).expression
        let lines =
            if sort == .rank, let expression {
                try RankedReader(db: db, plans: plans, expression: expression).lines(limit: limit)
            } else {
                try ListReader(db: db, plans: plans).lines(in: sort, of: query, beyond: position, limit: limit)
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
/// matches are ranked; news that is older than two thousand others with the same words is seldom what was looked for. To
/// find them, a limited number of articles with the same words is looked at; matches beyond that come last, newest first.
/// How common a phrase is, is counted up to a bound: see `search_add_relevance`.
struct RankedReader {
    let db: Database
    let plans: [QueryPlan]
    let expression: String
    /// How many matches are ranked, and how many articles with the same words are looked at for that.
    private static let rankedCount = 2000
    private static let scoredCount = 6000

    func lines(limit: Int) throws -> [ArticleLine] {
        guard limit > 0 else { return [] }
        var wanted = Set<Int64>()
        for plan in plans { wanted.formUnion(try newest(plan)) }
        var scores: [(slot: Int64, score: Double)] = []
        for region in try Slot.regions(db) {
            let slots = wanted.filter(Slot.all(region).contains)
            if let first = slots.min(), let last = slots.max() { scores += try self.scores(first...last, slots) }
        }
        // A better match has a lower score; of equals, the newer comes first.
        scores.sort { ($0.score, $1.slot) < ($1.score, $0.slot) }
        var ranked = scores.prefix(limit).map(\.slot)
        if ranked.count < limit {
            let unranked = wanted.subtracting(ranked)
            ranked += unranked.sorted { Slot.isEarlier($1, $0) }.prefix(limit - ranked.count)
        }
        let line = try db.cachedStatement(sql: "SELECT \(ArticleRows.columns) FROM article WHERE slot = ?")
        return try ranked.compactMap { try Row.fetchOne(line, arguments: [$0]).map(ArticleRows.line) }
    }

    /// The slots of the newest matches of a plan, as many as are ranked.
    private func newest(_ plan: QueryPlan) throws -> Set<Int64> {
        var slots = Set<Int64>()
        let rows = try plan.request("article.slot", beyond: nil, isOlder: true).fetchCursor(db)
        while slots.count < Self.rankedCount, let row = try rows.next() { slots.insert(row.number(0) ?? 0) }
        return slots
    }

    /// The scores of those slots that are in a range, from the greatest on, within the limit.
    private func scores(_ range: ClosedRange<Int64>, _ slots: Set<Int64>) throws -> [(slot: Int64, score: Double)] {
        let request: SQLRequest<Row> = """
            SELECT rowid, relevance(words, 1.0, 5.0) FROM words
            WHERE words MATCH \(expression) AND rowid BETWEEN \(range.lowerBound) AND \(range.upperBound)
            ORDER BY rowid DESC LIMIT \(Self.scoredCount)
            """
        var scores: [(slot: Int64, score: Double)] = []
        let rows = try request.fetchCursor(db)
        while let row = try rows.next() {
            if let slot = row.number(0), slots.contains(slot) { scores.append((slot, row.real(1) ?? 0)) }
        }
        return scores
    }
}
