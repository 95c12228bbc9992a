/// An address as articles are recognised by it: with `https` for `http`, without a slash at its end, and without what
/// only says by which way a reader came. Anything else than an `http` or `https` address stays as it is.
///
/// - Complexity: O(*n*). Most addresses are returned as they are, after one look at their bytes.
package func comparedAddress(_ address: String) -> String {
    if isPlain(address) { return address }
    guard let scheme = address.firstRange(of: "://"), scheme.lowerBound != address.startIndex,
        ["http", "https"].contains(address[..<scheme.lowerBound].lowercased())
    else { return address }
    var rest = address[scheme.upperBound...]
    var fragment = rest.firstIndex(of: "#").map { rest[$0...] } ?? ""
    rest = rest[..<fragment.startIndexIfAny(in: rest)]
    if isTracking(fragment.dropFirst()) { fragment = "" }
    var query = rest.firstIndex(of: "?").map { rest[$0...] } ?? ""
    rest = rest[..<query.startIndexIfAny(in: rest)]
    if !query.isEmpty {
        let kept = query.dropFirst().split(separator: "&").filter { !isTracking($0) }
        query = kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
    }
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    let host = rest.prefix { $0 != "/" }
    return "https://" + host.lowercased() + rest[host.endIndex...] + query + fragment
}

/// Whether an address is surely as it is compared: of `https`, in lower case, without a query, a fragment or a last slash.
private func isPlain(_ address: String) -> Bool {
    var address = address
    return address.withUTF8 { bytes in
        guard bytes.count > 8, bytes.last != UInt8(ascii: "/"), bytes.starts(with: Array("https://".utf8)) else {
            return false
        }
        var isInHost = true
        for byte in bytes.dropFirst(8) {
            if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { return false }
            if byte == UInt8(ascii: "/") { isInHost = false }
            // Capitals, and letters beyond ASCII, some of which are capitals.
            if isInHost, (0x41...0x5A).contains(byte) || byte >= 0x80 { return false }
        }
        return true
    }
}

extension Substring {
    /// Where this part of another text begins; that one's end if there is none.
    fileprivate func startIndexIfAny(in whole: Substring) -> Index { isEmpty ? whole.endIndex : startIndex }
}

/// Whether a part of a query, `name=value`, says by which way a reader came.
private func isTracking(_ part: Substring) -> Bool {
    // A fragment that only points at words of the page: URL Fragment Text Directives, WICG 2021.
    if part.hasPrefix(":~:text=") { return true }
    guard let end = part.firstIndex(of: "=") else { return false }
    let name = part[..<end].lowercased()
    return trackingNames.contains(name) || trackingBeginnings.contains { name.hasPrefix($0) }
}

/// Names that the makers of campaign and click counters document for links: Google Analytics and Ads (`utm_`, `gclid`),
/// Meta (`fbclid`), Microsoft (`msclkid`, `ocid`), Yandex (`yclid`), Mailchimp (`mc_`), HubSpot (`_hs`), Marketo
/// (`mkt_tok`), Matomo (`pk_`, `mtm_`), AT Internet (`at_`, `xtor`), Webtrends (`wt_mc`), Adobe (`s_cid`), Echobox.
private let trackingNames: Set<String> = [
    "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "fbclid", "msclkid", "ocid", "yclid", "mc_cid", "mc_eid", "_hsenc",
    "_hsmi", "mkt_tok", "xtor", "wt_mc", "s_cid", "igshid", "twclid", "echobox", "at_medium", "at_campaign",
    "at_custom1", "at_custom2", "at_custom3", "at_custom4",
]
private let trackingBeginnings = ["utm_", "pk_", "mtm_"]
