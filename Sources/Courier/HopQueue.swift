/// One step of a request: the address it began with, or one that a redirect led to.
struct Hop {
    /// The index of the request.
    let index: Int
    let url: String
    /// How many redirects led here.
    var number = 0
    /// Whether all of them were permanent.
    var isMovedForGood = true
}

/// The hops that wait for their turn. Only so many are made at a time, and only so many of them to one host.
struct HopQueue {
    private(set) var waiting: [Hop]
    private let limits: CourierLimits
    /// How many are under way, in all and to each host.
    private var count = 0
    private var perHost: [Substring: Int] = [:]

    init(_ hops: [Hop], limits: CourierLimits) {
        waiting = hops
        self.limits = limits
    }

    var isEmpty: Bool { waiting.isEmpty }

    /// Adds a hop that a redirect led to. It goes first, because its request has begun.
    mutating func add(_ hop: Hop) { waiting.insert(hop, at: 0) }

    /// Takes the next hop that there is room for; nil if there is none.
    mutating func next() -> Hop? {
        guard count < limits.atOnce,
            let index = waiting.firstIndex(where: { perHost[host(of: $0.url), default: 0] < limits.perHost })
        else { return nil }
        let hop = waiting.remove(at: index)
        count += 1
        perHost[host(of: hop.url), default: 0] += 1
        return hop
    }

    /// Notes that a hop to an address has ended.
    mutating func ended(_ url: String) {
        count -= 1
        let ended = host(of: url)
        perHost[ended, default: 1] -= 1
        if perHost[ended] == 0 { perHost[ended] = nil }
    }
}

/// Host and port as they stand in an address, without a user's name.
package func host(of url: String) -> Substring {
    let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
    let authority = url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
    return authority.split(separator: "@").last ?? authority
}
