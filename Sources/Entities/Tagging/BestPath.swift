/// Finds the best row of labels for a stretch of tokens, by the algorithm of Viterbi.
struct BestPath: Sendable {
    /// What one label costs after another; -infinity where it may not stand. The last number is the sentence's edge.
    private let transitions: [Float]
    /// For each label within a name those that may stand before it and what that costs, as runs in `steps`; an empty run for
    /// the labels with which a name may begin, which stand behind any closer.
    private let starts: [Int]
    private let steps: [Step]
    private let openers: [Int]
    /// For each closer the most that it can bring to an opener, less the least that a token outside of names can.
    private let lead: [Float]
    private let closers: [Int]
    private let count = TagLabel.count

    private struct Step {
        let from: Int
        let cost: Float
    }

    /// - Parameter transitions: `PathSums.side` squared, from and to.
    init(transitions: [Float]) {
        let labels = (0..<TagLabel.count).map(TagLabel.init(number:))
        self.transitions = transitions
        let before = labels.map { to in
            to.opens
                ? []
                : labels.filter { TagLabel.allows($0, then: to) }.map {
                    Step(from: $0.number, cost: transitions[$0.number * PathSums.side + to.number])
                }
        }
        steps = before.flatMap(\.self)
        starts = before.reduce(into: [0]) { starts, row in starts.append((starts.last ?? 0) + row.count) }
        openers = labels.filter(\.opens).map(\.number)
        closers = labels.filter(\.closes).map(\.number)
        let rows = closers.map { [openers] closer in openers.map { transitions[closer * PathSums.side + $0] } }
        let least = rows[TagLabel.outside.number].min() ?? 0
        lead = rows.map { ($0.max() ?? 0) - least }
    }

    /// - Parameters:
    ///   - scores: a row for each token as ``WeightSum/write(to:row:scale:)`` leaves it.
    ///   - isFirst: whether the sentence begins with the stretch; else a token outside of names stands before it.
    ///   - isLast: whether the sentence ends with it; else a token outside of names stands behind it.
    /// - Returns: for each token its label.
    func labels(
        for scores: UnsafePointer<Float>, count tokens: Int, isFirst: Bool, isLast: Bool
    ) -> [TagLabel] {
        guard tokens > 0 else { return [] }
        var best = [Float](repeating: -.infinity, count: tokens * count)
        var back = [UInt8](repeating: 0, count: tokens * count)
        let before = (isFirst ? count : TagLabel.outside.number) * (count + 1)
        for label in openers { best[label] = scores[label] + transitions[before + label] }
        best.withUnsafeMutableBufferPointer { best in
            for token in 1..<max(1, tokens) {
                let own = scores + token * WeightSum.rowLength
                let row = UnsafeBufferPointer(rebasing: best[(token - 1) * count..<token * count])
                let candidates = candidates(row)
                for label in 0..<count {
                    let (top, from) =
                        starts[label] == starts[label + 1]
                        ? step(to: label, from: row, candidates) : step(within: label, from: row)
                    best[token * count + label] = top + own[label]
                    back[token * count + label] = UInt8(from)
                }
            }
        }
        return path(back, endingWith: last(of: best[((tokens - 1) * count)...], isLast: isLast))
    }

    /// The closers of a row from which the best way to some opener may come: mostly one. From any other, no way is as good as
    /// that from outside of names.
    @inline(__always)
    private func candidates(_ best: UnsafeBufferPointer<Float>) -> UInt32 {
        let outside = best[TagLabel.outside.number]
        var candidates: UInt32 = 0
        for (closer, lead) in lead.enumerated() where !(best[closer] + lead < outside) {
            candidates |= 1 << UInt32(closer)
        }
        return candidates
    }

    /// The best way to an opener from some closers of a row, and from which.
    @inline(__always)
    private func step(to label: Int, from best: UnsafeBufferPointer<Float>, _ candidates: UInt32) -> (Float, Int) {
        var (top, from) = (-Float.infinity, 0)
        var rest = candidates
        while rest != 0 {
            let closer = rest.trailingZeroBitCount
            rest &= rest - 1
            let value = best[closer] + transitions[closer * PathSums.side + label]
            if value > top { (top, from) = (value, closer) }
        }
        return (top, from)
    }

    /// The best way to a label within a name from the labels of a row, and from which.
    @inline(__always)
    private func step(within label: Int, from best: UnsafeBufferPointer<Float>) -> (Float, Int) {
        steps.withUnsafeBufferPointer { steps in
            var (top, from) = (-Float.infinity, 0)
            for index in starts[label]..<starts[label + 1] {
                let value = best[steps[index].from] + steps[index].cost
                if value > top { (top, from) = (value, steps[index].from) }
            }
            return (top, from)
        }
    }

    /// The label with which the best path ends.
    private func last(of best: ArraySlice<Float>, isLast: Bool) -> Int {
        var (label, top) = (0, -Float.infinity)
        for closer in closers {
            let leaving = isLast ? 0 : transitions[closer * (count + 1) + TagLabel.outside.number]
            let value = best[best.startIndex + closer] + leaving
            if value > top { (label, top) = (closer, value) }
        }
        return label
    }

    private func path(_ back: [UInt8], endingWith last: Int) -> [TagLabel] {
        let tokens = back.count / count
        var label = last
        var path = [TagLabel](repeating: .outside, count: tokens)
        for token in (0..<tokens).reversed() {
            path[token] = TagLabel(number: label)
            label = Int(back[token * count + label])
        }
        return path
    }
}
