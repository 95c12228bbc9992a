import Catalogue
import Compression
import GRDB
import Libraries
import News

/// What is wrong with a library.
package enum LibraryProblem: Hashable, Sendable {
    /// SQLite finds the file damaged, in its words.
    case damagedFile(String)
    /// Rows of a table that point at rows which are not there.
    case danglingRows(table: String, count: Int)
    /// An index is damaged, in SQLite's words.
    case damagedIndex(String)
    /// Articles that the full text index lacks, and entries in it without an article.
    case unindexedArticles(Int), strayIndexEntries(Int)
    /// Articles that are not found by the entities they name.
    case unindexedEntities(articles: Int)
    /// Articles whose text or extraction cannot be read.
    case unreadableArticles([Article.ID])
    /// Articles that have no extraction and do not await one, or have one and await another.
    case missingExtractions(Int)
    /// Articles whose names are not what was found in them with all corrections.
    case wrongCorrections(articles: Int)
    /// Entities whose counts do not agree with the articles.
    case wrongCounts(entities: Int)
    /// The kept numbers of articles, unread and starred ones, of all or of a feed, are wrong.
    case wrongTally
    /// Entities that look-ups do not find.
    case unlistedEntities(Int)
    /// Words of articles that are not found by their beginnings.
    case unlistedWords(Int)
    /// Triggers, views and indexes that this program did not make, each with its kind before its name.
    case foreignObjects([String])
    /// Triggers of this program that are gone, by name: what they count is not counted.
    case missingTriggers([String])
    /// Articles with names or blocks that lie beyond their text, or over one another. They are not shown.
    case strayRanges(articles: Int)
}

extension LibraryProblem {
    /// Whether rows are damaged or lost that cannot be made again from others.
    package var isInFile: Bool {
        switch self {
        case .damagedFile, .danglingRows, .unreadableArticles: true
        default: false
        }
    }
}

/// The outcome of a check.
package struct LibraryCheck: Hashable, Sendable {
    package let articles: Int
    package let entities: Int
    /// Articles that await extraction, which is no problem.
    package let awaitingExtraction: Int
    package let problems: [LibraryProblem]
    package var isWhole: Bool { problems.isEmpty }
}

extension Library {
    /// Checks whether the library is whole. Changes nothing.
    ///
    /// - Parameter isDeep: whether to read everything: each entry of each index, and each text with its entities, which are
    ///   compared with the kept counts. Otherwise only the pages of the file, the references and the articles in the
    ///   indexes are checked: in seconds instead of minutes.
    package func check(isDeep: Bool = true) throws(LibraryError) -> LibraryCheck {
        let inIndexes = isReadOnly || !isDeep ? [] : try indexProblems()
        return try read { db in
            let checker = Checker(db: db)
            let problems = try checker.problems(beside: inIndexes, isDeep: isDeep)
            return LibraryCheck(
                articles: try checker.count("SELECT count(*) FROM article"),
                entities: try checker.count("SELECT count(*) FROM entity WHERE articles > 0 AND is_hidden = 0"),
                awaitingExtraction: try checker.count("SELECT count(*) FROM awaiting_extraction"), problems: problems)
        }
    }

    /// Makes everything again that is derived from the articles: the full text index, names, counts. The articles and what
    /// a person did are not touched.
    ///
    /// - Throws: `.damaged` if the library would not be whole after it; then it is left as it was.
    package func repair() throws(LibraryError) {
        if isReadOnly { throw file.refusal }
        do {
            // The ordinary connections for changes begin with a change of their own, and a file that cannot be repaired
            // has to be left as it was.
            let queue = try file.openForChecking()
            defer { try? queue.close() }
            try queue.inDatabase { db in
                try db.inTransaction(.immediate) {
                    try ForeignObject.all(in: db).forEach { try $0.drop(db) }
                    try ForeignObject.restoreTriggers(in: db)
                    try Rebuilder(db, packer: packer).rebuild()
                    let left = try Checker(db: db).problems(beside: try IndexChecker(db: db).problems(), isDeep: true)
                    // The error rolls everything back.
                    if !left.isEmpty {
                        throw LibraryError.damaged(path: path, cause: "it is not whole after the repair")
                    }
                    try db.execute(sql: Self.countingChange)
                    return .commit
                }
            }
        } catch {
            throw LibraryError(error, path: path)
        }
        // Into the file itself, over the connection that removes the log when it closes.
        try maintain { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
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

    /// What SQLite says of the full text indexes, and whether the vocabulary lacks words of theirs.
    ///
    /// The check has the form of an insertion, and needs a table that lists the index's words. Both are rolled back, over a
    /// connection of their own: the ordinary one begins with a change, and a damaged file has to be left as it is.
    private func indexProblems() throws(LibraryError) -> [LibraryProblem] {
        do {
            let queue = try file.openForChecking()
            defer { try? queue.close() }
            return try queue.inDatabase { db in
                var problems: [LibraryProblem] = []
                try db.inTransaction(.immediate) {
                    problems = try IndexChecker(db: db).problems()
                    return .rollback
                }
                return problems
            }
        } catch {
            throw LibraryError(error, path: path)
        }
    }
}

/// Compares what a library holds with what it should hold.
struct Checker {
    let db: Database

    func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }

    /// All that is wrong.
    ///
    /// - Parameter inIndexes: what was found wrong with the full text indexes.
    func problems(beside inIndexes: [LibraryProblem], isDeep: Bool) throws -> [LibraryProblem] {
        let inFile = try fileProblems(isDeep: isDeep)
        let isDamaged = !inFile.isEmpty || inIndexes.contains { if case .damagedIndex = $0 { true } else { false } }
        // In a damaged file the counts tell nothing more, and reading them may fail.
        let foreign = try ForeignObject.all(in: db).map { "\($0.kind) \($0.name)" }
        let missing = try ForeignObject.missingTriggers(in: db)
        return inFile + (foreign.isEmpty ? [] : [.foreignObjects(foreign)])
            + (missing.isEmpty ? [] : [.missingTriggers(missing)]) + inIndexes
            + (isDamaged ? [] : try contentProblems(isDeep: isDeep))
    }

    private func fileProblems(isDeep: Bool) throws -> [LibraryProblem] {
        let check = isDeep ? "PRAGMA integrity_check(20)" : "PRAGMA quick_check(20)"
        let damage = try String.fetchAll(db, sql: check).filter { $0 != "ok" }
        if !damage.isEmpty { return damage.map { .damagedFile($0) } }
        return try Schema.tables.compactMap { table in
            if table.references.isEmpty { return nil }
            let condition = table.references.map { "(\(table.isDangling($0)))" }.joined(separator: " OR ")
            let dangling = try count("SELECT count(*) FROM \(table.name) WHERE \(condition)")
            return dangling == 0 ? nil : .danglingRows(table: table.name, count: dangling)
        }
    }

    private func contentProblems(isDeep: Bool) throws -> [LibraryProblem] {
        var problems: [LibraryProblem] = []
        let unindexed = try count("SELECT count(*) FROM article WHERE slot NOT IN (SELECT id FROM words_docsize)")
        if unindexed > 0 { problems.append(.unindexedArticles(unindexed)) }
        let stray = try count("SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT slot FROM article)")
        if stray > 0 { problems.append(.strayIndexEntries(stray)) }
        let textless = try Int64.fetchAll(
            db, sql: "SELECT id FROM article WHERE id NOT IN (SELECT article FROM text) LIMIT 1000")
        if isDeep {
            problems += try contentProblemsOfTexts()
        } else if !textless.isEmpty {
            problems.append(.unreadableArticles(textless))
        }
        let missing = try count(
            """
            SELECT count(*) FROM article
            WHERE (id IN (SELECT article FROM extraction)) + (id IN (SELECT article FROM awaiting_extraction))
                <> (is_hidden = 0)
            """)
        if missing > 0 { problems.append(.missingExtractions(missing)) }
        if try count(Self.rightTally) != 1 || count(Self.wrongFeeds) > 0 { problems.append(.wrongTally) }
        let unlisted = try count(Self.shownEntities) - count("SELECT count(DISTINCT entity) FROM typed")
        if unlisted != 0 { problems.append(.unlistedEntities(abs(unlisted))) }
        return problems
    }

    /// Articles whose text or extraction cannot be read, and entities whose counts do not agree with the articles. Each
    /// text is read once for both.
    private func contentProblemsOfTexts() throws -> [LibraryProblem] {
        var unreadable: [Article.ID] = []
        var mentions: [Entity.ID: Int] = [:]
        var articles: [Entity.ID: Int] = [:]
        let index = NamedIndex(db: db)
        try TextPacker.learnDictionaries(db)
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT article.id, article.slot, unpacked_text(text.content), extraction.article,
                    unpacked(extraction.content), extraction.links, text.blocks
                FROM article LEFT JOIN text ON text.article = article.id
                LEFT JOIN extraction ON extraction.article = article.id
                ORDER BY article.id
                """)
        var (unlisted, strays, uncorrected) = (0, 0, 0)
        let corrections = try CorrectionChecker(db)
        while let row = try rows.next() {
            guard let body = row.bytes(2).map({ String(decoding: $0, as: UTF8.self) }) else {
                unreadable.append(row.number(0) ?? 0)
                continue
            }
            let blocks = row.bytes(6).map { [Block](decoding: $0) ?? [] } ?? []
            let hasStrayBlocks = blocks.fitting(body) != blocks
            if hasStrayBlocks { strays += 1 }
            if row.number(3) == nil { continue }
            let links = row.bytes(5).flatMap { EntityLinks(decoding: $0) }
            guard let found = row.bytes(4).flatMap({ Extraction(decoding: $0, body: body) }), let links,
                links.list.count == found.entities.count
            else {
                unreadable.append(row.number(0) ?? 0)
                continue
            }
            let fitting = found.fitting(body)
            if !hasStrayBlocks, !fitting.hasRanges(of: found) { strays += 1 }
            let linked = Linked(extraction: fitting, entities: links.list, language: links.language)
            if try !corrections.agree(with: linked, of: row.number(0) ?? 0, body: body) { uncorrected += 1 }
            let locals = LocalEntity.all(of: linked.extraction, body: body)
            for (entity, local) in zip(links.list, locals) { mentions[entity, default: 0] += local.mentions }
            for (entity, _) in links.grouped { articles[entity, default: 0] += 1 }
            // The first entity tells whether the index has the article; to ask for each would take minutes.
            if let first = links.list.first, try !index.holds(first, slot: row.number(1) ?? 0) { unlisted += 1 }
        }
        var problems: [LibraryProblem] = []
        if unlisted > 0 { problems.append(.unindexedEntities(articles: unlisted)) }
        if strays > 0 { problems.append(.strayRanges(articles: strays)) }
        if !unreadable.isEmpty { problems.append(.unreadableArticles(unreadable)) }
        if uncorrected > 0 { problems.append(.wrongCorrections(articles: uncorrected)) }
        let miscounted = try miscounted(mentions, articles)
        if miscounted > 0 { problems.append(.wrongCounts(entities: miscounted)) }
        return problems
    }

    private func miscounted(_ mentions: [Entity.ID: Int], _ articles: [Entity.ID: Int]) throws -> Int {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, mentions, articles, is_kept, (SELECT sum(mentions) FROM name WHERE name.entity = entity.id)
                FROM entity
                """)
        var known = 0
        var wrong = 0
        while let row = try rows.next() {
            let id = row.number(0) ?? 0
            if articles[id] != nil { known += 1 }
            let isRight =
                row.count(1) == mentions[id] ?? 0 && row.count(2) == articles[id] ?? 0 && row.count(4) <= row.count(1)
                && (row.count(2) > 0 || row.flag(3))
            if !isRight { wrong += 1 }
        }
        // Entities that articles name and that have no row count as wrong too.
        return wrong + articles.count - known
    }

    private static let rightTally = """
        SELECT count(*) FROM tally WHERE articles = (SELECT count(*) FROM article WHERE is_hidden = 0)
            AND hidden = (SELECT count(*) FROM article WHERE is_hidden = 1)
            AND unread = (SELECT count(*) FROM article WHERE is_read = 0 AND is_hidden = 0)
            AND starred = (SELECT count(*) FROM article WHERE is_starred = 1 AND is_hidden = 0)
        """

    private static let wrongFeeds = """
        SELECT count(*) FROM feed LEFT JOIN (
            SELECT feed AS id, sum(is_hidden = 0) AS articles, sum(is_read = 0 AND is_hidden = 0) AS unread
            FROM feed_article JOIN article ON article.slot = feed_article.slot GROUP BY feed
        ) AS counted ON counted.id = feed.id
        WHERE feed.articles <> coalesce(counted.articles, 0) OR feed.unread <> coalesce(counted.unread, 0)
        """

    private static let shownEntities = """
        SELECT count(*) FROM entity WHERE is_hidden = 0 AND merged_into IS NULL
            AND id IN (SELECT entity FROM name)
        """
}
