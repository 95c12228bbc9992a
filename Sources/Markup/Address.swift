/// The whole address that a link leads to.
///
/// Nothing else is changed or escaped: people and feeds compare addresses as they were written.
///
/// - Parameters:
///   - reference: the link as written; white space around it is dropped, and so are line breaks and tabs within it.
///   - base: the address that the link is relative to. With none, or with one such as `mailto:`, the link stays as it
///     is.
/// - Returns: `reference` itself if it names a scheme, or if the base is longer than any address is: a document names one
///   base, and as many links as it likes.
/// - Source: RFC 3986, section 5.2, except that a reference with a scheme is always taken as it is.
package func resolved(_ reference: String, against base: String?) -> String {
    let reference = trimmedAddress(reference)
    guard let base, !base.isEmpty, base.utf8.count <= longestBase, AddressParts(reference).scheme == nil else {
        return reference
    }
    let (outer, inner) = (AddressParts(base), AddressParts(reference))
    if outer.scheme != nil, outer.authority == nil, !outer.path.hasPrefix("/") { return reference }
    if let authority = inner.authority {
        return AddressParts(outer.scheme, authority, withoutDots(inner.path), inner.query, inner.fragment).text
    }
    if inner.path.isEmpty {
        return AddressParts(outer.scheme, outer.authority, outer.path, inner.query ?? outer.query, inner.fragment).text
    }
    let path = inner.path.hasPrefix("/") ? inner.path : merged(inner.path, onto: outer)
    return AddressParts(outer.scheme, outer.authority, withoutDots(path), inner.query, inner.fragment).text
}

/// Bytes. Browsers and servers take some thousands.
private let longestBase = 4096

/// An address in its five parts (RFC 3986, section 3).
private struct AddressParts {
    var scheme: String?
    var authority: String?
    var path: String
    var query: String?
    var fragment: String?

    init(_ scheme: String?, _ authority: String?, _ path: String, _ query: String?, _ fragment: String?) {
        (self.scheme, self.authority, self.path) = (scheme, authority, path)
        (self.query, self.fragment) = (query, fragment)
    }

    init(_ text: String) {
        var rest = text[...]
        if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), isScheme(rest[..<colon].utf8) {
            scheme = String(rest[..<colon])
            rest = rest[rest.utf8.index(after: colon)...]
        }
        if let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
            fragment = String(rest[rest.utf8.index(after: hash)...])
            rest = rest[..<hash]
        }
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = String(rest[rest.utf8.index(after: mark)...])
            rest = rest[..<mark]
        }
        if rest.utf8.starts(with: "//".utf8) {
            rest = rest.dropFirst(2)
            let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = String(rest[..<slash])
            rest = rest[slash...]
        }
        path = String(rest)
    }

    var text: String {
        (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path
            + (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? "")
    }
}

private func isScheme(_ text: Substring.UTF8View) -> Bool {
    guard let first = text.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return text.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
    }
}

private func trimmedAddress(_ text: String) -> String {
    let isSpace = { (byte: UInt8) in byte <= 0x20 }
    let bytes = text.utf8.drop(while: isSpace).filter { $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    guard let last = bytes.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(decoding: bytes[...last], as: UTF8.self)
}

private func merged(_ path: String, onto base: AddressParts) -> String {
    if base.authority != nil, base.path.isEmpty { return "/" + path }
    guard let slash = base.path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return base.path[...slash] + path
}

/// Resolves the `.` and `..` in a path.
private func withoutDots(_ path: String) -> String {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
        String(Substring($0))
    }
    guard parts.contains(where: { $0 == "." || $0 == ".." }) else { return path }
    var kept: [String] = []
    for part in parts {
        if part == ".." {
            if kept.count > 1 || (kept.count == 1 && kept[0] != "") { kept.removeLast() }
        } else if part != "." {
            kept.append(part)
        }
    }
    if parts.last == "." || parts.last == ".." { kept.append("") }
    let isRooted = path.utf8.first == UInt8(ascii: "/")
    if isRooted, kept.first != "" { kept.insert("", at: 0) }
    return kept.count == 1 && kept[0] == "" && isRooted ? "/" : kept.joined(separator: "/")
}
