import Foundation
import GRDB
import News

/// The tables of what is found in articles after they are filed: see Awaiting.swift.
enum AwaitingSchema {
    // `changes` grows with every change of who the entities are, so that what a process remembers of them can be told
    // to be right still; `holder` and `until` say which process finds names now.
    private static let tables = """
        CREATE TABLE found (
            article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
            content BLOB NOT NULL,
            entities BLOB NOT NULL
        );
        CREATE TABLE awaiting (article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE);
        CREATE TABLE naming (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            changes INTEGER NOT NULL,
            holder TEXT,
            until INTEGER
        );
        INSERT INTO naming VALUES (1, 0, NULL, NULL);
        ALTER TABLE dictionary ADD COLUMN use INTEGER NOT NULL DEFAULT 0;

        """

    // The keys of an article follow from its sketch: an index to find them by took as much room as they do.
    private static let copyKeys = """
        CREATE TABLE copy_key_kept (
            hash INTEGER NOT NULL,
            article INTEGER NOT NULL,
            PRIMARY KEY (hash, article)
        ) WITHOUT ROWID;
        INSERT INTO copy_key_kept SELECT hash, article FROM copy_key;
        DROP TABLE copy_key;
        ALTER TABLE copy_key_kept RENAME TO copy_key;

        """

    /// Brings a library of version 3 to version 4: texts and what was found in them part.
    static func migrate(_ db: Database, packer: TextPacker) throws {
        try db.execute(sql: tables + copyKeys + Schema.tuneIndexes)
        try TextPacker.learnDictionaries(db)
        let find = try db.makeStatement(
            sql: """
                SELECT article, unpacked(content), entities FROM text WHERE article > ? ORDER BY article LIMIT 500
                """)
        var last: Int64 = 0
        while true {
            let rows = try Row.fetchAll(find, arguments: [last])
            guard let end = rows.last?.number(0) else { break }
            for row in rows { try part(row, db, packer) }
            last = end
        }
        try db.execute(sql: "ALTER TABLE text DROP COLUMN entities")
    }

    /// Parts one row. A text that cannot be read stays as it is, and is told of by a check.
    private static func part(_ row: Row, _ db: Database, _ packer: TextPacker) throws {
        guard let text = row.bytes(1).flatMap({ EarlierText($0) }), let id = row.number(0) else { return }
        try db.cachedStatement(sql: "UPDATE text SET content = ? WHERE article = ?")
            .execute(arguments: [Data(packer.packed(Array(text.body.utf8), as: .body)), id])
        let found = packer.packed(text.extraction.encoded(body: text.body), as: .found)
        try db.cachedStatement(sql: "INSERT INTO found (article, content, entities) VALUES (?, ?, ?)")
            .execute(arguments: [id, Data(found), Data(row.bytes(2) ?? [])])
    }
}
