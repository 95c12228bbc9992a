import Foundation
import GRDB
import News

/// What version 6 keeps in less room: names, sketches, and the indexes of names, entities and lists.
enum NamesSchema {
    // Of the ways in which an entity is written that fold to one text, `variant` counts the second and further ones:
    // so the index by `number` need not hold the text, as it holds the whole key.
    //
    // An index holds the row's number at its end by itself, in order: where it is a column too, it is kept twice.
    private static let tables = """
        ALTER TABLE name RENAME TO earlier_name;
        DROP INDEX name_by_entity;
        CREATE TABLE name (
            entity INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            variant INTEGER NOT NULL,
            text TEXT NOT NULL,
            mentions INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (entity, number, variant)
        ) WITHOUT ROWID;
        DROP INDEX entity_by_mentions;
        DROP INDEX entity_by_kind;
        CREATE INDEX entity_by_kind ON entity (kind, mentions) WHERE articles > 0;
        DROP INDEX article_by_time;
        DROP INDEX article_by_source;
        DROP INDEX article_unread;
        DROP INDEX article_starred;
        CREATE INDEX article_by_time ON article (sorted);
        CREATE INDEX article_by_source ON article (source, sorted) WHERE source IS NOT NULL;
        CREATE INDEX article_unread ON article (sorted) WHERE is_read = 0;
        CREATE INDEX article_starred ON article (sorted) WHERE is_starred = 1;
        DROP TABLE named;

        """

    /// Brings a library of version 5 to version 6.
    static func migrate(_ db: Database) throws {
        try db.execute(sql: tables + Schema.makeNamed)
        try moveNames(db)
        try db.execute(sql: "DROP TABLE earlier_name; CREATE INDEX name_by_number ON name (number)")
        try packSketches(db)
        try TextPacker.learnDictionaries(db)
        try index(db)
    }

    private static func moveNames(_ db: Database) throws {
        let names = EntityNames(db: db)
        let rows = try Row.fetchCursor(db, sql: "SELECT entity, text, mentions FROM earlier_name ORDER BY 1, 2")
        while let row = try rows.next() {
            _ = try names.change(row.text(1) ?? "", of: row.number(0) ?? 0, by: row.count(2))
        }
    }

    private static func packSketches(_ db: Database) throws {
        let change = try db.makeStatement(sql: "UPDATE copy_sketch SET hashes = ? WHERE article = ?")
        for id in try Int64.fetchAll(db, sql: "SELECT article FROM copy_sketch WHERE hashes <> x''") {
            let find = try db.cachedStatement(sql: "SELECT runs, hashes FROM copy_sketch WHERE article = ?")
            guard let row = try Row.fetchOne(find, arguments: [id]), let bytes = row.bytes(1) else { continue }
            let sketch = PackedSketch(bytes, runs: row.count(0), dropping: PackedSketch.droppedByVersion5)
            try change.execute(arguments: [Data(sketch.dropping(PackedSketch.dropped).bytes), id])
        }
    }

    /// Indexes the articles by whom they name. What cannot be read is passed over, and told of by a check.
    private static func index(_ db: Database) throws {
        let named = NamedIndex(db: db)
        let sql = "SELECT slot, id FROM article JOIN found ON found.article = article.id ORDER BY slot"
        for row in try Row.fetchAll(db, sql: sql) {
            guard let slot = row.number(0), let id = row.number(1), let text = try StoredText(db, id) else { continue }
            let locals = LocalEntity.all(of: text.extraction.fitting(text.body), body: text.body)
            try named.insert(try EntityLinks.read(db, id).indexed(locals), slot: slot)
        }
    }
}
