import Glibc

/// A parameter in PostgreSQL's binary form.
///
/// - Source: the `recv` functions of PostgreSQL's types (`int8recv`, `array_recv` and others).
struct SQLValue: Sendable, Hashable {
    /// The type's number in `pg_type`, which never changes for these types.
    let type: UInt32
    /// nil for NULL.
    let bytes: [UInt8]?
}

/// What can be a parameter.
protocol SQLConvertible {
    var sqlValue: SQLValue { get }
}

/// What can be a parameter alone, in an array, or a column of a binary COPY.
protocol SQLScalar: SQLConvertible {
    static var type: UInt32 { get }
    static var arrayType: UInt32 { get }
    /// nil for NULL.
    var binary: [UInt8]? { get }
    /// Adds the value as it stands in an array or in a row of a binary COPY: its length, or -1 for NULL, and its bytes.
    func add(to bytes: inout [UInt8])
}

extension SQLScalar {
    func add(to bytes: inout [UInt8]) {
        let own = binary
        bytes.append(inNetworkOrder: Int32(own?.count ?? -1))
        bytes += own ?? []
    }

    var sqlValue: SQLValue { SQLValue(type: Self.type, bytes: binary) }
}

extension FixedWidthInteger {
    /// The bytes in the order of the network.
    var networkBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}

extension [UInt8] {
    mutating func append(inNetworkOrder number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}

// An article has hundreds of numbers: none of them is made into an array of its own.
extension SQLScalar where Self: FixedWidthInteger {
    func add(to bytes: inout [UInt8]) {
        bytes.append(inNetworkOrder: Int32(MemoryLayout<Self>.size))
        bytes.append(inNetworkOrder: self)
    }
}

extension Int64: SQLScalar {
    static var type: UInt32 { 20 }
    static var arrayType: UInt32 { 1016 }
    var binary: [UInt8]? { networkBytes }
}

extension Int: SQLScalar {
    static var type: UInt32 { 20 }
    static var arrayType: UInt32 { 1016 }
    var binary: [UInt8]? { Int64(self).networkBytes }
}

extension Int16: SQLScalar {
    static var type: UInt32 { 21 }
    static var arrayType: UInt32 { 1005 }
    var binary: [UInt8]? { networkBytes }
}

extension Int32: SQLScalar {
    static var type: UInt32 { 23 }
    static var arrayType: UInt32 { 1007 }
    var binary: [UInt8]? { networkBytes }
}

extension Bool: SQLScalar {
    static var type: UInt32 { 16 }
    static var arrayType: UInt32 { 1000 }
    var binary: [UInt8]? { [self ? 1 : 0] }
}

extension Double: SQLScalar {
    static var type: UInt32 { 701 }
    static var arrayType: UInt32 { 1022 }
    var binary: [UInt8]? { bitPattern.networkBytes }
}

extension String: SQLScalar {
    static var type: UInt32 { 25 }
    static var arrayType: UInt32 { 1009 }
    /// A text cannot hold U+0000 there: the character that stands for what cannot be shown takes its place.
    var binary: [UInt8]? { Array(storable.utf8) }
}

extension String {
    /// The text without U+0000, which PostgreSQL cannot keep.
    var storable: String { hasNull ? String(map { $0 == "\0" ? "\u{FFFD}" : $0 }) : self }

    var hasNull: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
        } ?? utf8.contains(0)
    }
}

/// Bytes as `bytea`.
struct Bytes: SQLScalar, Sendable, Hashable {
    let list: [UInt8]
    init(_ list: [UInt8]) { self.list = list }
    static var type: UInt32 { 17 }
    static var arrayType: UInt32 { 1001 }
    var binary: [UInt8]? { list }
}

extension Optional: SQLConvertible where Wrapped: SQLScalar {}
extension Optional: SQLScalar where Wrapped: SQLScalar {
    static var type: UInt32 { Wrapped.type }
    static var arrayType: UInt32 { Wrapped.arrayType }
    var binary: [UInt8]? { flatMap(\.binary) }
}

extension Array: SQLConvertible where Element: SQLScalar {
    var sqlValue: SQLValue {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20 + 12 * count)
        // Number of dimensions, whether there are NULLs, the type of the elements; then length and first index.
        bytes += Int32(isEmpty ? 0 : 1).networkBytes + Int32(1).networkBytes + Element.type.networkBytes
        if !isEmpty { bytes += Int32(count).networkBytes + Int32(1).networkBytes }
        for element in self { element.add(to: &bytes) }
        return SQLValue(type: Element.arrayType, bytes: bytes)
    }
}
