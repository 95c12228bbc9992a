/// A hash of a text's UTF-8 that is the same in every run: FNV-1a, 64 bits, with a closing 0xFF. Libraries keep it.
///
/// - Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm".
package func stableHash(_ text: String) -> Int64 {
    var text = text
    let hash = text.withUTF8 { bytes in
        bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    return Int64(bitPattern: (hash ^ 0xFF) &* 0x100_0000_01B3)
}
