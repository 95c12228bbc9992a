import Libraries
import News

// Saved searches are kept as a setting, one a line: name, tab, what is searched for. There are few of them, and they are
// read and written whole.
extension PostgresLibrary {
    private static let savedSearchesName = "saved searches"

    package func savedSearches() throws(LibraryError) -> [SavedSearch] { try read { try searches($0) } }

    package func keep(_ searches: [SavedSearch]) throws(LibraryError) {
        try write(telling: .reader(reader)) { session in
            let names = Set(searches.map(\.name))
            try write(try self.searches(session).filter { !names.contains($0.name) } + searches, session)
        }
    }

    package func removeSearch(named name: String) throws(LibraryError) -> SavedSearch? {
        try write(telling: .reader(reader)) { session in
            let searches = try searches(session)
            try write(searches.filter { $0.name != name }, session)
            return searches.first { $0.name == name }
        }
    }

    private func searches(_ session: Session) throws -> [SavedSearch] {
        let text = try session.text(
            "SELECT value FROM setting WHERE reader = \(reader) AND name = \(Self.savedSearchesName)")
        return (text ?? "").split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
            return parts.count == 2 ? SavedSearch(name: parts[0], typed: parts[1]) : nil
        }
    }

    private func write(_ searches: [SavedSearch], _ session: Session) throws {
        let lines = searches.sorted { ($0.name, $0.typed) < ($1.name, $1.typed) }.map { "\($0.name)\t\($0.typed)" }
        try Settings(session: session, reader: reader).keep(lines.joined(separator: "\n"), as: Self.savedSearchesName)
    }
}
