import News

/// One step of a request: the address it began with, or one that a redirect led to.
struct Hop {
    /// The index of the request.
    let index: Int
    let address: WebAddress
    /// How many redirects led here.
    var number = 0
    /// Whether all of them were permanent.
    var isMovedForGood = true
    /// By when the whole answer to the request must be there; nil before the first hop has begun.
    var deadline: ContinuousClock.Instant?

    /// The hop that a redirect leads to.
    ///
    /// - Parameters:
    ///   - target: the whole address in the redirect.
    ///   - isForGood: whether the redirect is permanent.
    ///   - staysOnHost: whether another host must not see the request.
    /// - Throws: `refusedAddress`, `leavesEncryption`, `leavesHost` or `tooManyRedirects`.
    func redirected(
        to target: String, isForGood: Bool, staysOnHost: Bool = false, limits: CourierLimits
    ) throws(FetchFailure) -> Hop {
        guard number < limits.redirects else { throw .tooManyRedirects(limit: limits.redirects) }
        guard let next = WebAddress(target) else { throw .refusedAddress(target) }
        if address.scheme == .https, next.scheme == .http { throw .leavesEncryption(target) }
        let isSameHost = next.hasSameHost(as: address) || next.host == address.host && next.scheme == .https
        if staysOnHost, !isSameHost { throw .leavesHost(target) }
        return Hop(
            index: index, address: next, number: number + 1, isMovedForGood: isMovedForGood && isForGood,
            deadline: deadline)
    }
}

/// The hops that wait for their turn. Only so many are made at a time, and only so many of them to one host.
struct HopQueue {
    private(set) var waiting: [Hop]
    private let limits: CourierLimits
    /// How many are under way, in all and to each host.
    private var count = 0
    private var perHost: [String: Int] = [:]

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
            let index = waiting.firstIndex(where: { perHost[$0.address.host, default: 0] < limits.perHost })
        else { return nil }
        let hop = waiting.remove(at: index)
        count += 1
        perHost[hop.address.host, default: 0] += 1
        return hop
    }

    /// Notes that a hop has ended.
    mutating func ended(_ hop: Hop) {
        count -= 1
        let host = hop.address.host
        perHost[host, default: 1] -= 1
        if perHost[host] == 0 { perHost[host] = nil }
    }
}
