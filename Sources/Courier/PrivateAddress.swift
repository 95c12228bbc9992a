import Glibc

/// Whether a socket address lies on this machine, in a private network, or in no network at all.
///
/// - Source: RFC 6890 and the IANA special-purpose address registries.
func isPrivateAddress(_ address: UnsafePointer<sockaddr>) -> Bool {
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
        address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
            isPrivate(ipv4: UInt32(bigEndian: $0.pointee.sin_addr.s_addr))
        }
    case AF_INET6:
        address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
            withUnsafeBytes(of: address.pointee.sin6_addr) { isPrivate(ipv6: Array($0)) }
        }
    default: true
    }
}

private func isPrivate(ipv4 address: UInt32) -> Bool {
    let blocks: [(network: UInt32, bits: UInt32)] = [
        (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
        (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16),
        (0xC612_0000, 15),
        (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 4), (0xF000_0000, 4),
    ]
    return blocks.contains { address >> (32 - $0.bits) == $0.network >> (32 - $0.bits) }
}

private func isPrivate(ipv6 bytes: [UInt8]) -> Bool {
    func carried(at start: Int) -> UInt32 { bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) } }
    let opening = carried(at: 0)
    // Some carry an IPv4 address: ::ffff:0:0/96, 64:ff9b::/96 (NAT64), 2002::/16 (6to4), and what ends like ISATAP.
    if opening == 0, carried(at: 4) == 0, carried(at: 8) == 0xFFFF { return isPrivate(ipv4: carried(at: 12)) }
    if opening == 0x0064_FF9B, carried(at: 4) == 0, carried(at: 8) == 0 { return isPrivate(ipv4: carried(at: 12)) }
    if bytes[0] == 0x20, bytes[1] == 0x02 { return isPrivate(ipv4: carried(at: 2)) }
    if carried(at: 8) & ~0x0200_0000 == 0x5EFE, isPrivate(ipv4: carried(at: 12)) { return true }
    // Of the rest the world's are 2000::/3, but for 2001::/23 (protocols, Teredo), 2001:db8::/32 and 3fff::/20 (examples).
    return bytes[0] & 0xE0 != 0x20 || opening & 0xFFFF_FE00 == 0x2001_0000 || opening == 0x2001_0DB8
        || opening & 0xFFFF_F000 == 0x3FFF_0000
}
