/// Finds the best row of labels for a sentence, by the algorithm of Viterbi.
struct BestPath: Sendable {
    /// What one label costs after another; -infinity where it may not stand. Number 21 is the sentence's edge.
    private let transitions: [Float]
    /// For each label those that may stand before it.
    private let predecessors: [[Int]]
    private static let count = TagLabel.count

    /// - Parameter transitions: from and to, 22 x 22.
    init(transitions: [Float]) {
        let labels = (0..<BestPath.count).map(TagLabel.init(number:))
        self.transitions = transitions
        predecessors = labels.map { to in labels.filter { TagLabel.allows($0, then: to) }.map(\.number) }
    }

    /// - Parameter scores: for each token the scores of the 21 labels.
    /// - Returns: for each token its label.
    func labels(for scores: [Float], count tokens: Int) -> [TagLabel] {
        guard tokens > 0 else { return [] }
        let count = BestPath.count
        var best = [Float](repeating: -.infinity, count: tokens * count)
        var back = [UInt8](repeating: 0, count: tokens * count)
        for label in 0..<count where TagLabel(number: label).opens {
            best[label] = scores[label] + transitions[count * (count + 1) + label]
        }
        for token in 1..<max(1, tokens) {
            for label in 0..<count {
                var (top, from) = (-Float.infinity, 0)
                for earlier in predecessors[label] {
                    let value = best[(token - 1) * count + earlier] + transitions[earlier * (count + 1) + label]
                    if value > top { (top, from) = (value, earlier) }
                }
                best[token * count + label] = top + scores[token * count + label]
                back[token * count + label] = UInt8(from)
            }
        }
        var label = 0
        var top = -Float.infinity
        for last in 0..<count where TagLabel(number: last).closes && best[(tokens - 1) * count + last] > top {
            (label, top) = (last, best[(tokens - 1) * count + last])
        }
        var path = [TagLabel](repeating: .outside, count: tokens)
        for token in (0..<tokens).reversed() {
            path[token] = TagLabel(number: label)
            label = Int(back[token * count + label])
        }
        return path
    }
}
