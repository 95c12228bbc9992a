import Catalogue
import Compression
import Foundation
import GRDB
import Libraries

/// Copies the tables that are kept out of a damaged file into a new library.
final class Salvager {
    private let source: DatabaseQueue
    private var lostRows: [String: Int] = [:]
    private var lostHeadlines: [String] = []
    private var lostArticles = 0
    private var doubtfulHeadlines: [String] = []

    init(from source: DatabaseQueue) { self.source = source }

    /// Copies all that can be read and belongs together. Derived tables have to be filled again after it.
    func copy(to db: Database) throws {
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
        for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
            try db.execute(sql: "DROP TRIGGER \(trigger)")
        }
        for table in Schema.tables where table.content == .kept {
            try copy(table, to: db)
            // Texts are read with the dictionaries of the damaged file.
            if table.name == "dictionary" { try TextPacker.learnDictionaries(db) }
        }
        try dropUnreadable(db)
        for table in Schema.tables { for reference in table.references { try dropDangling(reference, of: table, db) } }
        for table in Schema.tables { try db.execute(sql: table.triggers) }
    }

    func report(_ db: Database, damagedPath: String) throws -> Salvage {
        Salvage(
            damagedPath: damagedPath, articles: try Int.fetchOne(db, sql: "SELECT count(*) FROM article") ?? 0,
            lostHeadlines: lostHeadlines, lostArticles: lostArticles, doubtfulHeadlines: doubtfulHeadlines,
            corrections: try Int.fetchOne(db, sql: "SELECT count(*) FROM correction") ?? 0, lostRows: lostRows)
    }
}

extension Salvager {
    private func copy(_ table: LibraryTable, to db: Database) throws {
        // A table that cannot be asked for counts as not there.
        let readable = (try? source.read { try SalvageSource.columns(of: table.name, in: $0) }) ?? []
        let columns = try SalvageSource.columns(of: table.name, in: db).filter(readable.contains)
        if columns.isEmpty { return }
        let list = columns.joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let insert = try db.makeStatement(sql: "INSERT OR IGNORE INTO \(table.name) (\(list)) VALUES (\(marks))")
        try copyRows("SELECT \(list) FROM \(table.name)", of: table.name, try numberColumn(table.name, db)) { row in
            // A row that breaks a rule of its table is damaged.
            do { try insert.execute(arguments: StatementArguments(row.databaseValues)) } catch {
                self.lostRows[table.name, default: 0] += 1
            }
        }
    }

    /// The column that is the number of a table's rows; nil if it has none.
    private func numberColumn(_ table: String, _ db: Database) throws -> String? {
        let find =
            "SELECT name FROM pragma_table_info(?) WHERE pk = 1 AND type = 'INTEGER' AND NOT EXISTS "
            + "(SELECT 1 FROM pragma_table_info(?) WHERE pk = 2)"
        return try String.fetchOne(db, sql: find, arguments: [table, table])
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
            // Between what was read from either end, each row is tried by its number, for some minutes at most. What is
            // damaged may name any number: of a small file only so many are tried as it could hold, and some gaps.
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

    /// Hands over the rows of a query until one cannot be read.
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

    /// Removes articles whose text cannot be read, and notes those that may have another article's text.
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
        guard doubtfulHeadlines.count < 1000 else { return }
        let (first, second) = (IndexWords(headline).bytes, IndexWords(body).bytes)
        if stableHash(first, second) != hash { doubtfulHeadlines.append(headline) }
    }

    /// Removes what refers to rows that are lost.
    private func dropDangling(_ reference: LibraryTable.Reference, of table: LibraryTable, _ db: Database) throws {
        let condition = table.isDangling(reference)
        switch reference.loss {
        case .deletesRow: try db.execute(sql: "DELETE FROM \(table.name) WHERE \(condition)")
        case .clearsColumn:
            try db.execute(sql: "UPDATE \(table.name) SET \(reference.column) = NULL WHERE \(condition)")
        }
        if db.changesCount > 0 { lostRows[table.name, default: 0] += db.changesCount }
    }
}
