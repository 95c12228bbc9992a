import GRDB
import News

/// What is wrong with a library.
package enum LibraryProblem: Hashable, Sendable {
    /// SQLite finds the file damaged, in its words.
    case damagedFile(String)
    /// Rows of a table that point at rows which are not there.
    case danglingRows(table: String, count: Int)
    /// The full text index is damaged, in SQLite's words.
    case damagedIndex(String)
    /// Articles that the full text index lacks, and entries in it that are of no article.
    case unindexedArticles(Int), strayIndexEntries(Int)
    /// Articles whose text, or what was found in it, cannot be read.
    case unreadableArticles([Article.ID])
    /// Entities whose counts are not those of the articles.
    case wrongCounts(entities: Int)
    /// The kept numbers of articles, unread and starred ones are wrong.
    case wrongTally
    /// Entities that look-ups do not find.
    case unlistedEntities(Int)
}

/// The outcome of a check.
package struct LibraryCheck: Hashable, Sendable {
    package let articles: Int
    package let entities: Int
    package let problems: [LibraryProblem]
    package var isWhole: Bool { problems.isEmpty }
}

extension Library {
    /// Looks whether the library is whole: file, references, indexes, and kept counts against the articles. Reads
    /// everything; changes nothing.
    package func check() throws(LibraryError) -> LibraryCheck {
        let damage = isReadOnly ? nil : try indexDamage()
        return try read { db in
            let checker = Checker(db: db)
            var problems = try checker.fileProblems()
            if let damage { problems.append(.damagedIndex(damage)) }
            // The counts of a damaged file tell nothing more, and reading them may fail.
            if problems.isEmpty { problems = try checker.contentProblems() }
            return LibraryCheck(
                articles: try checker.count("SELECT count(*) FROM article"),
                entities: try checker.count("SELECT count(*) FROM entity WHERE articles > 0"), problems: problems)
        }
    }

    /// Makes everything that is derived from the articles anew: the full text index, names, counts. The articles and
    /// what a person did are not touched; of a file that SQLite finds damaged that cannot be done, and it throws.
    package func repair() throws(LibraryError) {
        try write(.power) { db in try Rebuilder(db).rebuild() }
    }

    /// Articles in the order in which they were filed, for reading the whole library page by page.
    ///
    /// - Parameter id: the last article of the page before; 0 for the first page.
    package func articles(filedAfter id: Article.ID, limit: Int) throws(LibraryError) -> [FiledArticle] {
        try read { db in
            let find = try db.cachedStatement(sql: "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?")
            let reader = FiledArticleReader(db: db)
            return try Int64.fetchAll(find, arguments: [id, max(0, limit)]).compactMap { try reader.article($0) }
        }
    }

    /// What SQLite says of the full text index; nil if it is well. The check is written as an insertion, which changes
    /// nothing.
    private func indexDamage() throws(LibraryError) -> String? {
        try maintain { db in
            do {
                try db.execute(sql: "INSERT INTO words (words) VALUES ('integrity-check')")
                return nil
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
                return error.message ?? "damaged"
            }
        }
    }
}

/// Compares what a library holds with what it should.
struct Checker {
    let db: Database

    func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }

    func fileProblems() throws -> [LibraryProblem] {
        let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
        if !damage.isEmpty { return damage.map { .damagedFile($0) } }
        let rows = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
        let tables = Dictionary(grouping: rows) { $0.text(0) ?? "" }
        return tables.sorted { $0.key < $1.key }.map { .danglingRows(table: $0.key, count: $0.value.count) }
    }

    func contentProblems() throws -> [LibraryProblem] {
        var problems: [LibraryProblem] = []
        let unindexed = try count("SELECT count(*) FROM article WHERE slot NOT IN (SELECT id FROM words_docsize)")
        if unindexed > 0 { problems.append(.unindexedArticles(unindexed)) }
        let stray = try count("SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT slot FROM article)")
        if stray > 0 { problems.append(.strayIndexEntries(stray)) }
        let unreadable = try unreadableArticles()
        if !unreadable.isEmpty { problems.append(.unreadableArticles(unreadable)) }
        let miscounted = try count(Self.miscountedEntities)
        if miscounted > 0 { problems.append(.wrongCounts(entities: miscounted)) }
        if try count(Self.rightTally) != 1 { problems.append(.wrongTally) }
        let unlisted = try count(Self.shownEntities) - count("SELECT count(DISTINCT entity) FROM typed")
        if unlisted != 0 { problems.append(.unlistedEntities(abs(unlisted))) }
        return problems
    }

    /// Articles without a row of text, or with one that cannot be read or does not belong to its entities.
    private func unreadableArticles() throws -> [Article.ID] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT article.id, text.extraction, body_form, typeof(body),
                    (SELECT count(*) FROM presence WHERE presence.slot = article.slot),
                    (SELECT max(local) FROM presence WHERE presence.slot = article.slot)
                FROM article LEFT JOIN text ON text.article = article.id
                """)
        var unreadable: [Article.ID] = []
        while let row = try rows.next() {
            // The entities of an article are numbered from 0 without a gap.
            let entities = row.bytes(1).flatMap { Extraction(decoding: $0) }?.entities.count
            let isText = row.text(3) == "blob" && row.count(2) == 0
            let isNumbered = row.count(4) == 0 || row.count(5) == row.count(4) - 1
            if !isText || entities != row.count(4) || !isNumbered { unreadable.append(row.number(0) ?? 0) }
        }
        return unreadable
    }

    private static let miscountedEntities = """
        SELECT count(*) FROM entity
        LEFT JOIN (
            SELECT entity AS named, sum(mentions) AS mentions, count(DISTINCT slot) AS articles
            FROM presence GROUP BY entity
        ) AS counted ON counted.named = entity.id
        LEFT JOIN (
            SELECT entity AS written, sum(mentions) AS mentions FROM name GROUP BY entity
        ) AS spelled ON spelled.written = entity.id
        WHERE entity.mentions <> coalesce(counted.mentions, 0) OR entity.articles <> coalesce(counted.articles, 0)
            OR coalesce(spelled.mentions, 0) > entity.mentions
            OR (entity.articles = 0 AND entity.is_kept = 0)
        """

    private static let rightTally = """
        SELECT count(*) FROM tally WHERE articles = (SELECT count(*) FROM article)
            AND unread = (SELECT count(*) FROM article WHERE is_read = 0)
            AND starred = (SELECT count(*) FROM article WHERE is_starred = 1)
        """

    private static let shownEntities = """
        SELECT count(*) FROM entity WHERE is_hidden = 0 AND merged_into IS NULL
            AND id IN (SELECT entity FROM name)
        """
}
