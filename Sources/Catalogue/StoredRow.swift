/// A row of a table as an engine gives it. Each column is read as what is wanted of it: one that holds something else counts
/// as empty.
package protocol StoredRow {
    /// The whole number of a column; of a truth value 1 or 0; nil if it holds none.
    func number(_ column: Int) -> Int64?
    /// The same as a count; 0 if it holds none.
    func count(_ column: Int) -> Int
    /// The number of a column with a fraction; nil if it holds none.
    func real(_ column: Int) -> Double?
    /// The text of a column; nil if it holds none.
    func text(_ column: Int) -> String?
    /// The bytes of a column; nil if it holds none.
    func bytes(_ column: Int) -> [UInt8]?
}

extension StoredRow {
    /// The number of something that is there.
    package func id(_ column: Int) -> Int64 { number(column) ?? 0 }

    /// Whether a column holds a number other than 0.
    package func flag(_ column: Int) -> Bool { id(column) != 0 }
}
