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
        (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC0A8_0000, 16), (0xC612_0000, 15),
        (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 4), (0xF000_0000, 4),
    ]
    return blocks.contains { address >> (32 - $0.bits) == $0.network >> (32 - $0.bits) }
}

private func isPrivate(ipv6 bytes: [UInt8]) -> Bool {
    let tail = bytes.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF { return isPrivate(ipv4: tail) }
    // 64:ff9b::/96 carries an IPv4 address.
    if bytes.prefix(4).elementsEqual([0x00, 0x64, 0xFF, 0x9B]) { return isPrivate(ipv4: tail) }
    if bytes.prefix(15).allSatisfy({ $0 == 0 }) { return bytes[15] <= 1 }
    // Unique local fc00::/7, link-local fe80::/10, site-local fec0::/10, multicast ff00::/8, documentation 2001:db8::/32.
    return bytes[0] & 0xFE == 0xFC || bytes[0] == 0xFE && bytes[1] & 0x80 == 0x80 || bytes[0] == 0xFF
        || bytes.prefix(4).elementsEqual([0x20, 0x01, 0x0D, 0xB8])
}
