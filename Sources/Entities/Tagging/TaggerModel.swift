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
    private let slots: Int
    let scale: Float
    let clusters: WordClusters
    /// From and to, 22 x 22.
    let transitions: [Float]

    /// - Throws: `.malformed` for a file of another kind or length.
    package init(file: MappedFile, path: String) throws(ResourceError) {
        slots = Int(file.uint32(at: 8))
        let clusterSlots = Int(file.uint32(at: 12))
        let rows = Int(file.uint32(at: 16))
        scale = Float(bitPattern: file.uint32(at: 20))
        let clustersStart = TaggerModel.headLength + slots * TaggerModel.featureSlotLength
        let rowsStart = clustersStart + clusterSlots * TaggerModel.clusterSlotLength
        guard file.text(at: 0) == "DLCRF1", slots > 0, scale > 0, rowsStart + rows * 4 == file.count else {
            throw .malformed(path: path, expected: "an entity model, version 1")
        }
        self.file = file
        clusters = WordClusters(
            file: file, slotsOffset: clustersStart, slots: clusterSlots, rowsOffset: rowsStart, rows: rows)
        transitions = (0..<22 * 22).map { Float(bitPattern: file.uint32(at: 24 + $0 * 4)) }
    }

    /// The feature slots, valid for as long as the model is held; nil where there are none.
    var weights: ModelWeights? {
        file.bytes.baseAddress.map { ModelWeights(base: $0 + TaggerModel.headLength, slots: slots) }
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

/// The feature slots of a model that somebody holds for as long as this is used.
struct ModelWeights {
    private let base: UnsafeRawPointer
    private let slots: Int
    private let last: UnsafeRawPointer

    init(base: UnsafeRawPointer, slots: Int) {
        (self.base, self.slots) = (base, slots)
        last = base + (slots - 1) * TaggerModel.featureSlotLength
    }

    // Slots are below `slots` by construction, and the length of the file was checked.
    @inline(__always)
    fileprivate func firstRow(of feature: UInt64) -> UnsafeRawPointer {
        base + TaggerModel.firstSlot(feature, of: slots) * TaggerModel.featureSlotLength
    }

    @inline(__always)
    fileprivate func row(after row: UnsafeRawPointer) -> UnsafeRawPointer {
        row == last ? base : row + TaggerModel.featureSlotLength
    }
}

/// The features of a token, gathered to be weighed together.
struct FeatureBatch: FeatureSink {
    /// More than a token can have: some 60, and 29 classes twice.
    static let capacity = 160

    private let features: UnsafeMutableBufferPointer<UInt64>
    private var count = 0

    /// - Parameter features: room for `capacity`.
    init(_ features: UnsafeMutableBufferPointer<UInt64>) { self.features = features }

    @inline(__always)
    mutating func take(_ feature: UInt64) {
        features[count] = feature
        count += 1
    }

    var gathered: UnsafeBufferPointer<UInt64> { UnsafeBufferPointer(rebasing: features[..<count]) }
}

/// Sums the weights of a token's features.
struct WeightSum: FeatureSink {
    /// Sums of the 21 labels, behind three lanes of no meaning.
    struct Sums {
        fileprivate var low = SIMD8<Int16>.zero
        fileprivate var middle = SIMD8<Int16>.zero
        fileprivate var high = SIMD8<Int16>.zero
    }

    /// A row of scores as ``write(to:scale:)`` leaves it: lanes of no meaning, then the labels.
    static let rowLength = 24
    static let firstLabel = 3

    private let model: ModelWeights
    private(set) var sums = Sums()

    init(_ model: ModelWeights) { self.model = model }

    @inline(__always)
    mutating func add(_ other: Sums) {
        sums.low &+= other.low
        sums.middle &+= other.middle
        sums.high &+= other.high
    }

    mutating func take(_ feature: UInt64) {
        let row = model.firstRow(of: feature)
        add(feature, from: row, reading: row.loadUnaligned(as: UInt64.self))
    }

    /// Adds the weights of a feature, if the model has it.
    ///
    /// - Parameters:
    ///   - row: where the search begins.
    ///   - head: the first eight bytes there.
    @inline(__always)
    private mutating func add(_ feature: UInt64, from row: UnsafeRawPointer, reading head: UInt64) {
        let check = UInt64(TaggerModel.check(feature))
        var (row, head) = (row, UInt64(littleEndian: head))
        while head & 0xFF_FFFF != check {
            if head & 0xFF_FFFF == 0 { return }
            row = model.row(after: row)
            head = UInt64(littleEndian: row.loadUnaligned(as: UInt64.self))
        }
        sums.low &+= SIMD8<Int16>(truncatingIfNeeded: row.loadUnaligned(as: SIMD8<Int8>.self))
        sums.middle &+= SIMD8<Int16>(truncatingIfNeeded: (row + 8).loadUnaligned(as: SIMD8<Int8>.self))
        sums.high &+= SIMD8<Int16>(truncatingIfNeeded: (row + 16).loadUnaligned(as: SIMD8<Int8>.self))
    }

    /// Adds the weights of many features.
    ///
    /// Nearly every look into the model has to wait for memory, and whether a feature is there cannot be guessed. So all
    /// rows are touched before any is looked at: then they are waited for together.
    mutating func add(_ features: UnsafeBufferPointer<UInt64>) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: features.count) { heads in
            for index in features.indices {
                heads[index] = model.firstRow(of: features[index]).loadUnaligned(as: UInt64.self)
            }
            for index in features.indices {
                add(features[index], from: model.firstRow(of: features[index]), reading: heads[index])
            }
        }
    }

    /// Puts the sums, divided by the scale, into a row of `rowLength`.
    func write(to scores: inout [Float], row: Int, scale: Float) {
        scores.withUnsafeMutableBytes { scores in
            let start = row * WeightSum.rowLength * 4
            scores.storeBytes(of: SIMD8<Float>(sums.low) / scale, toByteOffset: start, as: SIMD8<Float>.self)
            scores.storeBytes(of: SIMD8<Float>(sums.middle) / scale, toByteOffset: start + 32, as: SIMD8<Float>.self)
            scores.storeBytes(of: SIMD8<Float>(sums.high) / scale, toByteOffset: start + 64, as: SIMD8<Float>.self)
        }
    }
}
