/// At most twelve scalars in thirty-two bytes: what one cell can show.
///
/// That is room for every emoji sequence that Unicode recommends, of which the longest has ten scalars, for the flags of
/// regions, which have seven, and for the syllables of Indic scripts.
///
/// Packed, so that it is a plain value without references. A cell packs it further: see `PackedCluster`.
struct ScalarCluster: Hashable, Sendable {
    static let capacity = 12

    // Each word holds three scalars of 21 bits, the first in the lowest bits; 0 means no scalar.
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init() {}

    init(_ scalar: Unicode.Scalar) {
        words.0 = UInt64(scalar.value)
    }

    /// A cluster of at most three scalars.
    init(firstWord: UInt64) { words.0 = firstWord }

    /// Its first three scalars.
    var firstWord: UInt64 { words.0 }

    /// Whether there are at most three.
    var isShort: Bool { words.1 == 0 }

    static let blank = ScalarCluster(ascii: 0x20)

    /// - Parameter ascii: below 0x80, and not a control character.
    init(ascii: UInt8) { words.0 = UInt64(ascii) }

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

    var scalarBeforeLast: Unicode.Scalar? { self[count - 2] }

    func append(to text: inout String) {
        var position = 0
        while let scalar = self[position] {
            text.unicodeScalars.append(scalar)
            position += 1
        }
    }
}

extension ScalarCluster {
    static func == (left: ScalarCluster, right: ScalarCluster) -> Bool { left.words == right.words }

    func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }

    private func bits(at position: Int) -> UInt32 {
        let word =
            switch position / 3 {
            case 0: words.0
            case 1: words.1
            case 2: words.2
            default: words.3
            }
        return UInt32(truncatingIfNeeded: word >> (UInt64(position % 3) * 21)) & 0x1F_FFFF
    }

    private mutating func set(_ value: UInt64, at position: Int) {
        let shift = UInt64(position % 3) * 21
        func change(_ word: inout UInt64) { word = word & ~(UInt64(0x1F_FFFF) << shift) | value << shift }
        switch position / 3 {
        case 0: change(&words.0)
        case 1: change(&words.1)
        case 2: change(&words.2)
        default: change(&words.3)
        }
    }
}
