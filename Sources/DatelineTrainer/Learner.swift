import Entities
import Glibc

/// How a model is trained.
struct LearningPlan {
    var epochs = 12
    var rate: Float = 0.1
    var decay: Float = 1e-6
    /// The share of features that is left out at random at each step, so that the rest learn to do without them.
    var dropout = 0.5
}

/// Learns the weights of one model by AdaGrad, one sentence at a time, in an order and with dropout from its seed.
///
/// The loss of a sentence is the logarithm of the sum over all rows of labels less that over the allowed ones: where the
/// annotation is partial, every row it allows counts as right.
///
/// - Source: Duchi, Hazan and Singer, "Adaptive Subgradient Methods" (2011); Tsuboi et al., "Training Conditional Random
///   Fields Using Incomplete Annotations" (2008).
final class Learner {
    /// For each feature 24 numbers, of which 21 are the labels' weights.
    private let rows: UnsafeMutablePointer<SIMD8<Float>>
    /// The sums of squared slopes, like `rows`.
    private let squares: UnsafeMutablePointer<SIMD8<Float>>
    private let transitions = UnsafeMutablePointer<Float>.allocate(capacity: 22 * 22)
    private let transitionSquares = UnsafeMutablePointer<Float>.allocate(capacity: 22 * 22)
    private let scores = UnsafeMutablePointer<SIMD8<Float>>.allocate(capacity: ForwardBackward.longest * 3)
    private let set: TrainingSet
    private let plan: LearningPlan
    private let seed: UInt64
    private let free = ForwardBackward()
    private let bound = ForwardBackward()

    init(_ set: TrainingSet, plan: LearningPlan, seed: UInt64) {
        self.set = set
        self.plan = plan
        self.seed = seed
        let count = set.features.count * 3
        rows = .allocate(capacity: count)
        rows.initialize(repeating: .zero, count: count)
        squares = .allocate(capacity: count)
        squares.initialize(repeating: .zero, count: count)
        transitions.initialize(repeating: 0, count: 22 * 22)
        transitionSquares.initialize(repeating: 1e-6, count: 22 * 22)
        scores.initialize(repeating: .zero, count: ForwardBackward.longest * 3)
    }

    deinit {
        for buffer in [rows, squares, scores] { buffer.deallocate() }
        for buffer in [transitions, transitionSquares] { buffer.deallocate() }
    }

    /// What has been learnt.
    var weights: TrainedWeights {
        TrainedWeights(
            features: set.features,
            weights: Array(UnsafeBufferPointer(start: rows, count: set.features.count * 3)),
            transitions: Array(UnsafeBufferPointer(start: transitions, count: 22 * 22)))
    }

    /// Trains through all epochs.
    ///
    /// - Parameter report: told the number of each epoch and the loss of a token in it.
    func learn(report: (Int, Double) -> Void) {
        var random = SplitMix(state: seed)
        var order = Array(set.sentences.indices)
        var kept: [UInt32] = []
        var starts: [Int] = []
        for epoch in 0..<plan.epochs {
            order.shuffle(using: &random)
            let rate = plan.rate * (1 - 0.9 * Float(epoch) / Float(plan.epochs))
            var loss = 0.0
            for sentence in order {
                dropOut(of: set.sentences[sentence], &kept, &starts, &random)
                loss += step(set.sentences[sentence], set.weights[sentence], kept, starts, rate)
            }
            report(epoch, loss / Double(max(1, set.allowed.count)))
        }
    }

    private func dropOut(
        of sentence: Range<Int>, _ kept: inout [UInt32], _ starts: inout [Int], _ random: inout SplitMix
    ) {
        kept.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        let limit = UInt64(plan.dropout * 65_536)
        var bits: UInt64 = 0
        var left = 0
        for token in sentence {
            starts.append(kept.count)
            for index in set.starts[token]..<set.starts[token + 1] {
                if left == 0 { (bits, left) = (random.next(), 4) }
                if bits & 0xFFFF >= limit { kept.append(set.occurrences[index]) }
                bits >>= 16
                left -= 1
            }
        }
        starts.append(kept.count)
    }

    /// One step for one sentence. Returns its loss.
    private func step(
        _ sentence: Range<Int>, _ weight: Float, _ features: [UInt32], _ starts: [Int], _ rate: Float
    ) -> Double {
        let count = sentence.count
        for token in 0..<count {
            var (low, middle, high) = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
            for index in starts[token]..<starts[token + 1] {
                let row = rows + Int(features[index]) * 3
                low += row[0]
                middle += row[1]
                high += row[2]
            }
            (scores[token * 3], scores[token * 3 + 1], scores[token * 3 + 2]) = (low, middle, high)
        }
        free.use(transitions: transitions)
        bound.use(transitions: transitions)
        let numbers = UnsafeRawPointer(scores).assumingMemoryBound(to: Float.self)
        let sums = set.allowed.withUnsafeBufferPointer { allowed -> (all: Double, right: Double)? in
            guard let base = allowed.baseAddress, let all = free.run(scores: numbers, count: count, allowed: nil),
                let right = bound.run(scores: numbers, count: count, allowed: base + sentence.lowerBound)
            else { return nil }
            return (all, right)
        }
        guard let sums else { return 0 }
        for token in 0..<count { update(token, features[starts[token]..<starts[token + 1]], weight, rate) }
        updateTransitions(weight, rate)
        return sums.all - sums.right
    }

    private func update(_ token: Int, _ features: ArraySlice<UInt32>, _ weight: Float, _ rate: Float) {
        var gradient = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
        var largest: Float = 0
        for label in 0..<21 {
            let value = (free.marginals[token * 21 + label] - bound.marginals[token * 21 + label]) * weight
            largest = max(largest, abs(value))
            switch label >> 3 {
            case 0: gradient.0[label] = value
            case 1: gradient.1[label - 8] = value
            default: gradient.2[label - 16] = value
            }
        }
        guard largest > 1e-4 else { return }
        for feature in features {
            let (row, square) = (rows + Int(feature) * 3, squares + Int(feature) * 3)
            move(&row[0], &square[0], gradient.0, rate)
            move(&row[1], &square[1], gradient.1, rate)
            move(&row[2], &square[2], gradient.2, rate)
        }
    }

    @inline(__always)
    private func move(
        _ weight: inout SIMD8<Float>, _ square: inout SIMD8<Float>, _ gradient: SIMD8<Float>, _ rate: Float
    ) {
        let slope = gradient + plan.decay * weight
        square += slope * slope
        weight -= rate * slope / (square.squareRoot() + 1e-3)
    }

    private func updateTransitions(_ weight: Float, _ rate: Float) {
        for index in 0..<22 * 22 {
            let slope = (free.transitions[index] - bound.transitions[index]) * weight
            guard slope != 0 else { continue }
            transitionSquares[index] += slope * slope
            transitions[index] -= rate * slope / (1e-3 + transitionSquares[index].squareRoot())
        }
    }
}
