import GRDB
import Libraries

extension Library {
    /// Removes what was deleted from the file for good.
    ///
    /// The row of a deleted article is overwritten at once, but its words stay in the segments of the indexes until these
    /// are merged, and in the log until it is written back. This does both: some seconds for a hundred thousand articles.
    package func purge() throws(LibraryError) {
        try write(.erasing) { db in
            try db.execute(
                sql: """
                    INSERT INTO words (words) VALUES ('optimize');
                    INSERT INTO named (named) VALUES ('optimize');
                    """)
        }
        // While another process reads, the log stays as it is until the next time.
        try maintain { db in try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    }
}
