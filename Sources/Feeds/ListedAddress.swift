import News

/// The address that a person means by what they typed; nil if it is not one of the web's.
///
/// `example.org` means `https://example.org`. `feed:` before an address, as browsers had it, is left out, and so are the
/// words that players of podcasts put there; before a host alone they stand for `http:`. A single word is no address, but
/// for `localhost`: it is mistyped, or a heading.
package func webAddress(typed text: String) -> String? {
    var address = text.filter { !$0.isWhitespace || $0 == " " }
    while address.first == " " { address.removeFirst() }
    while address.last == " " { address.removeLast() }
    let scheme = address.prefix { $0 != ":" }.lowercased()
    if feedSchemes.contains(scheme) {
        let rest = address.dropFirst(scheme.count + 1)
        address = rest.hasPrefix("//") ? "http:" + rest : String(rest)
    }
    if !address.contains("://") {
        let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "." }
        let isScheme = address.dropFirst(scheme.count).first == ":" && scheme != "localhost"
        if address.isEmpty || isScheme || address.first == "/" || address.first == "|" { return nil }
        let host = address.prefix { $0 != "/" }
        if !host.contains(where: { $0 == "." || $0 == ":" }), host != "localhost" { return nil }
        address = "https://" + address
    }
    return address.utf8.count <= 4096 ? WebAddress(address)?.text : nil
}

/// The address that a list of feeds names, as ``webAddress(typed:)`` reads it; nil for what has blanks.
package func webAddress(listed text: String) -> String? {
    text.unicodeScalars.allSatisfy { $0.value > 0x20 } ? webAddress(typed: text) : nil
}

private let feedSchemes: Set = ["feed", "rss", "pcast", "itpc", "podcast"]
