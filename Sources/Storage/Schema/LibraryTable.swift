/// A table of the library: how it is made, what it refers to, and what becomes of it when the file is damaged.
struct LibraryTable: Sendable {
    /// What a table holds.
    enum Content: Sendable {
        /// What is said nowhere else: a salvage copies it.
        case kept
        /// What follows from other tables: a repair empties it and fills it again.
        case derived
        /// What is counted again, or of no use after damage: a salvage leaves it as in a new library.
        case passing
    }

    /// A column whose value is the key of a row in another table.
    struct Reference: Sendable {
        /// What becomes of a row whose reference leads nowhere.
        enum Loss: Sendable {
            case deletesRow, clearsColumn
        }

        let column: String
        let table: String
        let key: String
        let loss: Loss

        init(_ column: String, to table: String, _ key: String = "id", loss: Loss = .deletesRow) {
            self.column = column
            self.table = table
            self.key = key
            self.loss = loss
        }
    }

    let name: String
    let content: Content
    let references: [Reference]
    /// Makes the table and its indexes.
    let sql: String
    /// Inserts the rows, or sets the options, that it has from the beginning. May be executed again.
    let rows: String
    /// The triggers that change it, which may be of other tables.
    let triggers: String

    init(
        _ name: String, _ content: Content, references: [Reference] = [], rows: String = "", triggers: String = "",
        _ sql: String
    ) {
        self.name = name
        self.content = content
        self.references = references
        self.sql = sql
        self.rows = rows
        self.triggers = triggers
    }

    /// Empties the table. An index of words is made again: what is damaged in it may be in the way.
    var clearing: String {
        sql.hasPrefix("CREATE VIRTUAL TABLE") ? "DROP TABLE \(name); \(sql)" : "DELETE FROM \(name)"
    }

    /// The condition, in SQL, of the rows whose reference leads nowhere.
    func isDangling(_ reference: Reference) -> String {
        """
        \(reference.column) IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM \(reference.table) AS other WHERE other.\(reference.key) = \(name).\(reference.column))
        """
    }
}
