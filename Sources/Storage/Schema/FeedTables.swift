// `feed` keeps a subscription also after it was removed, so that removing can be undone and its articles keep their
// source. `feed_article` says which feeds an article came from, in the order of time. `feed_key` holds all that an item
// was ever recognised by, as hashes: its identity, its link, its words. It outlives the article, so that one that was
// deleted does not come back with the next refresh.
//
// The counts in `feed` are kept by triggers. An article that goes takes its rows of `feed_article` with it, and its
// read mark is gone by then: so the counts are changed before.

extension Schema {
    static let feeds = [
        LibraryTable(
            "feed", .kept,
            """
            CREATE TABLE feed (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                address TEXT NOT NULL UNIQUE,
                origin TEXT NOT NULL,
                given_title TEXT,
                own_title TEXT,
                link TEXT,
                folder TEXT NOT NULL DEFAULT '',
                tags TEXT NOT NULL DEFAULT '',
                is_typed INTEGER NOT NULL DEFAULT 0,
                fetches_text INTEGER NOT NULL DEFAULT 0,
                removed INTEGER,
                articles INTEGER NOT NULL DEFAULT 0,
                unread INTEGER NOT NULL DEFAULT 0,
                etag TEXT,
                last_modified TEXT,
                digest INTEGER,
                last_success INTEGER,
                last_failure INTEGER,
                failure TEXT,
                failures INTEGER NOT NULL DEFAULT 0,
                due INTEGER NOT NULL DEFAULT 0,
                held_until INTEGER,
                rhythm INTEGER,
                gone INTEGER,
                moved_from TEXT
            );
            """),
        LibraryTable(
            "feed_article", .kept,
            references: [
                LibraryTable.Reference("feed", to: "feed"), LibraryTable.Reference("slot", to: "article", "slot"),
            ],
            triggers: """
                CREATE TRIGGER feed_article_added AFTER INSERT ON feed_article BEGIN
                    UPDATE feed SET articles = articles + (SELECT is_hidden = 0 FROM article WHERE slot = new.slot),
                        unread = unread + (SELECT is_read = 0 AND is_hidden = 0 FROM article WHERE slot = new.slot)
                    WHERE id = new.feed;
                END;
                CREATE TRIGGER feed_article_gone BEFORE DELETE ON article BEGIN
                    UPDATE feed SET articles = articles - (old.is_hidden = 0),
                        unread = unread - (old.is_read = 0 AND old.is_hidden = 0)
                    WHERE id IN (SELECT feed FROM feed_article WHERE slot = old.slot);
                END;
                CREATE TRIGGER feed_article_marked AFTER UPDATE OF is_read, is_hidden ON article
                WHEN old.is_read <> new.is_read OR old.is_hidden <> new.is_hidden BEGIN
                    UPDATE feed SET articles = articles + old.is_hidden - new.is_hidden,
                        unread = unread + (new.is_read = 0 AND new.is_hidden = 0)
                            - (old.is_read = 0 AND old.is_hidden = 0)
                    WHERE id IN (SELECT feed FROM feed_article WHERE slot = new.slot);
                END;
                """,
            """
            CREATE TABLE feed_article (
                feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
                slot INTEGER NOT NULL REFERENCES article (slot) ON UPDATE CASCADE ON DELETE CASCADE,
                PRIMARY KEY (feed, slot)
            ) WITHOUT ROWID;
            CREATE INDEX feed_article_by_slot ON feed_article (slot);
            """),
        LibraryTable(
            "feed_key", .kept, references: [LibraryTable.Reference("feed", to: "feed")],
            """
            CREATE TABLE feed_key (
                feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
                key INTEGER NOT NULL,
                article INTEGER NOT NULL,
                version INTEGER NOT NULL,
                PRIMARY KEY (feed, key)
            ) WITHOUT ROWID;
            """),
    ]
}
