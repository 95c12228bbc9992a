/// The longest common subsequence of two lists: the indices in the first and in the second of what both have in the same
/// order.
///
/// - Complexity: O(*n* × *m*).
func commonSubsequence<Element: Equatable>(_ own: [Element], _ other: [Element]) -> [(Int, Int)] {
    // How long it is from each place on, from the end.
    var lengths = Array(repeating: Array(repeating: 0, count: other.count + 1), count: own.count + 1)
    for one in own.indices.reversed() {
        for two in other.indices.reversed() {
            lengths[one][two] =
                own[one] == other[two]
                ? lengths[one + 1][two + 1] + 1 : max(lengths[one + 1][two], lengths[one][two + 1])
        }
    }
    var (one, two) = (0, 0)
    var matched: [(Int, Int)] = []
    while one < own.count, two < other.count {
        // An element is taken where it leaves as much as it can: 'a mistake' in 'a grave, a serious mistake'.
        if own[one] == other[two], lengths[one][two] > lengths[one][two + 1] {
            matched.append((one, two))
            (one, two) = (one + 1, two + 1)
        } else if lengths[one][two + 1] >= lengths[one + 1][two] {
            two += 1
        } else {
            one += 1
        }
    }
    return matched
}
