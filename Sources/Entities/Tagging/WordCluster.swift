import Resources

/// The classes of a word by what it occurs with: words that are used alike share them.
///
/// From word vectors, grouped into 64, 256 and 1024 by k-means; `row` is one of 20 000 vectors that words share.
struct WordCluster: Hashable {
    var row: UInt32
    var of64: UInt32
    var of256: UInt32
    var of1024: UInt32

    /// Of a word that is not known.
    static let none = WordCluster(row: 0x7FFF, of64: 0x7F, of256: 0x1FF, of1024: 0x7FF)
}

/// The clusters of the model's words, in the model file.
///
/// A hash table of 6-byte slots (check UInt32, row UInt16; check 0 is empty) and for each row its clusters (UInt8, UInt8, UInt16).
struct WordClusters: Sendable {
    let file: MappedFile
    let slotsOffset: Int
    let slots: Int
    let rowsOffset: Int
    let rows: Int

    /// The clusters of a word by the hash of its letters in lower case.
    func cluster(of key: UInt64) -> WordCluster {
        guard slots > 0 else { return .none }
        let check = WordClusters.check(key)
        var slot = WordClusters.firstSlot(key, of: slots)
        for _ in 0..<slots {
            let offset = slotsOffset + slot * 6
            let found = file.integer(at: offset, as: UInt32.self)
            if found == 0 { return .none }
            if found == check { return cluster(ofRow: Int(file.integer(at: offset + 4, as: UInt16.self))) }
            slot = slot + 1 == slots ? 0 : slot + 1
        }
        return .none
    }

    private func cluster(ofRow row: Int) -> WordCluster {
        guard row < rows else { return .none }
        let packed = file.integer(at: rowsOffset + row * 4, as: UInt32.self)
        return WordCluster(row: UInt32(row), of64: packed & 0xFF, of256: packed >> 8 & 0xFF, of1024: packed >> 16)
    }

    /// What tells a key from others in the same slot; never 0, which marks an empty one.
    static func check(_ key: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: key >> 32)) }
    static func firstSlot(_ key: UInt64, of slots: Int) -> Int { Int(((key & 0xFFFF_FFFF) * UInt64(slots)) >> 32) }
}
