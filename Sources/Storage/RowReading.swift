import Catalogue
import Foundation
import GRDB

// A damaged file can hold anything in any column. These never trap on it, as GRDB's own subscripts would.

extension Row: StoredRow {
    /// The text of a column; nil for NULL and for anything else, bytes too: they are packed, or not of this column.
    package func text(_ index: Int) -> String? {
        let value: DatabaseValue = self[index]
        if case .string(let text) = value.storage { return text }
        return nil
    }

    /// The whole number of a column; nil for NULL and for anything else.
    package func number(_ index: Int) -> Int64? { Int64.fromDatabaseValue(self[index]) }

    /// The whole number of a column; 0 for NULL and for anything else. A larger one than 2 to the 53rd counts as that, so
    /// that what somebody wrote into the file can be added up.
    package func count(_ index: Int) -> Int {
        number(index).map { Int(Swift.min(Swift.max($0, -1 << 53), 1 << 53)) } ?? 0
    }

    /// The number of a column; nil for NULL and for anything else.
    package func real(_ index: Int) -> Double? { Double.fromDatabaseValue(self[index]) }

    /// The bytes of a column; nil for NULL and numbers.
    package func bytes(_ index: Int) -> [UInt8]? { Data.fromDatabaseValue(self[index]).map { Array($0) } }
}
