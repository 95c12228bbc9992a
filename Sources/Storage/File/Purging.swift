import GRDB

extension Library {
    /// Takes what was deleted out of the file for good.
    ///
    /// A deleted article's row is overwritten at once, but its words stay in the pieces of the indexes until those are
    /// merged, and in the log until that is written back. This merges and writes back: some seconds for a hundred
    /// thousand articles.
    package func purge() throws(LibraryError) {
        try write(.erasing) { db in
            try db.execute(
                sql: """
                    INSERT INTO words (words) VALUES ('optimize');
                    INSERT INTO named (named) VALUES ('optimize');
                    """)
        }
        // Another process that reads keeps the log as it is; what is in it goes with the next time.
        try maintain { db in try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    }
}
