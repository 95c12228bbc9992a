extension Schema {
    // What an article said before it was changed: `content` is packed as the text itself is. `version_words` is the index
    // of headline and text of each, by the number of the version.
    static let versions = [
        LibraryTable(
            "version", .kept, references: [LibraryTable.Reference("article", to: "article")],
            """
            CREATE TABLE version (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
                headline TEXT NOT NULL,
                content BLOB NOT NULL,
                replaced INTEGER NOT NULL
            );
            CREATE INDEX version_by_article ON version (article);
            """),
        LibraryTable(
            "version_words", .derived,
            "CREATE VIRTUAL TABLE version_words USING fts5(words, content='', tokenize='ascii');"),
    ]
}
