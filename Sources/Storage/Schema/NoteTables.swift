extension Schema {
    // An entity goes with the last article that names it, and may come again under another number: so a note on one keeps
    // its name and kind.
    static let notes = [
        LibraryTable(
            "note", .kept, references: [LibraryTable.Reference("article", to: "article")],
            """
            CREATE TABLE note (
                article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
                text TEXT NOT NULL,
                written INTEGER NOT NULL
            );
            """),
        LibraryTable(
            "entity_note", .kept,
            """
            CREATE TABLE entity_note (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                entity INTEGER NOT NULL,
                name TEXT NOT NULL,
                kind INTEGER NOT NULL,
                text TEXT NOT NULL,
                written INTEGER NOT NULL
            );
            """),
    ]
}
