import Foundation
import GRDB
import News

/// The table of all words that articles use: see Vocabulary.swift. Sketches are kept shorter from the same version on.
enum VocabularySchema {
    static let table = """
        CREATE TABLE vocabulary (word TEXT PRIMARY KEY, weight INTEGER NOT NULL) WITHOUT ROWID;

        """

    /// Brings a library of version 4 to version 5.
    static func migrate(_ db: Database) throws {
        try db.execute(sql: table)
        try fill(db)
        try packSketches(db)
    }

    /// Takes the words over from the index, as filing would have weighed them.
    static func fill(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE VIRTUAL TABLE temp.indexed_word USING fts5vocab('main', 'words', 'row');
                INSERT INTO vocabulary (word, weight) SELECT term, doc / \(Vocabulary.share) FROM indexed_word;
                DROP TABLE temp.indexed_word;
                """)
    }

    /// Sketches were kept with four bytes a hash.
    private static func packSketches(_ db: Database) throws {
        let change = try db.makeStatement(sql: "UPDATE copy_sketch SET hashes = ? WHERE article = ?")
        let rows = try Row.fetchCursor(db, sql: "SELECT article, runs, hashes FROM copy_sketch WHERE hashes <> x''")
        var sketches: [(article: Int64, bytes: [UInt8])] = []
        while let row = try rows.next() {
            let bytes = row.bytes(2) ?? []
            let hashes = stride(from: 0, to: bytes.count - 3, by: 4).map { start in
                (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
            }
            let sketch = Sketch(kept: hashes, runs: row.count(1))
            sketches.append((row.number(0) ?? 0, PackedSketch(sketch, dropping: PackedSketch.droppedByVersion5).bytes))
        }
        for sketch in sketches { try change.execute(arguments: [Data(sketch.bytes), sketch.article]) }
    }
}
