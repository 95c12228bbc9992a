import Libraries
import News

/// A sketch as it is kept: the hashes by which copies are looked for whole, of the others the upper 16 bits, as
/// distances in LEB128. That takes a third of what they take whole. Of two texts that have nothing in common, one hash of
/// 64 seems to be shared in every second pair: far from the quarter of them that makes a copy.
package struct PackedSketch {
    /// How many lower bits are left out.
    private static let dropped: UInt32 = 16
    private let runs: Int
    /// The hashes by which copies are looked for.
    package let keys: [UInt32]
    /// All hashes without their lower bits, ascending.
    private let upper: [UInt32]

    package init(_ sketch: Sketch) {
        runs = sketch.runs
        keys = Array(sketch.keys)
        upper = sketch.hashes.map { $0 >> Self.dropped }
    }

    /// Reads ``bytes``; damaged ones as far as they go.
    package init(_ bytes: [UInt8], runs: Int) {
        var reader = ByteReader(bytes)
        self.runs = runs
        var keys: [UInt32] = []
        var upper: [UInt32] = []
        var last: UInt32 = 0
        for _ in 0..<min(reader.count(), Sketch.size) {
            last &+= UInt32(truncatingIfNeeded: reader.number() ?? 0)
            keys.append(last)
            upper.append(last >> Self.dropped)
        }
        last = upper.last ?? 0
        while !reader.isAtEnd, let distance = reader.number() {
            last &+= UInt32(truncatingIfNeeded: distance)
            upper.append(last)
        }
        self.keys = keys
        self.upper = upper
    }

    /// The sketch as it is kept, without the number of runs.
    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.number(keys.count)
        var last: UInt32 = 0
        for key in keys {
            writer.number(Int(key - last))
            last = key
        }
        last = keys.last.map { $0 >> Self.dropped } ?? 0
        for hash in upper.dropFirst(keys.count) {
            writer.number(Int(hash - last))
            last = hash
        }
        return writer.bytes
    }

    /// The sketch as it is compared.
    package var coarse: Sketch {
        var distinct: [UInt32] = []
        for hash in upper where hash != distinct.last { distinct.append(hash) }
        return Sketch(kept: distinct, runs: runs)
    }
}
