import Libraries
import News

/// The different words of some texts.
package struct DistinctWords: Sendable {
    /// A number for each word, and where the word is in `bytes`.
    package let list: [(hash: Int64, range: Range<UInt32>)]
    private let bytes: [UInt8]

    package init(_ texts: IndexWords...) {
        bytes = texts.map(\.bytes).reduce([], +).trimmed
        // Room for as many as most articles have, or the set would be made again as it grows.
        var seen = Set<Int64>(minimumCapacity: 512)
        var found: [(hash: Int64, range: Range<UInt32>)] = []
        found.reserveCapacity(512)
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            var hash = Self.seed
            // A space follows each word.
            for index in bytes.indices {
                guard bytes[index] == 0x20 else {
                    hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
                    continue
                }
                let number = Int64(bitPattern: hash)
                if seen.insert(number).inserted { found.append((number, UInt32(start)..<UInt32(index))) }
                start = index + 1
                hash = Self.seed
            }
        }
        list = found.trimmed
    }

    /// FNV-1a, as ``stableHash(_:)``: this is a loop over each byte of each article, in which that would take long.
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The word in a range of `list`.
    package func word(in range: Range<UInt32>) -> String {
        String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }

    /// All of them.
    package var all: Set<String> { Set(list.map { word(in: $0.range) }) }
}

extension Array {
    /// The same without room to spare: thousands of prepared articles wait at a time.
    fileprivate var trimmed: [Element] { withUnsafeBufferPointer { Array($0) } }
}
