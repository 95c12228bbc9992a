import News

/// How often each kind was given to a name. A vector, since a dictionary would hash the kinds' names each time.
struct KindCounts {
    private var counts = SIMD16<Int32>(repeating: 0)

    subscript(kind: EntityKind) -> Int {
        get { Int(counts[kind.ordinal]) }
        set { counts[kind.ordinal] = Int32(clamping: newValue) }
    }

    /// The kind most often given; of equals the earlier in `EntityKind.allCases`. Nil for none.
    var top: (kind: EntityKind, count: Int)? {
        var top: (kind: EntityKind, count: Int)?
        for kind in EntityKind.allCases where self[kind] > top?.count ?? 0 { top = (kind, self[kind]) }
        return top
    }
}

extension EntityKind {
    /// Its number, by which arrays and vectors have a place for each kind.
    var ordinal: Int {
        switch self {
        case .person: 0
        case .place: 1
        case .organization: 2
        case .group: 3
        case .facility: 4
        case .weapon: 5
        case .product: 6
        case .event: 7
        case .work: 8
        case .date: 9
        case .other: 10
        }
    }
}
