import Catalogue
import Libraries
import News

// What the program calls: `WatchKeeping`, and the saved searches. Both are the reader's own.

extension PostgresLibrary {
    @discardableResult
    package func watch(_ subject: WatchSubject) throws(LibraryError) -> Watch.ID {
        try write(telling: .reader(reader)) { session in
            let row = try WatchRow(subject, library: name) {
                try EntityReading(session: session).entity($0)
            } feedName: {
                try session.text("SELECT coalesce(given_title, own_title, address) FROM feed WHERE id = \($0)")
            }
            let known = try session.number(
                """
                SELECT id FROM watch WHERE reader = \(reader) AND sort = \(row.sort.rawValue)
                    AND target IS NOT DISTINCT FROM \(row.target) AND (target IS NOT NULL OR text = \(row.text))
                """)
            if let known { return known }
            let last = try WatchReading(session: session).lastSettled()
            return try session.number(
                """
                INSERT INTO watch (reader, sort, target, text, kind, told, noticed, made)
                VALUES (\(reader), \(row.sort.rawValue), \(row.target), \(row.text), \(row.kind), \(last), \(last), \(now))
                RETURNING id
                """) ?? 0
        }
    }

    @discardableResult
    package func unwatch(_ id: Watch.ID) throws(LibraryError) -> Bool {
        try write(telling: .reader(reader)) { session in
            try session.change("DELETE FROM watch WHERE reader = \(reader) AND id = \(id)") > 0
        }
    }

    package func watches(cap: Int) throws(LibraryError) -> [Watch] {
        try read { session in
            let reading = WatchReading(session: session)
            let rows = try session.rows(
                "SELECT id, sort, target, text, kind, told FROM watch WHERE reader = \(reader) ORDER BY id")
            let settled = try reading.lastSettled()
            return try rows.compactMap { row in
                guard var watch = try reading.watch(row) else { return nil }
                let terms = WatchReading.terms(of: watch, after: watch.told, settled: settled)
                watch.new = try list(Query(terms: terms), session).count(cap: cap).total
                return watch
            }
        }
    }

    package func news(of watch: Watch, limit: Int) throws(LibraryError) -> [ArticleLine] {
        try read { session in
            let terms = WatchReading.terms(
                of: watch, after: watch.told, settled: try WatchReading(session: session).lastSettled())
            return try list(Query(terms: terms), session).lines(beyond: nil, isOlder: true, limit: limit)
        }
    }

    package func markTold(_ watches: [Watch.ID]) throws(LibraryError) {
        try write(telling: .reader(reader)) { session in
            let last = try WatchReading(session: session).lastSettled()
            try session.change(
                "UPDATE watch SET told = greatest(told, \(last)) WHERE reader = \(reader) AND id = ANY (\(watches))")
        }
    }
}

/// Reads watches.
struct WatchReading {
    let session: Session

    /// The last article before the first one that awaits extraction: up to it, all is known of all articles.
    func lastSettled() throws -> Article.ID {
        try session.number(
            """
            SELECT coalesce((SELECT min(article) - 1 FROM awaiting_extraction), (SELECT max(id) FROM article), 0)
            """) ?? 0
    }

    /// - Returns: nil if the row is damaged.
    func watch(_ row: Row) throws -> Watch? { try Watch(row, nameTerms: nameTerms) }

    private func nameTerms(_ entity: Entity.ID?, _ name: String, _ kind: EntityKind?) throws -> [Query.Term] {
        let isThere = try entity.map { try EntityReading(session: session).entity($0) != nil } ?? false
        return try watchedTerms(of: entity, isThere: isThere, name: name, kind: kind) { name in
            try peopleSoundingLike(name) {
                try EntityFinding(session: session).lookup($0, kinds: [.person], limit: 200)
            }
        }
    }

    /// The conditions of the articles that match and came after one.
    static func terms(of watch: Watch, after last: Article.ID, settled: Article.ID) -> [Query.Term] {
        watch.query.terms + [.filedAfter(last), .not(.filedAfter(settled))]
    }
}
