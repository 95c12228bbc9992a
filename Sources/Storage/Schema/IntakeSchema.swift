/// The tables of what came in from where, added to the library after its first version.
enum IntakeSchema {
    static let version2 = takenFiles + copies

    // An article that is deleted may be imported again: its file is no longer known.
    private static let takenFiles = """
        CREATE TABLE taken_file (
            path_hash INTEGER PRIMARY KEY,
            size INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            articles INTEGER NOT NULL
        );
        CREATE TRIGGER taken_file_forgotten AFTER DELETE ON article WHEN old.origin_hash IS NOT NULL BEGIN
            DELETE FROM taken_file WHERE path_hash = old.origin_hash;
        END;

        """

    // `story` is the number of the first article of its kind that came; that one may be gone.
    private static let copies = """
        CREATE TABLE copy_sketch (
            article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
            story INTEGER NOT NULL,
            runs INTEGER NOT NULL,
            hashes BLOB NOT NULL
        );
        CREATE INDEX copy_by_story ON copy_sketch (story);
        CREATE TABLE copy_key (
            hash INTEGER NOT NULL,
            article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
            PRIMARY KEY (hash, article)
        ) WITHOUT ROWID;
        CREATE INDEX copy_key_by_article ON copy_key (article);

        """
}
