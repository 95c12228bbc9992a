import Libraries
import News

extension NamedStoryDecision {
    /// A decision on pairs of texts, in an order that does not depend on the library's numbers: so what is in force in
    /// another library is known again.
    package init(
        _ decision: FiledStoryDecision, ties: [(NamedCorrection.Text, NamedCorrection.Text, isApart: Bool)]
    ) {
        let pairs = ties.map { one, other, isApart in
            one.contentHash <= other.contentHash
                ? Pair(one: one, other: other, isApart: isApart) : Pair(one: other, other: one, isApart: isApart)
        }
        self.init(
            isApart: decision.kind == .apart, made: decision.made.seconds,
            pairs: pairs.sorted {
                ($0.one.contentHash, $0.other.contentHash) < ($1.one.contentHash, $1.other.contentHash)
            })
    }
}
