import GRDB

// The tables, and why they are as they are.
//
// `article` is narrow, since lists are read from it; the text lies apart in `text`, packed, one row an article
// (StoredText.swift, TextPacker.swift). What was found in it is `found`, packed too: it comes later, and a row of `text`
// that grew then would leave its pages half empty. `entities` says for each entity of the extraction, by its index,
// which entity of the library that is. An article has a row in `found`, or one in `awaiting` until its names are found
// (Awaiting.swift).
//
// `named` is an index of articles by the entities they name: full text search over the entities' numbers. It takes
// a few bytes for each naming, where a table with its indexes took seventy. Beside the number itself stands the number
// behind letters, which say how often the article mentions it and whether it gives it a role, quotes it, or quotes
// others on it (NamedIndex.swift): without places and columns that takes a fifth less than with them. Everything that
// dossiers need is reached from there in the order of time.
//
// `slot` is the key under which an article is indexed: its day, then its order of arrival within the day (Slots.swift). The full
// text index gives its hits in the order of its keys, so keys in the order of time make "newest first" free. The day
// alone, not the second, since neighbouring keys that are close take fewer bytes in the index.
//
// `words` is the index of body and headline, in this order: what stands in the first column takes two bytes less for
// each word of each article, a fifth of the text. It is contentless: it keeps no second copy of the text. It is fed with
// text that is cut and folded by us (IndexWords.swift), so `ascii` is all it has to know of tokens.
//
// `name` holds each way in which an entity is written, found by a number made of it (EntityNames.swift); `typed` the
// keys by which a look-up as one types finds it.
//
// In a table without rowid the columns of the key come first: where they do not, `integrity_check` of SQLite 3.40 takes
// the wrong column for the one that must not be NULL.
//
// `vocabulary` holds all words of all articles, to search for beginnings of words (Vocabulary.swift).
//
// `name`, `typed`, `words`, `named`, `vocabulary`, the counts in `entity` and `tally` are derived: `repair` makes them anew from the articles.

enum Schema {
    /// The version this program writes, kept in the file as `user_version`.
    static let version = 6
    /// Bytes of a page of a new file.
    ///
    /// An article that is filed changes a page in each of eight indexes, somewhere: of a million articles hardly two of
    /// a batch change the same. With pages of 16,384 bytes a file is 4 % smaller, and a million articles took a fifth
    /// longer to file.
    static let pageSize = 4096
    /// What a page has taken in files of this program: up to version 6 of the library, the larger.
    static let pageSizes = [pageSize, 16_384]
    /// "DLin": marks a file as a library of Dateline.
    static let applicationID: Int32 = 0x444C_696E

    /// - Parameter packer: what unpacks the texts of the library and packs them anew.
    static func migrator(_ packer: TextPacker) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 articles, entities and their indexes") { db in
            try db.execute(sql: version1)
            try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = 1")
        }
        migrator.registerMigration("2 what came in from where") { db in
            try db.execute(sql: IntakeSchema.version2 + "PRAGMA user_version = 2")
        }
        migrator.registerMigration("3 feeds", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: feeds)
            try db.execute(sql: "PRAGMA user_version = 3")
        }
        migrator.registerMigration("4 names found behind", foreignKeyChecks: .immediate) { db in
            try AwaitingSchema.migrate(db, packer: packer)
            try db.execute(sql: "PRAGMA user_version = 4")
        }
        migrator.registerMigration("5 words by their beginnings") { db in
            try VocabularySchema.migrate(db)
            try db.execute(sql: "PRAGMA user_version = 5")
        }
        migrator.registerMigration("6 names in less room", foreignKeyChecks: .immediate) { db in
            try NamesSchema.migrate(db)
            try db.execute(sql: "PRAGMA user_version = 6")
        }
        return migrator
    }

    static let countAdded = """
        CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
            UPDATE tally SET articles = articles + 1, unread = unread + (new.is_read = 0),
                starred = starred + (new.is_starred = 1);
        END;

        """

    static let makeIndexes = """
        CREATE VIRTUAL TABLE words USING fts5(body, headline, content='', tokenize='ascii');

        """ + tuneWords + makeNamed

    static let makeNamed = """
        CREATE VIRTUAL TABLE named USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii');

        """ + tuneNamed

    static let tuneIndexes = tuneWords + tuneNamed

    // A transaction's words are gathered in memory, up to 16 MB, before they become a segment; eight segments of one
    // size are merged into one. Measured with 20,000 articles of 540 words, a thousand a transaction: 7,300 a second,
    // where SQLite's own settings (1 MB, four) gave 5,800, and no slower to search.
    private static let tuneWords = """
        INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
        INSERT INTO words (words, rank) VALUES ('automerge', 8);

        """

    private static let tuneNamed = """
        INSERT INTO named (named, rank) VALUES ('hashsize', 4194304);
        INSERT INTO named (named, rank) VALUES ('automerge', 8);

        """

    private static let version1 = articles + entities + corrections + tally + countAdded + settings + makeIndexes

    private static let articles = """
        CREATE TABLE source (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            folded TEXT NOT NULL
        );
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
            reading_offset INTEGER NOT NULL DEFAULT 0,
            filed INTEGER NOT NULL,
            content_hash INTEGER NOT NULL,
            url_hash INTEGER,
            item_hash INTEGER,
            origin_hash INTEGER
        );
        CREATE INDEX article_by_time ON article (sorted, id);
        CREATE INDEX article_by_source ON article (source, sorted, id) WHERE source IS NOT NULL;
        CREATE INDEX article_unread ON article (sorted, id) WHERE is_read = 0;
        CREATE INDEX article_starred ON article (sorted, id) WHERE is_starred = 1;
        CREATE INDEX article_by_content ON article (content_hash);
        CREATE INDEX article_by_url ON article (url_hash) WHERE url_hash IS NOT NULL;
        CREATE INDEX article_by_item ON article (item_hash) WHERE item_hash IS NOT NULL;
        CREATE INDEX article_by_origin ON article (origin_hash) WHERE origin_hash IS NOT NULL;
        CREATE TABLE dictionary (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            bytes BLOB NOT NULL,
            hash INTEGER NOT NULL
        );
        CREATE TABLE text (
            article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
            content BLOB NOT NULL,
            entities BLOB NOT NULL,
            blocks BLOB,
            dateline TEXT,
            updated INTEGER,
            updated_has_time INTEGER NOT NULL DEFAULT 0,
            language TEXT,
            url TEXT,
            feed_item_id TEXT,
            summary TEXT,
            origin TEXT
        );

        """

    private static let entities = """
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
        CREATE INDEX entity_by_kind ON entity (kind, mentions, id) WHERE articles > 0;
        CREATE INDEX entity_by_mentions ON entity (mentions, id) WHERE articles > 0;
        CREATE INDEX entity_merged ON entity (merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE name (
            folded TEXT NOT NULL,
            entity INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
            text TEXT NOT NULL,
            mentions INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (folded, entity, text)
        ) WITHOUT ROWID;
        CREATE INDEX name_by_entity ON name (entity);
        CREATE TABLE typed (
            kind INTEGER NOT NULL,
            rank INTEGER NOT NULL,
            key TEXT NOT NULL,
            entity INTEGER NOT NULL,
            PRIMARY KEY (kind, rank, key, entity)
        ) WITHOUT ROWID;

        """

    private static let corrections = """
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
        CREATE TABLE rule (
            folded TEXT NOT NULL,
            kind INTEGER NOT NULL,
            correction INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
            entity INTEGER NOT NULL REFERENCES entity (id),
            PRIMARY KEY (folded, kind, correction)
        ) WITHOUT ROWID;

        """

    // What the interface remembers.
    private static let settings = """
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        """

    // `changes` grows with every change, so that one process notices what another wrote.
    private static let tally = """
        CREATE TABLE tally (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            articles INTEGER NOT NULL,
            unread INTEGER NOT NULL,
            starred INTEGER NOT NULL,
            changes INTEGER NOT NULL
        );
        INSERT INTO tally VALUES (1, 0, 0, 0, 0);
        CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
            UPDATE tally SET articles = articles - 1, unread = unread - (old.is_read = 0),
                starred = starred - (old.is_starred = 1);
        END;
        CREATE TRIGGER article_marked AFTER UPDATE OF is_read, is_starred ON article BEGIN
            UPDATE tally SET unread = unread + (new.is_read = 0) - (old.is_read = 0),
                starred = starred + (new.is_starred = 1) - (old.is_starred = 1);
        END;

        """
}
