import Foundation

/// The sums over all rows of labels of a stretch of tokens, by the forward-backward algorithm: how probable each label is
/// at each token when all rows are weighed.
///
/// Numbers are scaled at each token, so that they stay within Float32. One such object serves one thread; its buffers are
/// made once.
///
/// - Source: Rabiner, "A Tutorial on Hidden Markov Models and Selected Applications in Speech Recognition" (1989).
package final class PathSums {
    /// A row of scores or of probabilities: the labels, then lanes of no meaning.
    package static let rowLength = 48
    /// Transitions are a square of this many rows, from and to; the last is the sentence's edge.
    package static let side = TagLabel.count + 1

    private typealias Lanes = SIMD8<Float>
    private static let sorts = TagLabel.sorts
    private static let closers = TagLabel.closers
    private static let single = 1
    private static let end = 1 + sorts
    private static let begin = 1 + 2 * sorts
    private static let inside = 1 + 3 * sorts

    private let capacity: Int
    private let forward, backward, local: UnsafeMutablePointer<Float>
    /// The probability of each label at each token, after ``run(scores:count:allowed:isFirst:isLast:)``: `rowLength` a token.
    package let marginals: UnsafeMutablePointer<Float>
    /// The expected count of each transition, from and to, after a run.
    package let steps: UnsafeMutablePointer<Float>

    /// exp of the transitions from each closer to each opener, 24 a closer, and the other way round.
    private let opening = UnsafeMutablePointer<Lanes>.allocate(capacity: closers * 3)
    private let closing = UnsafeMutablePointer<Lanes>.allocate(capacity: closers * 3)
    private let expected = UnsafeMutablePointer<Lanes>.allocate(capacity: closers * 3)
    /// exp of the transitions.
    private let factor: UnsafeMutablePointer<Float>

    /// - Parameter capacity: how many tokens a stretch may have.
    package init(capacity: Int) {
        self.capacity = capacity
        func buffer(_ count: Int) -> UnsafeMutablePointer<Float> {
            let buffer = UnsafeMutablePointer<Float>.allocate(capacity: count)
            buffer.initialize(repeating: 0, count: count)
            return buffer
        }
        forward = buffer(capacity * PathSums.rowLength)
        backward = buffer(capacity * PathSums.rowLength)
        local = buffer(capacity * PathSums.rowLength)
        marginals = buffer(capacity * PathSums.rowLength)
        steps = buffer(PathSums.side * PathSums.side)
        factor = buffer(PathSums.side * PathSums.side)
        for lanes in [opening, closing, expected] { lanes.initialize(repeating: .zero, count: PathSums.closers * 3) }
    }

    deinit {
        for buffer in [forward, backward, local, marginals, steps, factor] { buffer.deallocate() }
        for buffer in [opening, closing, expected] { buffer.deallocate() }
    }

    /// Sets the weights of transitions for the runs that follow: `side` x `side`, from and to.
    package func use(transitions weights: UnsafePointer<Float>) {
        for place in 0..<PathSums.side * PathSums.side { factor[place] = exp(weights[place]) }
        for closer in 0..<PathSums.closers {
            for opener in 0..<PathSums.closers {
                let value = factor[closer * PathSums.side + PathSums.opener(opener)]
                opening[closer * 3 + opener / 8][opener % 8] = value
                closing[opener * 3 + closer / 8][closer % 8] = value
            }
        }
    }

    /// The label of the opener with a number from 0 to 20: outside, the whole names, the begins.
    private static func opener(_ number: Int) -> Int { number < end ? number : number + sorts }

    /// Sums over the rows of labels that are allowed.
    ///
    /// - Parameters:
    ///   - scores: `rowLength` numbers a token, the labels' scores.
    ///   - count: tokens, 1 to `capacity`.
    ///   - allowed: for each token a bit a label; nil for all.
    ///   - isFirst: whether the sentence begins with the stretch; else a token outside of names stands before it.
    ///   - isLast: whether the sentence ends with it; else a token outside of names stands behind it.
    /// - Returns: the logarithm of the sum; nil where no row is allowed.
    package func run(
        scores: UnsafePointer<Float>, count: Int, allowed: UnsafePointer<UInt64>?, isFirst: Bool, isLast: Bool
    ) -> Double? {
        precondition((1...capacity).contains(count), "the stretch must fit the buffers")
        var total = prepare(scores, count, allowed, isLast)
        let edge = (isFirst ? TagLabel.count : TagLabel.outside.number) * PathSums.side
        for token in 0..<count {
            let row = forward + token * PathSums.rowLength
            if token == 0 {
                for opener in 0..<PathSums.closers {
                    row[PathSums.opener(opener)] = factor[edge + PathSums.opener(opener)]
                }
                for sort in 0..<PathSums.sorts { (row[PathSums.end + sort], row[PathSums.inside + sort]) = (0, 0) }
            } else {
                goOn(from: row - PathSums.rowLength, to: row)
            }
            let sum = multiply(row, by: local + token * PathSums.rowLength)
            guard sum > 0, sum.isFinite else { return nil }
            let share = 1 / sum
            for label in 0..<TagLabel.count { row[label] *= share }
            total += Double(log(sum))
        }
        return goBack(count, edge) ? total : nil
    }

    /// What lies between one token's labels and the next one's.
    @inline(__always)
    private func goOn(from earlier: UnsafeMutablePointer<Float>, to row: UnsafeMutablePointer<Float>) {
        var (low, middle, high) = (Lanes.zero, Lanes.zero, Lanes.zero)
        for closer in 0..<PathSums.closers {
            let weight = earlier[closer]
            low += weight * opening[closer * 3]
            middle += weight * opening[closer * 3 + 1]
            high += weight * opening[closer * 3 + 2]
        }
        scatter(low, middle, high) { row[PathSums.opener($0)] = $1 }
        for sort in 0..<PathSums.sorts {
            let (begin, inside, end) = (PathSums.begin + sort, PathSums.inside + sort, PathSums.end + sort)
            let (begun, within) = (earlier[begin], earlier[inside])
            row[inside] =
                begun * factor[begin * PathSums.side + inside] + within * factor[inside * PathSums.side + inside]
            row[end] = begun * factor[begin * PathSums.side + end] + within * factor[inside * PathSums.side + end]
        }
    }

    @inline(__always)
    private func scatter(_ low: Lanes, _ middle: Lanes, _ high: Lanes, _ body: (Int, Float) -> Void) {
        for lane in 0..<8 {
            body(lane, low[lane])
            body(lane + 8, middle[lane])
            if lane + 16 < PathSums.closers { body(lane + 16, high[lane]) }
        }
    }

    /// Multiplies a row by another; returns the sum.
    private func multiply(_ row: UnsafeMutablePointer<Float>, by other: UnsafeMutablePointer<Float>) -> Float {
        var sum: Float = 0
        for label in 0..<TagLabel.count {
            row[label] *= other[label]
            sum += row[label]
        }
        return sum
    }

    /// Fills `local`; returns the logarithm of what was divided out.
    private func prepare(
        _ scores: UnsafePointer<Float>, _ count: Int, _ allowed: UnsafePointer<UInt64>?, _ isLast: Bool
    ) -> Double {
        var total = 0.0
        for token in 0..<count {
            let mask = allowed?[token] ?? .max
            let (row, own) = (scores + token * PathSums.rowLength, local + token * PathSums.rowLength)
            var top = -Float.infinity
            for label in 0..<TagLabel.count where mask >> UInt64(label) & 1 == 1 { top = max(top, row[label]) }
            for label in 0..<TagLabel.count {
                let isAllowed = mask >> UInt64(label) & 1 == 1 && (token < count - 1 || label < PathSums.closers)
                own[label] = isAllowed ? exp(row[label] - top) : 0
                if token == count - 1, !isLast, isAllowed { own[label] *= factor[label * PathSums.side] }
            }
            total += Double(top)
        }
        return total
    }
}

// MARK: Backward

extension PathSums {
    /// - Returns: whether every token could be reached.
    private func goBack(_ count: Int, _ edge: Int) -> Bool {
        steps.update(repeating: 0, count: PathSums.side * PathSums.side)
        expected.update(repeating: .zero, count: PathSums.closers * 3)
        (backward + (count - 1) * PathSums.rowLength).update(repeating: 1, count: TagLabel.count)
        for token in stride(from: count - 1, through: 0, by: -1) {
            mark(token)
            guard token > 0 else { break }
            let row = backward + token * PathSums.rowLength
            let pending = local + token * PathSums.rowLength
            for label in 0..<TagLabel.count { pending[label] *= row[label] }
            guard goBack(from: pending, to: row - PathSums.rowLength, forward + (token - 1) * PathSums.rowLength)
            else { return false }
        }
        finishSteps(edge)
        return true
    }

    private func goBack(
        from pending: UnsafeMutablePointer<Float>, to earlier: UnsafeMutablePointer<Float>,
        _ reached: UnsafeMutablePointer<Float>
    ) -> Bool {
        var (low, middle, high) = (Lanes.zero, Lanes.zero, Lanes.zero)
        var ahead = (Lanes.zero, Lanes.zero, Lanes.zero)
        for opener in 0..<PathSums.closers {
            let weight = pending[PathSums.opener(opener)]
            low += weight * closing[opener * 3]
            middle += weight * closing[opener * 3 + 1]
            high += weight * closing[opener * 3 + 2]
            switch opener / 8 {
            case 0: ahead.0[opener] = weight
            case 1: ahead.1[opener - 8] = weight
            default: ahead.2[opener - 16] = weight
            }
        }
        scatter(low, middle, high) { earlier[$0] = $1 }
        for sort in 0..<PathSums.sorts {
            let (begin, inside, end) = (PathSums.begin + sort, PathSums.inside + sort, PathSums.end + sort)
            for from in [begin, inside] {
                earlier[from] =
                    factor[from * PathSums.side + inside] * pending[inside]
                    + factor[from * PathSums.side + end] * pending[end]
            }
        }
        var (sum, meeting): (Float, Float) = (0, 0)
        for label in 0..<TagLabel.count {
            sum += earlier[label]
            meeting += earlier[label] * reached[label]
        }
        guard sum > 0, meeting > 0 else { return false }
        count(reached, ahead, pending, 1 / meeting)
        for label in 0..<TagLabel.count { earlier[label] /= sum }
        return true
    }

    /// Adds what is expected of each transition between two tokens.
    private func count(
        _ reached: UnsafeMutablePointer<Float>, _ ahead: (Lanes, Lanes, Lanes),
        _ pending: UnsafeMutablePointer<Float>, _ share: Float
    ) {
        for closer in 0..<PathSums.closers {
            let weight = reached[closer] * share
            guard weight > 1e-9 else { continue }
            expected[closer * 3] += weight * opening[closer * 3] * ahead.0
            expected[closer * 3 + 1] += weight * opening[closer * 3 + 1] * ahead.1
            expected[closer * 3 + 2] += weight * opening[closer * 3 + 2] * ahead.2
        }
        for sort in 0..<PathSums.sorts {
            let (begin, inside, end) = (PathSums.begin + sort, PathSums.inside + sort, PathSums.end + sort)
            for from in [begin, inside] {
                for to in [inside, end] {
                    let place = from * PathSums.side + to
                    steps[place] += reached[from] * factor[place] * pending[to] * share
                }
            }
        }
    }

    /// Puts the expected transitions where ``steps`` has them, with those from the edge.
    private func finishSteps(_ edge: Int) {
        for closer in 0..<PathSums.closers {
            for opener in 0..<PathSums.closers {
                steps[closer * PathSums.side + PathSums.opener(opener)] += expected[closer * 3 + opener / 8][opener % 8]
            }
        }
        for label in 0..<TagLabel.count { steps[edge + label] += marginals[label] }
    }

    private func mark(_ token: Int) {
        let (ahead, behind) = (forward + token * PathSums.rowLength, backward + token * PathSums.rowLength)
        let row = marginals + token * PathSums.rowLength
        var sum: Float = 0
        for label in 0..<TagLabel.count {
            row[label] = ahead[label] * behind[label]
            sum += row[label]
        }
        for label in 0..<TagLabel.count { row[label] = sum > 0 ? row[label] / sum : 0 }
    }
}
