import GRDB
import Libraries

// A full text index grows by segments, which are merged when there are many of them. A large import leaves several large
// segments; merged into one, the index of 100,000 articles takes a sixteenth less room. The work is in proportion to the
// index, so it is worth it only if much of the library is new.

extension Library {
    /// Makes one segment of an index. This is done in pieces of some milliseconds, so that others can write meanwhile; if it
    /// is stopped, the next merger continues.
    package func merge(_ index: GrowingIndex, isStopped: () -> Bool) throws(LibraryError) {
        let table =
            switch index {
            case .words: "words"
            case .named: "named"
            }
        // FTS5's 'merge': a negative number starts with all segments, positive ones continue. It is done when next to
        // nothing changes.
        var pages = -Self.mergedPages
        while !isStopped() {
            let changes = try write { db in
                let before = db.totalChangesCount
                try db.execute(
                    sql: "INSERT INTO \(table) (\(table), rank) VALUES ('merge', ?)",
                    arguments: [pages])
                return db.totalChangesCount - before
            }
            if changes < 2 { break }
            pages = Self.mergedPages
        }
    }

    /// How many pages of the index, of 4 kB each, are written in one transaction.
    private static let mergedPages = 500
}
