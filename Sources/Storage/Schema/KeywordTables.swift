extension Schema {
    // `key` is that of the first spelling, by which the term is called; `spellings` has them all, with | between them.
    static let keywords = [
        LibraryTable(
            "keyword_choice", .kept,
            """
            CREATE TABLE keyword_choice (
                key TEXT PRIMARY KEY,
                sort TEXT NOT NULL,
                spellings TEXT NOT NULL,
                made INTEGER NOT NULL
            ) WITHOUT ROWID;
            """)
    ]
}
