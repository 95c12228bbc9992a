extension Schema {
    static let articles = [
        // The words that texts are packed with: see TextPacker.swift.
        LibraryTable(
            "dictionary", .kept,
            """
            CREATE TABLE dictionary (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                bytes BLOB NOT NULL,
                hash INTEGER NOT NULL,
                use INTEGER NOT NULL
            );
            """),
        LibraryTable(
            "source", .kept,
            "CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);"),
        LibraryTable(
            "article", .kept, references: [LibraryTable.Reference("source", to: "source", loss: .clearsColumn)],
            """
            CREATE TABLE article (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                sorted INTEGER NOT NULL,
                slot INTEGER NOT NULL UNIQUE,
                headline TEXT NOT NULL,
                byline TEXT,
                source INTEGER REFERENCES source (id),
                published INTEGER,
                has_time INTEGER NOT NULL DEFAULT 0,
                word_count INTEGER NOT NULL,
                is_read INTEGER NOT NULL DEFAULT 0,
                is_starred INTEGER NOT NULL DEFAULT 0,
                is_hidden INTEGER NOT NULL DEFAULT 0,
                reading_offset INTEGER NOT NULL DEFAULT 0,
                filed INTEGER NOT NULL,
                content_hash INTEGER NOT NULL,
                url_hash INTEGER,
                item_hash INTEGER,
                origin_hash INTEGER
            );
            CREATE INDEX article_by_time ON article (sorted);
            CREATE INDEX article_by_source ON article (source, sorted) WHERE source IS NOT NULL;
            CREATE INDEX article_unread ON article (sorted) WHERE is_read = 0;
            CREATE INDEX article_starred ON article (sorted) WHERE is_starred = 1;
            CREATE INDEX article_hidden ON article (sorted) WHERE is_hidden = 1;
            CREATE INDEX article_by_content ON article (content_hash);
            CREATE INDEX article_by_url ON article (url_hash) WHERE url_hash IS NOT NULL;
            CREATE INDEX article_by_item ON article (item_hash) WHERE item_hash IS NOT NULL;
            CREATE INDEX article_by_origin ON article (origin_hash) WHERE origin_hash IS NOT NULL;
            """),
        LibraryTable(
            "text", .kept, references: [LibraryTable.Reference("article", to: "article")],
            """
            CREATE TABLE text (
                article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
                content BLOB NOT NULL,
                blocks BLOB,
                dateline TEXT,
                updated INTEGER,
                updated_has_time INTEGER NOT NULL DEFAULT 0,
                language TEXT,
                url TEXT,
                feed_item_id TEXT,
                summary TEXT,
                origin TEXT,
                picture TEXT
            );
            """),
        // The words of a transaction are gathered in memory, up to 16 MB, before they become a segment; eight segments of
        // one size are merged into one. Measured with 20,000 articles of 540 words, a thousand a transaction: 7,300 a
        // second, where SQLite's own settings (1 MB, four) gave 5,800, and no slower to search.
        LibraryTable(
            "words", .derived,
            rows: """
                INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
                INSERT INTO words (words, rank) VALUES ('automerge', 8);
                """,
            "CREATE VIRTUAL TABLE words USING fts5(body, headline, content='', tokenize='ascii');"),
        LibraryTable(
            "vocabulary", .derived,
            "CREATE TABLE vocabulary (word TEXT PRIMARY KEY, weight INTEGER NOT NULL) WITHOUT ROWID;"),
        // The files that were imported whole. An article that is deleted may be imported again, so its file is forgotten
        // with it. After a salvage, which may have lost articles, no file is known.
        LibraryTable(
            "taken_file", .passing,
            triggers: """
                CREATE TRIGGER taken_file_forgotten AFTER DELETE ON article WHEN old.origin_hash IS NOT NULL BEGIN
                    DELETE FROM taken_file WHERE path_hash = old.origin_hash;
                END;
                """,
            """
            CREATE TABLE taken_file (
                path_hash INTEGER PRIMARY KEY,
                size INTEGER NOT NULL,
                changed INTEGER NOT NULL,
                articles INTEGER NOT NULL
            );
            """),
    ]
}
