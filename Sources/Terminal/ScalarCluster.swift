/// At most five scalars in sixteen bytes: what one cell can hold.
///
/// Packed, so that a cell is a plain value without references and two screens compare at the speed of memory.
struct ScalarCluster: Hashable, Sendable {
    static let capacity = 5

    // Each word holds three scalars of 21 bits, the first in the lowest bits; 0 means no scalar.
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init() {}

    init(_ scalar: Unicode.Scalar) {
        low = UInt64(scalar.value)
    }

    static let blank = ScalarCluster(ascii: 0x20)

    /// - Parameter ascii: below 0x80, and not a control character.
    init(ascii: UInt8) { low = UInt64(ascii) }

    /// Its only scalar, if that is ASCII.
    var ascii: UInt8? { isASCII ? UInt8(truncatingIfNeeded: low) : nil }

    /// Whether it is one scalar, and ASCII.
    var isASCII: Bool { high == 0 && low &- 1 < 0x7F }

    var count: Int {
        var count = 0
        while count < Self.capacity, bits(at: count) != 0 { count += 1 }
        return count
    }

    /// - Returns: nil past the last.
    subscript(position: Int) -> Unicode.Scalar? {
        guard (0..<Self.capacity).contains(position) else { return nil }
        let value = bits(at: position)
        return value == 0 ? nil : Unicode.Scalar(value)
    }

    /// Adds a scalar if there is room for it.
    mutating func append(_ scalar: Unicode.Scalar) {
        let position = count
        guard position < Self.capacity else { return }
        set(UInt64(scalar.value), at: position)
    }

    mutating func removeLast() {
        let position = count - 1
        guard position >= 0 else { return }
        set(0, at: position)
    }

    var last: Unicode.Scalar? { self[count - 1] }

    func append(to text: inout String) {
        var position = 0
        while let scalar = self[position] {
            text.unicodeScalars.append(scalar)
            position += 1
        }
    }
}

extension ScalarCluster {
    private func bits(at position: Int) -> UInt32 {
        let word = position < 3 ? low : high
        return UInt32(truncatingIfNeeded: word >> (UInt64(position % 3) * 21)) & 0x1F_FFFF
    }

    private mutating func set(_ value: UInt64, at position: Int) {
        let shift = UInt64(position % 3) * 21
        let mask = ~(UInt64(0x1F_FFFF) << shift)
        if position < 3 { low = low & mask | value << shift } else { high = high & mask | value << shift }
    }
}
