import Entities
import Glibc

/// The sums over all rows of labels of a sentence, by the forward-backward algorithm.
///
/// Works with probabilities that are scaled at each token, in Float64, over only those steps from label to label that
/// are lawful. One such object serves one thread; its buffers are made once, for the longest sentence there is.
final class ForwardBackward {
    static let longest = 512
    private static let labels = TagLabel.count
    /// The lawful steps, as from * 22 + to, and for each label its first step and the one after its last.
    private let steps: [(from: Int, to: Int)]
    private let closes: [Bool]

    private let forward = UnsafeMutablePointer<Double>.allocate(capacity: longest * 21)
    private let backward = UnsafeMutablePointer<Double>.allocate(capacity: longest * 21)
    private let local = UnsafeMutablePointer<Double>.allocate(capacity: longest * 21)
    private let factor = UnsafeMutablePointer<Double>.allocate(capacity: 22 * 22)
    /// The probability of each label at each token, after ``run``: 21 a token.
    let marginals = UnsafeMutablePointer<Float>.allocate(capacity: longest * 21)
    /// The expected count of each transition, from and to, after ``run``: 22 x 22.
    let transitions = UnsafeMutablePointer<Float>.allocate(capacity: 22 * 22)

    init() {
        let all = (0..<21).map(TagLabel.init(number:))
        steps = all.flatMap { to in
            all.filter { TagLabel.allows($0, then: to) }.map { (from: $0.number, to: to.number) }
        }
        closes = all.map(\.closes)
        transitions.initialize(repeating: 0, count: 22 * 22)
        factor.initialize(repeating: 0, count: 22 * 22)
    }

    deinit {
        for buffer in [forward, backward, local, factor] { buffer.deallocate() }
        marginals.deallocate()
        transitions.deallocate()
    }

    /// Sets the weights of transitions for the runs that follow.
    func use(transitions weights: UnsafePointer<Float>) {
        for step in steps { factor[step.from * 22 + step.to] = exp(Double(weights[step.from * 22 + step.to])) }
        for label in 0..<21 where TagLabel(number: label).opens {
            factor[21 * 22 + label] = exp(Double(weights[21 * 22 + label]))
        }
    }

    /// Sums over the rows of labels that are allowed.
    ///
    /// - Parameters:
    ///   - scores: for each token 24 numbers, of which 21 are the labels' scores.
    ///   - count: tokens, 1 to 512.
    ///   - allowed: for each token a bit a label; nil for all.
    /// - Returns: the logarithm of the sum; nil where no row is allowed.
    func run(scores: UnsafePointer<Float>, count: Int, allowed: UnsafePointer<UInt32>?) -> Double? {
        precondition((1...ForwardBackward.longest).contains(count), "a sentence has 1 to 512 tokens")
        var total = prepare(scores, count, allowed)
        for token in 0..<count {
            let row = forward + token * 21
            row.update(repeating: 0, count: 21)
            if token == 0 {
                for label in 0..<21 { row[label] = factor[21 * 22 + label] }
            } else {
                let earlier = row - 21
                for step in steps { row[step.to] += earlier[step.from] * factor[step.from * 22 + step.to] }
            }
            var sum = 0.0
            for label in 0..<21 {
                row[label] *= local[token * 21 + label]
                sum += row[label]
            }
            guard sum > 0, sum.isFinite else { return nil }
            for label in 0..<21 { row[label] /= sum }
            total += log(sum)
        }
        goBack(count)
        return total
    }

    /// Fills `local`; returns the logarithm of what was divided out.
    private func prepare(_ scores: UnsafePointer<Float>, _ count: Int, _ allowed: UnsafePointer<UInt32>?) -> Double {
        var total = 0.0
        for token in 0..<count {
            let mask = allowed?[token] ?? .max
            let row = scores + token * 24
            var top = -Float.infinity
            for label in 0..<21 where mask >> UInt32(label) & 1 == 1 { top = max(top, row[label]) }
            for label in 0..<21 {
                let isAllowed = mask >> UInt32(label) & 1 == 1 && (token < count - 1 || closes[label])
                local[token * 21 + label] = isAllowed ? Double(expf(row[label] - top)) : 0
            }
            total += Double(top)
        }
        return total
    }

    private func goBack(_ count: Int) {
        for index in 0..<22 * 22 { transitions[index] = 0 }
        (backward + (count - 1) * 21).update(repeating: 1, count: 21)
        for token in stride(from: count - 1, through: 0, by: -1) {
            mark(token)
            guard token > 0 else { break }
            let (row, pending) = (backward + token * 21, local + token * 21)
            for label in 0..<21 { pending[label] *= row[label] }
            let (earlier, reached) = (row - 21, forward + (token - 1) * 21)
            earlier.update(repeating: 0, count: 21)
            for step in steps { earlier[step.from] += factor[step.from * 22 + step.to] * pending[step.to] }
            var sum = 0.0
            var expected = 0.0
            for label in 0..<21 {
                sum += earlier[label]
                expected += earlier[label] * reached[label]
            }
            guard sum > 0, expected > 0 else { return }
            for step in steps {
                let place = step.from * 22 + step.to
                transitions[place] += Float(reached[step.from] * factor[place] * pending[step.to] / expected)
            }
            for label in 0..<21 { earlier[label] /= sum }
        }
        for label in 0..<21 { transitions[21 * 22 + label] += marginals[label] }
    }

    private func mark(_ token: Int) {
        let (ahead, behind) = (forward + token * 21, backward + token * 21)
        var sum = 0.0
        for label in 0..<21 { sum += ahead[label] * behind[label] }
        for label in 0..<21 { marginals[token * 21 + label] = sum > 0 ? Float(ahead[label] * behind[label] / sum) : 0 }
    }
}
