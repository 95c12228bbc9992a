import GRDB
import Libraries
import News

/// Reads which articles are copies of one text.
struct CopyReader {
    let db: Database

    /// The lines with their copy group and its other sources, if copies of them are in the library.
    func withCopies(_ lines: [ArticleLine]) throws -> [ArticleLine] {
        let find = try db.cachedStatement(
            sql: """
                SELECT copy_group FROM copy_sketch WHERE article = :article AND EXISTS (
                    SELECT 1 FROM copy_sketch AS other
                    WHERE other.copy_group = copy_sketch.copy_group AND other.article <> :article
                )
                """)
        return try lines.map { line in
            guard let group = try Int64.fetchOne(find, arguments: ["article": line.id]) else { return line }
            var line = line
            line.copyGroup = group
            line.otherSources = try sources(of: group).filter { $0 != line.source }
            return line
        }
    }

    private func sources(of group: Int64) throws -> [String] {
        let find = try db.cachedStatement(
            sql: """
                SELECT source.name FROM copy_sketch JOIN article ON article.id = copy_sketch.article
                JOIN source ON source.id = article.source WHERE copy_sketch.copy_group = ?
                GROUP BY source.id ORDER BY min(article.id)
                """)
        return try String.fetchAll(find, arguments: [group])
    }
}

extension Library {
    /// The other articles that are copies of one, oldest first.
    package func copies(of article: Article.ID) throws(LibraryError) -> [ArticleLine] {
        try read { db in
            let find = try db.cachedStatement(
                sql: """
                    SELECT article FROM copy_sketch WHERE article <> :article
                    AND copy_group = (SELECT copy_group FROM copy_sketch WHERE article = :article) ORDER BY article
                    """)
            return try Int64.fetchAll(find, arguments: ["article": article]).compactMap {
                try ArticleRows.line(db, $0)?.line
            }
        }
    }

    /// The lines with their copy group and its other sources, if copies of them are in the library.
    package func withCopies(_ lines: [ArticleLine]) throws(LibraryError) -> [ArticleLine] {
        try read { db in try CopyReader(db: db).withCopies(lines) }
    }
}
