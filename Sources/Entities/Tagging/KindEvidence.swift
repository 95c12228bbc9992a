import Foundation
import News

/// How much speaks for each sort of a name with given borders: the logarithm of its probability.
///
/// Evidence of several mentions adds up: one telling place settles the bare ones.
package struct KindEvidence: Hashable, Sendable {
    private var logarithms: SIMD16<Float>

    /// Nothing known: no sort before another.
    package static let none = KindEvidence(logarithms: .zero)

    private init(logarithms: SIMD16<Float>) { self.logarithms = logarithms }

    /// From the scores of a name's labels: the sums over its tokens, for each sort, taken with the name's borders.
    ///
    /// - Parameters:
    ///   - labels: of the name's tokens, of whatever sort.
    ///   - scores: `PathSums.rowLength` a token, from the name's first token on.
    init(of labels: ArraySlice<TagLabel>, _ scores: UnsafePointer<Float>) {
        var sums = SIMD16<Float>(repeating: -.infinity)
        for sort in TagLabel.Sort.allCases {
            var sum: Float = 0
            for (token, label) in labels.enumerated() {
                guard let position = label.position else { continue }
                sum += scores[token * PathSums.rowLength + TagLabel(position, sort).number]
            }
            sums[sort.rawValue] = sum
        }
        let top = sums.max()
        var total: Float = 0
        for sort in 0..<TagLabel.sorts { total += exp(sums[sort] - top) }
        // Doubt beyond a limit says no more: one mention does not outweigh many.
        logarithms = (sums - (top + log(total))).clamped(
            lowerBound: SIMD16(repeating: KindEvidence.floor), upperBound: .zero)
    }

    /// That a list has the name as of a sort.
    init(known sort: TagLabel.Sort) {
        logarithms = SIMD16(repeating: KindEvidence.floor / 2)
        logarithms[sort.rawValue] = 0
    }

    /// A probability of one in 150.
    private static let floor: Float = -5

    subscript(sort: TagLabel.Sort) -> Float { logarithms[sort.rawValue] }

    /// Counts a hint of so many times the likelihood, as a logarithm, for one sort.
    mutating func add(_ hint: Float, for sort: TagLabel.Sort) { logarithms[sort.rawValue] += hint }

    static func += (left: inout KindEvidence, right: KindEvidence) { left.logarithms += right.logarithms }

    /// The sort for which most speaks.
    var best: TagLabel.Sort {
        TagLabel.Sort.allCases.max { logarithms[$0.rawValue] < logarithms[$1.rawValue] } ?? .other
    }
}

extension EntityKind {
    /// The sort of name that the tagger has for the kind; dates have none.
    var sort: TagLabel.Sort? { TagLabel.Sort.allCases.first { $0.kind == self } }
}
