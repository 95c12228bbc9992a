import Resources

/// The trained weights, as they lie in the model file.
///
/// Little-endian: "DLCRF1\0\0"; then UInt32 each: feature slots, cluster slots, cluster rows, and the scale as Float32
/// bits; 22 x 22 Float32 of transitions, from and to, number 21 being the sentence's edge; the feature slots of 24
/// bytes (24 bits that tell features apart, 0 for none, then 21 weights of 8 bits, to be divided by the scale); the
/// cluster slots of 6 bytes and rows of 4 (see `WordClusters`).
package struct TaggerModel: Sendable {
    /// Bytes before the feature slots.
    package static let headLength = 24 + 22 * 22 * 4
    package static let featureSlotLength = 24
    package static let clusterSlotLength = 6

    let file: MappedFile
    let slots: Int
    let scale: Float
    let clusters: WordClusters
    /// From and to, 22 x 22.
    let transitions: [Float]

    /// - Throws: `.malformed` for a file of another kind or length.
    package init(file: MappedFile, path: String) throws(ResourceError) {
        slots = Int(file.integer(at: 8, as: UInt32.self))
        let clusterSlots = Int(file.integer(at: 12, as: UInt32.self))
        let rows = Int(file.integer(at: 16, as: UInt32.self))
        scale = Float(bitPattern: file.integer(at: 20, as: UInt32.self))
        let clustersStart = TaggerModel.headLength + slots * TaggerModel.featureSlotLength
        let rowsStart = clustersStart + clusterSlots * TaggerModel.clusterSlotLength
        guard file.text(at: 0) == "DLCRF1", slots > 0, scale > 0, rowsStart + rows * 4 == file.count else {
            throw .malformed(path: path, expected: "an entity model, version 1")
        }
        self.file = file
        clusters = WordClusters(
            file: file, slotsOffset: clustersStart, slots: clusterSlots, rowsOffset: rowsStart, rows: rows)
        transitions = (0..<22 * 22).map { Float(bitPattern: file.integer(at: 24 + $0 * 4, as: UInt32.self)) }
    }

    /// What tells a feature from others in its slot; never 0.
    @inline(__always)
    package static func check(_ feature: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: feature) & 0xFF_FFFF) }

    /// The slot in which the search for a feature begins.
    @inline(__always)
    package static func firstSlot(_ feature: UInt64, of slots: Int) -> Int {
        Int(((feature >> 32) &* UInt64(slots)) >> 32)
    }
}

/// Sums the weights of a token's features.
struct WeightSum: FeatureSink {
    // The file is held, and its length was checked, by whoever makes the sum; slots are below `slots` by construction.
    private let base: UnsafeRawPointer
    private let slots: Int
    private var low = SIMD8<Int16>.zero
    private var middle = SIMD8<Int16>.zero
    private var high = SIMD8<Int16>.zero

    init(base: UnsafeRawPointer, slots: Int) {
        self.base = base
        self.slots = slots
    }

    @inline(__always)
    mutating func take(_ feature: UInt64) {
        let check = TaggerModel.check(feature)
        var slot = TaggerModel.firstSlot(feature, of: slots)
        while true {
            let row = base + slot * TaggerModel.featureSlotLength
            let first = row.loadUnaligned(as: SIMD8<Int8>.self)
            let found = unsafeBitCast(first, to: UInt64.self) & 0xFF_FFFF
            if found == 0 { return }
            if found == UInt64(check) {
                low &+= SIMD8<Int16>(truncatingIfNeeded: first)
                middle &+= SIMD8<Int16>(truncatingIfNeeded: (row + 8).loadUnaligned(as: SIMD8<Int8>.self))
                high &+= SIMD8<Int16>(truncatingIfNeeded: (row + 16).loadUnaligned(as: SIMD8<Int8>.self))
                return
            }
            slot = slot + 1 == slots ? 0 : slot + 1
        }
    }

    /// Puts the sums of the 21 labels into a row, divided by the scale.
    func write(to row: UnsafeMutablePointer<Float>, scale: Float) {
        for label in 0..<TagLabel.count {
            let lane = label + 3
            let sum = lane < 8 ? low[lane] : lane < 16 ? middle[lane - 8] : high[lane - 16]
            row[label] = Float(sum) / scale
        }
    }
}
