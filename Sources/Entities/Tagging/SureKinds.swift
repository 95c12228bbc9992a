/// How sure the tagger must be of a fine kind before a name is given it.
///
/// Most names that are wrongly called weapons, products or events are of no fine kind at all, so a kind in doubt is worse
/// than none. A name whose least sure token has its label with a lower probability than the kind asks for takes the kind
/// that is next likely: a place or an organisation if it is one of those, else `other`.
package struct SureKinds: Sendable {
    /// For each sort of name the least probability; 0 for a sort that is never in doubt.
    package var least: [Float]

    /// Chosen on the open sets that measure fine kinds, for nine weapons and products right of ten: see the model's card.
    package init() {
        least = TagLabel.Sort.allCases.map { sort in
            switch sort {
            case .person, .place, .organization, .group, .other: 0
            case .facility: 0.3
            case .weapon: 0.7
            case .product: 0.85
            case .event: 0.5
            case .work: 0.4
            }
        }
    }

    /// Whether a sort of name is given only where it is sure.
    func isAsked(of sort: TagLabel.Sort) -> Bool { least[sort.rawValue] > 0 }

    /// What a name is: its sort if that is sure, else the next likely.
    ///
    /// - Parameters:
    ///   - tokens: of the stretch that the probabilities are of.
    ///   - marginals: `PathSums.rowLength` a token.
    /// - Returns: the sort, and how probable it is at the token where it is least so.
    func settled(
        _ sort: TagLabel.Sort, _ tokens: Range<Int>, _ labels: [TagLabel], _ marginals: UnsafePointer<Float>
    ) -> (sort: TagLabel.Sort, probability: Float) {
        let own = tokens.map { marginals[$0 * PathSums.rowLength + labels[$0].number] }.min() ?? 0
        if own >= least[sort.rawValue] { return (sort, own) }
        var next = (sort: TagLabel.Sort.other, probability: Float(0))
        for other in TagLabel.Sort.allCases where other != sort {
            let mass = tokens.reduce(Float(0)) { $0 + SureKinds.mass(of: other, marginals + $1 * PathSums.rowLength) }
            if mass > next.probability { next = (other, mass) }
        }
        let isPlain = next.sort == .place || next.sort == .organization
        return (isPlain ? next.sort : .other, next.probability / Float(tokens.count))
    }

    private static func mass(of sort: TagLabel.Sort, _ row: UnsafePointer<Float>) -> Float {
        (0..<4).reduce(0) { $0 + row[1 + TagLabel.sorts * $1 + sort.rawValue] }
    }
}
