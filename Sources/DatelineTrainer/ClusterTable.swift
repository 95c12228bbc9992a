import Entities
import Foundation
import Resources

/// The word clusters in the form of the model file.
struct ClusterTable {
    let slots: Int
    let table: [UInt8]
    /// For each row its clusters of 64, 256 and 1024, packed.
    let rows: [UInt32]

    /// No clusters, for languages that have none.
    static let empty = ClusterTable(of: [], rows: [])

    private init(of words: [(key: UInt64, row: UInt16)], rows: [UInt32]) {
        self.rows = rows
        (slots, table) = ClusterTable.table(of: words)
    }

    /// Reads lines of word, row, cluster of 64, of 256 and of 1024, parted by tabs. Words that the tokenizer never
    /// gives (with hyphens, without letters) are left out.
    init(path: String) throws {
        var words: [(key: UInt64, row: UInt16)] = []
        var rows = [UInt32](repeating: 0, count: 20_000)
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 5, let row = Int(fields[1]), row < rows.count, let of64 = UInt32(fields[2]),
                let of256 = UInt32(fields[3]), let of1024 = UInt32(fields[4])
            else { continue }
            rows[row] = of64 | of256 << 8 | of1024 << 16
            if ClusterTable.isToken(fields[0]) {
                words.append((FeatureCollector.clusterKey(of: fields[0]), UInt16(row)))
            }
        }
        self.init(of: words, rows: rows)
    }

    private static func isToken(_ word: Substring) -> Bool {
        let scalars = word.unicodeScalars
        guard let first = scalars.first, isWordScalar(first), scalars.count <= 24 else { return false }
        return scalars.contains { $0.properties.isAlphabetic }
            && scalars.allSatisfy { isWordScalar($0) || "'’.&-".unicodeScalars.contains($0) }
            && !word.dropFirst(2).dropLast().contains("-")
    }

    private static func table(of words: [(key: UInt64, row: UInt16)]) -> (Int, [UInt8]) {
        let slots = words.count * 4 / 3 + 16
        var bytes = [UInt8](repeating: 0, count: slots * 6)
        for word in words {
            let check = FeatureCollector.clusterCheck(word.key)
            var slot = FeatureCollector.firstClusterSlot(word.key, of: slots)
            while bytes[(slot * 6)..<(slot * 6 + 4)].contains(where: { $0 != 0 }) {
                slot = slot + 1 == slots ? 0 : slot + 1
            }
            for byte in 0..<4 { bytes[slot * 6 + byte] = UInt8(check >> UInt32(8 * byte) & 0xFF) }
            bytes[slot * 6 + 4] = UInt8(word.row & 0xFF)
            bytes[slot * 6 + 5] = UInt8(word.row >> 8)
        }
        return (slots, bytes)
    }
}
