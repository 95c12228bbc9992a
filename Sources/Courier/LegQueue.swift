/// One hop of an errand.
struct Leg {
    let index: Int
    let url: String
    var hops = 0
    /// Whether all redirects that led here were permanent.
    var isMovedForGood = true
}

/// The hops that wait for their turn: so many at a time, so many of them to one host.
struct LegQueue {
    private(set) var waiting: [Leg]
    private let limits: CourierLimits
    /// How many are under way, in all and to each host.
    private var count = 0
    private var perHost: [Substring: Int] = [:]

    init(_ legs: [Leg], limits: CourierLimits) {
        waiting = legs
        self.limits = limits
    }

    var isEmpty: Bool { waiting.isEmpty }

    /// Adds a hop that a redirect led to. It goes first: its errand has begun.
    mutating func add(_ leg: Leg) { waiting.insert(leg, at: 0) }

    /// The next hop there is room for; nil if there is none.
    mutating func next() -> Leg? {
        guard count < limits.atOnce,
            let place = waiting.firstIndex(where: { perHost[host(of: $0.url), default: 0] < limits.perHost })
        else { return nil }
        let leg = waiting.remove(at: place)
        count += 1
        perHost[host(of: leg.url), default: 0] += 1
        return leg
    }

    /// Notes that a hop to an address has ended.
    mutating func ended(_ url: String) {
        count -= 1
        let ended = host(of: url)
        perHost[ended, default: 1] -= 1
        if perHost[ended] == 0 { perHost[ended] = nil }
    }

}

/// Host and port as they stand in an address.
func host(of url: String) -> Substring {
    let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
    let authority = url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
    return authority.split(separator: "@").last ?? authority
}
