extension Schema {
    // Accounts at services that keep feeds and marks. `sync_feed` and `sync_item` say which feed and article a
    // service's own names stand for. An item keeps the marks that both sides agreed on last: what differs from them
    // here was made here, what differs there was made there; `sync_label` says the same of labels. `unsent` lists the
    // articles marked since, in the order of its numbers, so that nobody has to compare them all.
    static let sync = [
        LibraryTable(
            "sync_account", .kept,
            """
            CREATE TABLE sync_account (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                service TEXT NOT NULL,
                address TEXT NOT NULL,
                user TEXT NOT NULL,
                session TEXT,
                cursor TEXT,
                digest INTEGER,
                last_sync INTEGER,
                last_full_sync INTEGER,
                UNIQUE (address, user)
            );
            """),
        LibraryTable(
            "sync_feed", .kept,
            references: [
                LibraryTable.Reference("account", to: "sync_account"), LibraryTable.Reference("feed", to: "feed"),
            ],
            """
            CREATE TABLE sync_feed (
                account INTEGER NOT NULL REFERENCES sync_account (id) ON DELETE CASCADE,
                feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
                remote TEXT,
                folder TEXT,
                is_brought INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (account, feed)
            ) WITHOUT ROWID;
            CREATE INDEX sync_feed_by_feed ON sync_feed (feed) WHERE is_brought = 1;
            """),
        // An article that was deleted keeps its row, so that it does not come back.
        LibraryTable(
            "sync_item", .kept, references: [LibraryTable.Reference("account", to: "sync_account")],
            """
            CREATE TABLE sync_item (
                account INTEGER NOT NULL REFERENCES sync_account (id) ON DELETE CASCADE,
                remote TEXT NOT NULL,
                article INTEGER NOT NULL,
                is_read INTEGER NOT NULL,
                is_starred INTEGER NOT NULL,
                PRIMARY KEY (account, remote)
            ) WITHOUT ROWID;
            CREATE INDEX sync_item_by_article ON sync_item (article);
            """),
        LibraryTable(
            "sync_label", .kept, references: [LibraryTable.Reference("account", to: "sync_account")],
            """
            CREATE TABLE sync_label (
                account INTEGER NOT NULL REFERENCES sync_account (id) ON DELETE CASCADE,
                remote TEXT NOT NULL,
                key TEXT NOT NULL,
                name TEXT NOT NULL,
                is_confirmed INTEGER NOT NULL,
                PRIMARY KEY (account, remote, key)
            ) WITHOUT ROWID;
            """),
        LibraryTable(
            "unsent", .kept, references: [LibraryTable.Reference("article", to: "article")],
            triggers: """
                CREATE TRIGGER marked_unsent AFTER UPDATE OF is_read, is_starred ON article
                WHEN EXISTS (SELECT 1 FROM sync_item WHERE article = new.id) BEGIN
                    INSERT OR REPLACE INTO unsent (article) VALUES (new.id);
                END;
                """,
            """
            CREATE TABLE unsent (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                article INTEGER NOT NULL UNIQUE REFERENCES article (id) ON DELETE CASCADE
            );
            """),
    ]
}
