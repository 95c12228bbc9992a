import Catalogue
import Foundation
import GRDB
import Libraries
import News

extension Library {
    /// Watches something from now on: what is in the library already is not told.
    ///
    /// - Returns: the number of the watch; that of the one there is, if the same is watched already.
    /// - Throws: `.notFound` if there is no such entity or feed.
    @discardableResult
    package func watch(_ subject: WatchSubject) throws(LibraryError) -> Watch.ID {
        try write(.power) { [path] db in
            let row = try WatchRow(subject, library: path) {
                try EntityRows.entity(db, $0)
            } feedName: {
                try String.fetchOne(
                    db, sql: "SELECT coalesce(given_title, own_title, address) FROM feed WHERE id = ?", arguments: [$0])
            }
            let find = "SELECT id FROM watch WHERE sort = ? AND target IS ? AND (target IS NOT NULL OR text = ?)"
            if let id = try Int64.fetchOne(db, sql: find, arguments: [row.sort.rawValue, row.target, row.text]) {
                return id
            }
            try db.execute(
                sql: """
                    INSERT INTO watch (sort, target, text, kind, told, noticed, made) VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6)
                    """,
                arguments: [
                    row.sort.rawValue, row.target, row.text, row.kind, try Watches.lastSettled(db),
                    Int64(Date().timeIntervalSince1970),
                ])
            return db.lastInsertedRowID
        }
    }

    /// Ends a watch.
    ///
    /// - Returns: whether there was one under that number.
    @discardableResult
    package func unwatch(_ id: Watch.ID) throws(LibraryError) -> Bool {
        try write(.power) { db in
            try db.execute(sql: "DELETE FROM watch WHERE id = ?", arguments: [id])
            return db.changesCount > 0
        }
    }

    /// All watches, in the order in which they were made, with how many articles are new of each.
    ///
    /// - Parameter cap: how far new articles are counted.
    package func watches(cap: Int) throws(LibraryError) -> [Watch] {
        try read { db in try Watches(db: db).all(cap: cap) }
    }

    /// The articles that are new of a watch, newest first. Articles that await extraction, and those filed after the first of
    /// them, are told later.
    package func news(of watch: Watch, limit: Int) throws(LibraryError) -> [ArticleLine] {
        try read { db in
            let terms = try Watches(db: db).terms(of: watch, after: watch.told)
            return try ListReader(db: db, plans: QueryPlanner(db).plans(for: Query(terms: terms)))
                .lines(beyond: nil, isOlder: true, limit: limit)
        }
    }

    /// Notes that all articles that are new of some watches have been told.
    package func markTold(_ watches: [Watch.ID]) throws(LibraryError) {
        try write(.power) { db in
            let last = try Watches.lastSettled(db)
            for id in watches {
                try db.execute(sql: "UPDATE watch SET told = max(told, ?) WHERE id = ?", arguments: [last, id])
            }
        }
    }
}

/// Reads watches.
struct Watches {
    let db: Database

    /// The last article before the first one that awaits extraction: up to it, all is known of all articles.
    static func lastSettled(_ db: Database) throws -> Article.ID {
        if let first = try Int64.fetchOne(db, sql: "SELECT min(article) FROM awaiting_extraction") { return first - 1 }
        return try Int64.fetchOne(db, sql: "SELECT max(id) FROM article") ?? 0
    }

    func all(cap: Int) throws -> [Watch] {
        try Row.fetchAll(db, sql: "SELECT id, sort, target, text, kind, told FROM watch ORDER BY id").compactMap {
            row in
            guard var watch = try watch(row) else { return nil }
            watch.new = try count(of: watch, after: watch.told, cap: cap)
            return watch
        }
    }

    /// How many articles that match came after one.
    func count(of watch: Watch, after last: Article.ID, cap: Int) throws -> Int {
        let plans = try QueryPlanner(db).plans(for: Query(terms: terms(of: watch, after: last)))
        return try ListReader(db: db, plans: plans).count(cap: cap).total
    }

    /// The watch in a row, with nothing counted as new.
    ///
    /// - Parameter row: its number, sort, target, text, kind, and the last article that was told.
    /// - Returns: nil if the row is damaged.
    func watch(_ row: Row) throws -> Watch? { try Watch(row, nameTerms: nameTerms) }

    private func nameTerms(_ entity: Entity.ID?, _ name: String, _ kind: EntityKind?) throws -> [Query.Term] {
        let isThere = try entity.map { try EntityRows.entity(db, $0) != nil } ?? false
        return try watchedTerms(of: entity, isThere: isThere, name: name, kind: kind) { name in
            try peopleSoundingLike(name) { try EntityFinder(db: db).lookup($0, kinds: [.person], limit: 200) }
        }
    }

    /// The conditions of the articles that match and came after one.
    func terms(of watch: Watch, after last: Article.ID) throws -> [Query.Term] {
        watch.query.terms + [.filedAfter(last), .not(.filedAfter(try Self.lastSettled(db)))]
    }
}
