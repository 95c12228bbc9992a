import Catalogue
import GRDB
import Libraries
import News

// What the fields of a search may be asked for, with how much there is of it.

extension Library {
    /// How many entities of each kind are named by an article.
    package func entityCounts() throws(LibraryError) -> [EntityKind: Int] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT kind, count(*) FROM entity WHERE articles > 0 AND is_hidden = 0 AND merged_into IS NULL
                    GROUP BY kind
                    """)
            return rows.reduce(into: [:]) { counts, row in
                if let kind = EntityKind(code: row.count(0)) { counts[kind] = row.count(1) }
            }
        }
    }

    /// The outlets whose name holds words that begin as a text's do, with the number of their articles, most first.
    package func sources(beginning text: String, limit: Int) throws(LibraryError) -> [(name: String, articles: Int)] {
        try read { db in
            let words = IndexWords(text).list
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT name, folded, count(*) FROM article JOIN source ON source.id = article.source
                    WHERE article.source IS NOT NULL GROUP BY article.source ORDER BY count(*) DESC
                    """)
            return rows.filter { row in
                let name = " " + (row.text(1) ?? "")
                return words.allSatisfy { name.contains(" " + $0) }
            }.prefix(limit).map { ($0.text(0) ?? "", $0.count(2)) }
        }
    }

    /// The number of outlets that have published something.
    package func sourceCount() throws(LibraryError) -> Int {
        try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM source") ?? 0 }
    }
}
