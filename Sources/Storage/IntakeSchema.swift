/// The tables of what came in from where, added to the library after its first version.
enum IntakeSchema {
    static let version2 = takenFiles

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
}
