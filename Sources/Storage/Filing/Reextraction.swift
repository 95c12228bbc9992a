import GRDB
import Libraries
import News

// What an article is found to name depends on the model that read it. The library remembers which version of extraction
// its articles have. If the program has a newer one, articles are put back among those that await extraction, some at a
// time, in the order in which they were filed; so at any moment few are without their entities, and the work is taken up
// again however the process ends. Corrections stay: they hold for what is found anew too.

extension Library {
    /// Notes that all articles of a library get this version of extraction, if none has been extracted yet.
    package func noteExtraction(version: Int) throws(LibraryError) {
        let isNew = try read { db in
            try Outdated.version(db) == nil && Int.fetchOne(db, sql: "SELECT 1 FROM extraction LIMIT 1") == nil
        }
        if isNew { try write { db in try SettingRows.keep("\(version)", as: Outdated.versionName, db) } }
    }

    /// How many articles still have what an earlier version of extraction found in them.
    package func countOutdatedExtractions(before version: Int) throws(LibraryError) -> Int {
        try read { db in
            guard let state = try Outdated(db, version: version) else { return 0 }
            return try Int.fetchOne(
                db, sql: "SELECT count(*) FROM extraction WHERE article > ? AND article <= ?",
                arguments: [state.through, state.until]) ?? 0
        }
    }

    /// Whether an earlier version extracted any article that can be extracted again. Costs the same however many there are.
    package func hasOutdatedExtractions(before version: Int) throws(LibraryError) -> Bool {
        try read { db in
            guard let state = try Outdated(db, version: version) else { return false }
            return try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM extraction WHERE article > ? AND article <= ?)",
                arguments: [state.through, state.until]) ?? false
        }
    }

    /// Puts articles that an earlier version extracted back among those that await extraction. Their entities are taken
    /// out of all indexes and counts.
    ///
    /// - Parameters:
    ///   - version: that of the extraction which the program has now.
    ///   - limit: the most articles that are put back at once.
    /// - Returns: how many were put back; 0 if every article has this version or awaits it.
    package func reopenExtractions(before version: Int, limit: Int) throws(LibraryError) -> Int {
        guard !isReadOnly, try read({ try Outdated($0, version: version) }) != nil else { return 0 }
        return try writeBatch { db in
            guard var state = try Outdated(db, version: version) else { return 0 }
            let find = try db.cachedStatement(
                sql: """
                    SELECT article.id, slot FROM extraction JOIN article ON article.id = extraction.article
                    WHERE article.id > ? AND article.id <= ? ORDER BY 1 LIMIT ?
                    """)
            let rows = try Row.fetchAll(find, arguments: [state.through, state.until, max(1, limit)])
            let filer = ArticleFiler(db, filed: 0, memory: try TextMemory.right(nil, db), mostVersions: 0)
            for row in rows { try filer.reopen(row.number(0) ?? 0, slot: row.number(1) ?? 0) }
            try filer.finish()
            state.through = rows.last?.number(0) ?? state.until
            try state.write(db, isDone: rows.isEmpty)
            return rows.count
        }
    }
}

/// How far the articles of an earlier version have been put back.
private struct Outdated {
    let version: Int
    /// The last article that was put back, and the last that may be of an earlier version.
    var through: Article.ID
    let until: Article.ID

    static let versionName = "extraction version"
    private static let progressName = "extraction progress"

    /// The state on the way to a version; nil if all articles have it or a later one. A library that says nothing of
    /// versions is of the time before there were any.
    init?(_ db: Database, version: Int) throws {
        if let known = try Outdated.version(db), known >= version { return nil }
        self.version = version
        let kept =
            try SettingRows.value(Outdated.progressName, db)?.split(separator: " ").compactMap { Int64($0) } ?? []
        if kept.count == 3, kept[0] == Int64(version) {
            (through, until) = (kept[1], kept[2])
        } else {
            through = 0
            until = try Int64.fetchOne(db, sql: "SELECT max(article) FROM extraction") ?? 0
        }
    }

    static func version(_ db: Database) throws -> Int? { try SettingRows.value(versionName, db).flatMap { Int($0) } }

    func write(_ db: Database, isDone: Bool) throws {
        if isDone {
            try SettingRows.keep("\(version)", as: Outdated.versionName, db)
            try SettingRows.keep(nil, as: Outdated.progressName, db)
        } else {
            try SettingRows.keep("\(version) \(through) \(until)", as: Outdated.progressName, db)
        }
    }
}
