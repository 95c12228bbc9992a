import Synchronization

/// A cluster in one word, as cells hold it: its scalars if there are at most three, otherwise the number of the cluster in
/// a table that all cells share. Equal words are equal clusters.
struct PackedCluster: Hashable, Sendable {
    // The highest bit tells a number from scalars, which take the 63 bits below it; see `ScalarCluster`.
    private let bits: UInt64

    private static let isNumber: UInt64 = 1 << 63

    init(_ cluster: ScalarCluster) {
        let number = cluster.isShort ? nil : LongClusters.number(of: cluster)
        bits = number.map { Self.isNumber | UInt64($0) } ?? cluster.firstWord
    }

    /// - Parameter ascii: below 0x80, and not a control character.
    init(ascii: UInt8) { bits = UInt64(ascii) }

    var cluster: ScalarCluster {
        bits & Self.isNumber == 0
            ? ScalarCluster(firstWord: bits) : LongClusters.cluster(of: Int(bits ^ Self.isNumber))
    }

    /// Its only scalar, if that is ASCII.
    var ascii: UInt8? { isASCII ? UInt8(truncatingIfNeeded: bits) : nil }

    /// Whether it is one scalar, and ASCII.
    var isASCII: Bool { bits &- 1 < 0x7F }
}

/// The clusters of more than three scalars that were ever on the screen, which are few: emoji sequences, flags of regions,
/// some syllables.
private enum LongClusters {
    private struct Table {
        var clusters: [ScalarCluster] = []
        var numbers: [ScalarCluster: Int] = [:]
    }

    private static let table = Mutex(Table())

    /// More than any text needs.
    private static let most = 65_536

    /// - Returns: nil if the table is full, as only a text made for that gets it; then the cluster is cut.
    static func number(of cluster: ScalarCluster) -> Int? {
        table.withLock { table in
            if let known = table.numbers[cluster] { return known }
            guard table.clusters.count < most else { return nil }
            table.numbers[cluster] = table.clusters.count
            table.clusters.append(cluster)
            return table.clusters.count - 1
        }
    }

    static func cluster(of number: Int) -> ScalarCluster { table.withLock { $0.clusters[number] } }
}
