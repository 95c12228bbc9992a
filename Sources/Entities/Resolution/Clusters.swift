/// Sets of forms that name one thing, joined step by step.
///
/// - Source: union-find with path halving, after Tarjan and van Leeuwen (1984).
struct Clusters {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    /// The form that stands for the whole set.
    mutating func root(_ form: Int) -> Int {
        var form = form
        while parents[form] != form {
            parents[form] = parents[parents[form]]
            form = parents[form]
        }
        return form
    }

    mutating func join(_ left: Int, _ right: Int) {
        let (left, right) = (root(left), root(right))
        parents[max(left, right)] = min(left, right)
    }
}
