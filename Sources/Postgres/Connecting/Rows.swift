import CLibPQ
import Catalogue

/// The rows that a statement gave.
final class Rows: @unchecked Sendable, RandomAccessCollection {
    // Nothing changes a result after it has come.
    private let result: OpaquePointer?
    let count: Int
    /// How many rows the statement has changed.
    let changed: Int

    /// - Parameter result: released with this.
    init(_ result: OpaquePointer?) {
        self.result = result
        count = result.map { Int(pq_row_count($0)) } ?? 0
        changed = result.map { Int(pq_changed($0)) } ?? 0
    }

    deinit { if let result { pq_clear(result) } }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(index: Int) -> Row {
        precondition(indices.contains(index), "no row \(index)")
        return Row(rows: self, index: Int32(index))
    }

    fileprivate func value(_ row: Int32, _ column: Int) -> (type: UInt32, bytes: UnsafeRawBufferPointer)? {
        guard let result, column < Int(pq_column_count(result)), !pq_is_null(result, row, Int32(column)) else {
            return nil
        }
        let start = pq_value(result, row, Int32(column))
        let length = Int(pq_length(result, row, Int32(column)))
        return (pq_type(result, Int32(column)), UnsafeRawBufferPointer(start: start, count: length))
    }
}

/// One row. What a column does not hold, or holds in another type, is nil.
struct Row: StoredRow {
    fileprivate let rows: Rows
    fileprivate let index: Int32

    /// The whole number of a column; of a truth value 1 or 0.
    func number(_ column: Int) -> Int64? {
        guard let (type, bytes) = rows.value(index, column) else { return nil }
        switch type {
        case Int64.type: return Int64(integer(Int64.self, bytes, 0))
        case Int32.type: return Int64(integer(Int32.self, bytes, 0))
        case Int16.type: return Int64(integer(Int16.self, bytes, 0))
        case Bool.type: return Int64(bytes[0])
        default: return nil
        }
    }

    /// The same; 0 for NULL.
    func count(_ column: Int) -> Int { Int(number(column) ?? 0) }

    func real(_ column: Int) -> Double? {
        guard let (type, bytes) = rows.value(index, column), type == Double.type else { return nil }
        return Double(bitPattern: integer(UInt64.self, bytes, 0))
    }

    /// The text of a column of any type of text.
    func text(_ column: Int) -> String? {
        guard let (type, bytes) = rows.value(index, column), [25, 1043, 19, 18].contains(type) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8]? {
        guard let (type, bytes) = rows.value(index, column), type == Bytes.type else { return nil }
        return Array(bytes)
    }

    /// The numbers of an array; empty for NULL. NULLs in it are left out.
    func numbers(_ column: Int) -> [Int64] {
        elements(column, of: Int64.arrayType).map { integer(Int64.self, $0, 0) }
    }

    /// The texts of an array; empty for NULL. NULLs in it are left out.
    func texts(_ column: Int) -> [String] {
        elements(column, of: String.arrayType).map { String(decoding: $0, as: UTF8.self) }
    }

    private func elements(_ column: Int, of type: UInt32) -> [UnsafeRawBufferPointer] {
        guard let (found, bytes) = rows.value(index, column), found == type, bytes.count >= 20 else { return [] }
        var elements: [UnsafeRawBufferPointer] = []
        var offset = 20
        for _ in 0..<integer(Int32.self, bytes, 12) {
            let length = Int(integer(Int32.self, bytes, offset))
            offset += 4
            guard length >= 0 else { continue }
            elements.append(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]))
            offset += length
        }
        return elements
    }
}

/// A number in the order of the network at an offset of some bytes.
private func integer<Number: FixedWidthInteger>(
    _: Number.Type, _ bytes: UnsafeRawBufferPointer, _ offset: Int
) -> Number {
    Number(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
}
