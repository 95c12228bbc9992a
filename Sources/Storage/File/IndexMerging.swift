import GRDB

// A full text index grows by segments, which are merged as they become many. Much that is filed leaves several large
// ones: as one, the index of 100,000 articles takes a sixteenth less room. Doing that costs as much as the index is
// large, so it is worth it only where much of the library is new.

extension Library {
    /// An index that is kept in segments.
    package enum SegmentedIndex: String {
        case words, named
    }

    /// Makes an index one segment. It is done in pieces of some milliseconds, so that others can write meanwhile; where
    /// it is stopped, the next merger goes on.
    package func merge(_ index: SegmentedIndex, isStopped: () -> Bool) throws(LibraryError) {
        // FTS5's 'merge': a negative number begins with all segments, positive ones go on. It is done when next to
        // nothing changes.
        var pages = -Self.mergedPages
        while !isStopped() {
            let changes = try write { db in
                let before = db.totalChangesCount
                try db.execute(
                    sql: "INSERT INTO \(index.rawValue) (\(index.rawValue), rank) VALUES ('merge', ?)",
                    arguments: [pages])
                return db.totalChangesCount - before
            }
            if changes < 2 { break }
            pages = Self.mergedPages
        }
    }

    /// How many of the index's pages, of 4 kB, are written in one transaction.
    private static let mergedPages = 500
}
