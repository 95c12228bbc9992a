import Catalogue
import Compression
import Foundation
import GRDB
import Libraries
import News

/// Keeps what articles said before they were changed, within one transaction.
struct VersionFiler {
    let db: Database

    /// Keeps the text that an article has in the library now, and forgets its oldest versions beyond a number.
    ///
    /// - Parameters:
    ///   - article: as it is before it is changed.
    ///   - replaced: seconds since 1970.
    func keep(_ stored: Article, of id: Article.ID, replaced: Int64, most: Int) throws {
        guard most > 0 else { return try trim(id, to: 0) }
        let find = try db.cachedStatement(sql: "SELECT content FROM text WHERE article = ?")
        guard let content = try Data.fetchOne(find, arguments: [id]) else { return }
        try insert(id, stored.headline, stored.body, content, replaced)
        try trim(id, to: most)
    }

    /// Adds versions that another library kept, if this one has none of the article.
    func take(_ versions: [TextVersion], of id: Article.ID, most: Int, packer: TextPacker) throws {
        let find = try db.cachedStatement(sql: "SELECT 1 FROM version WHERE article = ? LIMIT 1")
        guard try Int.fetchOne(find, arguments: [id]) == nil else { return }
        for version in versions.suffix(max(0, most)) {
            let content = Data(packer.packed(Array(version.body.utf8), as: .body))
            try insert(id, version.headline, version.body, content, version.replaced.seconds)
        }
    }

    private func insert(
        _ id: Article.ID, _ headline: String, _ body: String, _ content: Data, _ replaced: Int64
    ) throws {
        try db.cachedStatement(sql: "INSERT INTO version (article, headline, content, replaced) VALUES (?, ?, ?, ?)")
            .execute(arguments: [id, headline, content, replaced])
        let version = db.lastInsertedRowID
        try db.cachedStatement(sql: "INSERT INTO version_words (rowid, words) VALUES (?, ?)")
            .execute(arguments: [version, Self.indexed(headline, body)])
    }

    /// Forgets the oldest versions of an article beyond a number.
    func trim(_ id: Article.ID, to most: Int) throws {
        let find = try db.cachedStatement(
            sql: "SELECT id FROM version WHERE article = ? ORDER BY id DESC LIMIT -1 OFFSET ?")
        let delete = try db.cachedStatement(sql: "DELETE FROM version WHERE id = ?")
        for version in try Int64.fetchAll(find, arguments: [id, max(0, most)]) {
            try unindex(version)
            try delete.execute(arguments: [version])
        }
    }

    /// Takes a version out of the index, which has to be told what it holds.
    private func unindex(_ version: Int64) throws {
        let find = try db.cachedStatement(sql: "SELECT headline, unpacked_text(content) FROM version WHERE id = ?")
        guard let row = try Row.fetchOne(find, arguments: [version]), let body = row.bytes(1) else { return }
        let words = Self.indexed(row.text(0) ?? "", String(decoding: body, as: UTF8.self))
        try db.cachedStatement(sql: "INSERT INTO version_words (version_words, rowid, words) VALUES ('delete', ?, ?)")
            .execute(arguments: [version, words])
    }

    /// Fills the empty index.
    func rebuild() throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT id, headline, unpacked_text(content) FROM version ORDER BY id")
        let insert = try db.cachedStatement(sql: "INSERT INTO version_words (rowid, words) VALUES (?, ?)")
        while let row = try rows.next() {
            guard let body = row.bytes(2) else { continue }
            let words = Self.indexed(row.text(1) ?? "", String(decoding: body, as: UTF8.self))
            try insert.execute(arguments: [row.number(0), words])
        }
    }

    /// What an article said before, oldest first. A version that cannot be read is left out.
    func versions(of id: Article.ID) throws -> [TextVersion] {
        let find = try db.cachedStatement(
            sql: "SELECT headline, unpacked_text(content), replaced FROM version WHERE article = ? ORDER BY id")
        return try Row.fetchAll(find, arguments: [id]).compactMap { row in
            row.bytes(1).map { body in
                TextVersion(
                    headline: row.text(0) ?? "", body: String(decoding: body, as: UTF8.self),
                    replaced: Moment(seconds: row.number(2) ?? 0))
            }
        }
    }

    private static func indexed(_ headline: String, _ body: String) -> String {
        IndexWords(headline).indexed + IndexWords(body).indexed
    }

    /// The expression for the index of versions with some words side by side; nil if there is no word.
    static func expression(_ text: String) -> String? {
        let words = IndexWords(text).list
        return words.isEmpty ? nil : "\"" + words.joined(separator: " ") + "\""
    }
}

extension Library {
    /// What an article said before, oldest first; empty if it has not been changed, or there is none under that number. A
    /// version that cannot be read is left out.
    package func versions(of id: Article.ID) throws(LibraryError) -> [TextVersion] {
        try read { db in try VersionFiler(db: db).versions(of: id) }
    }

    /// Adds what another library kept of some articles, where this one has no versions of them.
    package func take(_ versions: [(article: Article.ID, versions: [TextVersion])]) throws(LibraryError) {
        try findDictionary(for: .body)
        try write { [packer, mostVersions] db in
            let filer = VersionFiler(db: db)
            for (id, versions) in versions where !versions.isEmpty {
                try filer.take(versions, of: id, most: mostVersions, packer: packer)
            }
        }
    }
}
