/// The number by which the gazetteer finds a phrase, computed byte by byte so that no string has to be made.
///
/// - Source: Fowler, Noll and Vo, FNV-1a, 64 bits.
package struct PhraseHash: Hashable, Sendable {
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    /// The hash of a folded text (see `folded` in News).
    package init(_ folded: some StringProtocol) {
        var folded = String(folded)
        folded.withUTF8 { for byte in $0 { append(byte) } }
    }

    /// Adds one byte of folded text.
    @inline(__always)
    package mutating func append(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}
