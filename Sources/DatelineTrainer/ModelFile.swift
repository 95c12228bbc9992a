import Entities
import Foundation
import Resources

/// Weights to be written: for each feature its hash and the weights of the labels.
struct TrainedWeights {
    var features: [UInt64]
    /// `PathSums.rowLength` numbers a feature.
    var weights: [SIMD8<Float>]
    /// `PathSums.side` squared, from and to.
    var transitions: [Float]

    static let empty = TrainedWeights(
        features: [], weights: [], transitions: [Float](repeating: 0, count: PathSums.side * PathSums.side))

    /// The same weights, but for that of what every token has: by so much less for being outside of names. A model that is
    /// right too seldom gives up, as one does that has learnt from little, finds more names so.
    func bolder(by amount: Float) -> TrainedWeights {
        var result = self
        guard amount != 0, let bias = features.firstIndex(of: FeatureCollector.bias) else { return result }
        result.weights[bias * Learner.width][0] -= amount
        return result
    }

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
    /// How many features are kept at most, those with the largest weights: with what lies beside them, a file of 20 MB.
    var mostFeatures = 335_000

    func write(_ trained: TrainedWeights, clusters: ClusterTable, to path: String) throws {
        let kept = kept(of: trained)
        let table = featureTable(kept.map { trained.features[$0] })
        var bytes: [UInt8] = Array("DLCRF2\0\0".utf8)
        func append(_ value: UInt32) {
            for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(value >> shift & 0xFF)) }
        }
        append(UInt32(table.count / TaggerModel.featureSlotLength))
        append(UInt32(kept.count))
        append(UInt32(clusters.slots))
        append(UInt32(clusters.rows.count))
        append(ModelFile.scale.bitPattern)
        for weight in trained.transitions { append(weight.bitPattern) }
        bytes += table
        for index in kept { bytes += weightRow(trained, index) }
        bytes += [UInt8](repeating: 0, count: TaggerModel.rowMargin)
        bytes += clusters.table
        for row in clusters.rows { append(row) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    /// The features that have a weight worth keeping, in order.
    private func kept(of trained: TrainedWeights) -> [Int] {
        let strengths = trained.features.indices.map { index in
            (0..<Learner.width).reduce(Float(0)) { strongest, part in
                let row = trained.weights[index * Learner.width + part]
                return max(strongest, row.max(), -row.min())
            }
        }
        let order = trained.features.indices.sorted { (strengths[$0], $1) > (strengths[$1], $0) }
        return order.prefix(mostFeatures).filter { strengths[$0] * ModelFile.scale >= 1 }.sorted()
    }

    /// The slots, at most three in five of them filled: most of what is looked for is not there, and is soon known not to be.
    private func featureTable(_ features: [UInt64]) -> [UInt8] {
        let slots = max(16, features.count * 5 / 3)
        let length = TaggerModel.featureSlotLength
        var bytes = [UInt8](repeating: 0, count: slots * length)
        for (row, feature) in features.enumerated() {
            let check = TaggerModel.check(feature)
            var slot = TaggerModel.firstSlot(feature, of: slots)
            while bytes[slot * length] != 0 || bytes[slot * length + 1] != 0 || bytes[slot * length + 2] != 0 {
                slot = slot + 1 == slots ? 0 : slot + 1
            }
            for byte in 0..<3 {
                bytes[slot * length + byte] = UInt8(check >> UInt32(8 * byte) & 0xFF)
                bytes[slot * length + 3 + byte] = UInt8(row >> (8 * byte) & 0xFF)
            }
        }
        return bytes
    }

    private func weightRow(_ trained: TrainedWeights, _ index: Int) -> [UInt8] {
        (0..<TagLabel.count).map { label in
            let weight = trained.weights[index * Learner.width + label / 8][label % 8] * ModelFile.scale
            return UInt8(bitPattern: Int8(min(127, max(-127, weight.rounded()))))
        }
    }
}
