import Entities
import Segmentation

/// All stretches of tokens to train on, with their features as numbers from 0 up.
///
/// The tagger weighs only the tokens that may be parts of names; so only those are learnt from.
struct TrainingSet {
    /// Tokens of a sentence that lie side by side.
    struct Stretch {
        let tokens: Range<Int>
        let weight: Float
        /// Whether the sentence begins or ends with it.
        let isFirst, isLast: Bool
    }

    /// The hashes of the features, by number.
    private(set) var features: [UInt64] = []
    /// The features of all tokens, one token after the other.
    private(set) var occurrences: [UInt32] = []
    /// For each token where its features start in `occurrences`; one more at the end.
    private(set) var starts: [Int] = [0]
    private(set) var allowed: [UInt64] = []
    private(set) var stretches: [Stretch] = []

    /// - Parameter minimum: a feature that occurs less often is left out.
    init(_ texts: [TrainingText], collector: FeatureCollector, minimum: UInt32) {
        var counts = FeatureCounts()
        for text in texts {
            TrainingSet.visit(text, collector) { _, list in
                for features in list { for feature in features { counts.count(feature) } }
            }
        }
        let numbers = counts.numbered(minimum: minimum)
        features = numbers.features
        for text in texts {
            TrainingSet.visit(text, collector) { stretch, list in
                add(stretch, list, text.allowed(in: stretch.tokens), numbers)
            }
        }
    }

    private mutating func add(
        _ stretch: Stretch, _ list: [[UInt64]], _ allowed: [UInt64], _ numbers: FeatureCounts.Numbers
    ) {
        let first = self.allowed.count
        for features in list {
            for feature in features { if let number = numbers[feature] { occurrences.append(number) } }
            starts.append(occurrences.count)
        }
        self.allowed += allowed
        stretches.append(
            Stretch(
                tokens: first..<self.allowed.count, weight: stretch.weight, isFirst: stretch.isFirst,
                isLast: stretch.isLast))
    }

    /// Visits the stretches of the sentences that count, each with its place in the text and its tokens' features.
    private static func visit(
        _ text: TrainingText, _ collector: FeatureCollector, _ body: (Stretch, [[UInt64]]) -> Void
    ) {
        collector.visit(text.text, tokens: text.tokens, sentences: text.sentences) { sentence, tokens, features in
            let (weight, range) = (text.weights[sentence], text.sentences[sentence])
            guard weight > 0, tokens.count <= Learner.longest else { return }
            let stretch = Stretch(
                tokens: tokens, weight: weight, isFirst: tokens.lowerBound == range.lowerBound,
                isLast: tokens.upperBound == range.upperBound)
            body(stretch, features)
        }
    }
}

/// Counts features, then numbers those that are kept, in the order of their hashes.
private struct FeatureCounts {
    private var keys = [UInt64](repeating: 0, count: 1 << 16)
    private var values = [UInt32](repeating: 0, count: 1 << 16)
    private var used = 0

    mutating func count(_ feature: UInt64) {
        if used * 2 > keys.count { grow() }
        let slot = slot(of: feature)
        if keys[slot] == 0 {
            keys[slot] = feature
            used += 1
        }
        values[slot] += 1
    }

    private func slot(of feature: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: feature) & (keys.count - 1)
        while keys[slot] != 0, keys[slot] != feature { slot = (slot + 1) & (keys.count - 1) }
        return slot
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
        values = [UInt32](repeating: 0, count: oldKeys.count * 2)
        for (key, value) in zip(oldKeys, oldValues) where key != 0 {
            let slot = slot(of: key)
            keys[slot] = key
            values[slot] = value
        }
    }

    struct Numbers {
        let features: [UInt64]
        fileprivate let table: FeatureCounts

        /// The number of a kept feature.
        subscript(feature: UInt64) -> UInt32? {
            let slot = table.slot(of: feature)
            return table.keys[slot] == 0 || table.values[slot] == .max ? nil : table.values[slot]
        }
    }

    func numbered(minimum: UInt32) -> Numbers {
        var table = self
        let kept = keys.indices.filter { keys[$0] != 0 && values[$0] >= minimum }.map { keys[$0] }.sorted()
        for slot in table.values.indices { table.values[slot] = .max }
        for (number, key) in kept.enumerated() { table.values[table.slot(of: key)] = UInt32(number) }
        return Numbers(features: kept, table: table)
    }
}
