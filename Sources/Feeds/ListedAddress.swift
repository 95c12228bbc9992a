import News

/// The address that a person means by what they typed; nil if it is not one of the web's.
///
/// `example.org` means `https://example.org`. `feed:` before an address, as browsers had it, is left out, and so are the
/// words that players of podcasts put there; before a host alone they stand for `http:`.
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
        address = "https://" + address
    }
    return address.utf8.count <= 4096 ? WebAddress(address)?.text : nil
}

/// The address that a list of feeds names, as ``webAddress(typed:)`` reads it; nil for a single word, which a list has as a
/// heading.
package func webAddress(listed text: String) -> String? {
    guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 }), let address = webAddress(typed: text) else { return nil }
    let isWord = !text.contains(":") && !text.prefix { $0 != "/" }.contains(".")
    return isWord ? nil : address
}

private let feedSchemes: Set = ["feed", "rss", "pcast", "itpc", "podcast"]
