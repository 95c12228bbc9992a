import Catalogue
import Libraries
import News

/// Keeps what articles said before they were changed.
struct Versions {
    let session: Session

    /// Keeps a text that is about to be changed, and forgets the oldest versions beyond a number.
    ///
    /// - Parameter replaced: seconds since 1970.
    func keep(_ stored: Article, of id: Article.ID, replaced: Int64, most: Int) throws {
        if most > 0 {
            let version = TextVersion(
                headline: stored.headline, body: stored.body, replaced: Moment(seconds: replaced))
            try insert(version, of: id)
        }
        try trim(id, to: most)
    }

    /// Adds versions that another library kept, if this one has none of the article.
    func take(_ versions: [TextVersion], of id: Article.ID, most: Int) throws {
        guard try session.first("SELECT 1 FROM version WHERE article = \(id) LIMIT 1") == nil,
            try session.first("SELECT 1 FROM article WHERE id = \(id)") != nil
        else { return }
        for version in versions.suffix(max(0, most)) { try insert(version, of: id) }
    }

    private func insert(_ version: TextVersion, of id: Article.ID) throws {
        // Headline and text are one here: a search of former texts does not tell them apart.
        let words = DistinctWords(IndexWords(version.headline), IndexWords(version.body))
        let keys = try NumberedWords(session: session).keys(of: words)
        try session.change(
            """
            INSERT INTO version (article, number, headline, body, replaced, keys)
            SELECT \(id), coalesce(max(number), 0) + 1, \(version.headline), \(version.body),
                \(version.replaced.seconds), \(keys)
            FROM version WHERE article = \(id)
            """)
    }

    private func trim(_ id: Article.ID, to most: Int) throws {
        try session.change(
            """
            DELETE FROM version WHERE article = \(id) AND number <= (
                SELECT number FROM version WHERE article = \(id) ORDER BY number DESC LIMIT 1 OFFSET \(max(0, most))
            )
            """)
    }

    /// What articles said before, oldest first.
    func versions(of ids: [Article.ID]) throws -> [Article.ID: [TextVersion]] {
        let rows = try session.rows(
            """
            SELECT article, headline, body, replaced FROM version WHERE article = ANY (\(ids)) ORDER BY article, number
            """)
        var versions: [Article.ID: [TextVersion]] = [:]
        for row in rows {
            versions[row.id(0), default: []].append(
                TextVersion(
                    headline: row.text(1) ?? "", body: row.text(2) ?? "", replaced: Moment(seconds: row.id(3))))
        }
        return versions
    }
}
