import Resources

/// The trained weights, as they lie in the model file.
///
/// Little-endian: "DLCRF2\0\0"; then UInt32 each: feature slots, weight rows, cluster slots, cluster rows, and the scale as
/// Float32 bits; transitions, `PathSums.side` squared Float32, from and to, the last being the sentence's edge; the feature
/// slots of 6 bytes (24 bits that tell features apart, 0 for none, then 24 of the number of its row); the weight rows of
/// 41 bytes (a weight of 8 bits for each label, to be divided by the scale) and 7 bytes of nothing; the cluster slots of
/// 6 bytes and rows of 4 (see `WordClusters`).
package struct TaggerModel: Sendable {
    /// Bytes before the feature slots.
    package static let headLength = 28 + PathSums.side * PathSums.side * 4
    package static let featureSlotLength = 6
    package static let weightRowLength = TagLabel.count
    /// Rows are read by so many bytes more than they have.
    package static let rowMargin = WeightSum.rowLength - weightRowLength
    package static let clusterSlotLength = 6

    let file: MappedFile
    private let slots: Int
    private let rowsStart: Int
    let scale: Float
    let clusters: WordClusters
    /// `PathSums.side` squared, from and to.
    let transitions: [Float]

    /// - Throws: `.malformed` for a file of another kind or length.
    package init(file: MappedFile, path: String) throws(ResourceError) {
        slots = Int(file.uint32(at: 8))
        let rows = Int(file.uint32(at: 12))
        let clusterSlots = Int(file.uint32(at: 16))
        let clusterRows = Int(file.uint32(at: 20))
        scale = Float(bitPattern: file.uint32(at: 24))
        rowsStart = TaggerModel.headLength + slots * TaggerModel.featureSlotLength
        let clustersStart = rowsStart + rows * TaggerModel.weightRowLength + TaggerModel.rowMargin
        let clusterRowsStart = clustersStart + clusterSlots * TaggerModel.clusterSlotLength
        guard file.text(at: 0) == "DLCRF2", slots > 0, scale > 0, clusterRowsStart + clusterRows * 4 == file.count
        else {
            throw .malformed(path: path, expected: "an entity model, version 2")
        }
        self.file = file
        clusters = WordClusters(
            file: file, slotsOffset: clustersStart, slots: clusterSlots, rowsOffset: clusterRowsStart,
            rows: clusterRows)
        transitions = (0..<PathSums.side * PathSums.side).map { Float(bitPattern: file.uint32(at: 28 + $0 * 4)) }
        self.rows = rows
    }

    private let rows: Int

    /// The feature slots and weight rows, valid for as long as the model is held; nil where there are none.
    var weights: ModelWeights? {
        file.bytes.baseAddress.map {
            ModelWeights(base: $0 + TaggerModel.headLength, slots: slots, rowsBase: $0 + rowsStart, rows: rows)
        }
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
    private let rowsBase: UnsafeRawPointer
    private let rows: UInt32

    init(base: UnsafeRawPointer, slots: Int, rowsBase: UnsafeRawPointer, rows: Int) {
        (self.base, self.slots) = (base, slots)
        (self.rowsBase, self.rows) = (rowsBase, UInt32(rows))
        last = base + (slots - 1) * TaggerModel.featureSlotLength
    }

    // Slots are below `slots` by construction, and the length of the file was checked.
    @inline(__always)
    fileprivate func firstSlot(of feature: UInt64) -> UnsafeRawPointer {
        base + TaggerModel.firstSlot(feature, of: slots) * TaggerModel.featureSlotLength
    }

    @inline(__always)
    fileprivate func slot(after slot: UnsafeRawPointer) -> UnsafeRawPointer {
        slot == last ? base : slot + TaggerModel.featureSlotLength
    }

    /// The row that a slot names; nil for one that a damaged file names and does not have.
    @inline(__always)
    fileprivate func row(_ number: UInt32) -> UnsafeRawPointer? {
        number < rows ? rowsBase + Int(number) * TaggerModel.weightRowLength : nil
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
    /// Sums of the labels, then lanes of no meaning.
    struct Sums {
        fileprivate var low = SIMD16<Int16>.zero
        fileprivate var middle = SIMD16<Int16>.zero
        fileprivate var high = SIMD16<Int16>.zero
    }

    /// A row of scores as ``write(to:row:scale:)`` leaves it: the labels, then lanes of no meaning.
    static let rowLength = PathSums.rowLength

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
        guard let row = row(of: feature, from: model.firstSlot(of: feature)) else { return }
        add(row: row)
    }

    /// The weights of a feature, if the model has it.
    ///
    /// - Parameter slot: where the search begins.
    @inline(__always)
    private func row(of feature: UInt64, from slot: UnsafeRawPointer) -> UnsafeRawPointer? {
        let check = TaggerModel.check(feature)
        var slot = slot
        while true {
            let found = UInt32(littleEndian: slot.loadUnaligned(as: UInt32.self)) & 0xFF_FFFF
            if found == check { break }
            if found == 0 { return nil }
            slot = model.slot(after: slot)
        }
        // Six bytes: the last four of them hold one of the check and three of the row.
        return model.row(UInt32(littleEndian: (slot + 2).loadUnaligned(as: UInt32.self)) >> 8)
    }

    @inline(__always)
    private mutating func add(row: UnsafeRawPointer) {
        sums.low &+= SIMD16<Int16>(truncatingIfNeeded: row.loadUnaligned(as: SIMD16<Int8>.self))
        sums.middle &+= SIMD16<Int16>(truncatingIfNeeded: (row + 16).loadUnaligned(as: SIMD16<Int8>.self))
        sums.high &+= SIMD16<Int16>(truncatingIfNeeded: (row + 32).loadUnaligned(as: SIMD16<Int8>.self))
    }

    /// Adds the weights of many features.
    ///
    /// Nearly every look into the model has to wait for memory, and whether a feature is there cannot be guessed. So all
    /// slots are touched before any is looked at, and all rows before any is added: then they are waited for together.
    mutating func add(_ features: UnsafeBufferPointer<UInt64>) {
        var touched: UInt32 = 0
        for feature in features { touched |= model.firstSlot(of: feature).loadUnaligned(as: UInt32.self) }
        guard touched != 0 else { return }
        withUnsafeTemporaryAllocation(of: UnsafeRawPointer.self, capacity: features.count) { rows in
            var count = 0
            for feature in features {
                guard let row = row(of: feature, from: model.firstSlot(of: feature)) else { continue }
                rows[count] = row
                count += 1
            }
            for index in 0..<count { add(row: rows[index]) }
        }
    }

    /// Puts the sums, divided by the scale, into a row of `rowLength`.
    func write(to scores: inout [Float], row: Int, scale: Float) {
        scores.withUnsafeMutableBytes { scores in
            let start = row * WeightSum.rowLength * 4
            scores.storeBytes(of: SIMD16<Float>(sums.low) / scale, toByteOffset: start, as: SIMD16<Float>.self)
            scores.storeBytes(of: SIMD16<Float>(sums.middle) / scale, toByteOffset: start + 64, as: SIMD16<Float>.self)
            scores.storeBytes(of: SIMD16<Float>(sums.high) / scale, toByteOffset: start + 128, as: SIMD16<Float>.self)
        }
    }
}
