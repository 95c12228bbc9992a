import Entities
import Glibc

/// How a model is trained.
struct LearningPlan {
    var epochs = 6
    var rate: Float = 0.1
    var decay: Float = 1e-6
    /// The share of features that is left out at random at each step, so that the rest learn to do without them.
    var dropout = 0.65
}

/// Learns the weights of one model by AdaGrad, one stretch at a time, in an order and with dropout from its seed.
///
/// The loss of a stretch is the logarithm of the sum over all rows of labels less that over the allowed ones: where the
/// annotation is partial, every row it allows counts as right.
///
/// - Source: Duchi, Hazan and Singer, "Adaptive Subgradient Methods" (2011); Tsuboi et al., "Training Conditional Random
///   Fields Using Incomplete Annotations" (2008).
final class Learner {
    /// SIMD vectors a row of weights: `PathSums.rowLength` numbers, of which the first 41 are the labels' weights.
    static let width = PathSums.rowLength / 8
    private static let transitionCount = PathSums.side * PathSums.side
    /// More tokens a stretch does not have.
    static let longest = 512

    private let rows: UnsafeMutablePointer<SIMD8<Float>>
    /// The sums of squared slopes, like `rows`.
    private let squares: UnsafeMutablePointer<SIMD8<Float>>
    private let transitions = UnsafeMutablePointer<Float>.allocate(capacity: transitionCount)
    private let transitionSquares = UnsafeMutablePointer<Float>.allocate(capacity: transitionCount)
    private let scores = UnsafeMutablePointer<SIMD8<Float>>.allocate(capacity: longest * width)
    private let set: TrainingSet
    private let plan: LearningPlan
    private let seed: UInt64
    private let free = PathSums(capacity: longest)
    private let bound = PathSums(capacity: longest)

    init(_ set: TrainingSet, plan: LearningPlan, seed: UInt64) {
        self.set = set
        self.plan = plan
        self.seed = seed
        let count = set.features.count * Learner.width
        rows = .allocate(capacity: count)
        rows.initialize(repeating: .zero, count: count)
        squares = .allocate(capacity: count)
        squares.initialize(repeating: .zero, count: count)
        transitions.initialize(repeating: 0, count: Learner.transitionCount)
        transitionSquares.initialize(repeating: 1e-6, count: Learner.transitionCount)
        scores.initialize(repeating: .zero, count: Learner.longest * Learner.width)
    }

    deinit {
        for buffer in [rows, squares, scores] { buffer.deallocate() }
        for buffer in [transitions, transitionSquares] { buffer.deallocate() }
    }

    /// What has been learnt.
    var weights: TrainedWeights {
        TrainedWeights(
            features: set.features,
            weights: Array(UnsafeBufferPointer(start: rows, count: set.features.count * Learner.width)),
            transitions: Array(UnsafeBufferPointer(start: transitions, count: Learner.transitionCount)))
    }

    /// Trains through all epochs.
    ///
    /// - Parameter report: told the number of each epoch and the loss of a token in it.
    func learn(report: (Int, Double) -> Void) {
        var random = SplitMix(state: seed)
        var order = Array(set.stretches.indices)
        var kept: [UInt32] = []
        var starts: [Int] = []
        for epoch in 0..<plan.epochs {
            order.shuffle(using: &random)
            let rate = plan.rate * (1 - 0.9 * Float(epoch) / Float(plan.epochs))
            var loss = 0.0
            for index in order {
                dropOut(of: set.stretches[index].tokens, &kept, &starts, &random)
                loss += step(set.stretches[index], kept, starts, rate)
            }
            report(epoch, loss / Double(max(1, set.allowed.count)))
        }
    }

    private func dropOut(
        of tokens: Range<Int>, _ kept: inout [UInt32], _ starts: inout [Int], _ random: inout SplitMix
    ) {
        kept.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        let limit = UInt64(plan.dropout * 65_536)
        var bits: UInt64 = 0
        var left = 0
        for token in tokens {
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

    /// One step for one stretch. Returns its loss.
    private func step(
        _ stretch: TrainingSet.Stretch, _ features: [UInt32], _ starts: [Int], _ rate: Float
    ) -> Double {
        let count = stretch.tokens.count
        for token in 0..<count { score(token, features[starts[token]..<starts[token + 1]]) }
        free.use(transitions: transitions)
        bound.use(transitions: transitions)
        let numbers = UnsafeRawPointer(scores).assumingMemoryBound(to: Float.self)
        let sums = set.allowed.withUnsafeBufferPointer { allowed -> (all: Double, right: Double)? in
            guard let base = allowed.baseAddress else { return nil }
            func run(_ sums: PathSums, _ allowed: UnsafePointer<UInt64>?) -> Double? {
                sums.run(
                    scores: numbers, count: count, allowed: allowed, isFirst: stretch.isFirst, isLast: stretch.isLast)
            }
            guard let all = run(free, nil), let right = run(bound, base + stretch.tokens.lowerBound) else { return nil }
            return (all, right)
        }
        guard let sums else { return 0 }
        for token in 0..<count { update(token, features[starts[token]..<starts[token + 1]], stretch.weight, rate) }
        updateTransitions(stretch.weight, rate)
        return sums.all - sums.right
    }

    /// Sums the weights of a token's features.
    private func score(_ token: Int, _ features: ArraySlice<UInt32>) {
        var sums = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
        for feature in features {
            let row = rows + Int(feature) * Learner.width
            sums.0 += row[0]
            sums.1 += row[1]
            sums.2 += row[2]
            sums.3 += row[3]
            sums.4 += row[4]
            sums.5 += row[5]
        }
        let own = scores + token * Learner.width
        (own[0], own[1], own[2], own[3], own[4], own[5]) = sums
    }

    private typealias Lanes = SIMD8<Float>

    private func update(_ token: Int, _ features: ArraySlice<UInt32>, _ weight: Float, _ rate: Float) {
        let (found, right) = (
            UnsafeRawPointer(free.marginals + token * PathSums.rowLength).assumingMemoryBound(to: Lanes.self),
            UnsafeRawPointer(bound.marginals + token * PathSums.rowLength).assumingMemoryBound(to: Lanes.self)
        )
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: Learner.width) { gradient in
            var largest: Float = 0
            for part in 0..<Learner.width {
                gradient[part] = (found[part] - right[part]) * weight
                largest = max(largest, gradient[part].max(), -gradient[part].min())
            }
            guard largest > 1e-4 else { return }
            for feature in features {
                let (row, square) = (rows + Int(feature) * Learner.width, squares + Int(feature) * Learner.width)
                for part in 0..<Learner.width { move(&row[part], &square[part], gradient[part], rate) }
            }
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
        for index in 0..<Learner.transitionCount {
            let slope = (free.steps[index] - bound.steps[index]) * weight
            guard slope != 0 else { continue }
            transitionSquares[index] += slope * slope
            transitions[index] -= rate * slope / (1e-3 + transitionSquares[index].squareRoot())
        }
    }
}
