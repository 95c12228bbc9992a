import Catalogue
import Libraries
import News

/// Reads corrections. There are few, so they are read whole.
struct CorrectionReading {
    let session: Session

    private static let columns: SQL = """
        c.id, c.sort, c.entity, c.other, c.before, c.before_kind, c.before_place, c.after, c.made, c.is_bound
        """

    /// All corrections in force, in the order in which they were made.
    func all() throws -> [CorrectionRow] { try rows("ORDER BY c.id") }

    func correction(_ id: Int64) throws -> CorrectionRow? { try rows("WHERE c.id = \(id)").first }

    /// Corrections that meet a condition on `c`.
    func rows(_ condition: SQL) throws -> [CorrectionRow] {
        try session.rows("SELECT " + Self.columns + " FROM correction c " + condition).compactMap { CorrectionRow($0) }
    }

    /// Where those hold that are bound to an article, by their numbers.
    func scopes() throws -> [Int64: ScopeRow] {
        let rows = try session.rows(
            """
            SELECT correction, article, content_hash, url_hash, words, occurrence, words_before, words_after
            FROM correction_scope
            """)
        return Dictionary(rows.map { ($0.id(0), ScopeRow($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// What all corrections say of the entities that articles name.
    func standing() throws -> StandingCorrections {
        let rows = try all()
        if rows.isEmpty { return StandingCorrections() }
        let rules = try session.rows("SELECT folded, kind, entity, correction FROM rule ORDER BY correction")
        return StandingCorrections(
            rows, scopes: try scopes(),
            rules: rules.map { ($0.id(3), RuleRow($0)) })
    }

    /// Corrections as the library gives them back.
    func filed(_ rows: [CorrectionRow]) throws -> [FiledCorrection] {
        if rows.isEmpty { return [] }
        let scopes = try scopes()
        let others = try session.rows("SELECT id, name FROM entity WHERE id = ANY (\(rows.compactMap(\.other)))")
        let names = Dictionary(others.map { ($0.id(0), $0.text(1) ?? "") }, uniquingKeysWith: { first, _ in first })
        let anchored = rows.compactMap { row in scopes[row.id].flatMap { $0.anchor == nil ? nil : $0.article } }
        let bodies = try TextReading(session: session).bodies(Array(Set(anchored)))
        return rows.compactMap { row in
            guard let correction = row.correction else { return nil }
            return FiledCorrection(
                id: row.id, correction: correction, scope: Self.scope(row, scopes[row.id], bodies),
                made: Moment(seconds: row.made), name: row.before, otherName: row.other.flatMap { names[$0] },
                words: scopes[row.id]?.anchor?.words)
        }
    }

    private static func scope(
        _ row: CorrectionRow, _ scope: ScopeRow?, _ bodies: [Article.ID: String]
    ) -> CorrectionScope {
        guard let scope else { return row.isBound ? .article(0) : .everywhere }
        guard let anchor = scope.anchor else { return .article(scope.article) }
        return .mention(scope.article, bodies[scope.article].flatMap(anchor.range) ?? 0..<0)
    }
}
