import Catalogue
import GRDB
import News

/// Compares what articles name with what was found in them and the corrections in force.
struct CorrectionChecker {
    private let db: Database
    private let standing: StandingCorrections
    /// The articles that differ from what was found, or that a correction has changed, by what is kept.
    private let known: Set<Article.ID>

    init(_ db: Database) throws {
        self.db = db
        standing = try StandingCorrections(db)
        known = Set(
            try Int64.fetchAll(
                db, sql: "SELECT article FROM uncorrected UNION SELECT article FROM corrected_article"))
    }

    /// Whether an article names what it should.
    ///
    /// - Parameter linked: what it names.
    func agree(with linked: Linked, of article: Article.ID, body: String) throws -> Bool {
        if standing.isEmpty, known.isEmpty { return true }
        if !known.contains(article) {
            return standing.applied(to: linked, in: article, body: body).steps.isEmpty
        }
        guard let found = try FoundRow(db, article, body: body) else { return false }
        let (right, steps) = standing.applied(to: found.linked, in: article, body: body)
        let find = "SELECT correction FROM corrected_article WHERE article = ? ORDER BY correction"
        let noted = try Int64.fetchAll(db, sql: find, arguments: [article])
        return right == linked && noted == steps.map(\.step.id)
    }
}
