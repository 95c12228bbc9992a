extension Schema {
    // `target` is the number of the entity or the feed. An entity goes with the last article that names it, and may come
    // again under another number: so its name and kind are kept as well. `told` is the last article that was told of by a list,
    // `noticed` the last one that a command was called for, and `called` the second when it was called last.
    static let watches = [
        LibraryTable(
            "watch", .kept,
            """
            CREATE TABLE watch (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                sort INTEGER NOT NULL,
                target INTEGER,
                text TEXT NOT NULL,
                kind INTEGER,
                told INTEGER NOT NULL,
                made INTEGER NOT NULL,
                noticed INTEGER NOT NULL,
                called INTEGER NOT NULL DEFAULT 0
            );
            """)
    ]
}
