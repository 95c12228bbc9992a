extension Schema {
    // `key` tells tags from one another; `name` is written as the first person who used the tag wrote it. A tag that no
    // article has any more goes.
    static let tags = [
        LibraryTable(
            "tag", .kept,
            "CREATE TABLE tag (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL);"),
        LibraryTable(
            "article_tag", .kept,
            references: [
                LibraryTable.Reference("tag", to: "tag"), LibraryTable.Reference("article", to: "article"),
            ],
            """
            CREATE TABLE article_tag (
                tag INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
                article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
                PRIMARY KEY (tag, article)
            ) WITHOUT ROWID;
            CREATE INDEX article_tag_by_article ON article_tag (article);
            """),
    ]
}
