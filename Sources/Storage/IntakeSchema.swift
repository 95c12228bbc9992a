/// The tables of what came in from where, added to the library after its first version.
enum IntakeSchema {
    static let version2 = takenFiles

    private static let takenFiles = """
        CREATE TABLE taken_file (
            path_hash INTEGER PRIMARY KEY,
            size INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            articles INTEGER NOT NULL
        );

        """
}
