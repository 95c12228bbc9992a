import GRDB
import Libraries
import News

// Watches on their way from one library to another: with names and addresses instead of numbers.

extension Library {
    /// All watches, in the order in which they were made.
    package func namedWatches() throws(LibraryError) -> [NamedWatch] {
        let watches = try watches(cap: 0)
        return try read { db in
            try watches.compactMap { watch in
                switch watch.subject {
                case .entity(let id):
                    NamedWatch(sort: .name, text: watch.name, kind: try EntityRows.entity(db, id)?.kind.rawValue)
                case .name(let name): NamedWatch(sort: .name, text: name)
                case .query(let typed): NamedWatch(sort: .search, text: typed)
                case .keyword(let term): NamedWatch(sort: .keyword, text: term)
                case .feed(let id):
                    try String.fetchOne(db, sql: "SELECT address FROM feed WHERE id = ?", arguments: [id])
                        .map { NamedWatch(sort: .feed, text: $0) }
                }
            }
        }
    }

    /// Watches what another library watches. A name that is not known here yet is watched by its name; a feed that is not
    /// subscribed to is left out.
    package func watch(_ named: NamedWatch) throws(LibraryError) {
        let subject: WatchSubject? = try read { db in
            switch named.sort {
            case .name:
                try named.kind.flatMap { try Self.entity(named.text, $0, db) }.map { .entity($0) }
                    ?? .name(named.text)
            case .search: .query(named.text)
            case .keyword: .keyword(named.text)
            case .feed:
                try Int64.fetchOne(db, sql: "SELECT id FROM feed WHERE address = ?", arguments: [named.text])
                    .map { .feed($0) }
            }
        }
        if let subject { try watch(subject) }
    }
}
