/// What an `http` or `https` address means: whom it asks, and by what name.
///
/// Programs read odd addresses in different ways: `http://one.example\@two.example/` asks one host or the other. An
/// address is a value of this type only if all of them read it alike. Whoever fetches it hands on ``text``.
///
/// - Source: RFC 3986, section 3.2; of what it allows in a host, less is taken.
package struct WebAddress: Hashable, Sendable {
    package enum Scheme: String, Sendable { case http, https }

    /// The whole address, as it was written.
    package let text: String
    package let scheme: Scheme
    /// In lower case; an IPv6 address in its brackets.
    package let host: String
    /// The port that stands in the address; nil where it is the scheme's own.
    package let port: Int?

    /// - Returns: nil for anything else than an `http` or `https` address with a host that can be read in one way.
    package init?(_ text: String) {
        guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && !(0x7F...0xA0).contains($0.value) }),
            let end = text.firstRange(of: "://"), let scheme = Scheme(rawValue: text[..<end.lowerBound].lowercased())
        else { return nil }
        let authority = text[end.upperBound...].prefix { !"/?#".contains($0) }
        let parts = authority.split(separator: "@", omittingEmptySubsequences: false)
        // A sign beyond ASCII before the host may be a slash to some programs: they fold U+FF0F into one.
        guard parts.count <= 2, !authority.contains("\\"), let asked = parts.last,
            parts.dropLast().allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }),
            let (host, port) = hostAndPort(of: asked)
        else { return nil }
        self.text = text
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port == (scheme == .http ? 80 : 443) ? nil : port
    }

    /// Whether another address asks the same host at the same port; the port of the scheme counts as one.
    package func hasSameHost(as other: WebAddress) -> Bool { host == other.host && port == other.port }

    /// Whether its host can lie inside: it is a number, or a name that the public name service does not know.
    ///
    /// - Source: RFC 6761, RFC 6762 and RFC 8375; `internal` is reserved by ICANN, the others are in use in networks at
    ///   home and at work.
    package var isOfLocalHost: Bool {
        let labels = host.split(separator: ".")
        guard labels.count > 1, let last = labels.last, !host.hasPrefix("["), !host.hasSuffix(".home.arpa") else {
            return true
        }
        // The resolver takes names that end like this for numbers: `127.1`, `0x7f.1`.
        if last.utf8.allSatisfy({ (0x30...0x39).contains($0) }) || last.hasPrefix("0x") { return true }
        return ["localhost", "local", "internal", "lan", "home", "intranet", "corp", "private"].contains(last)
    }
}

/// The host and the port in what follows the name and password of an address; nil where they can be read in two ways.
private func hostAndPort(of text: Substring) -> (host: Substring, port: Int?)? {
    let isBracketed = text.hasPrefix("[")
    let end = isBracketed ? text.firstIndex(of: "]").map(text.index(after:)) : text.firstIndex(of: ":") ?? text.endIndex
    guard let end else { return nil }
    let (host, rest) = (text[..<end], text[end...])
    guard isBracketed ? isNumbered(host.dropFirst().dropLast()) : isNamed(host) else { return nil }
    if rest.isEmpty || rest == ":" { return (host, nil) }
    guard rest.first == ":", rest.count <= 6, rest.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let port = Int(rest.dropFirst()), port <= 65_535
    else { return nil }
    return (host, port)
}

/// Whether a text can be an IPv6 address. One with a zone is not taken: it means something on one machine only.
private func isNumbered(_ text: Substring) -> Bool {
    text.contains(":")
        && text.utf8.allSatisfy { byte in
            (0x30...0x3A).contains(byte) || (0x61...0x66).contains(byte | 0x20) || byte == 0x2E
        }
}

/// Whether a text can be the name of a host: letters and digits of any script, hyphens, dots and underscores.
private func isNamed(_ text: Substring) -> Bool {
    !text.isEmpty && !text.hasPrefix(".")
        && text.unicodeScalars.allSatisfy { scalar in
            if scalar.isASCII {
                return scalar.properties.isAlphabetic || "0123456789-._".unicodeScalars.contains(scalar)
            }
            switch scalar.properties.generalCategory {
            case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber,
                .uppercaseLetter:
                return true
            default: return false
            }
        }
}

/// A text with `***` in the place of the password of each address in it.
package func withoutPasswords(_ text: String) -> String { replacingPasswords(in: text, by: ":***") }

/// An address without the password in it.
package func withoutPassword(_ address: String) -> String { replacingPasswords(in: address, by: "") }

/// An address without the name and the password in it.
package func withoutUser(_ address: String) -> String {
    guard let start = address.firstRange(of: "://")?.upperBound else { return address }
    let authority = address[start...].prefix { !"/?#".contains($0) }
    guard let end = authority.lastIndex(of: "@") else { return address }
    return String(address[..<start] + address[address.index(after: end)...])
}

/// - Parameter replacement: what stands in the place of the password and the colon before it.
private func replacingPasswords(in text: String, by replacement: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
    var result = ""
    var rest = text[...]
    while let mark = rest.firstRange(of: "://") {
        result += rest[..<mark.upperBound]
        rest = rest[mark.upperBound...]
        let authority = rest.prefix { !"/?#".contains($0) && !$0.isWhitespace }
        if let end = authority.lastIndex(of: "@"), let colon = authority[..<end].firstIndex(of: ":") {
            result += authority[..<colon] + replacement
            rest = rest[end...]
        }
    }
    return result + rest
}
