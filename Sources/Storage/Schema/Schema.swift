// The tables, and why they are as they are.
//
// `article` is narrow, since lists are read from it. The text is kept apart in `text`, packed, one row an article
// (StoredText.swift, TextPacker.swift). What was found in it is in `extraction`, packed too: it comes later, and a row of
// `text` that grew then would leave its pages half empty. `links` says, for each entity of the extraction by its index,
// which entity of the library it is. An article has a row in `extraction`, or one in `awaiting_extraction` until it is
// extracted (AwaitingExtraction.swift).
//
// What a person corrects is kept as it was said, in `correction`. `extraction` holds what an article names by all of that;
// where it differs from what was found, `uncorrected` holds what was found (StandingCorrections.swift, Uncorrected.swift).
//
// `named` is an index of articles by the entities they name: full text search over the entities' numbers. It takes
// a few bytes for each article and entity, where a table with its indexes took seventy. Besides the number itself there
// is the number behind letters, which say how often the article mentions the entity and whether it gives it a role, quotes
// it, or quotes others on it (NamedIndex.swift): without word offsets and columns that takes a fifth less than with them.
// All that dossiers need is reached from there in the order of time.
//
// `slot` is the key under which an article is indexed: its day, then its order of arrival within the day (Slots.swift).
// The full text index gives its hits in the order of its keys, so keys in the order of time make "newest first" free.
// The day alone, not the second, since neighbouring keys that are close take fewer bytes in the index.
//
// `words` is the index of body and headline, in this order: what is in the first column takes two bytes less for each
// word of each article, a fifth of the text. It is contentless: it keeps no second copy of the text. The text it is fed
// with is cut and folded by us (IndexWords.swift), so `ascii` is all it has to know of tokens.
//
// `name` holds each way in which an entity is written, found by a number made of it (EntityNames.swift); `typed` the
// keys by which a look-up finds it as one types. `vocabulary` holds all words of all articles, to search for beginnings
// of words (Vocabulary.swift).
//
// In a table without rowid the columns of the key come first: if they do not, `integrity_check` of SQLite 3.40 takes
// the wrong column for the one that must not be NULL. An index holds the row's number at its end, in order: as a column
// of the index it would be kept twice.

enum Schema {
    /// All tables, each after those it refers to. Check, repair and salvage go by this list.
    static let tables =
        articles + tags + notes + entities + corrections + keywords + feeds + copies + stories + versions + watches
        + sync + state

    /// The steps that bring a library of version 1 to the version of this program: none yet.
    static let migrations: [Migration] = []
    /// The version this program writes, kept in the file as `user_version`.
    static let version = 1 + migrations.count
    /// "DLin": marks a file as a library of Dateline.
    static let applicationID: Int32 = 0x444C_696E
    /// Bytes of a page.
    ///
    /// An article that is filed changes a page in each of eight indexes, somewhere: of a million articles hardly two of
    /// a batch change the same. With pages of 16,384 bytes a file is 4 % smaller, and a million articles took a fifth
    /// longer to file.
    static let pageSize = 4096

    static func table(_ name: String) -> LibraryTable {
        guard let table = tables.first(where: { $0.name == name }) else { preconditionFailure("no table \(name)") }
        return table
    }
}

extension Schema {
    private static let state = [
        // What the interface remembers.
        LibraryTable(
            "setting", .kept, "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"),
        // `changes` grows with every change, so that one process notices what another wrote; `entity_changes` with those
        // of who the entities are, `word_losses` when words are taken out of the vocabulary: so a process knows whether
        // what it remembers is still right.
        LibraryTable(
            "tally", .passing, rows: "INSERT OR IGNORE INTO tally (id) VALUES (1);",
            triggers: """
                CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
                    UPDATE tally SET articles = articles + (new.is_hidden = 0), hidden = hidden + (new.is_hidden = 1),
                        unread = unread + (new.is_read = 0 AND new.is_hidden = 0),
                        starred = starred + (new.is_starred = 1 AND new.is_hidden = 0);
                END;
                CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
                    UPDATE tally SET articles = articles - (old.is_hidden = 0), hidden = hidden - (old.is_hidden = 1),
                        unread = unread - (old.is_read = 0 AND old.is_hidden = 0),
                        starred = starred - (old.is_starred = 1 AND old.is_hidden = 0);
                END;
                CREATE TRIGGER article_marked AFTER UPDATE OF is_read, is_starred, is_hidden ON article BEGIN
                    UPDATE tally SET articles = articles + old.is_hidden - new.is_hidden,
                        hidden = hidden + new.is_hidden - old.is_hidden,
                        unread = unread + (new.is_read = 0 AND new.is_hidden = 0)
                            - (old.is_read = 0 AND old.is_hidden = 0),
                        starred = starred + (new.is_starred = 1 AND new.is_hidden = 0)
                            - (old.is_starred = 1 AND old.is_hidden = 0);
                END;
                """,
            """
            CREATE TABLE tally (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                articles INTEGER NOT NULL DEFAULT 0,
                unread INTEGER NOT NULL DEFAULT 0,
                starred INTEGER NOT NULL DEFAULT 0,
                hidden INTEGER NOT NULL DEFAULT 0,
                changes INTEGER NOT NULL DEFAULT 0,
                entity_changes INTEGER NOT NULL DEFAULT 0,
                word_losses INTEGER NOT NULL DEFAULT 0
            );
            """),
    ]
}
