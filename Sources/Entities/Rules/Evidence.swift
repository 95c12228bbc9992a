import News

/// How much speaks for each kind that a name may be of. Points add up; about 1 is a weak hint, 3 is nearly sure.
struct Evidence {
    private var points = SIMD16<Float>(repeating: 0)

    subscript(kind: EntityKind) -> Float {
        get { points[kind.ordinal] }
        set { points[kind.ordinal] = newValue }
    }

    static func += (left: inout Evidence, right: Evidence) { left.points += right.points }

    /// The same hints at another weight.
    func scaled(by factor: Float) -> Evidence {
        var result = self
        result.points *= factor
        return result
    }

    /// The kind with the most points; the earlier in `EntityKind.allCases` of equals.
    var best: (kind: EntityKind, points: Float) {
        var best = (kind: EntityKind.person, points: -Float.infinity)
        for kind in EntityKind.allCases where points[kind.ordinal] > best.points {
            best = (kind, points[kind.ordinal])
        }
        return best
    }
}
