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
        // What was found in the articles that corrections have changed, before they did: see Uncorrected.swift. Without
        // content, only the links are others.
        LibraryTable(
            "uncorrected", .kept, references: [LibraryTable.Reference("article", to: "extraction", "article")],
            """
            CREATE TABLE uncorrected (
                article INTEGER PRIMARY KEY REFERENCES extraction (article) ON DELETE CASCADE,
                content BLOB,
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
        // `is_located` where a person has said where it is, or that it is nowhere. `part_of` is the entity that a correction
        // of one article or one mention made this of: later articles are not linked to it.
        LibraryTable(
            "entity", .kept,
            references: [
                LibraryTable.Reference("merged_into", to: "entity", loss: .clearsColumn),
                LibraryTable.Reference("part_of", to: "entity", loss: .clearsColumn),
            ],
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
                is_located INTEGER NOT NULL DEFAULT 0,
                is_hidden INTEGER NOT NULL DEFAULT 0,
                is_kept INTEGER NOT NULL DEFAULT 0,
                merged_into INTEGER REFERENCES entity (id),
                part_of INTEGER REFERENCES entity (id)
            );
            CREATE INDEX entity_by_kind ON entity (kind, mentions) WHERE articles > 0;
            CREATE INDEX entity_merged ON entity (merged_into) WHERE merged_into IS NOT NULL;
            """),
        // Of the ways in which an entity is written that fold to one text, `variant` tells one from the other: so the index by
        // `number` need not hold the text, as it holds the whole key. `uses` counts the entities of articles that give the
        // name, with a mention or without: the name goes with the last of them.
        LibraryTable(
            "name", .derived, references: [LibraryTable.Reference("entity", to: "entity")],
            """
            CREATE TABLE name (
                entity INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
                number INTEGER NOT NULL,
                variant INTEGER NOT NULL,
                text TEXT NOT NULL,
                mentions INTEGER NOT NULL DEFAULT 0,
                uses INTEGER NOT NULL DEFAULT 0,
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
                before_place TEXT,
                after TEXT,
                made INTEGER NOT NULL,
                is_bound INTEGER NOT NULL DEFAULT 0
            );
            """),
        // Where a correction holds that is bound to an article. One that has lost its row here does nothing. The article is no reference: one that is deleted and
        // imported again has another number, and is known by the hashes. Without words it is the whole article.
        LibraryTable(
            "correction_scope", .kept, references: [LibraryTable.Reference("correction", to: "correction")],
            """
            CREATE TABLE correction_scope (
                correction INTEGER PRIMARY KEY REFERENCES correction (id) ON DELETE CASCADE,
                article INTEGER NOT NULL,
                content_hash INTEGER NOT NULL,
                url_hash INTEGER,
                words TEXT,
                occurrence INTEGER NOT NULL DEFAULT 0,
                words_before INTEGER NOT NULL DEFAULT 0,
                words_after INTEGER NOT NULL DEFAULT 0
            );
            """),
        // Which corrections have changed what was found in which articles.
        LibraryTable(
            "corrected_article", .derived,
            references: [
                LibraryTable.Reference("correction", to: "correction"),
                LibraryTable.Reference("article", to: "extraction", "article"),
            ],
            """
            CREATE TABLE corrected_article (
                correction INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
                article INTEGER NOT NULL REFERENCES extraction (article) ON DELETE CASCADE,
                PRIMARY KEY (correction, article)
            ) WITHOUT ROWID;
            CREATE INDEX corrected_article_by_article ON corrected_article (article);
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
