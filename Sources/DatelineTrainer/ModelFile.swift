import Entities
import Foundation
import Resources

/// Weights to be written: for each feature its hash and the weights of the 21 labels.
struct TrainedWeights {
    var features: [UInt64]
    /// 24 numbers a feature.
    var weights: [SIMD8<Float>]
    /// 22 x 22, from and to.
    var transitions: [Float]

    static let empty = TrainedWeights(features: [], weights: [], transitions: [Float](repeating: 0, count: 22 * 22))

    /// The mean of several models of the same features.
    static func mean(of models: [TrainedWeights]) -> TrainedWeights {
        guard var result = models.first else { return .empty }
        let share = 1 / Float(models.count)
        for index in result.weights.indices {
            result.weights[index] = models.reduce(SIMD8<Float>.zero) { $0 + $1.weights[index] } * share
        }
        for index in result.transitions.indices {
            result.transitions[index] = models.reduce(0) { $0 + $1.transitions[index] } * share
        }
        return result
    }
}

/// Writes the file that `TaggerModel` reads.
struct ModelFile {
    /// Eight bits hold weights from -127 to 127 parts of this.
    static let scale: Float = 32
    /// A feature none of whose weights is larger is left out.
    var smallestWeight: Float = 0.04

    func write(_ trained: TrainedWeights, clusters: ClusterTable, to path: String) throws {
        let (slots, table) = featureTable(trained)
        var bytes: [UInt8] = Array("DLCRF1\0\0".utf8)
        func append(_ value: UInt32) {
            for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(value >> shift & 0xFF)) }
        }
        append(UInt32(slots))
        append(UInt32(clusters.slots))
        append(UInt32(clusters.rows.count))
        append(ModelFile.scale.bitPattern)
        for weight in trained.transitions { append(weight.bitPattern) }
        bytes += table
        bytes += clusters.table
        for row in clusters.rows { append(row) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    private func featureTable(_ trained: TrainedWeights) -> (slots: Int, bytes: [UInt8]) {
        let kept = trained.features.indices.filter { index in
            (0..<3).contains { part in
                let row = trained.weights[index * 3 + part]
                return max(row.max(), -row.min()) >= smallestWeight
            }
        }
        let slots = max(16, kept.count * 10 / 7)
        var bytes = [UInt8](repeating: 0, count: slots * 24)
        for index in kept {
            let feature = trained.features[index]
            let check = TaggerModel.check(feature)
            var slot = TaggerModel.firstSlot(feature, of: slots)
            while bytes[slot * 24] != 0 || bytes[slot * 24 + 1] != 0 || bytes[slot * 24 + 2] != 0 {
                slot = slot + 1 == slots ? 0 : slot + 1
            }
            for byte in 0..<3 { bytes[slot * 24 + byte] = UInt8(check >> UInt32(8 * byte) & 0xFF) }
            for label in 0..<21 {
                let weight = trained.weights[index * 3 + label / 8][label % 8] * ModelFile.scale
                bytes[slot * 24 + 3 + label] = UInt8(bitPattern: Int8(min(127, max(-127, weight.rounded()))))
            }
        }
        return (slots, bytes)
    }
}
