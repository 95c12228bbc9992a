import Foundation
import GRDB
import News

/// What was saved of a damaged library, and what was not.
package struct Salvage: Hashable, Sendable {
    /// Where the damaged file is now.
    package let damagedPath: String
    package let articles: Int
    /// Headlines of articles whose text is lost, up to a thousand of them, and how many there are.
    package let lostHeadlines: [String]
    package let lostArticles: Int
    /// Headlines of articles that were saved, but whose headline and text are not those that were filed together, as
    /// far as a kept number tells: up to a thousand of them.
    package let doubtfulHeadlines: [String]
    package let corrections: Int
    /// How many rows of each table could not be read, or belonged to nothing any more.
    package let lostRows: [String: Int]
}

extension Library {
    /// Saves what can be read of a damaged library into a new one, which takes its place. The damaged file is kept
    /// beside it under a new name.
    ///
    /// Articles with all that came with them, marks, reading places, corrections and settings are copied row by row,
    /// past what cannot be read. Everything else is made anew from them.
    package static func salvage(at path: String) throws(LibraryError) -> Salvage {
        let path = URL(fileURLWithPath: path).standardizedFileURL.path
        let unfinished = path + ".unfinished"
        do {
            for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: unfinished + end) }
            let saved = try Library(at: unfinished)
            let source = try SalvageSource(path: path, copy: unfinished + "-source", packer: saved.packer)
            defer { source.close() }
            let rescue = try Salvager(from: source.queue, packer: saved.packer)
            let report = try saved.write(.power) { db in
                try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
                try rescue.copy(to: db)
                try Rebuilder(db, packer: saved.packer).rebuild()
                return try rescue.report(db, damagedPath: freeName(path))
            }
            try saved.maintain { db in try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
            try saved.close()
            source.close()
            try putAside(path, as: report.damagedPath)
            try replace(path, with: unfinished)
            // The log is empty by now; without its file it is none.
            for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: unfinished + end) }
            return report
        } catch {
            // The damaged file is as it was; a beginning of a new one is of no use to anyone.
            for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: unfinished + end) }
            throw LibraryError(error, path: path)
        }
    }

    /// Gives a damaged file another name, with its log, so that a new one can take its place.
    ///
    /// If the process ends in between, the file is under both names, and the log, which would be read as part of the new
    /// file, under the other one.
    private static func putAside(_ path: String, as other: String) throws {
        let isLinked = link(path, other) == 0
        for end in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + end) {
            try FileManager.default.moveItem(atPath: path + end, toPath: other + end)
        }
        // Some shares have no links.
        if !isLinked { try FileManager.default.moveItem(atPath: path, toPath: other) }
    }

    private static func freeName(_ path: String) -> String {
        var number = 1
        while FileManager.default.fileExists(atPath: "\(path).damaged-\(number)") { number += 1 }
        return "\(path).damaged-\(number)"
    }
}

/// Copies tables out of a damaged file.
private final class Salvager {
    private let source: DatabaseQueue
    private let packer: TextPacker
    /// The version of the damaged file.
    private let version: Int
    private var lostRows: [String: Int] = [:]
    private var lostHeadlines: [String] = []
    private var lostArticles = 0
    private var doubtfulHeadlines: [String] = []

    init(from source: DatabaseQueue, packer: TextPacker) throws {
        self.packer = packer
        self.source = source
        version = (try? source.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }) ?? Schema.version
    }

    func copy(to db: Database) throws {
        try db.execute(sql: "DELETE FROM tally; DROP TRIGGER article_added")
        try db.execute(sql: "INSERT INTO tally VALUES (1, 0, 0, 0, 1)")
        let counted = try Salvager.triggers(db)
        for (name, _) in counted { try db.execute(sql: "DROP TRIGGER \(name)") }
        for table in Self.tables {
            try copy(table, to: db)
            // Texts are read with the dictionaries of the damaged file.
            if table == "dictionary" { try TextPacker.learnDictionaries(db) }
        }
        for (_, sql) in counted { try db.execute(sql: sql) }
        try dropUnreadable(db)
        try dropDangling(db)
        try db.execute(sql: Schema.countAdded)
    }

    /// The tables that cannot be made anew from others, in the order in which they refer to one another.
    private static let tables = [
        "dictionary", "source", "article", "text", "found", "awaiting", "entity", "correction", "rule", "setting",
        "feed", "feed_article", "feed_key", "copy_sketch", "copy_key",
    ]

    /// The triggers that count a feed's articles: the counts are copied.
    private static func triggers(_ db: Database) throws -> [(name: String, sql: String)] {
        try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE name = 'feed_article_added'").map {
            ($0.text(0) ?? "", $0.text(1) ?? "")
        }
    }

    func report(_ db: Database, damagedPath: String) throws -> Salvage {
        Salvage(
            damagedPath: damagedPath, articles: try Int.fetchOne(db, sql: "SELECT count(*) FROM article") ?? 0,
            lostHeadlines: lostHeadlines, lostArticles: lostArticles, doubtfulHeadlines: doubtfulHeadlines,
            corrections: try Int.fetchOne(db, sql: "SELECT count(*) FROM correction") ?? 0, lostRows: lostRows)
    }

    private func copy(_ table: String, to db: Database) throws {
        // What cannot be asked for is not there.
        let known = (try? source.read { try SalvageSource.columns(of: table, in: $0) }) ?? []
        let columns = try SalvageSource.columns(of: table, in: db).filter(known.contains)
        // An earlier version had no such table.
        if columns.isEmpty { return }
        // Sketches were kept otherwise: their articles stay with their copies, and are not compared any more.
        if table == "copy_key", version < 6 { return }
        let read = columns.map { version < 6 && $0 == "hashes" ? "x'' AS hashes" : $0 }.joined(separator: ", ")
        let list = columns.joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let insert = try db.makeStatement(sql: "INSERT OR IGNORE INTO \(table) (\(list)) VALUES (\(marks))")
        let put = { (row: Row) in
            // A row that breaks a rule of its table is damaged.
            do { try insert.execute(arguments: StatementArguments(row.databaseValues)) } catch {
                self.lostRows[table, default: 0] += 1
            }
        }
        if table == "text", version < 4 { return try copyEarlierTexts(columns, to: db) }
        let key = columns.first.flatMap { ["id", "article"].contains($0) && table != "copy_key" ? $0 : nil }
        try copyRows("SELECT \(read) FROM \(table)", of: table, key, put)
    }

    /// Copies texts of a version that kept what was found in them together with them.
    private func copyEarlierTexts(_ columns: [String], to db: Database) throws {
        let list = columns.joined(separator: ", ")
        let insert = try db.makeStatement(
            sql: "INSERT OR IGNORE INTO text (\(list)) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))")
        let insertFound = try db.makeStatement(sql: "INSERT OR IGNORE INTO found VALUES (?, ?, ?)")
        try copyRows("SELECT \(list), entities FROM text", of: "text", "article") { [self] row in
            guard let frame: Data = row["content"], let bytes = packer.unpacked(Array(frame)),
                let text = EarlierText(bytes)
            else {
                lostRows["text", default: 0] += 1
                return
            }
            do {
                let values = zip(columns, row.databaseValues).map { name, value in
                    name == "content" ? Data(packer.packed(Array(text.body.utf8), as: .body)).databaseValue : value
                }
                try insert.execute(arguments: StatementArguments(values))
                let found = packer.packed(text.extraction.encoded(body: text.body), as: .found)
                let (article, links): (DatabaseValue, DatabaseValue) = (row["article"], row["entities"])
                try insertFound.execute(arguments: [article, Data(found), links])
            } catch {
                lostRows["text", default: 0] += 1
            }
        }
    }

    private func copyRows(_ select: String, of table: String, _ key: String?, _ put: (Row) -> Void) throws {
        source.inDatabase { damaged in
            let last = Self.read("\(select) ORDER BY 1", key, damaged, put)
            if last.isWhole { return }
            let first = Self.read("\(select) ORDER BY 1 DESC", key, damaged, put)
            guard let key, let low = last.key, let high = first.key, low < high else {
                lostRows[table, default: 0] += 1
                return
            }
            // Between what was read from either end, each is tried by its number, as far as that takes minutes only. What
            // is damaged may name any number: of a small file only those are tried that it could hold, and some gaps.
            let bytes =
                (try? Int64.fetchOne(
                    damaged, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")) ?? nil
            let most = min(5_000_000, max(10_000, (bytes ?? 0) / 8))
            for id in low + 1..<min(high, low + most) where id < high {
                let isRead = Self.read("\(select) WHERE \(key) = \(id)", key, damaged, put).isWhole
                if !isRead { lostRows[table, default: 0] += 1 }
            }
        }
    }

    /// Hands the rows of a query over until one cannot be read.
    private static func read(
        _ sql: String, _ key: String?, _ db: Database, _ put: (Row) -> Void
    ) -> (key: Int64?, isWhole: Bool) {
        var last: Int64?
        do {
            let rows = try Row.fetchCursor(db, sql: sql)
            while let row = try rows.next() {
                if let key { last = Int64.fromDatabaseValue(row[key]) ?? last }
                put(row)
            }
            return (last, true)
        } catch {
            return (last, false)
        }
    }

    /// Removes articles whose text cannot be read, and notes those whose text may be another's.
    private func dropUnreadable(_ db: Database) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT article.id, headline, unpacked_text(content), content_hash FROM article
                LEFT JOIN text ON text.article = article.id
                """)
        var lost: [Int64] = []
        while let row = try rows.next() {
            if let body = row.bytes(2) {
                noteIfDoubtful(row.text(1) ?? "", String(decoding: body, as: UTF8.self), hash: row.number(3))
                continue
            }
            lost.append(row.number(0) ?? 0)
            if lostHeadlines.count < 1000 { lostHeadlines.append(row.text(1) ?? "") }
        }
        for id in lost { try db.execute(sql: "DELETE FROM article WHERE id = ?", arguments: [id]) }
        lostArticles = lost.count
    }

    private func noteIfDoubtful(_ headline: String, _ body: String, hash: Int64?) {
        // Earlier versions may have cut words otherwise.
        guard version == Schema.version, doubtfulHeadlines.count < 1000 else { return }
        let (first, second) = (IndexWords(headline).bytes, IndexWords(body).bytes)
        if stableHash(first, second) != hash { doubtfulHeadlines.append(headline) }
    }

    /// Removes what points at rows that are lost.
    private func dropDangling(_ db: Database) throws {
        let changes: [(table: String, sql: String)] = [
            ("text", "DELETE FROM text WHERE article NOT IN (SELECT id FROM article)"),
            ("found", "DELETE FROM found WHERE article NOT IN (SELECT id FROM article)"),
            ("awaiting", "DELETE FROM awaiting WHERE article NOT IN (SELECT id FROM article)"),
            ("copy_sketch", "DELETE FROM copy_sketch WHERE article NOT IN (SELECT id FROM article)"),
            ("copy_key", "DELETE FROM copy_key WHERE article NOT IN (SELECT article FROM copy_sketch)"),
            (
                "feed_article",
                """
                DELETE FROM feed_article WHERE feed NOT IN (SELECT id FROM feed)
                    OR slot NOT IN (SELECT slot FROM article)
                """
            ),
            ("feed_key", "DELETE FROM feed_key WHERE feed NOT IN (SELECT id FROM feed)"),
            ("rule", "DELETE FROM rule WHERE entity NOT IN (SELECT id FROM entity)"),
            (
                "correction",
                """
                DELETE FROM correction WHERE entity NOT IN (SELECT id FROM entity)
                    OR other NOT IN (SELECT id FROM entity)
                """
            ),
            ("rule", "DELETE FROM rule WHERE correction NOT IN (SELECT id FROM correction)"),
            (
                "entity",
                """
                UPDATE entity SET merged_into = NULL
                WHERE merged_into IS NOT NULL AND merged_into NOT IN (SELECT id FROM entity)
                """
            ),
            (
                "source",
                "UPDATE article SET source = NULL WHERE source IS NOT NULL AND source NOT IN (SELECT id FROM source)"
            ),
        ]
        for (table, sql) in changes {
            try db.execute(sql: sql)
            if db.changesCount > 0 { lostRows[table, default: 0] += db.changesCount }
        }
    }
}
