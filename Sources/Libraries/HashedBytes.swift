import News

/// A hash of some parts of bytes that is the same in every run, each closed by 0xFF as in ``stableHash(_:)`` of a text.
@inlinable
package func stableHash<Bytes: Sequence<UInt8>>(_ parts: Bytes...) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
        for byte in part { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return Int64(bitPattern: hash)
}

/// The same hash for an array of bytes, which is hashed faster.
package func stableHash(_ bytes: [UInt8]) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    bytes.withUnsafeBufferPointer { bytes in
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return Int64(bitPattern: (hash ^ 0xFF) &* 0x100_0000_01B3)
}
