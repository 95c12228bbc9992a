import Libraries
import News

/// A sketch as it is kept: its numbers and names; the hashes by which copies are looked for whole; of the others the upper
/// 16 bits. What ascends is kept as distances in LEB128, which takes a third of what it takes whole. Of two texts that
/// have nothing in common, one hash of 64 seems to be shared in every second pair: far from the quarter of them that
/// makes a copy.
package struct PackedSketch {
    /// How many lower bits are left out.
    private static let dropped: UInt32 = 16
    private let runs: Int
    /// The hashes by which copies are looked for.
    package let keys: [UInt32]
    /// All hashes without their lower bits, ascending.
    private let upper: [UInt32]
    private let particulars: [Particular]
    /// The number of particulars is kept above this many bits, that of the keys below.
    private static let keyBits = 8

    package init(_ sketch: Sketch) {
        runs = sketch.runs
        keys = Array(sketch.keys)
        upper = sketch.hashes.map { $0 >> Self.dropped }
        particulars = sketch.particulars
    }

    /// Reads ``bytes``; damaged ones as far as they go.
    package init(_ bytes: [UInt8], runs: Int) {
        var reader = ByteReader(bytes)
        self.runs = runs
        var keys: [UInt32] = []
        var upper: [UInt32] = []
        let counts = reader.number() ?? 0
        particulars = Self.particulars(min(counts >> Self.keyBits, Sketch.particularCount), from: &reader)
        var last: UInt32 = 0
        for _ in 0..<min(counts & (1 << Self.keyBits - 1), Sketch.size) {
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
        writer.number(keys.count | particulars.count << Self.keyBits)
        var place = 0
        for particular in particulars {
            writer.number(Int(particular.place) - place)
            writer.number(Int(particular.first) | Int(particular.last) << 8)
            place = Int(particular.place)
        }
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
        return Sketch(kept: distinct, runs: runs, particulars: particulars)
    }

    private static func particulars(_ count: Int, from reader: inout ByteReader) -> [Particular] {
        var place: UInt16 = 0
        var particulars: [Particular] = []
        for _ in 0..<count {
            guard let distance = reader.number(), let values = reader.number() else { break }
            place &+= UInt16(truncatingIfNeeded: distance)
            particulars.append(
                Particular(
                    place: place, first: UInt8(truncatingIfNeeded: values), last: UInt8(truncatingIfNeeded: values >> 8)
                ))
        }
        return particulars
    }
}
