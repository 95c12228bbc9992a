extension Schema {
    static let entities = [
        LibraryTable(
            "extraction", .kept, references: [LibraryTable.Reference("article", to: "article")],
            """
            CREATE TABLE extraction (
                article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
                content BLOB NOT NULL,
                links BLOB NOT NULL
            );
            """),
        LibraryTable(
            "awaiting_extraction", .kept, references: [LibraryTable.Reference("article", to: "article")],
            """
            CREATE TABLE awaiting_extraction (
                article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE
            );
            """),
        // Which process extracts: see ExtractionLease.swift.
        LibraryTable(
            "extraction_lease", .passing, rows: "INSERT OR IGNORE INTO extraction_lease (id) VALUES (1);",
            "CREATE TABLE extraction_lease (id INTEGER PRIMARY KEY CHECK (id = 1), holder TEXT, until INTEGER);"),
        LibraryTable(
            "entity", .kept, references: [LibraryTable.Reference("merged_into", to: "entity", loss: .clearsColumn)],
            """
            CREATE TABLE entity (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                name TEXT NOT NULL,
                kind INTEGER NOT NULL,
                mentions INTEGER NOT NULL DEFAULT 0,
                articles INTEGER NOT NULL DEFAULT 0,
                role TEXT,
                role_slot INTEGER,
                latitude REAL,
                longitude REAL,
                country TEXT,
                population INTEGER,
                is_hidden INTEGER NOT NULL DEFAULT 0,
                is_kept INTEGER NOT NULL DEFAULT 0,
                merged_into INTEGER REFERENCES entity (id)
            );
            CREATE INDEX entity_by_kind ON entity (kind, mentions) WHERE articles > 0;
            CREATE INDEX entity_merged ON entity (merged_into) WHERE merged_into IS NOT NULL;
            """),
        // Of the ways in which an entity is written that fold to one text, `variant` counts the second and further ones:
        // so the index by `number` need not hold the text, as it holds the whole key.
        LibraryTable(
            "name", .derived, references: [LibraryTable.Reference("entity", to: "entity")],
            """
            CREATE TABLE name (
                entity INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
                number INTEGER NOT NULL,
                variant INTEGER NOT NULL,
                text TEXT NOT NULL,
                mentions INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (entity, number, variant)
            ) WITHOUT ROWID;
            CREATE INDEX name_by_number ON name (number);
            """),
        LibraryTable(
            "typed", .derived, references: [LibraryTable.Reference("entity", to: "entity")],
            """
            CREATE TABLE typed (
                kind INTEGER NOT NULL,
                rank INTEGER NOT NULL,
                key TEXT NOT NULL,
                entity INTEGER NOT NULL,
                PRIMARY KEY (kind, rank, key, entity)
            ) WITHOUT ROWID;
            """),
        LibraryTable(
            "named", .derived,
            rows: """
                INSERT INTO named (named, rank) VALUES ('hashsize', 4194304);
                INSERT INTO named (named, rank) VALUES ('automerge', 8);
                """,
            "CREATE VIRTUAL TABLE named USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii');"),
    ]

    static let corrections = [
        LibraryTable(
            "correction", .kept,
            references: [
                LibraryTable.Reference("entity", to: "entity"), LibraryTable.Reference("other", to: "entity"),
            ],
            """
            CREATE TABLE correction (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                sort INTEGER NOT NULL,
                entity INTEGER NOT NULL REFERENCES entity (id),
                other INTEGER REFERENCES entity (id),
                before TEXT NOT NULL,
                before_kind INTEGER NOT NULL,
                after TEXT,
                made INTEGER NOT NULL
            );
            """),
        LibraryTable(
            "rule", .kept,
            references: [
                LibraryTable.Reference("correction", to: "correction"), LibraryTable.Reference("entity", to: "entity"),
            ],
            """
            CREATE TABLE rule (
                folded TEXT NOT NULL,
                kind INTEGER NOT NULL,
                correction INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
                entity INTEGER NOT NULL REFERENCES entity (id),
                PRIMARY KEY (folded, kind, correction)
            ) WITHOUT ROWID;
            """),
    ]
}
