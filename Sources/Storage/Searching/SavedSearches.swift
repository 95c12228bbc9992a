import GRDB
import Libraries
import News

// Saved searches are kept as a setting, one a line: name, tab, what is searched for. There are few of them, and they are
// read and written whole.

extension Library {
    private static let savedSearches = "saved searches"

    /// The searches that were given a name, in the order of their names.
    package func savedSearches() throws(LibraryError) -> [SavedSearch] {
        try read { db in try Self.savedSearches(db) }
    }

    /// Keeps searches; one of the same name is replaced.
    package func keep(_ searches: [SavedSearch]) throws(LibraryError) {
        try write(.power) { db in
            let names = Set(searches.map(\.name))
            let others = try Self.savedSearches(db).filter { !names.contains($0.name) }
            try Self.write(others + searches, db)
        }
    }

    /// Forgets a saved search; returns it if there was one of this name.
    package func removeSearch(named name: String) throws(LibraryError) -> SavedSearch? {
        try write(.power) { db in
            let searches = try Self.savedSearches(db)
            try Self.write(searches.filter { $0.name != name }, db)
            return searches.first { $0.name == name }
        }
    }

    private static func savedSearches(_ db: Database) throws -> [SavedSearch] {
        try (SettingRows.value(savedSearches, db) ?? "").split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
            return parts.count == 2 ? SavedSearch(name: parts[0], typed: parts[1]) : nil
        }
    }

    private static func write(_ searches: [SavedSearch], _ db: Database) throws {
        let lines = searches.sorted { ($0.name, $0.typed) < ($1.name, $1.typed) }.map { "\($0.name)\t\($0.typed)" }
        try SettingRows.keep(lines.joined(separator: "\n"), as: savedSearches, db)
    }
}
