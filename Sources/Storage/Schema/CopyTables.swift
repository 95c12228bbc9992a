extension Schema {
    // `copy_group` is the number of the first article of the group that came; that one may be gone. The keys of an
    // article follow from its sketch: an index to find them by the article took as much room as they do, so they refer
    // to it without one.
    static let copies = [
        LibraryTable(
            "copy_sketch", .kept, references: [LibraryTable.Reference("article", to: "article")],
            """
            CREATE TABLE copy_sketch (
                article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
                copy_group INTEGER NOT NULL,
                runs INTEGER NOT NULL,
                hashes BLOB NOT NULL
            );
            CREATE INDEX copy_by_group ON copy_sketch (copy_group);
            """),
        LibraryTable(
            "copy_key", .kept, references: [LibraryTable.Reference("article", to: "copy_sketch", "article")],
            """
            CREATE TABLE copy_key (
                hash INTEGER NOT NULL,
                article INTEGER NOT NULL,
                PRIMARY KEY (hash, article)
            ) WITHOUT ROWID;
            """),
    ]
}
