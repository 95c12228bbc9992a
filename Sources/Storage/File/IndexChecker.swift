import GRDB

/// Has SQLite look at the full text indexes.
struct IndexChecker {
    let db: Database

    func problems() throws -> [LibraryProblem] {
        do {
            try db.execute(sql: "INSERT INTO words (words) VALUES ('integrity-check')")
            try db.execute(sql: "INSERT INTO named (named) VALUES ('integrity-check')")
            try db.execute(sql: "INSERT INTO version_words (version_words) VALUES ('integrity-check')")
            try db.execute(sql: "CREATE VIRTUAL TABLE temp.indexed_word USING fts5vocab('main', 'words', 'row')")
            let unlisted = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM indexed_word WHERE term NOT IN (SELECT word FROM vocabulary)")
            try db.execute(sql: "DROP TABLE temp.indexed_word")
            let unindexed = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM version WHERE id NOT IN (SELECT id FROM version_words_docsize)")
            return ((unlisted ?? 0) == 0 ? [] : [.unlistedWords(unlisted ?? 0)])
                + ((unindexed ?? 0) == 0 ? [] : [.damagedIndex("\(unindexed ?? 0) earlier texts are missing from it")])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            return [.damagedIndex(error.message ?? "damaged")]
        }
    }
}
