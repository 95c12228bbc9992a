import Glibc
import News

/// Decides whom a hop may reach.
///
/// A name may stand for any address, and for another one each time it is asked for. So what counts is the address that
/// a socket is opened to, or that a kept connection has.
struct AddressGuard {
    /// The proxy that takes the hop; nil where it goes straight.
    let proxy: String?
    private let allowsPrivate: Bool
    private let isPrivateNumber: Bool

    /// - Parameters:
    ///   - address: that of the hop.
    ///   - variable: the value of a variable of the environment.
    init(
        of request: Request, at address: WebAddress,
        variable: (String) -> String? = { name in getenv(name).map { String(cString: $0) } }
    ) {
        proxy = proxyAddress(for: address, value: variable)
        let isTypedHost = WebAddress(request.url)?.hasSameHost(as: address) == true
        allowsPrivate = request.allowsPrivateAddresses && isTypedHost && address.isOfLocalHost
        let number = address.host.hasPrefix("[") ? String(address.host.dropFirst().dropLast()) : address.host
        isPrivateNumber =
            address.host == "localhost" || address.host.hasSuffix(".localhost") || isPrivateNumbered(number) == true
    }

    /// Whether the address itself says that it is private and this hop must not go there. A proxy would look it up, and
    /// no socket here would show it.
    var refusesName: Bool { !allowsPrivate && isPrivateNumber }

    /// Whether a socket to an address may be opened. That of a proxy may lie anywhere: who runs the program chose it.
    func allows(_ address: UnsafePointer<sockaddr>) -> Bool {
        proxy != nil || allowsPrivate || !isPrivateAddress(address)
    }

    /// Whether a connection to an address, as a number, may carry the hop.
    func allows(number: String) -> Bool { proxy != nil || allowsPrivate || isPrivateNumbered(number) == false }
}

/// Whether a number such as `127.0.0.1` or `::1` is private; nil for what is not the number of an address. Forms that
/// only the resolver reads as one, such as `127.1`, are left to the check of the socket.
private func isPrivateNumbered(_ text: String) -> Bool? {
    var four = sockaddr_in()
    if inet_pton(AF_INET, text, &four.sin_addr) == 1 || inet_aton(text, &four.sin_addr) == 1 {
        four.sin_family = sa_family_t(AF_INET)
        return withUnsafePointer(to: &four) { isPrivate($0) }
    }
    var six = sockaddr_in6()
    guard inet_pton(AF_INET6, text, &six.sin6_addr) == 1 else { return nil }
    six.sin6_family = sa_family_t(AF_INET6)
    return withUnsafePointer(to: &six) { isPrivate($0) }
}

private func isPrivate(_ address: UnsafePointer<some Any>) -> Bool {
    address.withMemoryRebound(to: sockaddr.self, capacity: 1) { isPrivateAddress($0) }
}

/// The proxy that the environment names for an address; nil for none.
///
/// - Parameter value: the value of a variable of the environment.
/// - Source: libcurl's manual, "Environment variables": `http_proxy` counts in small letters only, because web servers
///   set the other one to what a visitor sends.
func proxyAddress(for address: WebAddress, value: (String) -> String?) -> String? {
    let names = address.scheme == .http ? ["http_proxy"] : ["https_proxy", "HTTPS_PROXY"]
    let proxy = (names + ["all_proxy", "ALL_PROXY"]).lazy.compactMap(value).first { !$0.isEmpty }
    guard let proxy, !isExempt(address.host, value("no_proxy") ?? value("NO_PROXY") ?? "") else { return nil }
    return proxy
}

/// Whether a host is in a list of those that are asked without a proxy: by its name, or one it ends with.
private func isExempt(_ host: String, _ list: String) -> Bool {
    list.lowercased().split { $0 == "," || $0 == " " }.contains { entry in
        let name = entry.drop { $0 == "." }
        return entry == "*" || host == name || host == "[\(name)]" || host.hasSuffix(".\(name)")
    }
}
