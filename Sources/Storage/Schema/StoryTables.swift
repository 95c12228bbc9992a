extension Schema {
    // An article that tells a story has a row in `telling`, by its slot, so that the rows of a few days are together.
    // `story` is the number of its story, or NULL as long as no other article tells the event: most never have one.
    // `profile` is what it is compared by (PackedProfile.swift).
    //
    // `telling_words` counts how many articles use each word, in one row: see StoryWordCounts.swift.
    //
    // What a person decided stands in `story_decision`, each pair of articles that it puts together or apart in
    // `story_tie`, with the lower number first. Of two decisions on a pair the later one holds.
    static let stories = [
        LibraryTable(
            "telling", .kept, references: [LibraryTable.Reference("slot", to: "article", "slot")],
            """
            CREATE TABLE telling (
                slot INTEGER PRIMARY KEY REFERENCES article (slot) ON UPDATE CASCADE ON DELETE CASCADE,
                story INTEGER,
                is_dated INTEGER NOT NULL,
                profile BLOB NOT NULL
            );
            CREATE INDEX telling_by_story ON telling (story) WHERE story IS NOT NULL;
            CREATE INDEX telling_undated ON telling (slot) WHERE is_dated = 0;
            """),
        LibraryTable(
            "telling_words", .passing,
            rows: "INSERT OR IGNORE INTO telling_words (id, articles, counts) VALUES (1, 0, x'');",
            """
            CREATE TABLE telling_words (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                articles INTEGER NOT NULL,
                counts BLOB NOT NULL
            );
            """),
        LibraryTable(
            "story_decision", .kept,
            """
            CREATE TABLE story_decision (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                is_apart INTEGER NOT NULL,
                made INTEGER NOT NULL
            );
            """),
        LibraryTable(
            "story_tie", .kept,
            references: [
                LibraryTable.Reference("decision", to: "story_decision"),
                LibraryTable.Reference("article", to: "article"), LibraryTable.Reference("other", to: "article"),
            ],
            """
            CREATE TABLE story_tie (
                article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
                other INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
                decision INTEGER NOT NULL REFERENCES story_decision (id) ON DELETE CASCADE,
                is_apart INTEGER NOT NULL,
                PRIMARY KEY (article, other, decision)
            ) WITHOUT ROWID;
            CREATE INDEX story_tie_by_other ON story_tie (other);
            CREATE INDEX story_tie_by_decision ON story_tie (decision);
            """),
    ]
}
