import GRDB
import Libraries
import News

// What makes it cheap to resume an import. A path is kept as its hash: with a million files, one import in thirty
// million would take one file for another, and only if size and time were the same too.

extension Library {
    /// How many articles a file gave when it was imported, if its size and time are still the same; nil for a file that is
    /// new or has changed.
    package func articles(ofFile path: String, size: Int, changed: Int64) throws(LibraryError) -> Int? {
        try read { db in
            let find = try db.cachedStatement(
                sql: "SELECT articles FROM taken_file WHERE path_hash = ? AND size = ? AND changed = ?")
            return try Int.fetchOne(find, arguments: [stableHash(path), size, changed])
        }
    }

    /// Notes files that have been imported whole, so that they need not be read again.
    package func remember(_ files: [TakenFile]) throws(LibraryError) {
        try write { db in
            let put = try db.cachedStatement(
                sql: "INSERT OR REPLACE INTO taken_file (path_hash, size, changed, articles) VALUES (?, ?, ?, ?)")
            for file in files {
                try put.execute(arguments: [stableHash(file.path), file.size, file.changed, file.articles])
            }
        }
    }
}
